"""The world's clock: what the pretend world asks of whoever keeps its time."""

from datetime import datetime
from typing import Protocol


class WorldClock(Protocol):
    """World time may run faster than real time; `wall` is the real one."""

    def now(self) -> datetime: ...

    def wall(self) -> datetime: ...

    async def sleep(self, world_seconds: float) -> None: ...


async def sleep_until(clock: WorldClock, at: datetime) -> None:
    """Sleeps until the world's clock shows `at`; returns at once when that is past."""
    while (left := (at - clock.now()).total_seconds()) > 0:
        await clock.sleep(left)
