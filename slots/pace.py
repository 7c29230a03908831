"""Pace: how fast a vehicle really is today, beside what was planned, by what it has done so far.

Both shares are sums over sums, drawn towards the plan by what a few stops weigh: after one odd stop
hardly anything moves, after ten the day has its own pace. A visit counts at most so many times its
plan, since the courier who went to lunch says nothing of the next door.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from core.model.route import Route, Stop, StopState
from slots.legs import Legs
from slots.openings import openings
from slots.seconds import bounds, not_earlier

TRAVEL_WEIGHT_SECONDS = 1200.0  # of driving as planned that stand beside what was driven
SERVICE_WEIGHT_SECONDS = 1200.0
SHARE_MIN, SHARE_MAX = 0.6, 2.0
ODD_SHARE_MAX = 3.0  # of its plan: more is a break, or a report that came late
SHORTEST_SECONDS = 20  # of a leg or a visit that says something


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Shares of what was planned; `at_the_door` are seconds that a stop takes by what was measured
    there before, by its key."""

    travel: float = 1.0
    service: float = 1.0
    at_the_door: Mapping[str, int] = field(default_factory=dict)

    def service_of(self, stop: Stop) -> float:
        """Seconds that a visit will take."""
        return self.at_the_door.get(stop.key, stop.service_seconds) * self.service


AS_PLANNED = Pace()


def pace_of(route: Route, legs: Legs, at_the_door: Mapping[str, int] | None = None) -> Pace:
    """From the visits of this route that have an end, and the ways between them."""
    told = at_the_door or {}
    visits, ways = list(visits_made(route, told)), list(ways_driven(route, legs))
    return Pace(
        travel=_share(
            sum(took for _, _, took in ways),
            sum(planned for _, planned, _ in ways),
            TRAVEL_WEIGHT_SECONDS,
        ),
        service=_share(
            sum(took for _, took in visits),
            sum(planned for planned, _ in visits),
            SERVICE_WEIGHT_SECONDS,
        ),
        at_the_door=told,
    )


def visits_made(route: Route, at_the_door: Mapping[str, int]) -> Iterator[tuple[float, float]]:
    """Of each visit that says something, the seconds that it was to take, and those it took."""
    for stop in route.stops:
        took = _between(stop.arrival, stop.left)
        planned = at_the_door.get(stop.key, stop.service_seconds)
        if stop.state is StopState.PLANNED or took is None or planned < SHORTEST_SECONDS:
            continue
        yield planned, min(took, ODD_SHARE_MAX * planned)


def ways_driven(route: Route, legs: Legs) -> Iterator[tuple[datetime, float, float]]:
    """Of each way that says something, when it began, the seconds planned, and those it took."""
    for one, other in pairwise(route.stops):
        if one.left is None or other.left is None or other.arrival is None:
            continue
        leg = legs.between(one.location, other.location)
        took = _between(one.left, other.arrival)
        if leg is None or took is None or leg < SHORTEST_SECONDS or _may_have_waited(other):
            continue
        yield one.left, leg, min(took, ODD_SHARE_MAX * leg)


def _share(real: float, planned: float, weight: float) -> float:
    return min(SHARE_MAX, max(SHARE_MIN, (real + weight) / (planned + weight)))


def _between(start: datetime | None, end: datetime | None) -> int | None:
    if start is None or end is None or end < start:
        return None
    return not_earlier(end) - not_earlier(start)


def _may_have_waited(stop: Stop) -> bool:
    """It was begun just as its window opened: nobody knows how long the vehicle stood before."""
    assert stop.arrival is not None
    begun = not_earlier(stop.arrival)
    return any(0 <= begun - bounds(window)[0] < 120 for window in openings(stop))
