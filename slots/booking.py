"""Booking: a stop is written into a route or taken out, and the route still passes the test."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from core.model.route import ANY_VEHICLE, Route, Stop, StopState
from slots.breaks import NO_PAUSE, Ahead, Pause, ahead, soonest
from slots.insertion import Fit
from slots.legs import Legs
from slots.openings import begins
from slots.schedule import Broken, Schedule, Trouble, Why, behind, points_of, schedule
from slots.seconds import moment, not_earlier
from slots.timetable import meets

WAY_POINT = "via:"  # how the key of a way-point begins


class DoesNotFit(Exception):
    """The route has changed since, or cannot take the stop after all."""

    def __init__(self, why: str, reasons: tuple[Trouble, ...] = ()) -> None:
        super().__init__(why)
        self.reasons = reasons


def inserted(route: Route, fit: Fit, stop: Stop, legs: Legs) -> Route:
    """The route with the stop where it fits, re-checked as a whole. Raises DoesNotFit."""
    if (route.ref, route.version, route.revision) != (fit.route_ref, fit.version, fit.revision):
        raise DoesNotFit("the route has changed since")
    if route.stop_of(stop.key) is not None:
        raise DoesNotFit("the stop stands on this route already")
    if not meets(route.vehicle, stop.needs):
        raise DoesNotFit("the vehicle cannot serve this stop")
    stops = list(route.stops)
    stops.insert(fit.position, replace(stop, window=fit.window, arrival=fit.earliest))
    booked = route.with_stops(tuple(stops))
    if fit.position < behind(booked):
        raise DoesNotFit("the vehicle is past that place")
    worse = troubles(booked, legs) - troubles(route, legs)
    if worse:
        raise DoesNotFit("a promise would be missed", tuple(worse))
    # Nothing is early only because the vehicle could have left earlier than it can now.
    return _timed(booked, legs, {stop.key: fit.earliest})


def removed(route: Route, key: str, legs: Legs) -> Route:
    """The route without the stop, or with a way-point in its place where leaving it out is longer.

    Roads know no triangle inequality: without a stop the next one can be reached later. Where a leg
    is unknown that cannot be ruled out. A stop that is behind the vehicle stays as the place where
    the vehicle was.
    """
    stop = route.stop_of(key)
    if stop is None:
        return route
    ahead = behind(route)
    if route.stops.index(stop) < ahead:
        return left_as_way_point(route, key)
    before = troubles(route, legs)
    if any(trouble.why is Why.NO_WAY for trouble in before):
        # Behind an unknown leg nobody can say what leaving the stop out would break.
        return retimed(left_as_way_point(route, key), legs)
    without = [other for other in route.stops if other.key != key]
    straight = [other for at, other in enumerate(without) if at < ahead or not is_way_point(other)]
    for stops in (straight, without):
        bare = route.with_stops(tuple(stops))
        if troubles(bare, legs) <= before:
            return retimed(bare, legs)
    return retimed(left_as_way_point(route, key), legs)


def left_as_way_point(route: Route, key: str) -> Route:
    """The route with a stop turned into a mere place to pass: no parcel, no window, no service.

    That can break nothing, whatever the travel times: every later stop can begin no later than
    before. The planner's next plan drops it.
    """
    taken = {stop.key for stop in route.stops}
    name = next(
        name for n in range(len(taken) + 1) if (name := f"{WAY_POINT}{key}#{n}") not in taken
    )
    stops = tuple(_way_point(stop, name) if stop.key == key else stop for stop in route.stops)
    return route.with_stops(stops)


def is_way_point(stop: Stop) -> bool:
    return stop.key.startswith(WAY_POINT)


def retimed(route: Route, legs: Legs) -> Route:
    """The same route with each stop ahead beginning as early as it can; where a leg is unknown the
    times stay as they were planned."""
    return _timed(route, legs, {})


def troubles(route: Route, legs: Legs) -> frozenset[Trouble]:
    """All that is wrong with a route, the planner's own wishes that it misses included."""
    found = schedule(route, legs)
    if isinstance(found, Broken):
        return frozenset(found.reasons)
    return frozenset(Trouble(Why.WINDOW, key) for key in found.given_up)


def _timed(route: Route, legs: Legs, not_before: Mapping[str, datetime]) -> Route:
    first = behind(route)
    stops = list(route.stops)
    for index, at in enumerate(starts(route, legs, not_before)):
        if index >= first and at is not None:
            stops[index] = replace(stops[index], arrival=moment(at))
    return replace(route, stops=tuple(stops))


def starts(
    route: Route, legs: Legs, not_before: Mapping[str, datetime] | None = None
) -> list[int | None]:
    """When each stop begins at the earliest, window or not; None where nobody knows.

    After a leg that is unknown, the planner's own arrival is taken up where it told one that is not
    before the vehicle has left the stop before.
    """
    points = points_of(route)
    first = behind(route)
    floors = not_before or {}
    found: list[int | None] = []
    leaves: int | None = not_earlier(route.start.at)
    pauses, owed = _resting(route, legs)
    for index, stop in enumerate(route.stops):
        told = not_earlier(stop.arrival) if stop.arrival is not None else None
        leg = legs.leg(points[index], points[index + 1])
        at = _reached(leaves, leg, told)
        if index < first:
            at = told if told is not None else at
        elif at is not None:
            if owed and leaves is not None and leg is not None:
                at, owed = soonest(owed, leaves, leg, stop)
            rest = pauses.get(index, NO_PAUSE)
            at = begins(stop, max(at + rest.seconds, rest.floor))
            if stop.key in floors:
                at = max(at, not_earlier(floors[stop.key]))
        found.append(at)
        leaves = None if at is None else at + stop.service_seconds
    return found


def _resting(route: Route, legs: Legs) -> tuple[Mapping[int, Pause], tuple[Ahead, ...]]:
    """The breaks on each leg of a route that can be kept; else those that are still to be taken."""
    if not route.breaks:
        return {}, ()
    found = schedule(route, legs)
    if isinstance(found, Schedule):
        return dict(enumerate(found.pauses, start=found.first)), ()
    return {}, ahead(route.breaks, not_earlier(route.start.at))


def _reached(leaves: int | None, leg: int | None, told: int | None) -> int | None:
    if leaves is not None and leg is not None:
        return leaves + leg
    if leaves is not None and told is not None:
        return max(leaves, told)
    return told


def _way_point(stop: Stop, name: str) -> Stop:
    is_over = stop.state is not StopState.PLANNED
    return replace(
        stop,
        key=name,
        delivery=None,
        tracking_number=None,
        window=None,
        windows=(),
        service_seconds=stop.service_seconds if is_over else 0,
        units=0,
        weight_kg=0.0,
        hold=None,
        promised=False,
        booked=True,
        needs=ANY_VEHICLE,
    )
