"""Costing: what deliveries cost, by what was driven and done, at the carrier's own unit costs.

A route costs its stops, kilometres, hours and tolls, shared alike by the stops that it came to. A
kilometre is one of road: straight lines between the stops, longer by as much as roads are in
Europe (Ballou, Rahardja & Sakai 2002 count 1.2 to 1.6 by country). An hour counts from the planned
start until the courier had done with the last stop.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from core.actions.counted import Case, Material
from core.model.attempt import Attempt
from core.model.ids import DeliveryId
from core.model.route import Route, Stop, StopState
from core.model.unit_costs import UnitCosts

ROAD_TO_LINE = 1.3
HOUR_SECONDS = Decimal(3600)
ZERO = Decimal(0)


def visits(route: Route) -> tuple[Stop, ...]:
    """The stops that the vehicle came to, whatever it could do there."""
    return tuple(stop for stop in route.stops if stop.state is not StopState.PLANNED)


def costs_of(material: Material, closed: Sequence[Case]) -> dict[str, object]:
    """What a closed delivery cost, and a try that came to nothing, in the one currency of the
    carriers that told their unit costs; None where they told none, or several."""
    priced = [(carrier, carrier.costs) for carrier in material.carriers if carrier.costs]
    currencies = {costs.currency for _, costs in priced}
    spent = [_spent(material.of(carrier.ref), costs, closed) for carrier, costs in priced]
    deliveries = sum(each.deliveries for each in spent)
    failures = sum(each.failures for each in spent)
    if len(currencies) != 1:
        return {"cost_per_delivery": None, "cost_per_failure": None, "cost_currency": None}
    return {
        "cost_per_delivery": _each(sum((each.all for each in spent), ZERO), deliveries),
        "cost_per_failure": _each(sum((each.failed for each in spent), ZERO), failures),
        "cost_currency": currencies.pop(),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spent:
    deliveries: int
    all: Decimal
    failures: int
    failed: Decimal


def _spent(here: Material, costs: UnitCosts, closed: Sequence[Case]) -> _Spent:
    """By one carrier, on its closed deliveries."""
    ids = {case.delivery.id for case in closed}
    cases = [case for case in here.cases if case.delivery.id in ids]
    every, failed = cost_by_delivery(here.routes, costs)
    found = _Spent(deliveries=len(cases), all=ZERO, failures=0, failed=ZERO)
    for case in cases:
        id, tries = case.delivery.id, case.delivery.attempts
        each = cost_in_vain(case, failed.get(id, ZERO), costs)
        found = _Spent(
            deliveries=found.deliveries,
            all=found.all
            + every.get(id, ZERO)
            + _tried(tries, costs)
            + case.contacts * costs.contact,
            failures=found.failures + len(each),
            failed=found.failed + sum(each, ZERO),
        )
    return found


def cost_in_vain(case: Case, visits_failed: Decimal, costs: UnitCosts) -> tuple[Decimal, ...]:
    """What each try cost that came to nothing, in their order: what is its own, and its part of
    what the delivery's failed visits cost, which its tries in vain share alike."""
    tries = case.in_vain
    return tuple(visits_failed / len(tries) + _tried([each], costs) for each in tries)


def _tried(tries: Sequence[Attempt], costs: UnitCosts) -> Decimal:
    waited = sum((hours(each.arrived_at, each.at) for each in tries if each.arrived_at), ZERO)
    return len(tries) * costs.attempt + waited * costs.waiting_hour


def _each(spent: Decimal, count: int) -> float | None:
    return float(round(spent / count, 2)) if count else None


def cost_of_visit(route: Route, costs: UnitCosts) -> Decimal:
    """What each stop of the route cost that it came to; nothing before it came to any."""
    came = visits(route)
    if not came:
        return ZERO
    points = [route.start.location, *(stop.location for stop in came), route.end.location]
    metres = sum(a.metres_to(b) for a, b in pairwise(points)) * ROAD_TO_LINE
    driven = Decimal(str(metres)) / 1000 * costs.km + _hours_out(route, came) * costs.hour
    return (driven + costs.toll) / len(came) + costs.stop


def hours_of_visit(route: Route) -> Decimal:
    """How long each of its visits took, with its part of the way; nothing before it came to any."""
    came = visits(route)
    return _hours_out(route, came) / len(came) if came else ZERO


def _hours_out(route: Route, came: Sequence[Stop]) -> Decimal:
    over = max([route.start.at, *(_over(stop, route.start.at) for stop in came)])
    return hours(route.start.at, over)


def cost_by_delivery(
    routes: Iterable[Route], costs: UnitCosts
) -> tuple[Mapping[DeliveryId, Decimal], Mapping[DeliveryId, Decimal]]:
    """What the visits of each delivery cost; and of these what came to nothing."""
    every: dict[DeliveryId, Decimal] = defaultdict(Decimal)
    failed: dict[DeliveryId, Decimal] = defaultdict(Decimal)
    for route in routes:
        each = cost_of_visit(route, costs)
        for stop in visits(route):
            if stop.delivery is not None:
                every[stop.delivery] += each
                failed[stop.delivery] += each if stop.state is StopState.FAILED else 0
    return every, failed


def hours(begun: datetime, over: datetime) -> Decimal:
    return Decimal(str(max(0.0, (over - begun).total_seconds()))) / HOUR_SECONDS


def _over(stop: Stop, begun: datetime) -> datetime:
    """When the courier had done with it, as reported, else as planned."""
    if stop.left is not None:
        return stop.left
    return (stop.arrival or begun) + timedelta(seconds=stop.service_seconds)
