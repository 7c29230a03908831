"""Reordering: stops in another order, and on another vehicle, which keeps what the plan keeps now.

A planner looks for the order; whether it is taken is decided here, by our own arithmetic. While it
looked, bookings came and went: the new plan is taken with them, or not at all.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from core.model.ids import RouteRef
from core.model.route import Costing, Route, Stop
from core.model.window import Window
from slots.booking import DoesNotFit, inserted, is_way_point, retimed, starts, troubles
from slots.buffer import NO_BUFFER, Buffer
from slots.insertion import fits_of
from slots.legs import Legs
from slots.openings import is_told, openings
from slots.schedule import Broken, Schedule, Why, behind, points_of, schedule
from slots.seconds import bounds, last_offered, moment
from slots.timetable import Timetable, meets

type Plan = Mapping[RouteRef, Sequence[str]]  # by route the keys of its stops, in order
type Wrong = frozenset[tuple[Why, str]]


def question(route: Route, legs: Legs, *, buffer: Buffer = NO_BUFFER) -> Route:
    """The route as a planner is asked about it: only real stops, and each window up to the last
    moment at which we would let its stop begin.

    Of a place that is open more than once it hears the window in which the stop stands. A break it
    hears as a longer stop before it: whether the new order has room for the real one, we judge.
    """
    asked = replace(route, breaks=(), stops=_hours(route, legs))
    if route.breaks:
        asked = _longer(asked, schedule(route, legs))
    return replace(
        asked,
        stops=tuple(
            replace(stop, window=_narrowed(stop, latest))
            for stop, latest in _with_latest(asked, legs, buffer)
        ),
    )


def _hours(route: Route, legs: Legs) -> tuple[Stop, ...]:
    """Each stop with one window at most."""
    return tuple(
        replace(stop, window=_where_it_stands(stop, at), windows=()) if stop.windows else stop
        for stop, at in zip(route.stops, starts(route, legs), strict=True)
    )


def _where_it_stands(stop: Stop, at: int | None) -> Window | None:
    windows = openings(stop)
    return next((one for one in windows if at is not None and at <= bounds(one)[1]), windows[-1])


def _longer(route: Route, found: Schedule | Broken) -> Route:
    """Each break as a part of the stop before it, or of a later start."""
    if isinstance(found, Broken):
        return route
    first, *others = found.pauses
    resting = {found.first + at: rest.seconds for at, rest in enumerate(others)}
    later = replace(route.start, at=route.start.at + timedelta(seconds=first.seconds))
    return replace(
        route,
        start=route.start if found.first else later,
        stops=tuple(
            replace(stop, service_seconds=stop.service_seconds + resting.get(at, 0))
            for at, stop in enumerate(route.stops)
        ),
    )


def reordered(
    route: Route, order: Sequence[str], legs: Legs, *, buffer: Buffer = NO_BUFFER
) -> Route:
    """The route in that order, as a new revision. Way-points are left out: the order needs none.

    Raises DoesNotFit where the order lacks a stop, misses what the present one keeps, pushes a stop
    into the last seconds of its window, or is no shorter. With a buffer that has a price, promises
    that are likelier to be late count as so much way.
    """
    plan = {route.ref: order}
    known = {route.vehicle.costing: legs}
    (better,) = replanned((route,), (route,), plan, known, buffer=buffer)
    return better


def replanned(
    asked: Sequence[Route],
    present: Sequence[Route],
    plan: Plan,
    legs_of: Mapping[Costing, Legs],
    *,
    buffer: Buffer = NO_BUFFER,
) -> tuple[Route, ...]:
    """The routes as they stand at present in the order of a plan, each that changes as a new
    revision. `asked` is how they stood when the planner was asked: what was booked since is
    inserted, what went since is left out.

    Raises DoesNotFit as `reordered` does, and where what was booked since finds no place.
    """
    proposed = _planned(asked, present, plan, legs_of, buffer)
    wrong, wrong_before = _judge(present, proposed, legs_of, buffer)
    costs, costs_now = (_costs(each, legs_of, buffer) for each in (proposed, present))
    if (len(wrong), costs) >= (len(wrong_before), costs_now):
        raise DoesNotFit("the order is no shorter, and spares no promise")
    return _changed(present, proposed)


def with_room(
    asked: Sequence[Route],
    present: Sequence[Route],
    plan: Plan,
    further: Stop,
    legs_of: Mapping[Costing, Legs],
    *,
    buffer: Buffer = NO_BUFFER,
) -> tuple[Route, ...]:
    """The same for a plan with one stop more in it: the routes without that stop, in an order that
    has a gap for it. They may be longer than now: somebody waits.

    Raises DoesNotFit where something is worse than now, where the stop has no place after all, and
    where order and stop together make more people late than one promise may.
    """
    assert further.window is not None
    bare = {ref: [key for key in order if key != further.key] for ref, order in plan.items()}
    proposed = _planned(asked, present, bare, legs_of, buffer)
    _judge(present, proposed, legs_of, buffer)
    table = Timetable.of(proposed, legs_of, not_before=None, buffer=buffer)
    fits = fits_of(table, table.ways(legs_of, further.location), further, further.window)
    if not fits:
        raise DoesNotFit("who waits has no place in it after all")
    told = replace(further, promised=True)
    with_it = [
        inserted(one, fits[0], told, _legs(one, legs_of)) if one.ref == fits[0].route_ref else one
        for one in proposed
    ]
    added = late_on_average(with_it, legs_of, buffer) - late_on_average(present, legs_of, buffer)
    if buffer.added is not None and added > buffer.added:
        raise DoesNotFit("too many would be late for it")
    return _changed(present, proposed)


def question_of(further: Stop, *, buffer: Buffer = NO_BUFFER) -> Stop:
    """A stop that stands nowhere yet, as a planner is asked about it: as clear of its window's end
    as those that do."""
    assert further.window is not None
    latest = last_offered(further.window, buffer.seconds)
    return replace(further, window=_narrowed(further, latest))


def _planned(
    asked: Sequence[Route],
    present: Sequence[Route],
    plan: Plan,
    legs_of: Mapping[Costing, Legs],
    buffer: Buffer,
) -> tuple[Route, ...]:
    """The present routes in the order of the plan. Raises DoesNotFit."""
    if [(one.ref, one.version) for one in asked] != [(one.ref, one.version) for one in present]:
        raise DoesNotFit("another plan has come since")
    if any(behind(route) for route in present):
        raise DoesNotFit("the vehicle is under way")
    orders = {route.ref: tuple(plan.get(route.ref, _keys(route))) for route in asked}
    if Counter(key for order in orders.values() for key in order) != Counter(
        key for route in asked for key in _keys(route)
    ):
        raise DoesNotFit("these are not the route's stops")
    return _with_bookings(_proposed(asked, present, orders), present, legs_of, buffer)


def _changed(present: Sequence[Route], proposed: Sequence[Route]) -> tuple[Route, ...]:
    """Whoever drives in the same order hears nothing."""
    return tuple(
        old if _as_ordered(new) == _as_ordered(old) else new
        for old, new in zip(present, proposed, strict=True)
    )


def _as_ordered(route: Route) -> list[str]:
    return [stop.key for stop in route.stops]


def _keys(route: Route) -> tuple[str, ...]:
    return tuple(stop.key for stop in route.stops if not is_way_point(stop))


def _proposed(asked: Sequence[Route], present: Sequence[Route], orders: Plan) -> tuple[Route, ...]:
    """The plan with the stops as they are by now; what went meanwhile is left out."""
    by_key = {stop.key: stop for route in present for stop in route.stops if not is_way_point(stop)}
    before = {stop.key: stop for route in asked for stop in route.stops}
    firm = {
        (stop.delivery, stop.window): stop
        for stop in by_key.values()
        if stop.promised and stop.key not in before  # else it has a place of its own in the plan
    }

    def by_now(key: str) -> Stop | None:
        """A hold that was confirmed meanwhile stands under the delivery's own name."""
        stop = by_key.get(key)
        if stop is None and (was := before[key]).hold is not None:
            stop = firm.get((was.delivery, was.window))
        return stop if stop is not None and stop.location == before[key].location else None

    return tuple(
        route.with_stops(tuple(stop for key in orders[route.ref] if (stop := by_now(key))))
        for route in present
    )


