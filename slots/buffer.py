"""A buffer: how clear of its window's end a promise is planned, since no day is on time."""

from dataclasses import dataclass
from math import ceil
from statistics import NormalDist

from slots.noise import USUAL_NOISE, Noise

# Measured: what is inserted later makes every stop behind it less certain than it was when it was
# promised, so the first ten minutes are the same for all and stand for so much of the doubt.
FIRST_SECONDS, FIRST_DEVIATIONS = 600, 0.88


@dataclass(frozen=True, slots=True, kw_only=True)
class Buffer:
    """So many seconds, and so many standard deviations of when the vehicle comes there.

    The deviations grow along a route, and shrink where it waits: a stop in the evening rush is kept
    clear by more than the first one of the morning.
    """

    seconds: int = 0
    deviations: float = 0.0
    noise: Noise = USUAL_NOISE

    @classmethod
    def for_late(cls, in_hundred: float) -> "Buffer":
        """So many of a hundred promises may be late, on days that are as full as can be."""
        if not 0 < in_hundred <= 50:
            raise ValueError("of a hundred promises more than none may be late, and at most fifty")
        wanted = NormalDist().inv_cdf(1 - in_hundred / 100)
        first = min(wanted, FIRST_DEVIATIONS)
        return cls(
            seconds=round(FIRST_SECONDS * first / FIRST_DEVIATIONS), deviations=wanted - first
        )

    def clear(self, sigma: float) -> int:
        """Seconds to keep clear of the end, where the arrival has this deviation."""
        return self.seconds + ceil(self.deviations * sigma)


NO_BUFFER = Buffer()
LATE_IN_HUNDRED = 3.0
USUAL_BUFFER = Buffer.for_late(LATE_IN_HUNDRED)
