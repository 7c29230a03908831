"""No compartment is ever booked over its capacity."""

import asyncio
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Update, update
from sqlalchemy.exc import IntegrityError

from core.model.ids import DeliveryId, PointRef
from core.model.parcel import Size
from core.model.pickup_point import Reservation
from storage.store import SqlStore
from storage.tables import compartments
from tests.storage import samples as s

SMALL = replace(s.POINT, compartments={Size.S: 2, Size.M: 1})


def kept(number: int, size: Size = Size.S) -> Reservation:
    return Reservation(
        point=s.POINT.ref, delivery=DeliveryId(f"dlv_{number}"), size=size, made_at=s.NOW
    )


def execute(statement: Update, db: Connection) -> None:
    db.execute(statement)


async def booked(store: SqlStore, reservation: Reservation) -> bool:
    async with store.begin() as unit:
        return await unit.points.reserve(reservation)


async def test_a_point_lends_what_it_has(store: SqlStore) -> None:
    """And no more; what is released is free again."""
    async with store.begin() as unit:
        await unit.points.put(SMALL)
        assert await unit.points.get(SMALL.ref) == SMALL
        assert await unit.points.all() == [SMALL]
        assert await unit.points.get(PointRef("nowhere")) is None
        assert [await unit.points.reserve(kept(n)) for n in (1, 2, 3)] == [True, True, False]
        assert await unit.points.available(SMALL.ref) == {Size.S: 0, Size.M: 1}
        assert await unit.points.reservation_of(kept(1).delivery, SMALL.ref) == kept(1)
        await unit.points.release(kept(1).delivery)
        await unit.points.release(kept(1).delivery)
        assert await unit.points.reservation_of(kept(1).delivery, SMALL.ref) is None
        assert await unit.points.available(SMALL.ref) == {Size.S: 1, Size.M: 1}


async def test_a_delivery_has_one_compartment(store: SqlStore) -> None:
    """Asking again changes nothing; another size frees the first, unless there is none."""
    async with store.begin() as unit:
        await unit.points.put(SMALL)
        assert await unit.points.reserve(kept(1)) is True
        assert await unit.points.reserve(kept(1)) is True
        assert await unit.points.available(SMALL.ref) == {Size.S: 1, Size.M: 1}
        assert await unit.points.reserve(kept(1, Size.M)) is True
        assert await unit.points.available(SMALL.ref) == {Size.S: 2, Size.M: 0}
        assert await unit.points.reserve(kept(2)) is True
        assert await unit.points.reserve(kept(2, Size.M)) is False
        assert await unit.points.reservation_of(kept(2).delivery, SMALL.ref) == kept(2)


async def test_a_point_may_lend_less_than_is_taken(store: SqlStore) -> None:
    """Those who are in stay; nobody comes in until there is room again."""
    async with store.begin() as unit:
        await unit.points.put(SMALL)
        await unit.points.reserve(kept(1))
        await unit.points.reserve(kept(2))
        await unit.points.put(replace(SMALL, compartments={Size.S: 1}))
        assert await unit.points.available(SMALL.ref) == {Size.S: 0}
        await unit.points.release(kept(1).delivery)
        assert await unit.points.reserve(kept(3)) is False
        await unit.points.release(kept(2).delivery)
        assert await unit.points.reserve(kept(3)) is True


async def test_the_database_itself_refuses_more_than_there_is(store: SqlStore) -> None:
    """The CHECK stands even behind a statement that forgot the guard."""
    async with store.begin() as unit:
        await unit.points.put(SMALL)
    there = update(compartments).where(compartments.c.point == SMALL.ref)
    for taken in (3, -1):
        with pytest.raises(IntegrityError):
            await store.database.write(partial(execute, there.values(taken=taken)))


async def test_sixty_who_book_at_once_never_overbook(store: SqlStore) -> None:
    """Seven compartments, sixty bookers: seven yeses."""
    async with store.begin() as unit:
        await unit.points.put(replace(SMALL, compartments={Size.S: 7}))
    said = await asyncio.gather(*(booked(store, kept(n)) for n in range(60)))
    async with store.read() as unit:
        left = await unit.points.available(SMALL.ref)
        held = [await unit.points.reservation_of(kept(n).delivery, SMALL.ref) for n in range(60)]
    assert sum(said) == 7
    assert left == {Size.S: 0}
    assert [one is not None for one in held] == list(said)


moves = st.lists(
    st.tuples(
        st.sampled_from(["reserve", "release", "lend"]),
        st.integers(0, 5),
        st.sampled_from([Size.S, Size.M]),
    ),
    max_size=25,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(moves=moves)
async def test_whatever_happens_taken_is_what_is_reserved(
    store: SqlStore, moves: list[tuple[str, int, Size]]
) -> None:
    """Counters and reservations never part, and nothing goes over what is lent."""
    async with store.begin() as unit:
        await unit.points.put(SMALL)
        for number in range(6):
            await unit.points.release(kept(number).delivery)
    lent = dict(SMALL.compartments)
    for move, number, size in moves:
        async with store.begin() as unit:
            match move:
                case "reserve":
                    await unit.points.reserve(kept(number, size))
                case "release":
                    await unit.points.release(kept(number).delivery)
                case _:
                    lent[size] = number
                    await unit.points.put(replace(SMALL, compartments=dict(lent)))
    async with store.read() as unit:
        free = await unit.points.available(SMALL.ref)
        held = [await unit.points.reservation_of(kept(n).delivery, SMALL.ref) for n in range(6)]
    taken = {size: sum(1 for one in held if one and one.size is size) for size in lent}
    assert free == {size: max(0, lent[size] - taken[size]) for size in lent}


async def test_one_is_kept_elsewhere_until_it_is_not_needed(store: SqlStore) -> None:
    """Where it goes, and where it may go instead; what is not named is free."""
    other = replace(SMALL, ref=PointRef("other"))
    there = replace(kept(1), point=other.ref)
    async with store.begin() as unit:
        await unit.points.put(SMALL)
        await unit.points.put(other)
        await unit.points.reserve(kept(1))
        assert await unit.points.reserve(there, keep={SMALL.ref}) is True
        assert await unit.points.reservation_of(kept(1).delivery, SMALL.ref) == kept(1)
        assert await unit.points.reservation_of(kept(1).delivery, other.ref) == there
        await unit.points.release(kept(1).delivery, keep={other.ref})
        assert await unit.points.available(SMALL.ref) == SMALL.compartments
        assert await unit.points.reserve(kept(1)) is True
        assert await unit.points.available(other.ref) == other.compartments
