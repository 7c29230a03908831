"""Ticks: what rings, and what is over when the house closes."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from app.clocks import SystemClock
from app.ticks import Tick, Ticker


class Ours:
    """Leases of a house with one process; `taken` is by whose clock."""

    def __init__(self) -> None:
        self.taken: list[datetime] = []

    async def take(self, name: str, owner: str, wall: datetime, seconds: float) -> int | None:
        self.taken.append(wall)
        return 1

    async def let_go(self, owner: str) -> None:
        return


class JumpingClock:
    """An hour ahead, until somebody sets it right."""

    def __init__(self) -> None:
        self.ahead = timedelta(hours=1)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def wall(self) -> datetime:
        return self.now()

    def patience(self, seconds: float) -> timedelta:
        return timedelta(seconds=seconds)


async def test_no_tick_is_at_work_once_it_is_closed(caplog: pytest.LogCaptureFixture) -> None:
    """And closing is no failure that somebody should read of."""
    begun = asyncio.Event()
    at_work = 0

    async def long() -> None:
        nonlocal at_work
        at_work += 1
        begun.set()
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0.05)  # gives back what it holds
            at_work -= 1

    ticker = Ticker([Tick("long", 0.01, long)], Ours(), SystemClock(), "me")
    ticker.start()
    await asyncio.wait_for(begun.wait(), 10)
    await ticker.aclose()
    assert at_work == 0
    begun.clear()
    await asyncio.sleep(0.1)
    assert not begun.is_set()
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_a_tick_that_fails_is_told_and_rings_again(caplog: pytest.LogCaptureFixture) -> None:
    rung = 0
    twice = asyncio.Event()

    async def failing() -> None:
        nonlocal rung
        rung += 1
        if rung == 2:
            twice.set()
        raise ValueError("not today")

    ticker = Ticker([Tick("failing", 0.01, failing)], Ours(), SystemClock(), "me")
    ticker.start()
    await asyncio.wait_for(twice.wait(), 10)
    await ticker.aclose()
    assert "tick failing failed" in caplog.text


async def test_a_clock_that_was_put_back_is_no_reason_to_go_on_without_a_lease() -> None:
    """What was taken by the wrong clock is over for others by the right one: it is taken anew."""
    clock, leases, rings = JumpingClock(), Ours(), asyncio.Semaphore(0)

    async def ring() -> None:
        rings.release()

    ticker = Ticker([Tick("often", 0.01, ring)], leases, clock, "me")
    ticker.start()
    await asyncio.wait_for(rings.acquire(), 10)
    clock.ahead = timedelta(0)
    for _ in range(5):
        await asyncio.wait_for(rings.acquire(), 10)
    await ticker.aclose()
    first, second = leases.taken
    assert first - second > timedelta(minutes=59)
