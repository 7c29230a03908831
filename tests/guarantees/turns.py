"""Turns: whose it is. Workers go one at a time, and stop where they wait for somebody outside; who
goes on next is decided by chance, so that a seed finds every order of things, and finds it again.
"""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

STUCK_SECONDS = 60.0  # real time: somebody waits for a peer with the database locked


class Stuck(Exception):
    """A worker neither ended nor came to a place where it waits for somebody outside."""


@dataclass(slots=True)
class Turns:
    """`waits_in_hundred`: how often somebody who could wait does."""

    chance: Random
    waits_in_hundred: int = 25
    waiting: dict[asyncio.Task[None], asyncio.Future[None]] = field(default_factory=dict)
    workers: dict[asyncio.Task[None], str] = field(default_factory=dict)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def wait(self) -> None:
        """Here something outside takes its time: others may go first."""
        task = asyncio.current_task()
        if task not in self.workers or self.chance.randrange(100) >= self.waits_in_hundred:
            return
        assert task is not None
        self.waiting[task] = asyncio.get_running_loop().create_future()
        self._changed.set()
        try:
            await self.waiting[task]
        finally:
            self.waiting.pop(task, None)

    @contextmanager
    def each_waits(self) -> Iterator[None]:
        """Inside the block everybody waits wherever they could."""
        before, self.waits_in_hundred = self.waits_in_hundred, 100
        try:
            yield
        finally:
            self.waits_in_hundred = before

    async def begin(self, name: str, work: Coroutine[None, None, None]) -> None:
        """Until it is done, or waits. Raises what it raised."""
        task = asyncio.create_task(work, name=name)
        self.workers[task] = name
        await self._comes_to_rest(task)

    async def go_on(self, task: asyncio.Task[None]) -> None:
        """One that waits; until it is done, or waits again. Raises what it raised."""
        self.waiting.pop(task).set_result(None)
        await self._comes_to_rest(task)

    async def end(self) -> None:
        """All fall where they stand."""
        for task in self.workers:
            task.cancel()
        await asyncio.gather(*self.workers, return_exceptions=True)
        self.workers.clear()
        self.waiting.clear()

    async def _comes_to_rest(self, task: asyncio.Task[None]) -> None:
        async with asyncio.timeout(STUCK_SECONDS) as limit:
            try:
                while not task.done() and task not in self.waiting:
                    self._changed.clear()
                    changed = asyncio.create_task(self._changed.wait())
                    await asyncio.wait({task, changed}, return_when=asyncio.FIRST_COMPLETED)
                    changed.cancel()
            except asyncio.CancelledError:
                if limit.when() is not None and limit.expired():
                    raise Stuck(self.workers[task]) from None
                raise
        if task.done():
            del self.workers[task]
            task.result()
