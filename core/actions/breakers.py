"""Breakers: a peer that fails again and again is left alone by every process, and probed by one.

A peer's breaker is a row that all processes see. It opens after some failures in a row, stays open
for a growing while, and lets a single call through then: if that goes well, everybody may call.
"""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from core.actions.house import House
from core.model.breaker import Breaker
from core.model.ids import CarrierRef
from core.ports import TooFast, Unavailable

log = logging.getLogger("breakers")


class Resting(Unavailable):
    """Nobody was called: the peer is left alone, for so many seconds yet."""

    def __init__(self, seconds: float) -> None:
        super().__init__("left alone for a while")
        self.seconds = seconds


def carrier_peer(ref: CarrierRef) -> str:
    return f"carrier:{ref}"


@asynccontextmanager
async def guarded(house: House, peer: str) -> AsyncIterator[None]:
    """Calls to one peer. Raises Resting before the first where it is left alone; what the calls
    raise goes on, and counts. Not inside a transaction."""
    await _let_in(house, peer)
    try:
        yield
    except TooFast as fast:
        seconds, wall = fast.seconds, house.clock.wall()
        await _keep(house, peer, lambda breaker: breaker.told_to_wait(wall, seconds))
        raise
    except (Unavailable, TimeoutError) as ill:
        error, wall = f"{type(ill).__name__}: {ill}"[:200], house.clock.wall()
        await _keep(house, peer, lambda breaker: breaker.failed(wall, error))
        raise
    except BaseException:
        await _keep(house, peer, Breaker.left_open)
        raise
    await _keep(house, peer, Breaker.went_well)


async def rest_seconds(house: House, peer: str) -> float:
    """How long it is left alone yet; 0 where it may be called."""
    async with house.store.read() as unit:
        breaker = await unit.peers.breaker(peer)
    return breaker.rest_seconds(house.clock.wall()) if breaker is not None else 0.0


async def _let_in(house: House, peer: str) -> None:
    """Raises Resting. A probe is claimed: two processes never probe at once."""
    wall = house.clock.wall()
    async with house.store.read() as unit:
        breaker = await unit.peers.breaker(peer)
    if breaker is None:
        return
    _must_be_closed(breaker, peer, house)
    if breaker.is_worn:
        async with house.store.begin() as unit:
            breaker = await unit.peers.breaker(peer) or breaker
            _must_be_closed(breaker, peer, house)
            await unit.peers.keep(breaker.called(wall))


def _must_be_closed(breaker: Breaker, peer: str, house: House) -> None:
    seconds = breaker.rest_seconds(house.clock.wall())
    if seconds > 0:
        log.info("%s is left alone for %.0f s", peer, seconds)
        raise Resting(seconds)


async def _keep(house: House, peer: str, after: Callable[[Breaker], Breaker]) -> None:
    """Nothing is written where nothing changed: most calls go well after one that went well."""
    async with house.store.read() as unit:
        before = await unit.peers.breaker(peer) or Breaker(name=peer)
    if after(before) == before:
        return
    async with house.store.begin() as unit:
        before = await unit.peers.breaker(peer) or Breaker(name=peer)
        now = after(before)
        await unit.peers.keep(now)
    if now.is_worn and now.failures != before.failures:
        log.warning("%s failed %s times in a row: %s", peer, now.failures, now.error)
    elif before.is_worn and not now.is_worn:
        log.warning("%s is well again", peer)
