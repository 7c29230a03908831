"""Writes that nobody waits for go together, and are as true as those that somebody waits for."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from core.model.event import Entry
from core.ports import Unavailable
from storage.store import SqlStore
from tests.storage import samples as s


async def test_what_was_told_is_seen_by_the_next_work_and_kept_in_order(store: SqlStore) -> None:
    """The same table twice, others between."""
    lines = [Entry(at=s.NOW, kind="note", who="house", what=f"line {n}") for n in range(3)]
    async with store.begin() as unit:
        await unit.deliveries.add(s.delivery())
        for line in lines:
            await unit.timeline.add(s.delivery().id, line)
            await unit.timers.set("bell", s.NOW + timedelta(minutes=1), "k", line.what)
        assert list(await unit.timeline.of(s.delivery().id)) == lines
        await unit.timers.cancel("bell")
        await unit.timers.set("bell", s.NOW, "k", "the last")
    async with store.read() as unit:
        assert list(await unit.timeline.of(s.delivery().id)) == lines
        assert await unit.timers.due(s.NOW, 9) == [("bell", "k", "the last")]


async def test_who_changes_what_is_not_there_takes_back_all_of_it(store: SqlStore) -> None:
    """At the commit at the latest."""
    with pytest.raises(LookupError):
        async with store.begin() as unit:
            await unit.timers.set("bell", s.NOW, "k", "r")
            await unit.deliveries.save(s.delivery())
    async with store.read() as unit:
        assert await unit.timers.due(s.NOW, 9) == []


async def test_what_is_told_beside_a_refusal_is_not_written(store: SqlStore) -> None:
    """Nor is what waits still."""
    async with store.begin() as unit:
        await unit.deliveries.add(s.delivery())
    with suppress(ZeroDivisionError):
        async with store.begin() as unit:
            await unit.deliveries.save(replace(s.delivery(), proof_tries=7))
            raise ZeroDivisionError
    async with store.read() as unit:
        assert await unit.deliveries.get(s.delivery().id) == s.delivery()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_commit_that_the_server_turned_into_a_rollback_is_said(store: SqlStore) -> None:
    """Whoever went on after a failed statement must not be told that it is done."""
    with pytest.raises(Unavailable):
        async with store.database.writing() as session:
            with suppress(DBAPIError):
                await session.run(lambda db: db.execute(text("SELECT 1 / 0")))
