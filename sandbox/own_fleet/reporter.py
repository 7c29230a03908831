"""The reporter: brings own-fleet's events to Doorstep in the order in which they happened."""

import asyncio
from datetime import datetime
from typing import Any

from sandbox.doorstep import Doorstep

EVENTS_MAX = 500


class Reporter:
    """Drivers say what happened and drive on; one task sends it, many events in a call."""

    def __init__(self, doorstep: Doorstep) -> None:
        self._doorstep = doorstep
        self._queue: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._count = 0
        self.refused: list[tuple[int, dict[str, Any]]] = []
        self.sent = 0

    def say(self, delivery: str | None, kind: str, at: datetime, **more: object) -> None:
        """Queues one event; what Doorstep does not know is our own business only."""
        if delivery is None:
            return
        self._count += 1
        self._queue.put_nowait(
            {
                "event_id": f"of-{delivery}-{self._count}",
                "delivery": delivery,
                "type": kind,
                "occurred_at": at.isoformat(),
                **more,
            }
        )

    async def run(self) -> None:
        while True:
            events = [await self._queue.get()]
            while len(events) < EVENTS_MAX and not self._queue.empty():
                events.append(self._queue.get_nowait())
            answer = await self._doorstep.post("/v1/events", {"events": events})
            if answer.ok:
                self.sent += len(events)
            else:
                self.refused.append((answer.status, answer.body))
            for _ in events:
                self._queue.task_done()

    async def flushed(self) -> None:
        await self._queue.join()
