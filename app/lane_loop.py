"""The loop that works lanes off: claims those with something due, and works some at a time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field

from app.bell import Bell
from core.fail_points import FailPoint, reached
from core.model.post import LaneLease
from core.ports import LeaseLost, Unavailable

LOOK_SECONDS = 1.0  # how often to look without a ring
ILL_PAUSE_SECONDS = 1.0
DRAIN_SECONDS_MAX = 8.0
HEARTBEAT_SECONDS = 5.0  # a quarter of a lane's lease

log = logging.getLogger("lanes")


@dataclass(slots=True)
class LaneLoop[Claimed]:
    """`claim` takes up to so many lanes; `work` works one off, lets it go, and owns its errors.
    `bell` is rung where one may be due.

    What takes long is kept by `renew` at every heartbeat: so leases are short, and nobody waits
    long for the lanes of a process that was killed.
    """

    claim: Callable[[int], Awaitable[Sequence[tuple[LaneLease, Claimed]]]]
    work: Callable[[LaneLease, Claimed], Coroutine[None, None, None]]
    renew: Callable[[LaneLease], Awaitable[None]]
    bell: Bell
    at_once_max: int
    _busy: dict[asyncio.Task[None], LaneLease] = field(default_factory=dict)

    async def run(self) -> None:
        """Until cancelled; what is under way then is finished first, if it does not take long."""
        heart = asyncio.create_task(self._beat())
        try:
            while True:
                ring = self.bell.next_ring()
                try:
                    await self._look()
                    await self.bell.wait(LOOK_SECONDS, ring)
                except Unavailable as ill:
                    log.warning("lanes wait for the database: %s", type(ill).__name__)
                    await asyncio.sleep(ILL_PAUSE_SECONDS)
        finally:
            await self._drained()
            heart.cancel()

    async def _look(self) -> None:
        while (free := self.at_once_max - len(self._busy)) > 0:
            claimed = await self.claim(free)
            for lease, first in claimed:
                task = asyncio.create_task(self.work(lease, first))
                self._busy[task] = lease
                task.add_done_callback(self._done)
            if len(claimed) < free:
                return

    async def _beat(self) -> None:
        """Whoever was at work at the last beat and still is, keeps the lane; who lost it, stops."""
        before: set[asyncio.Task[None]] = set()
        while True:
            await asyncio.sleep(HEARTBEAT_SECONDS)
            for task in before & self._busy.keys():
                try:
                    reached(FailPoint.BEFORE_RENEW)
                    await self.renew(self._busy[task])
                except LeaseLost:
                    task.cancel()
                except (Unavailable, KeyError) as over:  # ill, or done in this very moment
                    log.info("a lease was not renewed: %s", type(over).__name__)
            before = set(self._busy)

    def _done(self, task: asyncio.Task[None]) -> None:
        if len(self._busy) == self.at_once_max:  # others may have had to wait for this
            self.bell.ring()
        self._busy.pop(task, None)
        if task.cancelled() or (bug := task.exception()) is None:
            return
        if isinstance(bug, Unavailable | LeaseLost):
            log.warning("a lane was left: %s", type(bug).__name__)
        else:
            log.error("a lane was left", exc_info=bug)

    async def _drained(self) -> None:
        if self._busy:
            _, late = await asyncio.wait(set(self._busy), timeout=DRAIN_SECONDS_MAX)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
