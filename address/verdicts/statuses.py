"""Statuses: component by component, whether what was typed is so, was corrected, or is unknown."""

from collections.abc import Mapping
from dataclasses import replace

from address.lines.door_tokens import DoorFacts
from address.lines.number_reading import Fit
from address.lines.reading import Reading
from address.matching.match import Agreement, Candidate
from address.matching.once_called import is_once_called
from core.model.address import Components, ComponentStatus, Verdict, VerdictCode

AS_WRITTEN_SIMILARITY = 0.985
DOOR = ("unit", "entrance", "floor")

_OF_NUMBER = {Fit.EXACT: ComponentStatus.MATCHED, Fit.BASE: ComponentStatus.CORRECTED,
              Fit.MISSING: ComponentStatus.UNCONFIRMED,
              Fit.NOT_TYPED: ComponentStatus.MISSING}  # fmt: skip
_OF_AGREEMENT = {Agreement.SAME: ComponentStatus.MATCHED,
                 Agreement.MISSPELT: ComponentStatus.CORRECTED,
                 Agreement.OTHER: ComponentStatus.CONFLICTING,
                 Agreement.NOT_KNOWN: ComponentStatus.UNCONFIRMED}  # fmt: skip

type Statuses = Mapping[str, ComponentStatus]


def statuses_of(
    candidate: Candidate, components: Components, reading: Reading, door: DoorFacts
) -> Statuses:
    """Of an address that was found, or of its street."""
    is_near = candidate.similarity >= AS_WRITTEN_SIMILARITY
    as_written = is_near and not is_once_called(candidate, reading)
    found = {
        "street": ComponentStatus.MATCHED if as_written else ComponentStatus.CORRECTED,
        "house_number": _OF_NUMBER[candidate.fit],
    }
    for name, agreement in (("postcode", candidate.postcode), ("city", candidate.town)):
        if agreement in _OF_AGREEMENT:
            found[name] = _OF_AGREEMENT[agreement]
        elif getattr(components, name) is not None:
            found[name] = ComponentStatus.ADDED
    if reading.district is not None:
        house = candidate.house
        known = house is not None and house.district == reading.district
        found["district"] = ComponentStatus.MATCHED if known else ComponentStatus.UNCONFIRMED
    elif components.district is not None:
        found["district"] = ComponentStatus.ADDED
    if components.region is not None:
        found["region"] = ComponentStatus.ADDED
    if components.country is not None:
        typed = reading.country_span is not None
        found["country"] = ComponentStatus.MATCHED if typed else ComponentStatus.ADDED
    entrances = candidate.house.entrances if candidate.house else ()
    known_door = door.entrance and any(
        entrance.ref.casefold() == door.entrance.casefold() for entrance in entrances
    )
    found = dict(with_door(found, components))
    if known_door:
        found["entrance"] = ComponentStatus.MATCHED
    return found


def statuses_of_words(components: Components) -> Statuses:
    """Where no street was found: what was typed is unconfirmed, what is wanted is missing."""
    found = dict.fromkeys(("street", "house_number"), ComponentStatus.MISSING)
    for name in ("street", "house_number", "postcode", "city", "district"):
        if getattr(components, name) is not None:
            found[name] = ComponentStatus.UNCONFIRMED
    return with_door(found, components)


def with_door(statuses: Statuses, components: Components) -> Statuses:
    """Flat, staircase and floor are as they were told; no source knows all of them."""
    found = {name: status for name, status in statuses.items() if name not in DOOR}
    for name in DOOR:
        if getattr(components, name) is not None:
            matched = statuses.get(name) is ComponentStatus.MATCHED
            found[name] = ComponentStatus.MATCHED if matched else ComponentStatus.UNCONFIRMED
    return found


def with_added(statuses: Statuses, told: Components, known: Components) -> Statuses:
    """Says of the components that the place itself told that they were added."""
    added = {
        name: ComponentStatus.ADDED
        for name in ("postcode", "city", "country")
        if getattr(known, name) not in (None, getattr(told, name))
    }
    return {**statuses, **added}


def with_unit_wanted(verdict: Verdict) -> Verdict:
    """Says that the flat is missing where the verdict asks for it."""
    if verdict.verdict is not VerdictCode.NEEDS_UNIT:
        return verdict
    return replace(verdict, statuses={**verdict.statuses, "unit": ComponentStatus.MISSING})
