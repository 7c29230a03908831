"""Noise: how far off planned times are, and what becomes of it along a route.

A time of arrival is taken as normally distributed. What lies between the vehicle and a stop adds
up: each leg is off by a fifth of it and each service by a third, independently of one another; and
the whole day's travel is off by a tenth together (traffic, the driver). Where the vehicle must wait
for a window to open, the wait swallows delays: mean and deviation of max(arrival, opening) by
Clark's formulas (1961). The shares are those that promises were measured against
(docs/rooms/slots.md), until a carrier's own days have shown others (`driven.py`).
"""

from dataclasses import dataclass
from datetime import datetime
from math import erfc, exp, hypot, pi, sqrt
from zoneinfo import ZoneInfo

from core.model.driven import HOURS

_ROOT_2, _ROOT_2_PI = sqrt(2), sqrt(2 * pi)

EVENING_RUSH = range(16, 19)  # where nothing was measured: a quarter more off than by day
RUSH_WIDER = 1.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Of ways that begin in each hour of the clock on the wall: how often as long as planned one
    takes, and how often as far it is off as usual."""

    zone: ZoneInfo
    slow: tuple[float, ...] = (1.0,) * HOURS
    wider: tuple[float, ...] = tuple(
        RUSH_WIDER if hour in EVENING_RUSH else 1.0 for hour in range(HOURS)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """Standard deviations: shares of what they belong to, and seconds. `stays`: how often as long
    as planned a visit takes. Without `hours` every hour is like any other."""

    leg: float = 0.20
    service: float = 0.35
    day: float = 0.10
    departure_seconds: float = 180.0  # how punctually a shift begins
    silence: float = 0.5  # of the time since the vehicle was last heard of
    least_seconds: float = 60.0
    stays: float = 1.0
    hours: Hours | None = None

    def on_a_way(self, begins: float) -> tuple[float, float]:
        """Of a way that begins at a second: how often as long as planned it takes, and by which
        share of that it is off by itself."""
        if self.hours is None:
            return 1.0, self.leg
        hour = datetime.fromtimestamp(begins, self.hours.zone).hour
        return self.hours.slow[hour], self.leg * self.hours.wider[hour]


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

    def after_leg(self, seconds: float, noise: Noise) -> "Arrival":
        return self.later(seconds, own=noise.leg * seconds, day=noise.day * seconds)

    def after_service(self, seconds: float, noise: Noise) -> "Arrival":
        return self.later(seconds, own=noise.service * seconds)

    def not_before(self, opens: float) -> "Arrival":
        """max(arrival, opening), by Clark's formulas."""
        sigma = self.sigma
        if sigma == 0:
            return Arrival(max(self.mean, opens), 0.0, 0.0)
        ahead = (self.mean - opens) / sigma
        below, at = erfc(-ahead / _ROOT_2) / 2, exp(-ahead * ahead / 2) / _ROOT_2_PI
        gain = sigma * (at + ahead * below)
        square = sigma**2 * ((ahead**2 + 1) * below + ahead * at)
        left = sqrt(max(0.0, square - gain**2)) / sigma
        return Arrival(opens + gain, self.own * left, self.day * left)
