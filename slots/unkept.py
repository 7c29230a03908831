"""Unkept: what routes as they stand do not keep, and why no vehicle can take a stop, by our own
arithmetic and without a search: for planners that have no words for it."""

from collections.abc import Mapping, Sequence

from core.model.route import Costing, Route, Stop
from core.model.unkept import Unkept, WhyUnkept
from slots.booking import starts, troubles
from slots.legs import Legs, point_of
from slots.schedule import Why
from slots.seconds import bounds, not_earlier, not_later
from slots.timetable import meets

_WHY = {
    Why.WINDOW: WhyUnkept.WINDOW,
    Why.UNITS: WhyUnkept.LOAD,
    Why.WEIGHT: WhyUnkept.LOAD,
    Why.SHIFT: WhyUnkept.SHIFT,
    Why.BREAK: WhyUnkept.BREAK,
    Why.NO_WAY: WhyUnkept.NO_WAY,
}


def broken(routes: Sequence[Route], legs_of: Mapping[Costing, Legs]) -> list[Unkept]:
    """What the routes do not keep, each stop once. What is wrong with the whole of a route is told
    of its last stop."""
    return [one for route in routes for one in _broken(route, legs_of)]


def why_left_out(stop: Stop, routes: Sequence[Route], legs_of: Mapping[Costing, Legs]) -> WhyUnkept:
    """The first thing that keeps every vehicle from it; NO_ROOM where each alone could come."""
    able = [route for route in routes if meets(route.vehicle, stop.needs)]
    if not able:
        return WhyUnkept.NO_VEHICLE
    able = [route for route in able if _holds(route, stop)]
    if not able:
        return WhyUnkept.LOAD
    ways = [(route, _way(route, stop, legs_of)) for route in able]
    if all(way is None for _, way in ways):
        return WhyUnkept.NO_WAY
    if all(way is None or not _in_time(route, stop, way) for route, way in ways):
        return WhyUnkept.WINDOW
    return WhyUnkept.NO_ROOM


def _broken(route: Route, legs_of: Mapping[Costing, Legs]) -> list[Unkept]:
    legs = legs_of.get(route.vehicle.costing, Legs())
    begins = dict(zip((stop.key for stop in route.stops), starts(route, legs), strict=True))
    found: dict[str, Unkept] = {}
    for trouble in sorted(troubles(route, legs), key=lambda one: (one.key or "", one.why)):
        if not route.stops:
            break
        stop = route.stop_of(trouble.key or "") or route.stops[-1]
        late = _late(stop, begins[stop.key]) if trouble.why is Why.WINDOW else 0
        found.setdefault(stop.key, Unkept(key=stop.key, why=_WHY[trouble.why], seconds=late))
    return list(found.values())


def _late(stop: Stop, at: int | None) -> int:
    """Seconds after its window."""
    return 0 if stop.window is None or at is None else max(0, at - bounds(stop.window)[1])


def _holds(route: Route, stop: Stop) -> bool:
    vehicle = route.vehicle
    return stop.units <= vehicle.units and stop.weight_kg <= vehicle.weight_kg


def _way(route: Route, stop: Stop, legs_of: Mapping[Costing, Legs]) -> int | None:
    legs = legs_of.get(route.vehicle.costing, Legs())
    return legs.leg(point_of(route.start.location), point_of(stop.location))


def _in_time(route: Route, stop: Stop, way: int) -> bool:
    """Whether a vehicle that drives to nobody else comes before the window closes."""
    comes = not_earlier(route.start.at) + way
    closes = not_later(route.end.at) if stop.window is None else bounds(stop.window)[1]
    return comes <= closes
