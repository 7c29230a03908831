"""Signs: what is due, who holds what, and how the database fares, on both kinds."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.model.post import Channel, Ended, RowState
from storage.signs import Due, signs_of
from storage.store import SqlStore
from tests.storage import samples as s

LATER = s.NOW + timedelta(seconds=30)


@pytest.fixture
def may_be_read_whole() -> frozenset[str]:
    """Once at each look of Prometheus."""
    return frozenset({"lanes", "leases", "pauses"})


async def test_what_waits_for_the_morning_is_not_due(store: SqlStore) -> None:
    """An alarm each night would soon be heard by nobody."""
    await store.lanes.receive_many([s.incoming(1)])
    async with store.begin() as unit:
        await unit.post.send(replace(s.outgoing("m"), not_before=s.NOW + timedelta(hours=9)))
    due = (await signs_of(store.database, LATER)).due
    assert due["inbox"] == Due(lanes=1, since=s.NOW)
    assert due["outbox:telegram"] == Due(lanes=0, since=None)


async def test_who_holds_what_is_seen_with_its_epoch(store: SqlStore) -> None:
    """A lease that nobody renewed has ended."""
    await store.leases.take("tick:timers", "a", s.NOW, 10)
    await store.leases.take("tick:timers", "b", LATER, 30)
    (lease,) = (await signs_of(store.database, LATER)).leases
    assert (lease.name, lease.epoch) == ("tick:timers", 2)
    assert lease.until == LATER + timedelta(seconds=30)


async def test_what_may_have_arrived_is_counted(store: SqlStore) -> None:
    """A secret whose try was uncertain."""
    async with store.begin() as unit:
        await unit.post.send(s.outgoing("secret"))
    ((lease, row),) = await store.lanes.start_out(Channel.TELEGRAM, "w", s.NOW, 1)
    ended = Ended(row=row, state=RowState.UNKNOWN, error="interrupted")
    await store.lanes.take_out(lease, s.NOW, ended)
    assert (await signs_of(store.database, LATER)).uncertain == 1


async def test_the_database_says_how_big_it_is(store: SqlStore) -> None:
    """SQLite has a log beside it, PostgreSQL a clock of its own and transactions of others."""
    signs = await signs_of(store.database, LATER)
    assert signs.bytes > 0
    assert (signs.log_bytes is None) == (signs.now is not None)
    assert (signs.log_bytes is None) == (signs.longest_seconds is not None)
