"""Pins: a point on the map beside an address, or instead of one. It never overrides silently."""

from dataclasses import replace

from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.places import House
from address.verdicts.findings import suggested_house
from address.verdicts.statuses import with_added
from core.model.address import (
    AddressQuery,
    Components,
    Granularity,
    Suggestion,
    Verdict,
    VerdictCode,
)
from core.model.location import Location

SAME_PLACE_METRES = 150.0
ACCURACY_ADDED_METRES = 100.0
SIGMA_MIN_METRES = 8.0
ACCURATE_METRES = 30.0  # farther off, the nearest house is a guess
NOBODY_LIVES_METRES = 2_000.0
NEAR_STREET_METRES = 500.0
PIN_CONFIDENCE = 0.9

_HAS_A_PLACE = frozenset(
    {VerdictCode.DELIVERABLE, VerdictCode.NEEDS_UNIT, VerdictCode.SUGGESTION,
     VerdictCode.MISMATCH, VerdictCode.OUTSIDE_AREA}
)  # fmt: skip


def with_pin(verdict: Verdict, query: AddressQuery, gazetteer: Gazetteer) -> Verdict:
    """The verdict once the pin is looked at too; the same one where there is no pin."""
    pin = query.pin
    if pin is None:
        return verdict
    accuracy = max(0.0, query.pin_accuracy_m or 0.0)
    sigma = max(SIGMA_MIN_METRES, accuracy)
    near = gazetteer.nearest(pin)
    if not _is_served(pin, sigma, near, gazetteer):
        if _is_elsewhere(verdict, pin, accuracy):
            return replace(verdict, verdict=VerdictCode.PIN_MISMATCH, confidence=0.5)
        return _at_pin(verdict, pin, sigma, near, VerdictCode.OUTSIDE_AREA)
    if verdict.verdict is VerdictCode.AMBIGUOUS:
        verdict = _the_one_at(verdict, pin, accuracy)
    if verdict.verdict is VerdictCode.NUMBER_UNKNOWN:
        return _new_house(verdict, pin, sigma, near)
    if verdict.verdict not in _HAS_A_PLACE or verdict.location is None:
        return _at_pin(verdict, pin, sigma, near, VerdictCode.PIN_ONLY)
    if _is_elsewhere(verdict, pin, accuracy):
        suggestions = _houses_at(near, verdict.components) if near else ()
        return replace(
            verdict,
            verdict=VerdictCode.PIN_MISMATCH,
            confidence=0.5,
            suggestions=suggestions,
        )
    if verdict.verdict is VerdictCode.DELIVERABLE and accuracy <= ACCURATE_METRES:
        # Both say the same place: the pin shows the door.
        return replace(verdict, location=pin, granularity=Granularity.ENTRANCE, sigma_m=sigma)
    return verdict


def _is_elsewhere(verdict: Verdict, pin: Location, accuracy: float) -> bool:
    """Whether the words mean a place of their own, and not the pin's."""
    if verdict.verdict not in _HAS_A_PLACE or verdict.location is None:
        return False
    reach = max(SAME_PLACE_METRES, accuracy + ACCURACY_ADDED_METRES)
    return pin.metres_to(verdict.location) > reach


def _is_served(
    pin: Location, sigma: float, near: list[tuple[float, House]], gazetteer: Gazetteer
) -> bool:
    if not gazetteer.delivers_to(pin, sigma):
        return False
    if gazetteer.house_count == 0:
        return True
    return bool(near) and near[0][0] <= NOBODY_LIVES_METRES + sigma


def _at_pin(
    verdict: Verdict,
    pin: Location,
    sigma: float,
    near: list[tuple[float, House]],
    code: VerdictCode,
) -> Verdict:
    """The place is the pin. The nearest houses are shown, never taken: beside a narrow street the
    nearest one is wrong as often as right."""
    house = near[0][1] if near else None
    components, statuses = verdict.components, verdict.statuses
    if house is not None and code is VerdictCode.PIN_ONLY:
        components = replace(
            components,
            city=house.street.city,
            postcode=house.postcode,
            country=house.country or components.country,
        )
        statuses = with_added(statuses, verdict.components, components)
    show_houses = code is VerdictCode.PIN_ONLY and sigma <= ACCURATE_METRES
    return replace(
        verdict,
        verdict=code,
        confidence=PIN_CONFIDENCE if code is VerdictCode.PIN_ONLY else 0.0,
        granularity=_granularity(sigma, near),
        components=components,
        formatted=f"{pin.lat:.5f}, {pin.lon:.5f}",
        location=pin,
        sigma_m=sigma,
        suggestions=_houses_at(near, components) if show_houses else (),
        statuses=statuses,
    )


def _granularity(sigma: float, near: list[tuple[float, House]]) -> Granularity:
    """A rough pin whose circle holds several houses shows none of them."""
    if sigma <= ACCURATE_METRES:
        return Granularity.ENTRANCE
    is_one_of_several = len([metres for metres, _ in near if metres <= sigma]) > 1
    if is_one_of_several or sigma > SAME_PLACE_METRES:
        return Granularity.STREET
    return Granularity.BUILDING


def _new_house(
    verdict: Verdict, pin: Location, sigma: float, near: list[tuple[float, House]]
) -> Verdict:
    """ "It is new: here is a pin" on a street that we know."""
    there = verdict.location
    if there is not None and pin.metres_to(there) > NEAR_STREET_METRES:
        return replace(verdict, verdict=VerdictCode.PIN_MISMATCH, confidence=0.3)
    return replace(
        verdict,
        verdict=VerdictCode.PIN_ONLY,
        confidence=PIN_CONFIDENCE,
        granularity=_granularity(sigma, near),
        location=pin,
        sigma_m=sigma,
        suggestions=_houses_at(near, verdict.components),
    )


def _the_one_at(verdict: Verdict, pin: Location, accuracy: float) -> Verdict:
    """The pin says which of several."""
    reach = max(SAME_PLACE_METRES, accuracy + ACCURACY_ADDED_METRES)
    there = [
        one for one in verdict.suggestions if one.location and pin.metres_to(one.location) <= reach
    ]
    if len(there) != 1:
        return verdict
    return replace(
        verdict,
        verdict=VerdictCode.DELIVERABLE,
        confidence=0.97,
        components=there[0].components,
        formatted=there[0].formatted,
        location=there[0].location,
        suggestions=(),
    )


def _houses_at(near: list[tuple[float, House]], like: Components) -> tuple[Suggestion, ...]:
    bare = Components(
        country=like.country, unit=like.unit, entrance=like.entrance, floor=like.floor
    )
    return tuple(suggested_house(house, bare, max(0.0, 1 - metres / 200)) for metres, house in near)
