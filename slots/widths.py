"""Widths: how much wider or narrower a range must be than reckoned, by how far ahead it looks.

Measured, not assumed: of each arrival the error is set against the half width that was told, and
the share that would have held as many arrivals as was stated is what ranges are made wider by.
Few errors move little: so many as planned stand beside them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

AHEAD_MINUTES = (15, 30, 60, 120)  # a range looks ahead so far at most, the last one further
SHARE_MIN, SHARE_MAX = 0.4, 4.0
ERRORS_BEFORE = 20  # that stand beside those measured, spread as they were reckoned


@dataclass(frozen=True, slots=True)
class Miss:
    """One arrival: how far ahead it was told, and how often the half width it was off."""

    ahead_minutes: float
    halves: float


@dataclass(frozen=True, slots=True)
class Widths:
    """A share for each stretch of time ahead."""

    by_ahead: tuple[float, ...] = (1.0,) * (len(AHEAD_MINUTES) + 1)

    @classmethod
    def measured(cls, misses: Iterable[Miss], probability: float = 0.8) -> "Widths":
        """`halves` are of ranges as they were reckoned, before any share."""
        told: list[list[float]] = [[] for _ in range(len(AHEAD_MINUTES) + 1)]
        for miss in misses:
            told[_stretch(miss.ahead_minutes)].append(abs(miss.halves))
        return cls(tuple(_share(errors, probability) for errors in told))

    def share(self, ahead_seconds: float) -> float:
        return self.by_ahead[_stretch(ahead_seconds / 60)]

    def shares(self, ahead_seconds: NDArray[np.float64]) -> NDArray[np.float64]:
        """The same for many."""
        edges = np.array(AHEAD_MINUTES) * 60
        return np.array(self.by_ahead)[np.searchsorted(edges, ahead_seconds, side="left")]


AS_RECKONED = Widths()


def _stretch(ahead_minutes: float) -> int:
    return sum(ahead_minutes > edge for edge in AHEAD_MINUTES)


def _share(errors: Sequence[float], probability: float) -> float:
    """The quantile of what was measured, beside errors as they were expected."""
    normal = NormalDist()
    width = normal.inv_cdf(0.5 + probability / 2)
    expected = [
        normal.inv_cdf(0.5 + (place + 0.5) / (2 * ERRORS_BEFORE)) / width
        for place in range(ERRORS_BEFORE)
    ]
    ordered = sorted([*errors, *expected])
    at = ceil(probability * len(ordered)) - 1
    return min(SHARE_MAX, max(SHARE_MIN, ordered[at]))
