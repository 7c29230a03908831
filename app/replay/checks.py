"""Checks: is every promise kept? By a drive through the matrix that knows nothing of our own
arithmetic, and by VROOM, which drives the routes as they are told (its "plan mode")."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import msgspec

from app.replay.instance import Instance
from app.replay.town import Town, seconds
from core.model.route import Profile, Route
from core.model.window import Window
from integrations.planners.pyvrp import translate as pyvrp
from integrations.planners.pyvrp.wire import Ridden
from integrations.planners.vroom import translate, wire
from slots.booking import retimed
from slots.legs import point_of
from slots.seconds import last_offered, moment

COUNTER_ITERATIONS = 2_000  # of PyVRP, to serve as many of a counter's promises as can be
PRIZE = 10_000_000  # of a promise: no way round is worth leaving one out


def broken(town: Town, told: Mapping[int, Window], routes: Sequence[Route]) -> set[str]:
    """The keys of the customers whose promise the routes do not keep: who was told what is what the
    decider said, whatever the routes say of it. Whoever is on none, or on two, is broken too."""
    driven = [_as_told(town, told, route) for route in routes]
    visits = Counter(stop.key for route in driven for stop in route.stops)
    missed = {key for customer in told if visits[key := town.stop(customer).key] != 1}
    return missed | late_by_matrix(town, driven) | violated_by_vroom(town, driven)


def _as_told(town: Town, told: Mapping[int, Window], route: Route) -> Route:
    customers = _numbers(town, route)[1:-1]
    return route.with_stops(tuple(town.stop(each, told.get(each)) for each in customers))


def travel_seconds(town: Town, routes: Sequence[Route]) -> int:
    matrix = town.instance.seconds
    drives = [_numbers(town, route) for route in routes]
    return sum(int(matrix[a, b]) for drive in drives for a, b in pairwise(drive))


def late_by_matrix(town: Town, routes: Sequence[Route]) -> set[str]:
    """Everybody behind the first trouble of a route counts where the van is too full or home too
    late: nobody knows who would be left."""
    day: Instance = town.instance
    late: set[str] = set()
    for route in routes:
        numbers = _numbers(town, route)
        now = int(day.opens[0])
        for before, stop, number in zip(numbers, route.stops, numbers[1:-1], strict=False):
            now += int(day.seconds[before, number])
            if stop.window is not None:
                now = max(now, round(seconds(stop.window.start)))
                if now >= seconds(stop.window.end):
                    late.add(stop.key)
            now += int(day.service[number])
        now += int(day.seconds[numbers[-2], 0])
        load = sum(int(day.demand[number]) for number in numbers)
        if now > day.closes[0] or load > day.capacity:
            late |= {stop.key for stop in route.stops}
    return late


def violated_by_vroom(town: Town, routes: Sequence[Route]) -> set[str]:
    from integrations.planners.vroom.solver import checker

    driven = [route for route in routes if route.stops]
    if not driven:
        return set()
    asked = translate.fleet_problem([_exact(route) for route in driven], town.legs)
    answer = checker()(msgspec.to_builtins(asked))
    if answer["code"] != 0:
        raise RuntimeError(f"VROOM cannot check this day: {answer['error']}")
    keys = [stop.key for route in driven for stop in route.stops]
    violated: set[str] = set()
    for ridden in answer["routes"]:
        own = driven[ridden["vehicle"] - 1]
        for step in ridden["steps"]:
            if step.get("violations"):
                of_all = {stop.key for stop in own.stops}
                violated |= {keys[step["id"] - 1]} if step["type"] == "job" else of_all
    seen = {step["id"] for one in answer["routes"] for step in one["steps"] if "id" in step}
    return violated | {key for number, key in enumerate(keys, 1) if number not in seen}


def planned_at_last(
    town: Town, vans: Sequence[Route], promised: Mapping[int, Window]
) -> tuple[Route, ...]:
    """What a counter leaves to the evening before: routes with as many of its promises as VROOM and
    then PyVRP find room for. Who is missing was promised in vain."""
    from integrations.planners.pyvrp.solver import solved
    from integrations.planners.vroom.solver import solver

    stops = tuple(town.stop(customer, window) for customer, window in promised.items())
    asked = [_exact(route) for route in (vans[0].with_stops(stops), *vans[1:])]
    cold = translate.without_present_order(translate.fleet_problem(asked, town.legs))
    found = msgspec.convert(solver()(msgspec.to_builtins(cold)), wire.Answer)
    day = pyvrp.problem(asked, town.legs, iterations=COUNTER_ITERATIONS)
    day = msgspec.structs.replace(
        day,
        visits=[msgspec.structs.replace(visit, prize=PRIZE) for visit in day.visits],
        present=[
            Ridden(0, [step.id - 1 for step in one.steps if step.id is not None])
            for one in found.routes
        ],
    )
    answer = solved(day)
    driven = [ridden.visits for ridden in answer.routes] if answer.holds else []
    return tuple(
        retimed(van.with_stops(tuple(stops[visit] for visit in visits)), town.legs[Profile.AUTO])
        for van, visits in zip(vans, [*driven, *([] for _ in vans[len(driven) :])], strict=True)
    )


def _exact(route: Route) -> Route:
    """A window's end does not belong to it: the last second for a solver is the one before."""
    stops = [
        replace(stop, window=Window(stop.window.start, moment(last_offered(stop.window, 0))))
        if stop.window is not None
        else stop
        for stop in route.stops
    ]
    return replace(route, stops=tuple(stops))


def _numbers(town: Town, route: Route) -> list[int]:
    """The places of a drive, by their numbers in the instance."""
    return [0, *(town.number_of[point_of(stop.location)] for stop in route.stops), 0]
