"""The loop over lanes: long work keeps its lane, lost work stops, an ill database is waited for."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from app import lane_loop
from app.bell import Bell
from app.lane_loop import LaneLoop
from core.model.post import LaneLease
from core.ports import LeaseLost, Unavailable

LEASE = LaneLease(queue="inbox", lane="telegram:1:7", epoch=1)


@dataclass
class Counter:
    """One lane, whose work takes until it is let go."""

    is_lost: bool = False
    is_ill: int = 0
    claimed: int = 0
    renewed: int = 0
    ended: str = ""
    may_end: asyncio.Event = field(default_factory=asyncio.Event)

    async def claim(self, free: int) -> Sequence[tuple[LaneLease, str]]:
        if self.is_ill:
            self.is_ill -= 1
            raise Unavailable("locked")
        self.claimed += 1
        return [(LEASE, "row")] if self.claimed == 1 else []

    async def renew(self, lease: LaneLease) -> None:
        self.renewed += 1
        if self.is_lost:
            raise LeaseLost

    async def work(self, lease: LaneLease, first: str) -> None:
        try:
            await self.may_end.wait()
            self.ended = first
        except asyncio.CancelledError:
            self.ended = "stopped"
            raise

    async def runs(self, seconds: float) -> None:
        loop = LaneLoop(self.claim, self.work, self.renew, Bell(), 4)
        running = asyncio.create_task(loop.run())
        await asyncio.sleep(seconds)
        self.may_end.set()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane_loop, "HEARTBEAT_SECONDS", 0.05)
    monkeypatch.setattr(lane_loop, "ILL_PAUSE_SECONDS", 0.02)


async def test_what_takes_long_keeps_its_lane() -> None:
    """At every heartbeat but the first; and it is finished when the process is told to stop."""
    counter = Counter()
    await counter.runs(0.3)
    assert counter.renewed >= 3
    assert counter.ended == "row"


async def test_who_lost_the_lane_stops() -> None:
    """It is another worker's by now."""
    counter = Counter(is_lost=True)
    await counter.runs(0.3)
    assert counter.ended == "stopped"


async def test_an_ill_database_is_waited_for() -> None:
    """The loop goes on where it was."""
    counter = Counter(is_ill=3)
    await counter.runs(0.3)
    assert counter.ended == "row"
