"""A transaction happens as a whole or not at all, and a look sees one moment."""

import asyncio
import contextlib
import sqlite3
import time
from dataclasses import replace

import asyncpg
import pytest
from sqlalchemy.exc import DBAPIError

from core.model.delivery import Delivery
from core.model.status import Status
from core.refusals import Refused, slot_gone
from storage.store import SqlStore
from tests.storage import samples as s


async def test_a_refusal_rolls_everything_back(store: SqlStore) -> None:
    """Also the rows of inbox and outbox."""
    with pytest.raises(Refused):
        async with store.begin() as unit:
            await unit.deliveries.add(s.delivery())
            await unit.post.send(s.outgoing("k1"))
            await unit.post.receive(s.incoming(1))
            raise slot_gone()
    async with store.read() as unit:
        assert await unit.deliveries.get(s.delivery().id) is None
    assert {count for count, _ in (await store.lanes.depth()).values()} == {0}


async def test_a_cancelled_transaction_leaves_nothing_and_blocks_nobody(store: SqlStore) -> None:
    """A worker whose time ran out is cancelled in the middle."""

    async def slow() -> None:
        async with store.begin() as unit:
            await unit.deliveries.add(s.delivery())
            await asyncio.sleep(30)

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(slow(), 0.2)
    async with store.begin() as unit:
        assert await unit.deliveries.get(s.delivery().id) is None
        await unit.deliveries.add(s.delivery())


async def test_whenever_a_transaction_is_cancelled_it_is_whole(store: SqlStore) -> None:
    """Two rows, cut off at many moments: never one of them."""

    async def both(number: int) -> None:
        async with store.begin() as unit:
            await unit.deliveries.add(s.delivery(number))
            await unit.timers.set(s.delivery(number).id, s.NOW, "k", "r")

    for number in range(40):
        task = asyncio.create_task(both(number))
        await asyncio.sleep(number * 0.0002)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
    async with store.read() as unit:
        stored = {each.id for each in await unit.deliveries.open_of_carrier(s.CARRIER)}
        timers = {key for key, _, _ in await unit.timers.due(s.NOW, 99)}
    assert stored == timers


async def test_a_look_sees_one_moment(store: SqlStore) -> None:
    """What is committed meanwhile is seen by the next look."""
    async with store.read() as before:
        assert await before.deliveries.get(s.delivery().id) is None
        async with store.begin() as unit:
            await unit.deliveries.add(s.delivery())
        assert await before.deliveries.get(s.delivery().id) is None
    async with store.read() as after:
        assert await after.deliveries.get(s.delivery().id) == s.delivery()


async def test_nothing_is_written_in_a_look(store: SqlStore) -> None:
    """It is our bug, and is said at once."""
    with pytest.raises((DBAPIError, sqlite3.OperationalError, asyncpg.PostgresError)):
        async with store.read() as unit:
            await unit.deliveries.add(s.delivery())
    with pytest.raises(RuntimeError):
        async with store.read() as unit:
            await unit.post.send(s.outgoing("k1"))
    async with store.begin() as unit:
        await unit.deliveries.add(s.delivery())


async def test_two_who_change_one_delivery_do_not_overwrite_each_other(store: SqlStore) -> None:
    """Read, think, write: whoever comes second reads what the first wrote."""
    async with store.begin() as unit:
        await unit.deliveries.add(s.delivery())

    async def count() -> None:
        async with store.begin() as unit:
            known = await unit.deliveries.get(s.delivery().id)
            assert known is not None
            await asyncio.sleep(0.001)
            await unit.deliveries.save(replace(known, proof_tries=known.proof_tries + 1))

    await asyncio.gather(*(count() for _ in range(20)))
    async with store.read() as unit:
        counted = await unit.deliveries.get(s.delivery().id)
    assert counted is not None
    assert counted.proof_tries == 20


async def test_a_refusal_beside_others_takes_only_its_own_away(store: SqlStore) -> None:
    """They may share a way to the disk, not a fate."""

    async def add(number: int) -> None:
        async with store.begin() as unit:
            await unit.deliveries.add(s.delivery(number))
            await asyncio.sleep(0)

    async def refused(number: int) -> None:
        with contextlib.suppress(Refused):
            async with store.begin() as unit:
                await unit.deliveries.add(s.delivery(number))
                raise slot_gone()

    good = [add(number) for number in range(8)]
    await asyncio.gather(*good[:4], refused(100), *good[4:], refused(101))
    async with store.read() as unit:
        stored = {each.id for each in await unit.deliveries.open_of_carrier(s.CARRIER)}
    assert stored == {s.delivery(number).id for number in range(8)}


async def test_bookings_of_one_route_come_one_after_another(store: SqlStore) -> None:
    """The route is locked by whoever books into it: no booking is lost."""
    async with store.begin() as unit:
        await unit.routes.put(s.route("r1", stops=0))

    async def book(number: int) -> None:
        async with store.begin() as unit:
            route = await unit.routes.lock(s.route().ref)
            assert route is not None
            await asyncio.sleep(0.001)
            await unit.routes.put(route.with_stops((*route.stops, s.stop(f"s{number}"))))

    await asyncio.gather(*(book(number) for number in range(20)))
    async with store.read() as unit:
        booked = await unit.routes.get(s.route().ref)
    assert booked is not None
    assert {stop.key for stop in booked.stops} == {f"s{number}" for number in range(20)}
    assert booked.revision == s.route().revision + 20


async def test_the_loop_goes_on_while_the_database_works(store: SqlStore) -> None:
    """Many statements hold it up no longer than somebody's answer may wait."""
    over = [replace(s.delivery(n), status=Status.DELIVERED) for n in range(300)]

    async def write(deliveries: list[Delivery]) -> None:
        async with store.begin() as unit:
            for each in deliveries:
                await unit.deliveries.add(each)

    writing = asyncio.create_task(write(over))
    longest, before = 0.0, time.monotonic()
    while not writing.done():
        await asyncio.sleep(0)
        longest, before = max(longest, time.monotonic() - before), time.monotonic()
    await writing
    assert longest < 0.5
