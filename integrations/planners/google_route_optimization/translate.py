"""Between our words and Google's, both ways; pure."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from math import ceil
from pathlib import Path

from core.model.ids import RouteRef
from core.model.route import Costing, Route, Stop
from core.model.unkept import Unkept, WhyUnkept
from integrations.planners.google_route_optimization import SEARCH_SECONDS_MAX, wire
from slots.booking import starts
from slots.legs import Legs, Point, point_of
from slots.schedule import behind
from slots.seconds import bounds, moment, not_earlier, not_later
from slots.timetable import meets
from slots.unkept import why_left_out

NO_WAY_SECONDS = 10_000_000  # longer than any shift
PENALTY = 10_000_000.0  # no way round is worth leaving anybody out
LATE_A_UNIT = 1000.0  # what a soft limit costs: any price, for nothing can be moved there
UNITS, GRAMS = "units", "grams"
ALL, TIMES = "RELAX_ALL_AFTER_THRESHOLD", "RELAX_VISIT_TIMES_AFTER_THRESHOLD"
MAPPING = Path(__file__).parent / "mapping.toml"


def question(
    routes: Sequence[Route], legs_of: Mapping[Costing, Legs], further: Sequence[Stop] = ()
) -> wire.Question:
    """All stops of the routes, for any of their vehicles that meets what the door asks, and further
    ones. What is under way stays where it is, and in its order."""
    asked = wire.Question(
        timeout=_seconds(SEARCH_SECONDS_MAX), model=_model(routes, legs_of, further)
    )
    present = _present(routes, legs_of)
    frozen = {at: count for at, route in enumerate(routes) if (count := behind(route))}
    if not frozen:
        asked.injected_first_solution_routes = present
        return asked
    free = wire.ConstraintRelaxation([wire.Relaxation(ALL, 0)])
    held = [
        wire.ConstraintRelaxation([wire.Relaxation(ALL, count)], vehicle_indices=[at])
        for at, count in frozen.items()
    ]
    asked.injected_solution_constraint = wire.InjectedSolution(present, [free, *held])
    return asked


def as_it_stands(routes: Sequence[Route], legs_of: Mapping[Costing, Legs]) -> wire.Question:
    """The routes in their order, with nothing hard about them but that: how late is everybody?"""
    asked = question(routes, legs_of)
    for shipment in asked.model.shipments:
        for visit in shipment.deliveries:
            visit.time_windows = [_soft(window) for window in visit.time_windows]
        shipment.allowed_vehicle_indices = []
    for vehicle in asked.model.vehicles:
        vehicle.end_time_windows = [_soft(window) for window in vehicle.end_time_windows]
        vehicle.load_limits = {
            kind: wire.LoadLimit(
                soft_max_load=limit.max_load, cost_per_unit_above_soft_max=LATE_A_UNIT
            )
            for kind, limit in vehicle.load_limits.items()
        }
    asked.model.global_end_time = _time(moment(_last(routes) + NO_WAY_SECONDS))
    asked.injected_first_solution_routes = []
    order_stays = wire.ConstraintRelaxation([wire.Relaxation(TIMES, 0)])
    asked.injected_solution_constraint = wire.InjectedSolution(
        _present(routes, legs_of), [order_stays]
    )
    return asked


def plan(
    routes: Sequence[Route], answer: wire.Answer, further: Sequence[Stop] = ()
) -> dict[RouteRef, tuple[str, ...]]:
    """By route the keys of its stops; empty where somebody is left out."""
    keys = [stop.key for stop in _stops(routes, further)]
    numbers = [visit.shipment_index for one in answer.routes for visit in one.visits]
    if sorted(numbers) != list(range(len(keys))):
        return {}
    found: dict[RouteRef, tuple[str, ...]] = {route.ref: () for route in routes}
    for one in answer.routes:
        if one.visits:
            ref = routes[one.vehicle_index].ref
            found[ref] = tuple(keys[visit.shipment_index] for visit in one.visits)
    return found


def broken(routes: Sequence[Route], driven: wire.Answer) -> list[Unkept]:
    """What the routes, driven as they stand, do not keep; each stop once."""
    stops = _stops(routes)
    found: dict[str, Unkept] = {}
    for one in driven.routes:
        route = routes[one.vehicle_index]
        for visit in one.visits:
            stop = stops[visit.shipment_index]
            why, late = WhyUnkept.WINDOW, _late(stop, visit)
            if not meets(route.vehicle, stop.needs):
                why, late = WhyUnkept.NO_VEHICLE, 0
            elif late >= NO_WAY_SECONDS // 2:
                why, late = WhyUnkept.NO_WAY, 0
            elif not late:
                continue
            found[stop.key] = Unkept(key=stop.key, why=why, seconds=late)
        if one.visits and (whole := _of_the_whole(route, one)) is not None:
            last = stops[one.visits[-1].shipment_index].key
            why, late = whole
            found.setdefault(last, Unkept(key=last, why=why, seconds=late))
    return list(found.values())


def left_out(
    routes: Sequence[Route], legs_of: Mapping[Costing, Legs], answer: wire.Answer
) -> list[Unkept]:
    """Who stands in no order that was found, with the first reason that tells anything."""
    stops = _stops(routes)
    found = []
    for skipped in answer.skipped_shipments:
        if skipped.index >= len(stops):
            continue
        stop = stops[skipped.index]
        said = [_reasons().get(reason.code, WhyUnkept.OTHER) for reason in skipped.reasons]
        telling = [one for one in said if one is not WhyUnkept.OTHER] or said
        why = telling[0] if telling else why_left_out(stop, routes, legs_of)
        found.append(Unkept(key=stop.key, why=why, left_out=True))
    return found


def _model(
    routes: Sequence[Route], legs_of: Mapping[Costing, Legs], further: Sequence[Stop]
) -> wire.Model:
    stops = _stops(routes, further)
    termini = [place for route in routes for place in (route.start.location, route.end.location)]
    points = list(dict.fromkeys(map(point_of, (*termini, *(stop.location for stop in stops)))))
    tag_of = {point: f"p{at}" for at, point in enumerate(points)}
    tags = list(tag_of.values())
    profiles = list(dict.fromkeys(route.vehicle.costing for route in routes))
    return wire.Model(
        shipments=[_shipment(at, stop, routes, tag_of) for at, stop in enumerate(stops)],
        vehicles=[_vehicle(at, route, tag_of) for at, route in enumerate(routes)],
        global_start_time=_time(moment(min(not_earlier(route.start.at) for route in routes))),
        global_end_time=_time(moment(_last(routes))),
        duration_distance_matrices=[
            wire.Matrix(_rows(legs_of.get(profile, Legs()), points), _by(profile))
            for profile in profiles
        ],
        duration_distance_matrix_src_tags=tags,
        duration_distance_matrix_dst_tags=tags,
    )


def _shipment(
    at: int, stop: Stop, routes: Sequence[Route], tag_of: Mapping[Point, str]
) -> wire.Shipment:
    visit = wire.VisitRequest([tag_of[point_of(stop.location)]], _seconds(stop.service_seconds))
    if stop.window is not None:
        opens, closes = bounds(stop.window)
        visit.time_windows = [wire.TimeWindow(_time(moment(opens)), _time(moment(closes)))]
    able = [at for at, route in enumerate(routes) if meets(route.vehicle, stop.needs)]
    return wire.Shipment(
        label=str(at),
        deliveries=[visit],
        load_demands={
            UNITS: wire.Load(str(stop.units)),
            GRAMS: wire.Load(str(ceil(stop.weight_kg * 1000))),
        },
        penalty_cost=PENALTY,
        # An empty list allows all: one that none may serve names a vehicle that is too small.
        allowed_vehicle_indices=[] if len(able) == len(routes) else able or [len(routes)],
    )


def _vehicle(at: int, route: Route, tag_of: Mapping[Point, str]) -> wire.Vehicle:
    limits = {
        UNITS: wire.LoadLimit(max_load=str(route.vehicle.units)),
        GRAMS: wire.LoadLimit(max_load=str(int(route.vehicle.weight_kg * 1000))),
    }
    begins = not_earlier(route.start.at)
    ends = max(begins, not_later(route.end.at))
    return wire.Vehicle(
        label=str(at),
        start_tags=[tag_of[point_of(route.start.location)], _by(route.vehicle.costing)],
        end_tags=[tag_of[point_of(route.end.location)]],
        start_time_windows=[wire.TimeWindow(start_time=_time(moment(begins)))],
        end_time_windows=[wire.TimeWindow(end_time=_time(moment(ends)))],
        load_limits=limits,
        cost_per_traveled_hour=3600.0,
    )


def _present(routes: Sequence[Route], legs_of: Mapping[Costing, Legs]) -> list[wire.ShipmentRoute]:
    """The routes in the order in which they stand, with times that never go back."""
    numbers = iter(range(len(_stops(routes))))
    present = []
    for at, route in enumerate(routes):
        begins = starts(route, legs_of.get(route.vehicle.costing, Legs()))
        at_least, visits = not_earlier(route.start.at), []
        for begin in begins:
            at_least = max(at_least, begin if begin is not None else at_least)
            visits.append(wire.Visit(next(numbers), _time(moment(at_least))))
        present.append(wire.ShipmentRoute(vehicle_index=at, visits=visits))
    return present


def _rows(legs: Legs, points: Sequence[Point]) -> list[wire.Row]:
    return [
        wire.Row(
            [_seconds(NO_WAY_SECONDS if leg is None else leg) for leg in legs.row(point, points)]
        )
        for point in points
    ]


def _stops(routes: Sequence[Route], further: Sequence[Stop] = ()) -> list[Stop]:
    return [*(stop for route in routes for stop in route.stops), *further]


def _last(routes: Sequence[Route]) -> int:
    begins = max(not_earlier(route.start.at) for route in routes)
    return max(begins, *(not_later(route.end.at) for route in routes))


def _by(profile: Costing) -> str:
    return f"by-{profile}"


def _soft(window: wire.TimeWindow) -> wire.TimeWindow:
    return wire.TimeWindow(
        start_time=window.start_time,
        soft_end_time=window.end_time,
        cost_per_hour_after_soft_end_time=LATE_A_UNIT,
    )


def _late(stop: Stop, visit: wire.Visit) -> int:
    """Seconds after its window; a stop without one is late where no road leads there."""
    if visit.start_time is None:
        return 0
    at = int(datetime.fromisoformat(visit.start_time).timestamp())
    if stop.window is None:
        return 0
    return max(0, at - bounds(stop.window)[1])


def _of_the_whole(route: Route, driven: wire.ShipmentRoute) -> tuple[WhyUnkept, int] | None:
    """What is wrong with all of it, and by how many seconds where it is late."""
    units = sum(stop.units for stop in route.stops)
    grams = sum(ceil(stop.weight_kg * 1000) for stop in route.stops)
    if units > route.vehicle.units:
        return WhyUnkept.LOAD, 0
    if grams > ceil(route.vehicle.weight_kg * 1000):
        return WhyUnkept.LOAD, 0
    if driven.vehicle_end_time is None:
        return None
    back = int(datetime.fromisoformat(driven.vehicle_end_time).timestamp())
    late = back - not_later(route.end.at)
    if late >= NO_WAY_SECONDS // 2:
        return WhyUnkept.NO_WAY, 0
    return (WhyUnkept.SHIFT, late) if late > 0 else None


def _seconds(seconds: int) -> str:
    return f"{seconds}s"


def _time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@cache
def _reasons() -> Mapping[str, WhyUnkept]:
    told = tomllib.loads(MAPPING.read_text(encoding="utf-8"))["skipped"]
    return {code: WhyUnkept(why) for code, why in told.items()}
