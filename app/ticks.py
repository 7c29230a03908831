"""Ticks: APScheduler says when, a leased row says whether: what is due is done by one process."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from core.ports import Clock, Leases, Unavailable

log = logging.getLogger("ticks")


@dataclass(frozen=True, slots=True)
class Tick:
    """Something that is looked at every so many seconds (wall time)."""

    name: str
    every_seconds: float
    do: Callable[[], Awaitable[object]]


class Ticker:
    """Rings every tick. Several processes may run one: a lease of the tick's name lets one act."""

    def __init__(self, ticks: list[Tick], leases: Leases, clock: Clock, owner: str) -> None:
        self._leases = leases
        self._clock = clock
        self._owner = owner
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        for tick in ticks:
            self._scheduler.add_job(
                self._ring,
                "interval",
                seconds=tick.every_seconds,
                args=[tick],
                id=tick.name,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
            )

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)

    async def _ring(self, tick: Tick) -> None:
        seconds = max(30.0, tick.every_seconds * 3)
        epoch = await self._leases.take(
            f"tick:{tick.name}", self._owner, self._clock.wall(), seconds
        )
        if epoch is None:
            return
        try:
            await tick.do()
        except Unavailable as ill:
            log.warning("tick %s waits: %s", tick.name, type(ill).__name__)
        except Exception:
            log.exception("tick %s failed", tick.name)
