"""The outbox dispatcher: carries away what the house has decided to say, lane by lane.

The second place that catches every exception: whatever a peer does, a row ends as sent, put back,
stale, unknown or dead, and its lane goes on.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.bell import Bell
from app.lane_loop import LaneLoop
from core.fail_points import FailPoint, reached
from core.model.post import Channel, Ended, LaneLease, OutboxRow, RowState, Standing
from core.ports import Clock, Lanes, LeaseLost

log = logging.getLogger("outbox")

LANES_AT_ONCE_MAX = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """How a row ended; `state` None: not yet, try again at `again_at` (wall time). `standing` is
    where its message stands now, if the next one of its slot is to edit it."""

    state: RowState | None
    again_at: datetime | None = None
    error: str = ""
    standing: Standing | None = None


DONE = Carried(state=RowState.DONE)
STALE = Carried(state=RowState.STALE)


def dead(error: str) -> Carried:
    return Carried(state=RowState.DEAD, error=error)


def again(at: datetime, error: str) -> Carried:
    return Carried(state=None, again_at=at, error=error)


Carry = Callable[[OutboxRow], Awaitable[Carried]]


class OutboxDispatcher:
    """One for each channel, so that an ill carrier slows no chat."""

    def __init__(
        self, channel: Channel, lanes: Lanes, clock: Clock, bell: Bell, owner: str, carry: Carry
    ) -> None:
        self._lanes = lanes
        self._clock = clock
        self._carry = carry
        self._loop = LaneLoop(
            lambda free: lanes.start_out(channel, owner, clock.wall(), free),
            self._work,
            lambda lease: lanes.renew(lease, clock.wall()),
            bell,
            LANES_AT_ONCE_MAX,
        )

    async def run(self) -> None:
        """Until cancelled."""
        await self._loop.run()

    async def _work(self, lease: LaneLease, first: OutboxRow) -> None:
        row: OutboxRow | None = first
        is_ours = True
        try:
            while row is not None:
                carried = await self._carried(row)
                if carried.state is None:
                    at = carried.again_at or self._clock.wall() + timedelta(seconds=1)
                    await self._lanes.put_back(lease, row, carried.error, at)
                    return
                if carried.state is RowState.DEAD:
                    log.error("outbox row %s is dead: %s", row.seq, carried.error)
                ended = Ended(
                    row=row,
                    state=carried.state,
                    error=carried.error or None,
                    standing=carried.standing,
                )
                row = await self._lanes.take_out(lease, self._clock.wall(), ended)
                reached(FailPoint.AFTER_MARK)
            is_ours = False
        except LeaseLost:
            is_ours = False
            log.warning("lane lease lost")
        finally:
            if is_ours:
                await self._lanes.release(lease, self._clock.wall())

    async def _carried(self, row: OutboxRow) -> Carried:
        """How the row ended. `row.state` is how it stood before it was taken."""
        out = row.outgoing
        if row.state is RowState.SENDING and out.at_most_once:
            # A try was under way when somebody fell over: a secret is never risked twice.
            return Carried(state=RowState.UNKNOWN, error="interrupted")
        if out.valid_until is not None and self._clock.now() >= out.valid_until:
            return STALE
        try:
            reached(FailPoint.BEFORE_SEND)
            carried = await self._carry(row)
            reached(FailPoint.AFTER_SEND)
            return carried
        except Exception:
            log.exception("outbox row %s failed", row.seq)
            if row.tries >= 8:
                return dead("bug")
            wait = timedelta(seconds=5 * 2 ** min(row.tries, 8))
            return again(self._clock.wall() + wait, "bug")
