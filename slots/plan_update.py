"""A plan's update: a planner's new version replaces the old one, and what we promised since stays.

What people were told is hard: a plan that misses a promise or a hold is refused, with the list of
them. What the planner itself wished and our travel times deny is its own affair.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice, pairwise, permutations

from core.model.route import Route, Stop, StopState
from slots.booking import inserted, starts
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
    *,
    elsewhere: Collection[str] = (),
) -> Adopted | BreaksPromises:
    """Take the new plan if everything that people were told can be kept. `now`: before a vehicle
    leaves nothing on its route can be over.

    `elsewhere` are the keys that stand on another route by now: the planner moved them there.
    """
    adopted = adopt_by_force(old, new, legs, now, elsewhere=elsewhere)
    return BreaksPromises(adopted.broken) if adopted.broken else adopted


def adopt_by_force(
    old: Route | None,
    new: Route,
    legs: Legs,
    now: datetime | None = None,
    *,
    elsewhere: Collection[str] = (),
) -> Adopted:
    """Take the new plan whatever it breaks, and say what that is.

    A broken stop stays where the planner wants it, without a window; one that the plan has no room
    for is left out.
    """
    missed = missed_by(new, legs, old)
    kept = replace(
        new, stops=tuple(_freed(stop) if stop.key in missed else stop for stop in new.stops)
    )
    lost, again = _lacking(old, new, elsewhere)
    route, unplaced = _with_all(kept, again, legs)
    return Adopted(route=route, broken=(*missed, *lost, *unplaced, *_given_up(old, new, now)))


def _given_up(old: Route | None, new: Route, now: datetime | None) -> tuple[str, ...]:
    """What people were told and the plan calls over, before its vehicle has left."""
    if old is None or now is None or now >= new.start.at:
        return ()
    over = {stop.key for stop in new.stops if stop.state is not StopState.PLANNED}
    return tuple(
        stop.key
        for stop in old.stops
        if is_told(stop) and stop.state is StopState.PLANNED and stop.key in over
    )


def missed_by(route: Route, legs: Legs, old: Route | None = None) -> tuple[str, ...]:
    """The promised and held stops ahead that this plan does not serve in their window, in its
    shift, with a vehicle that gets there and takes them.

    Judged by our travel times and by what the planner itself says: a stop that it plans to begin
    after its window, or before it without time to wait, is missed as well. So is one that nobody
    can tell the time of. A vehicle that was too big for a door before may stay so.
    """
    ends, points = not_later(route.end.at), points_of(route)
    crowded = _crowded_out(route)
    told = [not_earlier(stop.arrival) if stop.arrival else None for stop in route.stops]
    missed = []
    for index, at in enumerate(starts(route, legs)):
        stop = route.stops[index]
        if index < behind(route) or not is_told(stop) or stop.window is None:
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
        is_heavy = vehicle.weight_kg and weight_kg > vehicle.weight_kg + WEIGHT_KG_TOLERATED
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
    old: Route | None, new: Route, elsewhere: Collection[str]
) -> tuple[tuple[str, ...], tuple[Stop, ...]]:
    """What people were told and the new plan lacks: what the planner dropped, what it never saw."""
    if old is None:
        return (), ()
    there = {stop.key for stop in new.stops} | set(elsewhere)
    lacking = [
        stop
        for stop in old.stops[behind(old) :]
        if is_told(stop) and stop.state is StopState.PLANNED and stop.key not in there
    ]
    dropped = tuple(stop.key for stop in lacking if not stop.booked)
    return dropped, tuple(stop for stop in lacking if stop.booked)


def _with_all(route: Route, stops: tuple[Stop, ...], legs: Legs) -> tuple[Route, tuple[str, ...]]:
    """All the stops inserted, trying them in several orders; with those that found no place.

    Where not all have a place, promises go before holds.
    """
    best: tuple[Route, tuple[str, ...]] = (route, tuple(stop.key for stop in stops))
    promised = {stop.key for stop in stops if stop.promised}
    for order in _orders(stops):
        found, unplaced = _inserted_in(order, route, legs)
        if not unplaced:
            return found, ()
        if _loss(unplaced, promised) < _loss(best[1], promised):
            best = found, unplaced
    return best


def _loss(keys: tuple[str, ...], promised: set[str]) -> tuple[int, int]:
    return len(promised.intersection(keys)), len(keys)


def _orders(stops: tuple[Stop, ...]) -> Iterator[tuple[Stop, ...]]:
    """Promises first, the tightest of them first; then other orders, up to a limit."""
    if not stops:
        return iter(())
    first = sorted(stops, key=lambda stop: (not stop.promised, _closes(stop), stop.key))
    return islice(permutations(first), ORDERS_TRIED_MAX)


def _inserted_in(
    order: tuple[Stop, ...], route: Route, legs: Legs
) -> tuple[Route, tuple[str, ...]]:
    unplaced = []
    for stop in order:
        longer = _with(stop, route, legs)
        if longer is None:
            unplaced.append(stop.key)
        else:
            route = longer
    return route, tuple(unplaced)


def _with(stop: Stop, route: Route, legs: Legs) -> Route | None:
    """The route with the stop where it costs least; None where it has no place.

    A planner may let its vehicle come home late: promises are looked for in that day as well, and
    taken where they are kept.
    """
    found, roomy = schedule(route, legs), route
    if isinstance(found, Broken) and all(each.why is Why.SHIFT for each in found.reasons):
        roomy = replace(route, end=replace(route.end, at=route.end.at + LATE_MAX))
        found = schedule(roomy, legs)
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
