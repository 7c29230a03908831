"""The bell: whoever waits for something new is woken when a transaction has committed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from core.ports import Store, Unit


class Bell:
    """Rings for everybody at once; each then looks whether there is something for them."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self, lane: str = "") -> None:
        self._rung.set()
        self._rung = asyncio.Event()

    def next_ring(self) -> asyncio.Event:
        """For `wait`, by whoever does something else before, and wants to miss none meanwhile."""
        return self._rung

    async def wait(self, seconds: float, ring: asyncio.Event | None = None) -> None:
        """Until the next ring, or the seconds are over."""
        rung = ring or self._rung
        with suppress(TimeoutError):
            await asyncio.wait_for(rung.wait(), seconds)


class RingingStore:
    """A store that rings the bell after each commit: what was written can be seen by then."""

    def __init__(self, store: Store, bell: Bell) -> None:
        self._store = store
        self._bell = bell

    def begin(self) -> AbstractAsyncContextManager[Unit]:
        return self._begin()

    @asynccontextmanager
    async def _begin(self) -> AsyncIterator[Unit]:
        async with self._store.begin() as unit:
            yield unit
        self._bell.ring()

    def read(self) -> AbstractAsyncContextManager[Unit]:
        return self._store.read()

    def glance(self) -> AbstractAsyncContextManager[Unit]:
        return self._store.glance()
