"""Findings: a matched candidate put into the words of a verdict: components, place, corrections."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from address.gazetteers.places import House, Street
from address.language.formatting import formatted
from address.language.words import floor_words
from address.lines.door_tokens import DoorFacts
from address.lines.number_reading import Fit
from address.lines.numbers import base_of, key_of, stands_for
from address.lines.reading import Reading
from address.lines.town_reading import Span
from address.matching.match import Agreement, Candidate, towns_beside
from address.matching.once_called import is_once_called
from address.verdicts.statuses import AS_WRITTEN_SIMILARITY
from core.model.address import (
    Components,
    Correction,
    Granularity,
    Instructions,
    Suggestion,
    Verdict,
)
from core.model.location import Location

SIGMA_ENTRANCE_METRES = 8.0
SIGMA_HOUSE_METRES = 25.0
SIGMA_IN_RANGE_METRES = 40.0
SIGMA_INTERPOLATED_METRES = 20.0
SIGMA_STREET_METRES = 150.0
NEIGHBOUR_NUMBERS_MAX = 24
POSTCODE_DIGITS = 5  # so many belong to no house


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A point with how it was found and its standard error."""

    location: Location | None = None
    granularity: Granularity = Granularity.NONE
    sigma_m: float | None = None


def components_of(
    candidate: Candidate, door: DoorFacts, reading: Reading, *, number: str | None = None
) -> Components:
    """The address that was found, with what was said of the door."""
    street, house = candidate.street, candidate.house
    return Components(
        street=street.name,
        house_number=number or (number_shown(candidate, reading) if house else None),
        unit=door.unit,
        entrance=door.entrance,
        floor=door.floor,
        postcode=_postcode_shown(candidate, reading),
        city=street.city or _town_typed(candidate, reading),
        district=reading.district or (house.district if house else None),
        region=house.region if house else None,
        country=(house.country if house else None) or street.country or reading.country,
    )


def _town_typed(candidate: Candidate, reading: Reading) -> str | None:
    """A town that was typed of a house whose town nobody knows."""
    towns = towns_beside(reading, candidate.street_span)
    return towns[0][0].name if towns else None


def _postcode_shown(candidate: Candidate, reading: Reading) -> str | None:
    """What was typed where it may be so, else what is known."""
    if candidate.house is None:
        return _only_postcode(candidate.street, reading)
    may_be = candidate.postcode in (Agreement.SAME, Agreement.NOT_KNOWN)
    return reading.postcode if may_be else candidate.house.postcode


def _only_postcode(street: Street, reading: Reading) -> str | None:
    codes = {code for house in street.all_houses() for code in house.postcodes}
    if reading.postcode in codes:
        return reading.postcode
    return next(iter(codes)) if len(codes) == 1 else None


def number_shown(candidate: Candidate, reading: Reading) -> str:
    """The number as the gazetteer writes it; within "1-5" the one that was asked for."""
    assert candidate.house is not None
    number = candidate.house.number
    if candidate.number is not None and is_in_range(candidate):
        return candidate.number.key
    return number


def is_in_range(candidate: Candidate) -> bool:
    """The house is known only as part of a longer number: 3 of "1-5"."""
    if candidate.house is None or candidate.number is None:
        return False
    return candidate.number.key not in ("", key_of(candidate.house.number))


def suggestion_of(candidate: Candidate, door: DoorFacts, reading: Reading) -> Suggestion:
    components = components_of(candidate, door, reading)
    return Suggestion(
        formatted=formatted(components),
        components=components,
        location=place_of(candidate, door).location,
        score=round(max(0.0, min(1.0, candidate.score)), 3),
    )


def suggestion_as_found(verdict: Verdict) -> Suggestion:
    """An address that was found, as one to choose from."""
    return Suggestion(
        formatted=verdict.formatted,
        components=verdict.components,
        location=verdict.location,
        score=verdict.confidence,
    )


def suggested_house(house: House, like: Components, score: float) -> Suggestion:
    """Another house of the street, behind the same door words."""
    components = replace(
        like,
        street=house.street.name,
        house_number=house.number,
        postcode=house.postcode,
        city=house.street.city,
        district=house.district,
        country=house.country or like.country,
    )
    return Suggestion(
        formatted=formatted(components),
        components=components,
        location=house.location,
        score=round(score, 3),
    )


def place_of(candidate: Candidate, door: DoorFacts) -> Place:
    """Where the candidate stands: at its entrance if that is known."""
    house = candidate.house
    if house is None:
        granularity = Granularity.STREET if candidate.street.location else Granularity.NONE
        return Place(
            location=candidate.street.location,
            granularity=granularity,
            sigma_m=SIGMA_STREET_METRES if candidate.street.location else None,
        )
    for entrance in house.entrances:
        if door.entrance and entrance.ref.casefold() == door.entrance.casefold():
            return Place(
                location=Location(entrance.lat, entrance.lon),
                granularity=Granularity.ENTRANCE,
                sigma_m=SIGMA_ENTRANCE_METRES,
            )
    sigma = SIGMA_IN_RANGE_METRES if is_in_range(candidate) else SIGMA_HOUSE_METRES
    if house.level is Granularity.INTERPOLATED:
        sigma = SIGMA_INTERPOLATED_METRES
    return Place(location=house.location, granularity=house.level, sigma_m=house.sigma_m or sigma)


