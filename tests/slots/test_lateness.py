"""Lateness: what is reckoned of a route is what dice show who drive it often."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from core.model.route import Break, Route
from slots.buffer import Buffer
from slots.legs import Legs, point_of
from slots.noise import USUAL_NOISE
from slots.schedule import Schedule, points_of, schedule
from slots.seconds import bounds, not_earlier
from tests.slots.days import at, between, even_roads, route, stop

LEGS = even_roads(range(40), minutes=9)
PRICED = Buffer(seconds=0, added=0.1)
DRIVEN = 20_000
LEAST = 0.1


def found(driven: Route, buffer: Buffer = PRICED) -> Schedule:
    known = schedule(driven, LEGS, buffer=buffer)
    assert isinstance(known, Schedule)
    return known


def diced(driven: Route, legs: Legs, delayed: int = 0, by: float = 0.0) -> float:
    """How many promises are late on average on so many days; `delayed` is who is come to later."""
    dice, noise = np.random.default_rng(7), USUAL_NOISE
    now = not_earlier(driven.start.at) + dice.normal(0, noise.departure_seconds, DRIVEN)
    slow, late = dice.lognormal(0, noise.day, DRIVEN), 0.0
    ways = [legs.leg(a, b) or 0 for a, b in pairwise(points_of(driven))]
    for number, (each, way) in enumerate(zip(driven.stops, ways, strict=False)):
        now += way * dice.lognormal(0, noise.leg, DRIVEN) * slow
        now += by if number == delayed else 0.0
        if each.window is not None:
            opens, closes = bounds(each.window)
            now = np.maximum(now, opens)
            late += float((now > closes).mean()) * each.promised
        took = np.maximum(LEAST, dice.normal(1, noise.service, DRIVEN))
        now += each.service_seconds * took
    return late


def two_hours(count: int, each: int, **more: object) -> Route:
    """So many stops, `each` of them in a window of two hours, one window after the other."""
    return route(
        *(
            stop(
                n,
                between(n // each * 120, n // each * 120 + 120),
                service_seconds=600,
                promised=True,
                **more,
            )
            for n in range(count)
        ),
        hours=24,
    )


@pytest.mark.parametrize(("count", "each"), [(4, 4), (6, 6), (12, 6), (18, 6), (15, 5), (24, 6)])
def test_as_many_are_expected_late_as_dice_make_late(count: int, each: int) -> None:
    """Empty days and full ones, with waits and without."""
    day = two_hours(count, each)
    assert found(day).late == pytest.approx(diced(day, LEGS), rel=0.12, abs=0.02)


@pytest.mark.parametrize("added", [0.05, 0.12, 0.4])
@pytest.mark.parametrize("delayed", [0, 3, 7, 11])
def test_a_delay_as_long_as_it_may_be_costs_as_many_promises_as_it_may(
    delayed: int, added: float
) -> None:
    """Of the stop that is delayed and of all behind it, by the same dice."""
    day = two_hours(12, 6)
    known = found(day)
    assert known.lateness is not None
    latest = known.lateness.latest(added)[delayed]
    by = latest - known.lateness.arrives[delayed]
    cost = diced(day, LEGS, delayed, by) - diced(day, LEGS)
    assert cost == pytest.approx(added, rel=0.25, abs=0.02)


def test_the_more_may_be_late_the_later_one_may_come() -> None:
    """Never sooner, wherever in the day."""
    lateness = found(two_hours(18, 6)).lateness
    assert lateness is not None
    rows = [lateness.latest(added) for added in (0.01, 0.05, 0.1, 0.3, 0.9)]
    assert all(
        one <= other for low, high in pairwise(rows) for one, other in zip(low, high, strict=True)
    )


def test_before_a_long_wait_a_delay_costs_nothing() -> None:
    """Whoever stands at a door for an hour may as well come half an hour later."""
    day = route(stop(0, between(120, 240), promised=True), hours=8)
    lateness = found(day).lateness
    assert lateness is not None
    assert lateness.latest(0.01)[0] >= not_earlier(at(120 + 60))


def test_who_was_told_no_window_cannot_be_disappointed() -> None:
    """The planner's own wishes are its own affair."""
    day = two_hours(12, 6)
    wished = replace(day, stops=tuple(replace(each, promised=False) for each in day.stops))
    assert found(wished).late == 0
    assert min(_latest(wished)) > not_earlier(day.end.at)


def _latest(day: Route) -> list[int]:
    lateness = found(day).lateness
    assert lateness is not None
    return lateness.latest(0.01)


def test_a_rest_is_reckoned_with() -> None:
    """Half an hour of it before the last ones makes them as late as a longer stop would."""
    day = two_hours(12, 6)
    rested = replace(day, breaks=(Break(start=at(150), end=at(175), seconds=1200),))
    assert found(rested).late > found(day).late


def test_nobody_ahead_is_never_late() -> None:
    """An empty route has nothing to reckon with."""
    known = found(route(hours=8))
    assert known.late == 0
    assert known.lateness is not None and known.lateness.latest(0.1) == []
    assert point_of(route().start.location) == known.points[0]
