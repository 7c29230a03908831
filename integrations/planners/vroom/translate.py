"""Between our words and VROOM's, both ways; pure."""

from itertools import pairwise

import msgspec

from core.model.route import Route, Stop
from integrations.planners.vroom import wire
from slots.legs import Legs
from slots.schedule import points_of
from slots.seconds import bounds, not_earlier, not_later

PROFILE = "car"  # one matrix, whatever drives: its name means nothing here
NO_WAY_SECONDS = 10_000_000  # longer than any shift
JOB = "job"


def problem(route: Route, legs: Legs) -> wire.Problem:
    """The stops in any order. Loads and skills are left out: no order changes them."""
    begins = not_earlier(route.start.at)
    points = points_of(route)
    shift = (0, max(0, not_later(route.end.at) - begins))
    vehicle = wire.Vehicle(1, PROFILE, 0, len(points) - 1, shift)
    durations = [[_seconds(legs.leg(a, b)) for b in points] for a in points]
    return wire.Problem(
        jobs=[_job(at, stop, begins) for at, stop in enumerate(route.stops, start=1)],
        vehicles=[vehicle],
        matrices={PROFILE: wire.Matrix(durations)},
    )


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
    vehicle = asked.vehicles[0]
    durations = asked.matrices[PROFILE].durations
    indexes = [vehicle.start_index, *_places(answer), vehicle.end_index]
    return sum(durations[a][b] for a, b in pairwise(indexes))


def _places(answer: wire.Answer) -> list[int]:
    if answer.unassigned:
        return []
    return [
        step.id
        for ridden in answer.routes
        for step in ridden.steps
        if step.type == JOB and step.id is not None
    ]


def _job(at: int, stop: Stop, begins: int) -> wire.Job:
    job = wire.Job(at, at, stop.service_seconds)
    if stop.window is not None:
        opens, closes = (max(0, edge - begins) for edge in bounds(stop.window))
        job.time_windows = [(opens, closes)]
    return job


def _seconds(leg: int | None) -> int:
    return NO_WAY_SECONDS if leg is None else leg
