"""Noise: how far off planned times are, and what becomes of it along a route.

A time of arrival is taken as normally distributed. What lies between the vehicle and a stop adds
up: each leg is off by a fifth of it and each service by a third, independently of one another; and
the whole day's travel is off by a tenth together (traffic, the driver). Where the vehicle must wait
for a window to open, the wait swallows delays: mean and deviation of max(arrival, opening) by
Clark's formulas (1961). The shares are those that promises were measured against
(docs/rooms/slots.md).
"""

from dataclasses import dataclass
from math import erfc, exp, hypot, pi, sqrt

_ROOT_2, _ROOT_2_PI = sqrt(2), sqrt(2 * pi)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """Standard deviations: shares of what they belong to, and seconds."""

    leg: float = 0.20
    service: float = 0.35
    day: float = 0.10
    departure_seconds: float = 180.0  # how punctually a shift begins
    silence: float = 0.5  # of the time since the vehicle was last heard of
    least_seconds: float = 60.0

    @property
    def drift(self) -> float:
        """How much longer a way takes on average, as a share of it: what is off by a share is off
        upwards by more."""
        return (self.leg**2 + self.day**2) / 2


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
