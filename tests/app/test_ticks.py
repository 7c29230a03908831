"""Ticks: what rings, and what is over when the house closes."""

import asyncio
from datetime import datetime

import pytest

from app.clocks import SystemClock
from app.ticks import Tick, Ticker


class Ours:
    """Leases of a house with one process."""

    async def take(self, name: str, owner: str, wall: datetime, seconds: float) -> int | None:
        return 1

    async def let_go(self, owner: str) -> None:
        return


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
