"""Pace: how many calls a second a key may make; a token bucket for each."""

from collections import OrderedDict
from dataclasses import dataclass, field
from math import ceil

CALLS_A_SECOND = 200.0
BURST_CALLS = 400.0
KEYS_MAX = 10_000  # buckets that are remembered; the longest unused is full again anyway


@dataclass(slots=True)
class Bucket:
    calls: float
    at: float


@dataclass(slots=True)
class Pace:
    """`at` is the process's monotonic time."""

    calls_a_second: float = CALLS_A_SECOND
    burst_calls: float = BURST_CALLS
    _buckets: OrderedDict[str, Bucket] = field(default_factory=OrderedDict)

    def wait_seconds(self, key: str, at: float) -> int:
        """0 where the call may be made now; else how many whole seconds to wait."""
        bucket = self._buckets.pop(key, None) or Bucket(self.burst_calls, at)
        bucket.calls = min(self.burst_calls, bucket.calls + (at - bucket.at) * self.calls_a_second)
        bucket.at = at
        self._buckets[key] = bucket
        if len(self._buckets) > KEYS_MAX:
            self._buckets.popitem(last=False)
        if bucket.calls >= 1.0:
            bucket.calls -= 1.0
            return 0
        return ceil((1.0 - bucket.calls) / self.calls_a_second)
