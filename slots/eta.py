"""ETAs: when the courier comes to each stop ahead, as a range that grows with what lies between.

The time of arrival is taken as normally distributed. What lies between the vehicle and a stop adds
up: each leg is off by a fifth of it and each service by a third, independently of one another; and
the whole day's travel is off by a tenth together (traffic, the driver). Where the vehicle must wait
for a window to open, the wait swallows delays, and the range becomes narrower again: mean and
deviation of max(arrival, opening) by Clark's formulas (1961). The range is the middle 80 % of it.
The shares are those of the noise that promises were measured against (docs/rooms/slots.md).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import hypot
from statistics import NormalDist

from core.model.eta import Eta
from core.model.location import Location
from core.model.route import Route, StopState
from slots.legs import Legs
from slots.schedule import behind, opening
from slots.seconds import moment, not_earlier

_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """Standard deviations: shares of what they belong to, and seconds."""

    leg: float = 0.20
    service: float = 0.35
    day: float = 0.10
    departure_seconds: float = 180.0  # how punctually a shift begins
    silence: float = 0.5  # of the time since the vehicle was last heard of
    least_seconds: float = 60.0


USUAL_NOISE = Noise()


@dataclass(frozen=True, slots=True)
class Arrival:
    """A moment that is not certain: `own` is what was independently off, `day` off all day long."""

    mean: float
    own: float
    day: float

    @property
    def sigma(self) -> float:
        return hypot(self.own, self.day)

    def later(self, seconds: float, own: float = 0.0, day: float = 0.0) -> "Arrival":
        return Arrival(self.mean + seconds, hypot(self.own, own), self.day + day)

    def not_before(self, opens: float) -> "Arrival":
        """max(arrival, opening), by Clark's formulas."""
        if self.sigma == 0:
            return Arrival(max(self.mean, opens), 0.0, 0.0)
        ahead = (self.mean - opens) / self.sigma
        below, at = _NORMAL.cdf(ahead), _NORMAL.pdf(ahead)
        gain = self.sigma * (at + ahead * below)
        square = self.sigma**2 * ((ahead**2 + 1) * below + ahead * at)
        left = max(0.0, square - gain**2) ** 0.5 / self.sigma
        return Arrival(opens + gain, self.own * left, self.day * left)


def etas(
    route: Route,
    legs: Legs,
    now: datetime,
    position: tuple[Location, datetime] | None,
    *,
    probability: float = 0.8,
    noise: Noise = USUAL_NOISE,
) -> dict[str, Eta]:
    """By key of every stop not yet served, from the position on where it is newer than the last
    stop. A stop behind an unknown leg has none: nobody can say.
    """
    first = behind(route)
    found: dict[str, Eta] = {}
    arrival = _next_arrival(route, legs, first, not_earlier(now), position, noise)
    width = _NORMAL.inv_cdf(0.5 + probability / 2)
    for index in range(first, len(route.stops)):
        stop = route.stops[index]
        if arrival is None:
            break
        opens = opening(stop)
        begins = arrival if opens is None else arrival.not_before(opens)
        found[stop.key] = _range(begins, width, now, probability, noise, opens)
        if index + 1 < len(route.stops):
            leg = legs.between(stop.location, route.stops[index + 1].location)
            served = begins.later(stop.service_seconds, own=noise.service * stop.service_seconds)
            arrival = _after(served, leg, noise)
    return found


def _next_arrival(
    route: Route,
    legs: Legs,
    first: int,
    now: int,
    position: tuple[Location, datetime] | None,
    noise: Noise,
) -> Arrival | None:
    """When the vehicle comes to the first stop that it has not begun."""
    if first >= len(route.stops):
        return None
    target = route.stops[first].location
    left, place = _left(route, first, now, noise)
    if position is not None and not _is_at_a_stop(route, first):
        here, heard = position[0], not_earlier(position[1])
        leg = legs.between(here, target)
        if leg is not None and heard >= left.mean:
            silence = max(0, now - heard)
            there = _after(Arrival(heard, noise.silence * silence, 0.0), leg, noise)
            return there and there.later(max(0.0, now - there.mean))
    there = _after(left, legs.between(place, target), noise)
    return there and there.later(max(0.0, now - there.mean))


def _left(route: Route, first: int, now: int, noise: Noise) -> tuple[Arrival, Location]:
    """When and where the vehicle left, or will leave, for the next stop."""
    if first == 0:
        opens = not_earlier(route.start.at)
        is_waiting = now < opens
        own = noise.departure_seconds if is_waiting else 0.0
        return Arrival(opens, own, 0.0), route.start.location
    last = route.stops[first - 1]
    begun = not_earlier(last.arrival) if last.arrival is not None else now
    if _is_at_a_stop(route, first):
        ends = Arrival(begun + last.service_seconds, noise.service * last.service_seconds, 0.0)
        return ends.not_before(now), last.location
    return Arrival(begun, 0.0, 0.0), last.location


def _is_at_a_stop(route: Route, first: int) -> bool:
    """The courier stands at a door that is not done with."""
    return first > 0 and route.stops[first - 1].state is StopState.PLANNED


def _after(left: Arrival, leg: int | None, noise: Noise) -> Arrival | None:
    if leg is None:
        return None
    return left.later(leg, own=noise.leg * leg, day=noise.day * leg)


def _range(
    begins: Arrival,
    width: float,
    now: datetime,
    probability: float,
    noise: Noise,
    opens: int | None,
) -> Eta:
    half = timedelta(seconds=width * max(begins.sigma, noise.least_seconds))
    middle = moment(0) + timedelta(seconds=begins.mean)
    earliest = max(now, moment(opens)) if opens is not None else now
    start = max(middle - half, earliest)
    return Eta(start=start, end=max(middle + half, start), probability=probability, as_of=now)