def interpolated(street: Street, key: str) -> Place:
    """Where a number that the street does not have would stand: between its neighbours."""
    wanted = base_of(key)
    numbered = [
        (number, house)
        for house in street.all_houses()
        if stands_for(house.number) and (number := base_of(stands_for(house.number)[0])) is not None
    ]
    if wanted is None or not numbered:
        return Place(
            location=street.location,
            granularity=Granularity.STREET if street.location else Granularity.NONE,
            sigma_m=SIGMA_STREET_METRES if street.location else None,
        )
    same_side = [pair for pair in numbered if (pair[0] - wanted) % 2 == 0]
    below = max((pair for pair in same_side if pair[0] <= wanted), default=None, key=_number)
    above = min((pair for pair in same_side if pair[0] >= wanted), default=None, key=_number)
    if below and above and above[0] - below[0] <= NEIGHBOUR_NUMBERS_MAX:
        share = 0.5 if above[0] == below[0] else (wanted - below[0]) / (above[0] - below[0])
        lat = below[1].lat + share * (above[1].lat - below[1].lat)
        lon = below[1].lon + share * (above[1].lon - below[1].lon)
        between = below[1].location.metres_to(above[1].location)
        return Place(
            location=Location(lat, lon),
            granularity=Granularity.INTERPOLATED,
            sigma_m=max(SIGMA_INTERPOLATED_METRES, round(between / 4, 1)),
        )
    nearest = min(numbered, key=lambda pair: (abs(pair[0] - wanted), pair[1].number))[1]
    return Place(
        location=nearest.location, granularity=Granularity.STREET, sigma_m=SIGMA_STREET_METRES
    )


def _number(pair: tuple[int, House]) -> tuple[int, str]:
    return pair[0], pair[1].number


def corrections_of(candidate: Candidate, reading: Reading) -> tuple[Correction, ...]:
    """What was written otherwise than it is, a street's old name too; other languages and
    abbreviations are no mistakes."""
    found: list[Correction] = []
    if candidate.similarity < AS_WRITTEN_SIMILARITY or is_once_called(candidate, reading):
        written = reading.written(candidate.street_span)
        found.append(
            Correction(component="street", written=written, corrected=candidate.street.name)
        )
    number, house = candidate.number, candidate.house
    for span in _refusals(reading):
        words = {token.folded for token in reading.tokens[slice(*span)]}
        kind = "floor" if words & floor_words(reading.country) else "house_number"
        if not any(token.is_number for token in reading.tokens[slice(*span)]):
            kind = "street"  # "not Annankatu"
        elif all(len(word) >= POSTCODE_DIGITS for word in words if word.isdecimal()):
            kind = "postcode"
        found.append(Correction(component=kind, written=reading.written(span), corrected=None))
    if number is not None and house is not None and candidate.fit is Fit.BASE:
        written = reading.written(number.span)
        found.append(
            Correction(
                component="house_number",
                written=written,
                corrected=number_shown(candidate, reading),
            )
        )
    postcode = _postcode_shown(candidate, reading)
    if reading.postcode is not None and reading.postcode != postcode:
        found.append(Correction(component="postcode", written=reading.postcode, corrected=postcode))
    if candidate.town in (Agreement.OTHER, Agreement.MISSPELT):
        written = reading.written(towns_beside(reading, candidate.street_span)[0][1])
        found.append(Correction(component="city", written=written, corrected=candidate.street.city))
    return tuple(found)


def _refusals(reading: Reading) -> list[Span]:
    """What is refused, each with its number: "12, 00120 Helsinki is wrong" is one."""
    spans: list[Span] = []
    for place in sorted(reading.refused):
        start, end = spans[-1] if spans else (place, place)
        told = any(reading.tokens[at].is_number for at in range(start, end))
        more = any(reading.tokens[at].is_number for at in reading.refused if at >= place)
        if spans and (end == place or not (told and more)):
            spans[-1] = (start, place + 1)
        else:
            spans.append((place, place + 1))
    return spans


def instructions_of(door: DoorFacts, phones: Sequence[str]) -> Instructions | None:
    """What the line said beside the address; None where it said nothing."""
    phone = phones[0] if phones else None
    rest = [*phones[1:], *([door.note] if door.note else [])]
    note = ", ".join(rest) or None
    if not (door.code or door.floor or phone or note):
        return None
    return Instructions(gate_code=door.code, floor=door.floor, phone=phone, note=note)