def _with_bookings(
    proposed: Sequence[Route],
    present: Sequence[Route],
    legs_of: Mapping[Costing, Legs],
    buffer: Buffer,
) -> tuple[Route, ...]:
    """What was booked since, inserted where it costs least; the tightest windows first."""
    placed = {stop.key for route in proposed for stop in route.stops}
    since = [
        stop
        for route in present
        for stop in route.stops
        if stop.key not in placed and not is_way_point(stop)
    ]
    routes = {route.ref: route for route in proposed}
    if not since:
        return tuple(retimed(one, _legs(one, legs_of)) for one in proposed)
    # They are promised, whatever that costs the others.
    table = Timetable.of(proposed, legs_of, not_before=None, buffer=buffer.told)
    for stop in sorted(since, key=_closes):
        places = (
            fits_of(table, table.ways(legs_of, stop.location), stop, stop.window)
            if stop.window is not None
            else ()
        )
        if not places:
            raise DoesNotFit("what was booked meanwhile finds no place")
        route = routes[places[0].route_ref]
        longer = inserted(route, places[0], stop, _legs(route, legs_of))
        # However many were inserted, it is one new revision.
        routes[route.ref] = longer = replace(longer, revision=route.revision)
        table = table.with_runs([table.run(longer, _legs(longer, legs_of))])
    return tuple(retimed(routes[one.ref], _legs(one, legs_of)) for one in proposed)


