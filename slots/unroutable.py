"""Unroutable legs: where the roads know no way, the plan's own word, so that nobody behind is left
without a time.

A house on an island of the map, or a gate that the extract has for shut, is driven to all the same:
whoever planned the route knew how. For ETAs alone; nothing is booked by such a leg.
"""

from core.model.location import Location
from core.model.route import Route, Stop, StopState
from slots.legs import Legs, Point, point_of

DETOUR = 1.4  # roads are longer than the straight line
METRES_A_SECOND = 7.0  # a van in a town, between two stops


def passable(route: Route, legs: Legs) -> Legs:
    """The legs, with a guess for each that the route drives and no road knows: the time that the
    plan leaves for it, else the straight line's. Seconds."""
    rows: dict[Point, dict[Point, int | None]] = {}
    before: tuple[Location, Stop | None] = (route.start.location, None)
    for stop in route.stops:
        place, last = before
        if legs.between(place, stop.location) is None:
            guess = _planned(last, stop)
            start, end = point_of(place), point_of(stop.location)
            rows.setdefault(start, {})[end] = (
                beeline(place, stop.location) if guess is None else guess
            )
        before = stop.location, stop
    return legs.merged(Legs(rows)) if rows else legs


def beeline(here: Location, there: Location) -> int:
    """Seconds by the straight line, with the detour that roads usually make."""
    return round(here.metres_to(there) * DETOUR / METRES_A_SECOND)


def _planned(last: Stop | None, stop: Stop) -> int | None:
    """The gap between two visits that are both still plans, less the first one's own time."""
    if last is None or last.arrival is None or stop.arrival is None:
        return None
    if last.state is not StopState.PLANNED or stop.state is not StopState.PLANNED:
        return None
    gap = (stop.arrival - last.arrival).total_seconds() - last.service_seconds
    return round(gap) if gap > 0 else None
