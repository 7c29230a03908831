"""The inbox worker: takes what came in, lane by lane, and lets the house answer.

Order is kept inside a lane; lanes go side by side. This is one of the two places that catch every
exception: a bug in one conversation is counted, logged by id and laid aside, and stops no other.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta

from app.bell import Bell
from app.lane_loop import LaneLoop
from bot.notices import CannotRead
from core.fail_points import FailPoint, reached
from core.model.post import InboxRow, LaneLease, Source
from core.ports import Clock, Lanes, LeaseLost, Unavailable

log = logging.getLogger("inbox")

TRIES_MAX = 5
LANES_AT_ONCE_MAX = 32
ROWS_A_TURN_MAX = 50
ROW_SECONDS_MAX = 60.0
FIRST_WAIT_SECONDS = 1.0

Hear = Callable[[InboxRow, LaneLease], Awaitable[None]]
GiveUp = Callable[[InboxRow], Awaitable[None]]


class InboxWorker:
    """`hear` by source: each takes a row, does its work and finishes the row in its transaction.

    `give_up` is told of a row that was laid aside after its last try.
    """

    def __init__(
        self,
        lanes: Lanes,
        clock: Clock,
        bell: Bell,
        owner: str,
        hear: Mapping[Source, Hear],
        give_up: GiveUp,
    ) -> None:
        self._lanes = lanes
        self._clock = clock
        self._hear = hear
        self._give_up = give_up
        self._loop = LaneLoop(
            lambda free: lanes.start_in(owner, clock.wall(), free, ROWS_A_TURN_MAX),
            self.work,
            lambda lease: lanes.renew(lease, clock.wall()),
            bell,
            LANES_AT_ONCE_MAX,
        )

    async def run(self) -> None:
        """Until cancelled."""
        await self._loop.run()

    async def work(self, lease: LaneLease, rows: Sequence[InboxRow]) -> None:
        """Everything that waits in the lane, in order."""
        is_ours = True
        try:
            while is_ours:
                for row in rows:
                    if not await self._heard(lease, row):
                        return
                rows = await self._lanes.go_on_in(lease, self._clock.wall(), ROWS_A_TURN_MAX)
                is_ours = bool(rows)
        except LeaseLost:
            is_ours = False
            log.warning("lane lease lost")
        finally:
            if is_ours:
                await self._lanes.release(lease, self._clock.wall())

    async def _heard(self, lease: LaneLease, row: InboxRow) -> bool:
        """True where the lane may go on to its next row."""
        hear = self._hear.get(row.incoming.source)
        if hear is None:
            await self._lanes.failed_in(lease, row, "nobody hears this source", None)
            return True
        try:
            reached(FailPoint.BEFORE_HEARD)
            async with asyncio.timeout(ROW_SECONDS_MAX):
                await hear(row, lease)
            reached(FailPoint.AFTER_HEARD)
            return True
        except LeaseLost:
            raise
        except CannotRead as unreadable:
            log.warning("inbox row %s cannot be read: %s", row.seq, unreadable)
            await self._lanes.failed_in(lease, row, f"cannot be read: {unreadable}", None)
            return True
        except Unavailable as ill:
            log.warning("inbox row %s waits: %s", row.seq, type(ill).__name__)
            return await self._again(lease, row, f"unavailable: {type(ill).__name__}")
        except Exception as bug:
            log.exception("inbox row %s failed", row.seq)
            return await self._again(lease, row, type(bug).__name__)

    async def _again(self, lease: LaneLease, row: InboxRow, error: str) -> bool:
        """Try later, with growing waits; after the last try the row is laid aside."""
        if row.tries + 1 >= TRIES_MAX:
            await self._lanes.failed_in(lease, row, error, None)
            await self._give_up(row)
            return True
        wait = timedelta(seconds=FIRST_WAIT_SECONDS * 2**row.tries)
        await self._lanes.failed_in(lease, row, error, self._clock.wall() + wait)
        return False
