"""Watching: one look at the list for all consoles that stand open, each time something has changed.

A ring wakes the watch, not each stream: it counts a change, and whoever shows the list then shares
one look at the store. A round of all streams never takes more than half of the process's day.
"""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from core.actions.house import House
from core.model.ids import ConversationId

LOOK_SECONDS = 2.0  # how often it looks by itself, for what other processes wrote
REST_SECONDS = 0.2  # between two rounds, however often the bell rings

Key = tuple[Any, ...]


class Watch:
    """`number` counts the changes; what is shared belongs to one of them."""

    def __init__(self, house: House) -> None:
        self.number = 0
        self._house = house
        self._changed = asyncio.Event()
        self._shared: dict[Key, asyncio.Task[Any]] = {}
        self._open = 0
        self._talks: Counter[ConversationId] = Counter()
        self._rounds: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def opened(self, talk: ConversationId | None) -> AsyncIterator[None]:
        """Watched for as long as somebody looks."""
        self._open += 1
        if talk is not None:
            self._talks[talk] += 1
        if self._rounds is None:
            self._rounds = asyncio.create_task(self._run())
        try:
            yield
        finally:
            self._open -= 1
            if talk is not None:
                self._talks[talk] -= 1
                self._talks += Counter()  # without those that nobody looks at
            if self._open == 0 and self._rounds is not None:
                self._rounds.cancel()
                with suppress(asyncio.CancelledError):
                    await self._rounds
                self._rounds = None

    @property
    def talks(self) -> frozenset[ConversationId]:
        """Those that stand open anywhere."""
        return frozenset(self._talks)

    async def after(self, number: int) -> int:
        """The newest change, once there is another one than this."""
        while self.number == number:
            await self._changed.wait()
        return self.number

    async def shared[Value](self, key: Key, look: Callable[[], Awaitable[Value]]) -> Value:
        """What one look found, for all who ask for the same before the next change."""
        if key not in self._shared:
            self._shared[key] = asyncio.create_task(_awaited(look))
        found: Value = await asyncio.shield(self._shared[key])
        return found

    async def _run(self) -> None:
        ring = asyncio.create_task(self._house.bell.wait(LOOK_SECONDS))
        try:
            while True:
                await ring
                # Listened for from before the look, so that no ring is lost during it.
                ring = asyncio.create_task(self._house.bell.wait(LOOK_SECONDS))
                began = time.process_time()
                self._shared = {}
                self.number += 1
                self._changed.set()
                self._changed = asyncio.Event()
                await asyncio.sleep(REST_SECONDS)
                await asyncio.sleep(max(0.0, time.process_time() - began - REST_SECONDS))
        finally:
            ring.cancel()


async def _awaited[Value](look: Callable[[], Awaitable[Value]]) -> Value:
    return await look()
