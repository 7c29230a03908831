"""A buffer: how clear of lateness a promise is made, since no day is on time."""

from dataclasses import dataclass, replace
from statistics import NormalDist

from slots.noise import USUAL_NOISE, Noise

# Measured (docs/rooms/slots.md): what three of a hundred may be late for.
SECONDS, ADDED_A_LATE = 900, 4.0
CERTAIN = 0.88  # deviations: whoever allows more to be late keeps less clear
STOP_SECONDS = 1200.0  # about what one more stop takes of a vehicle's day


@dataclass(frozen=True, slots=True, kw_only=True)
class Buffer:
    """So many seconds clear of each window's end, and a price: one more promise may bring no more
    than `added` late ones with it, its own among those behind it.

    The price is where a day is sold dear: early in a window a further stop delays nobody who has no
    time to spare, and costs nothing; where five people wait behind it, it costs them all. Without
    a price (None) only the seconds count.
    """

    seconds: int = 0
    added: float | None = None
    noise: Noise = USUAL_NOISE

    @classmethod
    def for_late(cls, in_hundred: float) -> "Buffer":
        """So many of a hundred promises may be late, on days that are as full as can be."""
        if not 0 < in_hundred <= 50:
            raise ValueError("of a hundred promises more than none may be late, and at most fifty")
        sure = NormalDist().inv_cdf(1 - in_hundred / 100)
        return cls(
            seconds=round(SECONDS * min(1.0, sure / CERTAIN)),
            added=min(1.0, ADDED_A_LATE * in_hundred / 100),
        )

    @property
    def told(self) -> "Buffer":
        """For what was promised before: nobody asks what it costs."""
        return replace(self, added=None)

    @property
    def deviations(self) -> float:
        """So surely one who is promised a window is served in it."""
        if self.added is None or self.added >= 1:
            return 0.0
        return NormalDist().inv_cdf(1 - self.added)

    @property
    def seconds_a_late(self) -> float:
        """What one late promise is worth on the road: as much as the stops that would bring it."""
        return STOP_SECONDS / self.added if self.added is not None else 0.0


NO_BUFFER = Buffer()
LATE_IN_HUNDRED = 3.0
USUAL_BUFFER = Buffer.for_late(LATE_IN_HUNDRED)
