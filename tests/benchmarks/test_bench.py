"""The benchmark itself: small enough to run with the tests, so that it cannot rot."""

import asyncio

import pytest

from benchmarks import offering, turns
from benchmarks.bounds import Bound
from benchmarks.machine import machine


@pytest.mark.timeout(240)  # two houses start, also on a slow machine
async def test_both_bots_are_answered_and_weighed() -> None:
    """A whole round: every update of both is answered on the phone, with one letter each."""
    size = turns.Size(phones=2, turns=4, rounds=1, warm_turns=1)
    async with asyncio.timeout(220.0):
        played = await turns.measured(size)
    assert played.house.letters_an_update == 1.0
    assert played.echo.letters_an_update == 1.0
    assert played.ratio > 0.0
    assert 0.0 < played.idle_mib <= played.loaded_mib * 1.2
    assert min(played.announced_per_second, played.events_per_second) > 0.0


def test_offers_are_found_and_timed() -> None:
    """In routes that have room."""
    found = offering.measured(days=1, routes=2, stops=10, times=3)
    assert found.offered > 0.0
    assert found.p50_ms <= found.p99_ms


def test_a_bound_is_kept_or_missed() -> None:
    """A least one from its limit on, a most one below it."""
    assert Bound(name="ratio", value=0.5, limit=0.5, unit="", least=True).is_kept
    assert not Bound(name="ratio", value=0.49, limit=0.5, unit="", least=True).is_kept
    assert not Bound(name="start", value=3.0, limit=3.0, unit="s").is_kept


def test_the_machine_has_a_name() -> None:
    """A figure without one says nothing."""
    told = machine()
    assert all(told.values())
    assert set(told) == {"cpu", "cores", "system", "python", "sqlite"}
