"""An address: its components, and the verdict on whether it is really there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from core.model.location import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Components:
    """The parts of an address; each may be unknown."""

    street: str | None = None
    house_number: str | None = None
    unit: str | None = None
    entrance: str | None = None
    floor: str | None = None
    postcode: str | None = None
    city: str | None = None
    district: str | None = None
    region: str | None = None
    country: str | None = None

    def is_same_house(self, other: Self) -> bool:
        """Whether both name one building; a part that is not told contradicts nothing."""
        if self.street is None or other.street is None:
            return False
        pairs = (
            (self.street, other.street),
            (self.house_number, other.house_number),
            (self.city, other.city),
        )
        return all(
            a is None or b is None or a.strip().casefold() == b.strip().casefold() for a, b in pairs
        )


class VerdictCode(StrEnum):
    """One code, one next step of the conversation."""

    DELIVERABLE = "deliverable"
    SUGGESTION = "suggestion"
    MISMATCH = "mismatch"
    AMBIGUOUS = "ambiguous"
    NEEDS_HOUSE_NUMBER = "needs_house_number"
    NUMBER_UNKNOWN = "number_unknown"
    NEEDS_UNIT = "needs_unit"
    PIN_ONLY = "pin_only"
    PIN_MISMATCH = "pin_mismatch"
    OUTSIDE_AREA = "outside_area"
    NOT_FOUND = "not_found"
    NOT_AN_ADDRESS = "not_an_address"


class Granularity(StrEnum):
    ENTRANCE = "entrance"
    BUILDING = "building"
    INTERPOLATED = "interpolated"
    STREET = "street"
    POSTCODE = "postcode"
    CITY = "city"
    NONE = "none"


class ComponentStatus(StrEnum):
    """What we make of one component of an address."""

    MATCHED = "matched"
    CORRECTED = "corrected"
    ADDED = "added"  # not typed, known
    UNCONFIRMED = "unconfirmed"  # typed, and nobody knows of it
    CONFLICTING = "conflicting"
    MISSING = "missing"  # not typed, not known, and wanted


# Good enough to drive to without another question about the place.
ROUTABLE = frozenset({Granularity.ENTRANCE, Granularity.BUILDING, Granularity.INTERPOLATED})
_SETTLED = frozenset(
    {VerdictCode.DELIVERABLE, VerdictCode.NEEDS_UNIT, VerdictCode.SUGGESTION, VerdictCode.PIN_ONLY}
)
_OPEN = frozenset({VerdictCode.AMBIGUOUS, VerdictCode.MISMATCH, VerdictCode.NEEDS_HOUSE_NUMBER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """An address that may be meant; `score` between 0 and 1."""

    formatted: str
    components: Components
    location: Location | None
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A component as it was written and as it is; None where it was added or dropped."""

    component: str
    written: str | None
    corrected: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instructions:
    """What the line said beside the address, word for word."""

    gate_code: str | None = None
    floor: str | None = None
    phone: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What we make of an address. `sigma_m` is the standard error of `location` in metres."""

    verdict: VerdictCode
    confidence: float
    granularity: Granularity = Granularity.NONE
    components: Components = field(default_factory=Components)
    formatted: str = ""
    location: Location | None = None
    sigma_m: float | None = None
    suggestions: tuple[Suggestion, ...] = ()
    corrections: tuple[Correction, ...] = ()
    instructions: Instructions | None = None
    # By component; one that is neither typed, nor known, nor wanted is not in it.
    statuses: Mapping[str, ComponentStatus] = field(default_factory=dict, hash=False)

    @property
    def contradicted(self) -> str:
        """The postcode and the town that were written and are not this street's; often nothing."""
        if self.verdict is not VerdictCode.MISMATCH:
            return ""
        parts = {one.component: one.written for one in self.corrections if one.written}
        return " ".join(parts[name] for name in ("postcode", "city") if name in parts)

    @property
    def as_told(self) -> str:
        """One line for people: what was written stands in it until somebody has put it right."""
        street, _, _ = self.formatted.partition(", ")
        return f"{street}, {self.contradicted}" if self.contradicted else self.formatted

    @property
    def town(self) -> str | None:
        """Where it is, unless that is one of several towns, or a slip."""
        city = self.components.city
        others = {one.components.city for one in self.suggestions}
        is_open = self.verdict in _OPEN
        return None if is_open and others - {city} else city

    @property
    def is_located(self) -> bool:
        """Whether one could drive there: the place is known, whatever is still to be asked."""
        return (
            self.location is not None and self.granularity in ROUTABLE and self.verdict in _SETTLED
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressQuery:
    """What somebody told: words, components, a pin, or several of them."""

    text: str | None = None
    components: Components | None = None
    country: str | None = None
    pin: Location | None = None
    pin_accuracy_m: float | None = None
    language: str | None = None
    home_town: str | None = None  # where the delivery goes so far; nobody typed it
    accept_unknown: bool = False  # the number is right, says its person, though nobody knows it
