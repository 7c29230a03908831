"""An address as it is told to us, and our verdict on it as we tell it back."""

from typing import Annotated

import msgspec
from msgspec import Meta

from web.api.wire.shapes import Country, Name, Point, Text, Time, Wire


class Components(Wire, frozen=True, kw_only=True):
    street: Name | None = None
    house_number: Name | None = None
    unit: Name | None = None
    entrance: Name | None = None
    floor: Name | None = None
    postcode: Name | None = None
    city: Name | None = None
    district: Name | None = None
    region: Name | None = None
    country: Country | None = None


class ToldAddress(Wire, frozen=True, kw_only=True):
    """At least one of `text`, `components` and `location`. `accept_unknown`: a house number that
    nobody knows is right; it is placed between its neighbours."""

    text: Annotated[str, Meta(min_length=1, max_length=1000)] | None = None
    components: Components | None = None
    location: Point | None = None
    country: Country | None = None
    accept_unknown: bool = False


class VerdictSuggestion(Wire, frozen=True, kw_only=True):
    formatted: str
    components: Components
    location: Point | None
    score: float


class VerdictCorrection(Wire, frozen=True, kw_only=True):
    component: str
    written: str | None = msgspec.field(name="from")
    corrected: str | None = msgspec.field(name="to")


class VerdictInstructions(Wire, frozen=True, kw_only=True):
    gate_code: str | None = None
    floor: str | None = None
    phone: str | None = None
    note: str | None = None


class Verdict(Wire, frozen=True, kw_only=True):
    """`id` is the delivery's."""

    id: str
    verdict: str
    confidence: float
    granularity: str
    components: Components
    formatted: str
    location: Point | None
    sigma_m: float | None
    suggestions: list[VerdictSuggestion]
    corrections: list[VerdictCorrection]
    instructions: VerdictInstructions | None
    statuses: dict[str, str]


class Confirmed(Wire, frozen=True, kw_only=True):
    at: Time
    by: str


class Address(Wire, frozen=True, kw_only=True):
    """As it was told, with the verdict. `location` is where the courier goes, once known;
    `unproved`: by a number that only the recipient knows."""

    text: Text | None
    components: Components | None
    country: str | None
    location: Point | None
    formatted: str
    unproved: bool
    verdict: Verdict | None
    confirmed: Confirmed | None
