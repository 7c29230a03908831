"""A carrier that is down: left alone by all, probed by one, and told everything in order after."""

import asyncio
from datetime import timedelta

import pytest

from core.actions.breakers import Resting, carrier_peer, guarded, rest_seconds
from core.model.change import ChangeState
from core.ports import TooFast, Unavailable, UncertainEffect
from sandbox.parcel_carrier.faults import Fault
from tests.integrations.carrier_world import REF, CarrierWorld, world

__all__ = ["world"]

PEER = carrier_peer(REF)


async def fail(world: CarrierWorld, ill: Exception) -> None:
    async with guarded(world.house, PEER):
        raise ill


async def worn(world: CarrierWorld) -> None:
    for _ in range(3):
        with pytest.raises(Unavailable):
            await fail(world, Unavailable("HTTP 503"))


async def test_hours_of_silence_lose_nothing_and_turn_nothing_round(world: CarrierWorld) -> None:
    """Few calls go to it meanwhile; the recipient's change is asked, not yet accepted; when it is
    back the older one leaves first."""
    older = await world.instructed("ring once")
    world.api.faults.switch(Fault.DOWN)
    newer = None
    for minute in range(120):
        if minute == 60:
            newer = await world.instructed("ring twice")
        await world.look_now()
        await world.carry_later()
    assert newer is not None
    assert world.api.faults.hits[Fault.DOWN] < 60  # a look and a try each time would be 240
    assert (await world.change(newer.id)).state is ChangeState.QUEUED
    assert await rest_seconds(world.house, PEER) > 0
    world.api.faults.switch(None)
    for _ in range(4):
        await world.carry_later()
        await world.look_now()
    assert await rest_seconds(world.house, PEER) == 0
    states = [(await world.change(id)).state for id in (older.id, newer.id)]
    assert states == [ChangeState.SUPERSEDED, ChangeState.SENT]
    assert (await world.sync()).last_success is not None


async def test_all_processes_see_it(world: CarrierWorld) -> None:
    """The row says it: whoever did not see it fail leaves it alone too, and it is not called."""
    await worn(world)
    before = sum(world.api.faults.hits.values())
    with pytest.raises(Resting):
        async with guarded(world.house, PEER):
            raise AssertionError("it was called")
    world.clock.at += timedelta(seconds=1)
    await world.instructed()
    carried = await world.carry()
    assert carried is not None
    assert carried.error == "left alone for a while"
    assert carried.again_at is not None
    assert carried.again_at > world.clock.wall() + timedelta(seconds=3)
    assert sum(world.api.faults.hits.values()) == before


async def test_one_alone_probes(world: CarrierWorld) -> None:
    """Of ten who come when the rest is over; the others come again in a moment."""
    await worn(world)
    world.clock.at += timedelta(seconds=6)
    inside, go = asyncio.Event(), asyncio.Event()

    async def probe() -> bool:
        try:
            async with guarded(world.house, PEER):
                inside.set()
                await go.wait()
                return True
        except Resting:
            return False

    first = asyncio.create_task(probe())
    await inside.wait()
    assert await asyncio.gather(*(probe() for _ in range(9))) == [False] * 9
    go.set()
    assert await first
    assert await asyncio.gather(*(probe() for _ in range(9))) == [True] * 9


async def test_a_probe_that_falls_over_is_followed_by_another(world: CarrierWorld) -> None:
    """Our own bug says nothing of the carrier."""
    await worn(world)
    world.clock.at += timedelta(seconds=6)
    with pytest.raises(ZeroDivisionError):
        await fail(world, ZeroDivisionError())
    assert await rest_seconds(world.house, PEER) == 0


async def test_what_counts_is_an_answer_that_did_not_come(world: CarrierWorld) -> None:
    """A lost answer is a failure too; being asked to wait is none."""
    for _ in range(2):
        with pytest.raises(UncertainEffect):
            await fail(world, UncertainEffect("lost"))
    with pytest.raises(TooFast):
        await fail(world, TooFast(40))
    assert await rest_seconds(world.house, PEER) == 40
    world.clock.at += timedelta(seconds=41)
    async with guarded(world.house, PEER):
        pass
    async with world.store.read() as unit:
        breaker = await unit.peers.breaker(PEER)
    assert breaker is not None
    assert breaker.failures == 0


async def test_a_look_is_put_off_while_it_rests(world: CarrierWorld) -> None:
    """Nothing is asked and nothing said to be ill that was not tried."""
    world.clock.at += timedelta(minutes=20)
    await worn(world)
    before = await world.sync()
    assert await world.look_now() is None
    sync = await world.sync()
    assert (sync.errors_in_a_row, sync.last_error) == (before.errors_in_a_row, before.last_error)
    assert sync.due_at == world.clock.wall() + timedelta(seconds=5)
