"""A plan's update: a planner's new version replaces the old one, and what we promised since stays.

What people were told is hard: a plan that misses a promise or a hold is refused, with the list of
them. What the planner itself wished and our travel times deny is its own affair.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice, pairwise, permutations

from core.model.route import Route, Stop, StopState
from slots.booking import inserted, retimed, starts
from slots.insertion import by_cost, fits
from slots.legs import Legs, Point
from slots.openings import is_told
from slots.schedule import (
    WEIGHT_KG_TOLERATED,
    Broken,
    Why,
    behind,
    points_of,
    schedule,
)
from slots.seconds import bounds, not_earlier, not_later
from slots.timetable import meets

ORDERS_TRIED_MAX = 24
EARLY_MAX = timedelta(hours=1)  # whoever was served sooner than that before their window, was not
LATE_MAX = timedelta(hours=6)  # so late a planner may let a vehicle come home


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """The route to keep. `broken`: the keys whose promise or hold it no longer keeps."""

    route: Route
    broken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BreaksPromises:
    """The keys of the promised and held stops that the plan would miss."""

    keys: tuple[str, ...]


def adopt(
    old: Route | None,
    new: Route,
    legs: Legs,
    now: datetime | None = None,
) -> Adopted | BreaksPromises:
    """Take the new plan if everything that people were told can be kept. `now`: before a vehicle
    leaves nothing on its route can be over, and long before a window nothing that is told it.
    """
    adopted = adopt_by_force(old, new, legs, now)
    return BreaksPromises(adopted.broken) if adopted.broken else adopted


def adopt_by_force(
    old: Route | None,
    new: Route,
    legs: Legs,
    now: datetime | None = None,
) -> Adopted:
    """Take the new plan whatever it breaks, and say what that is.

    A broken stop stays where the planner wants it, without a window; one that the plan has no room
    for is left out.
    """
    missed = missed_by(new, legs, old, now)
    kept = replace(
        new, stops=tuple(_freed(stop) if stop.key in missed else stop for stop in new.stops)
    )
    lost, again = _lacking(old, new, now)
    firm = tuple(stop for stop in again if not stop.standby)
    route, unplaced = _with_all(kept, firm, legs, old, now)
    for stop in again:
        if stop.standby:
            route = _with(stop, route, legs, now) or route
    return Adopted(route=route, broken=(*missed, *lost, *unplaced, *_given_up(old, new, now)))


def _given_up(old: Route | None, new: Route, now: datetime | None) -> tuple[str, ...]:
    """What people were told and the plan calls over, before its vehicle has left or long before
    their window."""
    if old is None or now is None:
        return ()
    over = {stop.key for stop in new.stops if stop.state is not StopState.PLANNED}
    return tuple(
        stop.key
        for stop in old.stops
        if is_told(stop)
        and stop.state is StopState.PLANNED
        and stop.key in over
        and (now < new.start.at or _is_long_before(stop, now))
    )


def _is_long_before(stop: Stop, now: datetime) -> bool:
    return stop.window is not None and now < stop.window.start - EARLY_MAX


def missed_by(
    route: Route, legs: Legs, old: Route | None = None, now: datetime | None = None
) -> tuple[str, ...]:
    """The promised and held stops ahead that this plan does not serve in their window, in its
    shift, with a vehicle that gets there and takes them.

    Judged by our travel times and by what the planner itself says: a stop that it plans to begin
    after its window, or before it without time to wait, is missed as well. So is one that nobody
    can tell the time of. A vehicle that was too big for a door before may stay so. Who stands
    before a visit that is over has been passed by, which `now` may be too early for.
    """
    ends, points = not_later(route.end.at), points_of(route)
    crowded = _crowded_out(route)
    told = [not_earlier(stop.arrival) if stop.arrival else None for stop in route.stops]
    missed, passed = [], behind(route)
    for index, at in enumerate(starts(route, legs)):
        stop = route.stops[index]
        if not is_told(stop) or stop.window is None:
            continue
        if index < passed:
            if stop.state is StopState.PLANNED and _cannot_be_over(stop, now):
                missed.append(stop.key)
            continue
        opens, closes = bounds(stop.window)
        planned = told[index]
        is_late = at is None or at > closes or (planned is not None and planned > closes)
        is_late |= at is not None and at + stop.service_seconds > ends
        follows = next((later for later in told[index + 1 :] if later is not None), None)
        is_early = (
            planned is not None
            and planned < opens
            and follows is not None
            and follows < opens + stop.service_seconds
        )
        around = points[index : index + 3]
        is_out_of_reach = not _is_reached(around, legs) or not _gets_there(route, stop, old)
        if is_late or is_early or is_out_of_reach or stop.key in crowded:
            missed.append(stop.key)
    return tuple(missed)


def _cannot_be_over(stop: Stop, now: datetime | None) -> bool:
    return now is not None and stop.window is not None and now < stop.window.start


def _crowded_out(route: Route) -> set[str]:
    """Whom the vehicle has no room for, beside those who were told a window and come before. What
    else it carries is the planner's to weigh."""
    units, weight_kg, crowded = 0, 0.0, set()
    vehicle, counted = route.vehicle, set()
    for stop in route.stops[behind(route) :]:
        who = stop.delivery or stop.key
        if not is_told(stop) or who in counted:
            continue
        units, weight_kg = units + stop.units, weight_kg + stop.weight_kg
        is_heavy = weight_kg > vehicle.weight_kg + WEIGHT_KG_TOLERATED
        if units > vehicle.units or is_heavy:
            units, weight_kg = units - stop.units, weight_kg - stop.weight_kg
            crowded.add(stop.key)
        else:
            counted.add(who)
    return crowded