def _judge(
    present: Sequence[Route],
    proposed: Sequence[Route],
    legs_of: Mapping[Costing, Legs],
    buffer: Buffer,
) -> tuple[Wrong, Wrong]:
    """What is wrong with it, and what is now. Raises DoesNotFit where something is worse."""
    _check_vehicles(present, proposed)
    wrong, wrong_before = _wrong(proposed, legs_of), _wrong(present, legs_of)
    if not wrong <= wrong_before:
        raise DoesNotFit("a promise would be missed")
    latest = {
        stop.key: at
        for route in present
        for stop, at in _with_latest(route, _legs(route, legs_of), buffer)
    }
    for route in proposed:
        begins = starts(route, _legs(route, legs_of))
        for stop, at in zip(route.stops, begins, strict=True):
            limit = latest[stop.key]
            if at is None or (limit is not None and at > limit):
                raise DoesNotFit("a stop would begin too late in its window")
    return wrong, wrong_before


def _check_vehicles(present: Sequence[Route], proposed: Sequence[Route]) -> None:
    """A parcel moves only to a vehicle that loads at the same place, and may stop at its door."""
    was_on = {stop.key: route for route in present for stop in route.stops}
    for route in proposed:
        for stop in route.stops:
            was = was_on[stop.key]
            if was.ref == route.ref:
                continue
            if was.start.location != route.start.location or was.carrier != route.carrier:
                raise DoesNotFit("the parcel is loaded elsewhere")
            if not meets(route.vehicle, stop.needs):
                raise DoesNotFit("the vehicle cannot serve this stop")


def _wrong(routes: Iterable[Route], legs_of: Mapping[Costing, Legs]) -> Wrong:
    """All that is wrong: of a stop, wherever it stands, and of a route as a whole."""
    return frozenset(
        (trouble.why, trouble.key if trouble.key is not None else f"route {route.ref}")
        for route in routes
        for trouble in troubles(route, _legs(route, legs_of))
    )


def _legs(route: Route, legs_of: Mapping[Costing, Legs]) -> Legs:
    return legs_of.get(route.vehicle.costing, Legs())


def _closes(stop: Stop) -> int:
    return bounds(stop.window)[1] if stop.window is not None else 0


def _with_latest(route: Route, legs: Legs, buffer: Buffer) -> list[tuple[Stop, int | None]]:
    """Each real stop, and how late it may begin; None: whenever the shift allows."""
    begins = starts(route, legs)
    return [
        (stop, _latest(stop, at, buffer.seconds))
        for stop, at in zip(route.stops, begins, strict=True)
        if not is_way_point(stop)
    ]


def _latest(stop: Stop, begins: int | None, clear: int) -> int | None:
    """Not into the buffer, unless it stands there already; then no later than it does."""
    if stop.window is None:
        return None
    offered = last_offered(stop.window, clear)
    if begins is None:
        return offered
    if is_told(stop):
        return max(offered, min(begins, bounds(stop.window)[1]))
    return max(offered, begins)  # the planner's own wish may be past keeping


def _narrowed(stop: Stop, latest: int | None) -> Window | None:
    if stop.window is None or latest is None:
        return None
    opens = bounds(stop.window)[0]
    return Window(moment(opens), moment(max(latest, opens + 1)))


def _costs(
    routes: Sequence[Route], legs_of: Mapping[Costing, Legs], buffer: Buffer
) -> tuple[float, float]:
    """Seconds on the road, with those that late promises are worth; then without."""
    travel = _travel(routes, legs_of)
    return travel + buffer.seconds_a_late * late_on_average(routes, legs_of, buffer), travel


def late_on_average(
    routes: Sequence[Route], legs_of: Mapping[Costing, Legs], buffer: Buffer
) -> float:
    """How many of their promises are late on average, where a buffer asks."""
    if buffer.added is None:
        return 0.0
    found = [schedule(one, _legs(one, legs_of), buffer=buffer) for one in routes]
    return sum(one.late for one in found if isinstance(one, Schedule))


def _travel(routes: Iterable[Route], legs_of: Mapping[Costing, Legs]) -> float:
    """Seconds on the road of all of them; endless where a leg is unknown."""
    every = [
        _legs(route, legs_of).leg(a, b) for route in routes for a, b in pairwise(points_of(route))
    ]
    known = [leg for leg in every if leg is not None]
    return float(sum(known)) if len(known) == len(every) else float("inf")
