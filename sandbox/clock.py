"""The world's clock: what the pretend world asks of whoever keeps its time."""

from datetime import datetime, timedelta
from typing import Protocol


class WorldClock(Protocol):
    """World time may run faster than real time; `wall` is the real one."""

    def now(self) -> datetime: ...

    def wall(self) -> datetime: ...

    def patience(self, seconds: float) -> timedelta:
        """How long in the world's time a real wait of so many seconds is, from now."""
        ...

    async def sleep(self, world_seconds: float) -> None: ...


class PacedClock(WorldClock, Protocol):
    """One whose pace can be set."""

    def play(self, speed: float) -> None:
        """From now on the world runs so many times as fast as real time."""
        ...


async def sleep_until(clock: WorldClock, at: datetime) -> None:
    """Sleeps until the world's clock shows `at`; returns at once when that is past."""
    while (left := (at - clock.now()).total_seconds()) > 0:
        await clock.sleep(left)
