"""Unroutable legs: where the roads know no way, the plan's own word, so that nobody behind is left
without a time.

A house on an island of the map, or a gate that the extract has for shut, is driven to all the same:
whoever planned the route knew how, and is taken at their word where they tell when the vehicle is
there. Nothing further is booked beside such a leg, since no road leads to it. For ETAs alone the
straight line is a guess where the plan tells nothing.
"""

from itertools import pairwise

from core.model.location import Location
from core.model.route import Route, StopState
from slots.legs import Legs, Point, point_of

DETOUR = 1.4  # roads are longer than the straight line
METRES_A_SECOND = 7.0  # a van in a town, between two stops


def as_planned(route: Route, legs: Legs) -> Legs:
    """The legs, and for each that the route drives and no road knows the time that the plan leaves
    for it, where it tells that. Seconds."""
    points = [point_of(place) for place in route.places]
    rows: dict[Point, dict[Point, int | None]] = {}
    for index, (here, there) in enumerate(pairwise(points)):
        if legs.has_no_road(here, there):
            planned = planned_seconds(route, index)
            if planned is not None:
                rows.setdefault(here, {})[there] = planned
    return legs.merged(Legs(rows)) if rows else legs


def passable(route: Route, legs: Legs) -> Legs:
    """The legs, with a guess for each that the route drives and no road knows: the time that the
    plan leaves for it, else the straight line's. Seconds."""
    rows: dict[Point, dict[Point, int | None]] = {}
    place = route.start.location
    for index, stop in enumerate(route.stops):
        if legs.between(place, stop.location) is None:
            guess = planned_seconds(route, index)
            start, end = point_of(place), point_of(stop.location)
            rows.setdefault(start, {})[end] = (
                beeline(place, stop.location) if guess is None else guess
            )
        place = stop.location
    return legs.merged(Legs(rows)) if rows else legs


def beeline(here: Location, there: Location) -> int:
    """Seconds by the straight line, with the detour that roads usually make."""
    return round(here.metres_to(there) * DETOUR / METRES_A_SECOND)


def planned_seconds(route: Route, index: int) -> int | None:
    """What the plan leaves for the way to a stop, or home: from visit to visit, less the first
    one's own time. None where it tells nothing, or what it tells is no plan any more."""
    stop = route.stops[index] if index < len(route.stops) else None
    last = route.stops[index - 1] if index > 0 else None
    if any(one is not None and one.state is not StopState.PLANNED for one in (last, stop)):
        return None
    leaves = last.arrival if last is not None else route.start.at
    comes = stop.arrival if stop is not None else route.end.at
    if leaves is None or comes is None:
        return None
    gap = (comes - leaves).total_seconds() - (last.service_seconds if last is not None else 0)
    return int(gap) if gap > 0 else None
