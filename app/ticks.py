"""Ticks: APScheduler says when, a leased row says whether: what is due is done by one process."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from core.fail_points import FailPoint, reached
from core.ports import Clock, Leases, Unavailable

log = logging.getLogger("ticks")

LEASE_SECONDS_MIN = 30.0


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
        self._renew_at: dict[str, datetime] = {}
        self._ringing: set[asyncio.Task[None]] = set()
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        for tick in ticks:
            self._scheduler.add_job(
                self._begin,
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

    async def aclose(self) -> None:
        """None rings any more, and none is still at work: what they work on may be closed."""
        self._scheduler.shutdown(wait=False)
        await asyncio.sleep(0)  # it shuts down in the loop's next round
        for ringing in self._ringing:
            ringing.cancel()
        await asyncio.gather(*self._ringing, return_exceptions=True)

    async def _begin(self, tick: Tick) -> None:
        """In a task of ours: the scheduler forgets a cancelled one before it has ended."""
        ringing = asyncio.create_task(self._ring(tick))
        self._ringing.add(ringing)
        ringing.add_done_callback(self._ringing.discard)
        with suppress(asyncio.CancelledError):  # closing is no failure to report
            await asyncio.wait([ringing])

    async def _ring(self, tick: Tick) -> None:
        try:
            if await self._is_ours(tick):
                reached(FailPoint.BEFORE_TICK)
                await tick.do()
        except Unavailable as ill:
            log.warning("tick %s waits: %s", tick.name, type(ill).__name__)
        except Exception:
            log.exception("tick %s failed", tick.name)

    async def _is_ours(self, tick: Tick) -> bool:
        """The lease is renewed when half of it is over, not at every ring: each is a write. And
        when the clock was put back: what was taken by another clock is nobody's for sure."""
        wall = self._clock.wall()
        seconds = max(LEASE_SECONDS_MIN, tick.every_seconds * 3)
        half = timedelta(seconds=seconds / 2)
        renew_at = self._renew_at.get(tick.name, wall)
        if renew_at - half <= wall < renew_at:
            return True
        epoch = await self._leases.take(f"tick:{tick.name}", self._owner, wall, seconds)
        if epoch is None:
            return False
        self._renew_at[tick.name] = wall + half
        return True
