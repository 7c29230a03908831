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
from core.model.post import Channel, LaneLease, OutboxRow, RowState
from core.ports import Clock, Lanes, LeaseLost

log = logging.getLogger("outbox")

LANES_AT_ONCE_MAX = 16
ROWS_A_TURN_MAX = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """How a row ended; `state` None: not yet, try again at `again_at` (wall time)."""

    state: RowState | None
    again_at: datetime | None = None
    error: str = ""


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
            lambda free: lanes.claim_out(channel, owner, clock.wall(), free),
            self._work,
            bell,
            LANES_AT_ONCE_MAX,
        )

    async def run(self) -> None:
        """Until cancelled."""
        await self._loop.run()

    async def _work(self, lease: LaneLease) -> None:
        try:
            wall = self._clock.wall()
            while rows := await self._lanes.next_out(lease, wall, ROWS_A_TURN_MAX):
                for row in rows:
                    if not await self._carried(lease, row):
                        return
                wall = self._clock.wall()
                await self._lanes.renew(lease, wall)
        except LeaseLost:
            log.warning("lane lease lost")
        finally:
            await self._lanes.release(lease, self._clock.wall())

    async def _carried(self, lease: LaneLease, row: OutboxRow) -> bool:
        """True where the lane may go on to its next row."""
        out = row.outgoing
        if row.state is RowState.SENDING and out.at_most_once:
            # A try was under way when somebody fell over: a secret is never risked twice.
            await self._end(lease, row, RowState.UNKNOWN, "interrupted")
            return True
        if out.valid_until is not None and self._clock.now() >= out.valid_until:
            await self._end(lease, row, RowState.STALE)
            return True
        await self._lanes.sending(lease, [row])
        try:
            carried = await self._carry(row)
        except Exception:
            log.exception("outbox row %s failed", row.seq)
            carried = again(
                self._clock.wall() + timedelta(seconds=5 * 2 ** min(row.tries, 8)), "bug"
            )
            if row.tries >= 8:
                carried = dead("bug")
        if carried.state is None:
            at = carried.again_at or self._clock.wall() + timedelta(seconds=1)
            await self._lanes.put_back(lease, row, carried.error, at)
            return False
        if carried.state is RowState.DEAD:
            log.error("outbox row %s is dead: %s", row.seq, carried.error)
        await self._end(lease, row, carried.state, carried.error or None)
        return True

    async def _end(
        self, lease: LaneLease, row: OutboxRow, state: RowState, error: str | None = None
    ) -> None:
        await self._lanes.sent(lease, [(row, state)], self._clock.wall(), error)
