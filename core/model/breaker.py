"""A breaker: whether a peer that failed again and again may be called, by whom, and when."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

FAILURES_IN_A_ROW_MAX = 3
FIRST_REST_SECONDS = 5.0
REST_SECONDS_MAX = 300.0
PROBE_SECONDS_MAX = 150.0  # whoever probes and falls over is followed by another
ACCOUNT = "account:"  # how a row is called that gives out turns alone, and has no breaker
PROBED_SECONDS = 2.0  # how soon one asks again how the probe ended


class BreakerState(StrEnum):
    CLOSED = "closed"  # anybody may call
    OPEN = "open"  # nobody
    PROBED = "probed"  # somebody does, to see whether it is well


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaker:
    """`name` is "carrier:<ref>". All moments are wall time. `failures` are those in a row, and
    `since` when the first of them was. It rests also where it only said that it wants to."""

    name: str
    failures: int = 0
    since: datetime | None = None
    error: str | None = None
    rests_until: datetime | None = None
    probed_until: datetime | None = None

    @property
    def is_worn(self) -> bool:
        """Whether it failed so often that one call must go well before the others go."""
        return self.failures >= FAILURES_IN_A_ROW_MAX

    def state(self, wall: datetime) -> BreakerState:
        if self.rests_until is not None and wall < self.rests_until:
            return BreakerState.OPEN
        if self.is_worn and self.probed_until is not None and wall < self.probed_until:
            return BreakerState.PROBED
        return BreakerState.CLOSED

    def rest_seconds(self, wall: datetime) -> float:
        """How long nobody but a probe calls it yet; 0 where anybody may."""
        match self.state(wall):
            case BreakerState.OPEN if self.rests_until is not None:
                return (self.rests_until - wall).total_seconds()
            case BreakerState.PROBED:
                return PROBED_SECONDS
            case _:
                return 0.0

    def called(self, wall: datetime) -> "Breaker":
        """Somebody calls, who may: a probe keeps the others waiting."""
        if not self.is_worn:
            return self
        return replace(self, probed_until=wall + timedelta(seconds=PROBE_SECONDS_MAX))

    def went_well(self) -> "Breaker":
        """A peer that is well and wants us to wait is still waited for."""
        return self if not self.failures else Breaker(name=self.name)

    def failed(self, wall: datetime, error: str) -> "Breaker":
        """Each failed probe makes the next rest longer; calls that were under way when it opened
        do not."""
        if self.state(wall) is BreakerState.OPEN:
            return self
        worn = replace(
            self,
            failures=self.failures + 1,
            since=self.since or wall,
            error=error,
            probed_until=None,
        )
        over = worn.failures - FAILURES_IN_A_ROW_MAX
        if over < 0:
            return worn
        rest = min(FIRST_REST_SECONDS * 2.0 ** min(over, 16), REST_SECONDS_MAX)
        return replace(worn, rests_until=wall + timedelta(seconds=rest))

    def told_to_wait(self, wall: datetime, seconds: float) -> "Breaker":
        """It lets nobody in for so long, and says so: no failure of its."""
        until = wall + timedelta(seconds=seconds)
        later = max(until, self.rests_until) if self.rests_until is not None else until
        return replace(self, rests_until=later, probed_until=None)

    def left_open(self) -> "Breaker":
        """A probe ended without an answer of the peer: somebody else may try."""
        return replace(self, probed_until=None)
