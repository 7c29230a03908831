"""The loop that works lanes off: claims those with something due, and works some at a time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field

from app.bell import Bell
from core.ports import LeaseLost, Unavailable

LOOK_SECONDS = 1.0  # how often to look without a ring, for what other processes stored
ILL_PAUSE_SECONDS = 1.0
DRAIN_SECONDS_MAX = 8.0

log = logging.getLogger("lanes")


@dataclass(slots=True)
class LaneLoop[Claimed]:
    """`claim` takes up to so many lanes; `work` works one off, lets it go, and owns its errors."""

    claim: Callable[[int], Awaitable[Sequence[Claimed]]]
    work: Callable[[Claimed], Coroutine[None, None, None]]
    bell: Bell
    at_once_max: int
    _busy: set[asyncio.Task[None]] = field(default_factory=set)

    async def run(self) -> None:
        """Until cancelled; what is under way then is finished first, if it does not take long."""
        try:
            while True:
                try:
                    await self._look()
                    await self.bell.wait(LOOK_SECONDS)
                except Unavailable as ill:
                    log.warning("lanes wait for the database: %s", type(ill).__name__)
                    await asyncio.sleep(ILL_PAUSE_SECONDS)
        finally:
            await self._drained()

    async def _look(self) -> None:
        while (free := self.at_once_max - len(self._busy)) > 0:
            leases = await self.claim(free)
            for lease in leases:
                task = asyncio.create_task(self.work(lease))
                self._busy.add(task)
                task.add_done_callback(self._done)
            if len(leases) < free:
                return

    def _done(self, task: asyncio.Task[None]) -> None:
        self._busy.discard(task)
        self.bell.ring()
        if task.cancelled() or (bug := task.exception()) is None:
            return
        if isinstance(bug, Unavailable | LeaseLost):
            log.warning("a lane was left: %s", type(bug).__name__)
        else:
            log.error("a lane was left", exc_info=bug)

    async def _drained(self) -> None:
        if self._busy:
            _, late = await asyncio.wait(self._busy, timeout=DRAIN_SECONDS_MAX)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
