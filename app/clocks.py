"""Clocks: real time, and the faster time of a day that is played."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The world's time is real time."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def wall(self) -> datetime:
        return datetime.now(UTC)

    def patience(self, seconds: float) -> timedelta:
        return timedelta(seconds=seconds)


@dataclass(frozen=True, slots=True)
class PlayedClock:
    """A world that began at `start` when real time was `since`, and runs `speed` times as fast."""

    start: datetime
    since: datetime
    speed: float

    def now(self) -> datetime:
        return self.start + (self.wall() - self.since) * self.speed

    def wall(self) -> datetime:
        return datetime.now(UTC)

    def patience(self, seconds: float) -> timedelta:
        return timedelta(seconds=seconds * self.speed)