def _gets_there(route: Route, stop: Stop, old: Route | None) -> bool:
    """One that was too big for the door already may stay: the door was told later."""
    before = old.vehicle if old is not None and old.stop_of(stop.key) is not None else None
    was_too_big = before is not None and not meets(before, stop.needs)
    return was_too_big or meets(route.vehicle, stop.needs)


def _is_reached(around: Sequence[Point], legs: Legs) -> bool:
    """Whether some road leads there or on from there, of those that the routing engine told."""
    ways = pairwise(around)
    return any(one == other or legs.leg(one, other) is not None for one, other in ways)


def _lacking(
    old: Route | None, new: Route, now: datetime | None
) -> tuple[tuple[str, ...], tuple[Stop, ...]]:
    """What people were told and the new plan lacks: what the planner dropped, what it never saw."""
    if old is None:
        return (), ()
    there = {stop.key for stop in new.stops}
    lacking = [
        stop
        for stop in _awaited(old, now)
        if is_told(stop) and stop.state is StopState.PLANNED and stop.key not in there
    ]
    dropped = tuple(stop.key for stop in lacking if not stop.booked)
    return dropped, tuple(stop for stop in lacking if stop.booked)


def _awaited(route: Route, now: datetime | None) -> list[Stop]:
    """The visits that are still to come. A visit that is over does not mean that those before it
    were: a courier may change the order, or put a parcel at a point. What is held is no visit yet,
    and nobody was anywhere before its window; but the last that has begun goes on."""
    first = behind(route)
    skipped = (
        stop
        for index, stop in enumerate(route.stops[:first])
        if stop.hold is not None or (index < first - 1 and _cannot_be_over(stop, now))
    )
    return [*skipped, *route.stops[first:]]


def _with_all(
    route: Route, stops: tuple[Stop, ...], legs: Legs, old: Route | None, now: datetime | None
) -> tuple[Route, tuple[str, ...]]:
    """All the stops inserted, where it costs least, else where they stood, else in other orders;
    with those that found no place.

    Where not all have a place, promises go before holds.
    """
    best: tuple[Route, tuple[str, ...]] = (route, tuple(stop.key for stop in stops))
    promised = {stop.key for stop in stops if stop.promised}
    for number, order in enumerate(_orders(stops)):
        if number == 1 and old is not None:
            as_before = _where_they_stood(route, stops, old, legs, now)
            if as_before is not None:
                return as_before, ()
        found, unplaced = _inserted_in(order, route, legs, now)
        if not unplaced:
            return found, ()
        if _loss(unplaced, promised) < _loss(best[1], promised):
            best = found, unplaced
    return best


def _where_they_stood(
    route: Route, stops: tuple[Stop, ...], old: Route, legs: Legs, now: datetime | None
) -> Route | None:
    """Each behind the visit that it stood behind, which holds at least for the plan as it was; None
    where that misses somebody."""
    order = [stop.key for stop in old.stops]
    keys = [stop.key for stop in route.stops]
    first = behind(route, None if now is None else not_earlier(now))
    found = list(route.stops)
    for stop in sorted(stops, key=lambda one: order.index(one.key)):
        before = [key for key in order[: order.index(stop.key)] if key in keys]
        at = max(first, keys.index(before[-1]) + 1 if before else 0)
        found.insert(at, stop)
        keys.insert(at, stop.key)
    longer = replace(route, stops=tuple(found))
    if isinstance(schedule(longer, legs, not_before=now), Broken) or missed_by(longer, legs):
        return None
    return retimed(longer, legs)


def _loss(keys: tuple[str, ...], promised: set[str]) -> tuple[int, int]:
    return len(promised.intersection(keys)), len(keys)


def _orders(stops: tuple[Stop, ...]) -> Iterator[tuple[Stop, ...]]:
    """Promises first, the tightest of them first; then other orders, up to a limit."""
    if not stops:
        return iter(())
    first = sorted(stops, key=lambda stop: (not stop.promised, _closes(stop), stop.key))
    return islice(permutations(first), ORDERS_TRIED_MAX)


def _inserted_in(
    order: tuple[Stop, ...], route: Route, legs: Legs, now: datetime | None
) -> tuple[Route, tuple[str, ...]]:
    unplaced = []
    for stop in order:
        longer = _with(stop, route, legs, now)
        if longer is None:
            unplaced.append(stop.key)
        else:
            route = longer
    return route, tuple(unplaced)


def _with(stop: Stop, route: Route, legs: Legs, now: datetime | None) -> Route | None:
    """The route with the stop where it costs least; None where it has no place.

    A planner may let its vehicle come home late: promises are looked for in that day as well, and
    taken where they are kept.
    """
    found, roomy = schedule(route, legs, not_before=now), route
    if isinstance(found, Broken) and all(each.why is Why.SHIFT for each in found.reasons):
        roomy = replace(route, end=replace(route.end, at=route.end.at + LATE_MAX))
        found = schedule(roomy, legs, not_before=now)
    if isinstance(found, Broken) or stop.window is None:
        return None
    places = fits(roomy, found, legs, stop, (stop.window,))
    if not places:
        return None
    longer = replace(inserted(roomy, min(places, key=by_cost), stop, legs), end=route.end)
    return None if roomy is not route and stop.key in missed_by(longer, legs) else longer


def _closes(stop: Stop) -> int:
    return bounds(stop.window)[1] if stop.window is not None else 0


def _freed(stop: Stop) -> Stop:
    return replace(stop, promised=False, hold=None, window=None)
