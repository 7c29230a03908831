"""Pins: a point on the map beside an address, or instead of one. It never overrides silently."""

from dataclasses import replace

from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.places import House
from address.lines.numbers import base_of, key_of, stands_for
from address.verdicts.findings import suggested_house
from address.verdicts.named_places import named_elsewhere
from address.verdicts.statuses import with_added
from core.model.address import (
    AddressQuery,
    Components,
    ComponentStatus,
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
NEW_NUMBERS_MIN = 24  # so far a short street may have grown; a long one by as much as it was
PIN_CONFIDENCE = 0.9
TORN_CONFIDENCE = 0.5

type Near = list[tuple[float, House]]

_HAS_A_PLACE = frozenset(
    {VerdictCode.DELIVERABLE, VerdictCode.NEEDS_UNIT, VerdictCode.SUGGESTION,
     VerdictCode.MISMATCH, VerdictCode.OUTSIDE_AREA}
)  # fmt: skip


def with_pin(
    verdict: Verdict, query: AddressQuery, words: str | None, gazetteer: Gazetteer
) -> Verdict:
    """The verdict once the pin is looked at too; the same one where there is no pin. `words` is
    the line that the verdict is about."""
    pin = query.pin
    if pin is None:
        return verdict
    accuracy = max(0.0, query.pin_accuracy_m or 0.0)
    sigma = max(SIGMA_MIN_METRES, accuracy)
    near = gazetteer.nearest(pin)
    if not _is_served(pin, sigma, near, gazetteer):
        if _is_elsewhere(verdict, pin, accuracy):
            return _torn(verdict, [])
        return _at_pin(verdict, pin, sigma, near, VerdictCode.OUTSIDE_AREA)
    if verdict.verdict is VerdictCode.AMBIGUOUS:
        verdict = _the_one_at(verdict, pin, accuracy)
        if verdict.verdict is not VerdictCode.DELIVERABLE:
            return verdict
    if verdict.verdict not in _HAS_A_PLACE or verdict.location is None:
        return _beside_words(verdict, query, words, near, gazetteer)
    if _is_elsewhere(verdict, pin, accuracy):
        return _torn(verdict, near)
    if verdict.verdict is VerdictCode.DELIVERABLE and accuracy <= ACCURATE_METRES:
        # Both say the same place: the pin shows the door.
        return replace(verdict, location=pin, granularity=Granularity.ENTRANCE, sigma_m=sigma)
    return verdict


def _beside_words(
    verdict: Verdict,
    query: AddressQuery,
    words: str | None,
    near: Near,
    gazetteer: Gazetteer,
) -> Verdict:
    """A pin by words that name no house: it is the place, unless they name another."""
    pin = query.pin
    assert pin is not None
    sigma = max(SIGMA_MIN_METRES, query.pin_accuracy_m or 0.0)
    elsewhere = named_elsewhere(verdict, words, pin, gazetteer) if words else None
    if elsewhere is not None:
        return _torn(elsewhere, near)
    if verdict.verdict is VerdictCode.NUMBER_UNKNOWN:
        return _new_house(verdict, query, sigma, near)
    return _at_pin(verdict, pin, sigma, near, VerdictCode.PIN_ONLY)


def _torn(verdict: Verdict, near: Near) -> Verdict:
    """The words say one place and the pin another: whoever lives there says which."""
    return replace(
        verdict,
        verdict=VerdictCode.PIN_MISMATCH,
        confidence=TORN_CONFIDENCE,
        suggestions=_houses_at(near, verdict.components),
    )


def _is_elsewhere(verdict: Verdict, pin: Location, accuracy: float) -> bool:
    """Whether the words mean a place of their own, and not the pin's."""
    if verdict.verdict not in _HAS_A_PLACE or verdict.location is None:
        return False
    reach = max(SAME_PLACE_METRES, accuracy + ACCURACY_ADDED_METRES)
    return pin.metres_to(verdict.location) > reach


def _is_served(pin: Location, sigma: float, near: Near, gazetteer: Gazetteer) -> bool:
    if not gazetteer.delivers_to(pin, sigma):
        return False
    if gazetteer.house_count == 0:
        return True
    return bool(near) and near[0][0] <= NOBODY_LIVES_METRES + sigma


def _at_pin(
    verdict: Verdict,
    pin: Location,
    sigma: float,
    near: Near,
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


def _granularity(sigma: float, near: Near) -> Granularity:
    """A rough pin whose circle holds several houses shows none of them."""
    if sigma <= ACCURATE_METRES:
        return Granularity.ENTRANCE
    is_one_of_several = len([metres for metres, _ in near if metres <= sigma]) > 1
    if is_one_of_several or sigma > SAME_PLACE_METRES:
        return Granularity.STREET
    return Granularity.BUILDING


def _new_house(verdict: Verdict, query: AddressQuery, sigma: float, near: Near) -> Verdict:
    """ "It is new: here is a pin" on a street that we know."""
    pin, there = query.pin, verdict.location
    is_away = (
        there is not None and pin is not None and pin.metres_to(there) > _reach(verdict, sigma)
    )
    if is_away or not (query.accept_unknown or _may_be_new(verdict)):
        torn = {**verdict.statuses, "house_number": ComponentStatus.CONFLICTING}
        return _torn(replace(verdict, statuses=torn), near)
    return replace(
        verdict,
        verdict=VerdictCode.PIN_ONLY,
        confidence=PIN_CONFIDENCE,
        granularity=_granularity(sigma, near),
        location=pin,
        sigma_m=sigma,
        suggestions=_houses_at(near, verdict.components),
    )


def _reach(verdict: Verdict, sigma: float) -> float:
    """How far from where a number would stand its house may be: between two that are known not
    far, beyond the last one of the street farther."""
    if verdict.granularity is not Granularity.INTERPOLATED:
        return NEAR_STREET_METRES
    between = 2 * (verdict.sigma_m or 0.0)
    return max(SAME_PLACE_METRES, between) + sigma


def _may_be_new(verdict: Verdict) -> bool:
    """A street that ends at 24 has grown by a few houses since, and by no hundreds."""
    wanted = base_of(key_of(verdict.components.house_number or ""))
    known = [
        number
        for one in verdict.suggestions
        for key in stands_for(one.components.house_number or "")
        if (number := base_of(key)) is not None
    ]
    if wanted is None or not known:
        return True
    nearest = min(known, key=lambda number: abs(number - wanted))
    return abs(nearest - wanted) <= max(NEW_NUMBERS_MIN, nearest)


def _the_one_at(verdict: Verdict, pin: Location, accuracy: float) -> Verdict:
    """The pin says which of several, if it stands by one of them."""
    reach = max(SAME_PLACE_METRES, accuracy + ACCURACY_ADDED_METRES)
    there = [
        one for one in verdict.suggestions if one.location and pin.metres_to(one.location) <= reach
    ]
    if not there:
        return replace(verdict, verdict=VerdictCode.PIN_MISMATCH, confidence=TORN_CONFIDENCE)
    if len(there) > 1:
        return replace(verdict, suggestions=tuple(there))
    return replace(
        verdict,
        verdict=VerdictCode.DELIVERABLE,
        confidence=0.97,
        components=there[0].components,
        formatted=there[0].formatted,
        location=there[0].location,
        suggestions=(),
    )


def _houses_at(near: Near, like: Components) -> tuple[Suggestion, ...]:
    bare = Components(
        country=like.country, unit=like.unit, entrance=like.entrance, floor=like.floor
    )
    return tuple(suggested_house(house, bare, max(0.0, 1 - metres / 200)) for metres, house in near)
