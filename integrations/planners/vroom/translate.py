"""Between our words and VROOM's, both ways; pure."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import ceil

import msgspec

from core.model.ids import RouteRef
from core.model.route import Costing, Route, Stop
from core.model.unkept import Unkept, WhyUnkept
from integrations.planners.vroom import wire
from slots.legs import Legs, Point, point_of
from slots.schedule import points_of
from slots.seconds import bounds, not_earlier, not_later
from slots.timetable import meets
from slots.unkept import why_left_out

PROFILE = "car"  # one matrix, whatever drives: its name means nothing here
NO_WAY_SECONDS = 10_000_000  # longer than any shift
JOB, END = "job", "end"
DELAY = "delay"
CAUSES = {
    "lead_time": WhyUnkept.WINDOW,
    "load": WhyUnkept.LOAD,
    "max_load": WhyUnkept.LOAD,
    "max_tasks": WhyUnkept.LOAD,
    "skills": WhyUnkept.NO_VEHICLE,
    "missing_break": WhyUnkept.BREAK,
    "max_travel_time": WhyUnkept.SHIFT,
    "max_distance": WhyUnkept.SHIFT,
}


def problem(route: Route, legs: Legs) -> wire.Problem:
    """The stops in any order. Loads and skills are left out: no order changes them."""
    begins = not_earlier(route.start.at)
    points = points_of(route)
    vehicle = wire.Vehicle(1, PROFILE, 0, len(points) - 1, _shift(route, begins))
    return wire.Problem(
        jobs=[_job(at, stop, begins) for at, stop in enumerate(route.stops, start=1)],
        vehicles=[vehicle],
        matrices={PROFILE: wire.Matrix(_durations(legs, points))},
    )


def fleet_problem(
    routes: Sequence[Route], legs_of: Mapping[Costing, Legs], further: Sequence[Stop] = ()
) -> wire.Problem:
    """All stops of the routes, for any of their vehicles, from how they stand, and further ones
    that stand nowhere yet. A vehicle has the skill of each kind of needs that it meets."""
    begins = min(not_earlier(route.start.at) for route in routes)
    stops = [*(stop for route in routes for stop in route.stops), *further]
    termini = [place for route in routes for place in (route.start.location, route.end.location)]
    points = [point_of(place) for place in (*termini, *(stop.location for stop in stops))]
    needs = list(dict.fromkeys(stop.needs for stop in stops))
    jobs = [
        msgspec.structs.replace(
            _job(number, stop, begins),
            location_index=len(termini) + number - 1,
            delivery=[stop.units, _grams(stop.weight_kg)],
            skills=[needs.index(stop.needs)],
        )
        for number, stop in enumerate(stops, start=1)
    ]
    numbers = iter(range(1, len(jobs) + 1))
    return wire.Problem(
        jobs=jobs,
        vehicles=[
            wire.Vehicle(
                at + 1,
                str(route.vehicle.costing),
                2 * at,
                2 * at + 1,
                _shift(route, begins),
                steps=[wire.Step(JOB, next(numbers)) for _ in route.stops],
                capacity=[route.vehicle.units, _grams(route.vehicle.weight_kg)],
                skills=[at for at, each in enumerate(needs) if meets(route.vehicle, each)],
            )
            for at, route in enumerate(routes)
        ],
        matrices={
            str(profile): wire.Matrix(_durations(legs_of.get(profile, Legs()), points))
            for profile in {route.vehicle.costing for route in routes}
        },
    )


def without_present_order(warm: wire.Problem) -> wire.Problem:
    """The same question, the search from nothing."""
    vehicles = [msgspec.structs.replace(vehicle, steps=[]) for vehicle in warm.vehicles]
    return msgspec.structs.replace(warm, vehicles=vehicles)


def in_plan_mode(warm: wire.Problem) -> wire.Problem:
    """The same routes, driven as they stand."""
    return msgspec.structs.replace(warm, options=wire.Options(c=True))


def broken(routes: Sequence[Route], driven: wire.Answer) -> list[Unkept]:
    """What the routes, driven as they stand, do not keep; each stop once, with its worst."""
    keys = [stop.key for route in routes for stop in route.stops]
    found: dict[str, Unkept] = {}
    for ridden in driven.routes:
        jobs = _jobs(ridden)
        about = keys[jobs[0] - 1] if jobs else ""  # what is wrong at the start is told of the first
        for step in ridden.steps if jobs else ():
            about = keys[step.id - 1] if step.type == JOB and step.id is not None else about
            for violation in step.violations:
                why = _why(violation, is_home=step.type == END)
                one = Unkept(key=about, why=why, seconds=_late(violation, why))
                if about not in found or found[about].seconds < one.seconds:
                    found[about] = one
    return list(found.values())


def left_out(
    routes: Sequence[Route], legs_of: Mapping[Costing, Legs], solved: wire.Answer
) -> list[Unkept]:
    """Who stands in no order that was found. VROOM does not say why: we look ourselves."""
    stops = [stop for route in routes for stop in route.stops]
    return [
        Unkept(
            key=stops[one.id - 1].key,
            why=why_left_out(stops[one.id - 1], routes, legs_of),
            left_out=True,
        )
        for one in solved.unassigned
        if 0 < one.id <= len(stops)
    ]


def plan(
    routes: Sequence[Route], answer: wire.Answer, further: Sequence[Stop] = ()
) -> dict[RouteRef, tuple[str, ...]]:
    """By route the keys of its stops; empty where somebody is left out."""
    keys = [*(stop.key for route in routes for stop in route.stops), *(one.key for one in further)]
    if sorted(_places(answer)) != list(range(1, len(keys) + 1)):
        return {}
    found: dict[RouteRef, tuple[str, ...]] = {route.ref: () for route in routes}
    for ridden in answer.routes:
        ref = routes[ridden.vehicle - 1].ref
        found[ref] = tuple(keys[number - 1] for number in _jobs(ridden))
    return found


def from_present_order(cold: wire.Problem) -> wire.Problem:
    """The same question, with the present order to begin the search from."""
    steps = [wire.Step(JOB, job.id) for job in cold.jobs]
    vehicles = [msgspec.structs.replace(vehicle, steps=steps) for vehicle in cold.vehicles]
    return msgspec.structs.replace(cold, vehicles=vehicles)


def is_whole(route: Route, answer: wire.Answer) -> bool:
    """Whether every stop has its place in the answer."""
    return sorted(_places(answer)) == list(range(1, len(route.stops) + 1))


def order(route: Route, answer: wire.Answer) -> tuple[str, ...]:
    """The keys of the stops as the answer has them."""
    return tuple(route.stops[place - 1].key for place in _places(answer))


def travel_seconds(asked: wire.Problem, answer: wire.Answer) -> int:
    """How long the answer drives."""
    total = 0
    for ridden in answer.routes:
        vehicle = asked.vehicles[ridden.vehicle - 1]
        durations = asked.matrices[vehicle.profile].durations
        stops = [asked.jobs[number - 1].location_index for number in _jobs(ridden)]
        indexes = [vehicle.start_index, *stops, vehicle.end_index]
        total += sum(durations[a][b] for a, b in pairwise(indexes))
    return total


def _why(violation: wire.Violation, *, is_home: bool) -> WhyUnkept:
    if violation.duration >= NO_WAY_SECONDS // 2:
        return WhyUnkept.NO_WAY
    if violation.cause == DELAY:
        return WhyUnkept.SHIFT if is_home else WhyUnkept.WINDOW
    return CAUSES.get(violation.cause, WhyUnkept.OTHER)


def _late(violation: wire.Violation, why: WhyUnkept) -> int:
    return violation.duration if why in (WhyUnkept.WINDOW, WhyUnkept.SHIFT) else 0


def _places(answer: wire.Answer) -> list[int]:
    if answer.unassigned:
        return []
    return [number for ridden in answer.routes for number in _jobs(ridden)]


def _jobs(ridden: wire.Ridden) -> list[int]:
    return [step.id for step in ridden.steps if step.type == JOB and step.id is not None]


def _shift(route: Route, begins: int) -> tuple[int, int]:
    opens = not_earlier(route.start.at) - begins
    return opens, max(opens, not_later(route.end.at) - begins)


def _durations(legs: Legs, points: Sequence[Point]) -> list[list[int]]:
    return [
        [NO_WAY_SECONDS if leg is None else leg for leg in legs.row(point, points)]
        for point in points
    ]


def _grams(weight_kg: float) -> int:
    return ceil(weight_kg * 1000)


def _job(at: int, stop: Stop, begins: int) -> wire.Job:
    job = wire.Job(at, at, stop.service_seconds)
    if stop.window is not None:
        opens, closes = (max(0, edge - begins) for edge in bounds(stop.window))
        job.time_windows = [(opens, closes)]
    return job
