"""Between our words and PyVRP's, both ways; pure."""

from collections.abc import Mapping, Sequence
from math import ceil

import numpy as np

from core.model.ids import RouteRef
from core.model.route import Costing, Needs, Route, Stop
from integrations.planners.pyvrp.wire import Answer, Problem, Ridden, Vehicles, Visit
from slots.legs import UNKNOWN, Legs, Point, point_of
from slots.seconds import bounds, not_earlier, not_later
from slots.timetable import meets

NO_WAY_SECONDS = 10_000_000  # longer than any shift
PRIZE = 10_000_000  # of a further stop: no way round is worth leaving it out, if it fits at all

type Alike = Sequence[Sequence[Route]]  # routes whose vehicles are quite the same, together


def problem(
    routes: Sequence[Route],
    legs_of: Mapping[Costing, Legs],
    further: Sequence[Stop] = (),
    *,
    iterations: int,
) -> Problem:
    """All stops of the routes, for any of their vehicles that meets what the door asks, and further
    ones that stand nowhere yet: the search may begin without them."""
    stops = [*(stop for route in routes for stop in route.stops), *further]
    optional = len(stops) - len(further)
    begins = min(not_earlier(route.start.at) for route in routes)
    ends = max(not_later(route.end.at) for route in routes)
    alike = _alike(routes, further)
    termini = [place for route in routes for place in (route.start.location, route.end.location)]
    numbers = {point: number for number, point in enumerate(dict.fromkeys(map(point_of, termini)))}
    points = [*numbers, *(point_of(stop.location) for stop in stops)]
    visits = [
        _visit(stop, len(numbers) + at, begins, ends, prize=PRIZE if at >= optional else 0)
        for at, stop in enumerate(stops)
    ]
    visit_of = {(route.ref, stop.key): at for at, (route, stop) in enumerate(_each(routes))}
    return Problem(
        places=len(points),
        seconds=[_seconds(group[0], legs_of, points, stops) for group in alike],
        visits=visits,
        vehicles=[_vehicles(group, numbers, begins, at) for at, group in enumerate(alike)],
        present=[
            Ridden(at, [visit_of[route.ref, stop.key] for stop in route.stops])
            for at, group in enumerate(alike)
            for route in group
            if route.stops
        ],
        iterations=iterations,
    )


def plan(
    routes: Sequence[Route], answer: Answer, further: Sequence[Stop] = ()
) -> dict[RouteRef, tuple[str, ...]]:
    """By route the keys of its stops; empty where something is broken or somebody left out."""
    stops = [*(stop.key for route in routes for stop in route.stops), *(one.key for one in further)]
    visited = sorted(visit for ridden in answer.routes for visit in ridden.visits)
    if not answer.holds or visited != list(range(len(stops))):
        return {}
    found: dict[RouteRef, tuple[str, ...]] = {route.ref: () for route in routes}
    for at, group in enumerate(_alike(routes, further)):
        orders = [
            tuple(stops[visit] for visit in ridden.visits)
            for ridden in answer.routes
            if ridden.vehicles == at
        ]
        found |= _shared_out(group, orders)
    return found


def _shared_out(
    group: Sequence[Route], orders: Sequence[tuple[str, ...]]
) -> dict[RouteRef, tuple[str, ...]]:
    """Orders to vehicles that are quite the same: each to the one that has most of its stops now,
    so that as little as may be moves."""
    pairs = sorted(
        (
            (-len({stop.key for stop in route.stops} & set(order)), at, number)
            for at, order in enumerate(orders)
            for number, route in enumerate(group)
        )
    )
    found: dict[RouteRef, tuple[str, ...]] = {}
    given: set[int] = set()
    for _, at, number in pairs:
        ref = group[number].ref
        if at not in given and ref not in found:
            given.add(at)
            found[ref] = orders[at]
    return found


def _each(routes: Sequence[Route]) -> list[tuple[Route, Stop]]:
    return [(route, stop) for route in routes for stop in route.stops]


def _alike(routes: Sequence[Route], further: Sequence[Stop]) -> Alike:
    needs = {stop.needs for route in routes for stop in route.stops}
    needs |= {stop.needs for stop in further}
    groups: dict[tuple[object, ...], list[Route]] = {}
    for route in routes:
        vehicle = route.vehicle
        met = frozenset(each for each in needs if meets(vehicle, each))
        load = vehicle.units, vehicle.weight_kg
        groups.setdefault((route.start, route.end, vehicle.profile, load, met), []).append(route)
    return list(groups.values())


def _vehicles(
    group: Sequence[Route], numbers: Mapping[Point, int], begins: int, at: int
) -> Vehicles:
    route = group[0]
    opens = not_earlier(route.start.at) - begins
    return Vehicles(
        count=len(group),
        start=numbers[point_of(route.start.location)],
        end=numbers[point_of(route.end.location)],
        opens=opens,
        closes=max(opens, not_later(route.end.at) - begins),
        units=route.vehicle.units,
        grams=_grams(route.vehicle.weight_kg),
        seconds=at,
    )


def _visit(stop: Stop, place: int, begins: int, ends: int, *, prize: int) -> Visit:
    opens, closes = bounds(stop.window) if stop.window is not None else (begins, ends)
    opens = max(opens, begins)
    return Visit(
        place=place,
        service=stop.service_seconds,
        opens=opens - begins,
        closes=max(opens, closes) - begins,
        units=stop.units,
        grams=_grams(stop.weight_kg),
        prize=prize,
    )


def _seconds(
    route: Route, legs_of: Mapping[Costing, Legs], points: Sequence[Point], stops: Sequence[Stop]
) -> bytes:
    """How its vehicle drives. To a door where it may not stop there is no way."""
    matrix = legs_of.get(route.vehicle.costing, Legs()).table(points)
    matrix[matrix == UNKNOWN] = NO_WAY_SECONDS
    first = len(points) - len(stops)
    barred: set[Needs] = {one.needs for one in stops if not meets(route.vehicle, one.needs)}
    if barred:
        shut = [at for at, stop in enumerate(stops, start=first) if stop.needs in barred]
        matrix[:, shut] = NO_WAY_SECONDS
        np.fill_diagonal(matrix, 0)
    return matrix.astype(np.dtype("<i4")).tobytes()


def _grams(weight_kg: float) -> int:
    return ceil(weight_kg * 1000)
