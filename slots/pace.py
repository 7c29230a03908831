"""Pace: how fast a vehicle really is today, beside what was planned, by what it has done so far.

Both shares are sums over sums, drawn towards the plan by what a few stops weigh: after one odd stop
hardly anything moves, after ten the day has its own pace. A visit counts at most so many times its
plan, since the courier who went to lunch says nothing of the next door.

Where only the end of a visit was reported, nobody knows how long it took: only how long it took
together with the way to it. Of such a whole, way and visit are taken to have been as slow as both
were together. Whichever of them it was, what is ahead is ways and visits again, and their sum comes
out right.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from core.model.route import Route, Stop, StopState
from slots.legs import Legs
from slots.openings import openings
from slots.seconds import bounds, not_earlier

TRAVEL_WEIGHT_SECONDS = 1200.0  # of driving as planned that stand beside what was driven
SERVICE_WEIGHT_SECONDS = 1200.0
SHARE_MIN, SHARE_MAX = 0.6, 2.0
ODD_SHARE_MAX = 3.0  # of its plan: more is a break, or a report that came late
# Of a leg or a visit that says something: who tells both ends of a visit at once told its end.
SHORTEST_SECONDS = 20


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


class Whole(NamedTuple):
    """A way and the visit behind it, of which only the end was reported: when the way began, the
    seconds planned for each, and those that both took."""

    begins: datetime
    way: float
    visit: float
    took: float

    @property
    def planned(self) -> float:
        return self.way + self.visit

    @property
    def share(self) -> float:
        """How often as long as planned it took."""
        return self.took / self.planned


def pace_of(route: Route, legs: Legs, at_the_door: Mapping[str, int] | None = None) -> Pace:
    """From the visits of this route that have an end, and the ways between them."""
    told = at_the_door or {}
    ways = [(planned, took) for _, planned, took in ways_driven(route, legs)]
    visits = list(visits_made(route, told))
    for whole in wholes_driven(route, legs, told):
        ways.append((whole.way, whole.share * whole.way))
        visits.append((whole.visit, whole.share * whole.visit))
    return Pace(
        travel=_share(ways, TRAVEL_WEIGHT_SECONDS),
        service=_share(visits, SERVICE_WEIGHT_SECONDS),
        at_the_door=told,
    )


def visits_made(route: Route, at_the_door: Mapping[str, int]) -> Iterator[tuple[float, float]]:
    """Of each visit that says something, the seconds that it was to take, and those it took."""
    for stop in route.stops:
        took = _stayed(stop)
        planned = at_the_door.get(stop.key, stop.service_seconds)
        if stop.state is StopState.PLANNED or took is None or planned < SHORTEST_SECONDS:
            continue
        yield planned, min(took, ODD_SHARE_MAX * planned)


def ways_driven(route: Route, legs: Legs) -> Iterator[tuple[datetime, float, float]]:
    """Of each way that says something, when it began, the seconds planned, and those it took."""
    for one, other in pairwise(route.stops):
        if one.left is None or _stayed(other) is None:
            continue
        leg = legs.between(one.location, other.location)
        took = _between(one.left, other.arrival)
        if leg is None or took is None or leg < SHORTEST_SECONDS or _may_have_waited(other):
            continue
        yield one.left, leg, min(took, ODD_SHARE_MAX * leg)


def wholes_driven(route: Route, legs: Legs, at_the_door: Mapping[str, int]) -> Iterator[Whole]:
    """What lies between the ends of two visits, where nobody told when the second one began."""
    for one, other in pairwise(route.stops):
        if one.left is None or other.left is None or _stayed(other) is not None:
            continue
        leg = legs.between(one.location, other.location)
        took = _between(one.left, other.left)
        visit = at_the_door.get(other.key, other.service_seconds)
        if leg is None or took is None or leg + visit < SHORTEST_SECONDS:
            continue
        if not _opened_between(other, one.left, other.left):
            yield Whole(one.left, leg, visit, min(took, ODD_SHARE_MAX * (leg + visit)))


def _share(told: Sequence[tuple[float, float]], weight: float) -> float:
    """Of what was planned, by (planned, took)."""
    planned, took = sum(one for one, _ in told), sum(other for _, other in told)
    return min(SHARE_MAX, max(SHARE_MIN, (took + weight) / (planned + weight)))


def _stayed(stop: Stop) -> int | None:
    """How long the visit took; None where not both of its ends were reported."""
    took = _between(stop.arrival, stop.left)
    return took if took is not None and took >= SHORTEST_SECONDS else None


def _between(start: datetime | None, end: datetime | None) -> int | None:
    if start is None or end is None or end < start:
        return None
    return not_earlier(end) - not_earlier(start)


def _may_have_waited(stop: Stop) -> bool:
    """It was begun just as its window opened: nobody knows how long the vehicle stood before."""
    assert stop.arrival is not None
    begun = not_earlier(stop.arrival)
    return any(0 <= begun - bounds(window)[0] < 120 for window in openings(stop))


def _opened_between(stop: Stop, since: datetime, until: datetime) -> bool:
    """The vehicle may have waited there for the window, nobody knows how long."""
    first, last = not_earlier(since), not_earlier(until)
    return any(first < bounds(window)[0] <= last for window in openings(stop))
