"""The watch over lanes: one look for all queues that a process works off; each loop is rung for
its own. A look of its own for each loop, at each ring, would be most of what a database is asked.
"""

import asyncio
import logging
from collections import defaultdict
from dataclasses import dataclass, field

from app.bell import Bell
from core.model.post import Channel
from core.ports import Clock, Lanes, Unavailable

LOOK_SECONDS = 0.05  # how often to look without a ring, for what other processes stored
REST_SECONDS = 0.01  # between two looks, however often the bell rings
ILL_PAUSE_SECONDS = 1.0

log = logging.getLogger("lanes")


@dataclass(slots=True)
class LaneWatch:
    """`bell` is the house's, rung at each commit."""

    lanes: Lanes
    clock: Clock
    bell: Bell
    inbox: Bell = field(default_factory=Bell)
    outbox: defaultdict[Channel, Bell] = field(default_factory=lambda: defaultdict(Bell))

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            ring = self.bell.next_ring()
            try:
                await self._look()
            except Unavailable as ill:
                log.warning("lanes wait for the database: %s", type(ill).__name__)
                await asyncio.sleep(ILL_PAUSE_SECONDS)
            await asyncio.sleep(REST_SECONDS)
            await self.bell.wait(LOOK_SECONDS, ring)

    async def _look(self) -> None:
        due = await self.lanes.due(self.clock.wall())
        if due.inbox:
            self.inbox.ring()
        for channel in due.outbox:
            self.outbox[channel].ring()
