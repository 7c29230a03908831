"""An ill database is said to be ill, in the house's own word, and is well again by itself."""

import asyncio
import resource
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, make_url, text

from core.ports import Leases, Store, Unavailable
from storage import postgres_pool, sqlite
from storage.migrate import to_newest
from storage.store import SqlStore, open_store
from storage.tables import timers
from tests.databases import Server, sqlalchemy_url
from tests.storage import samples as s

NOBODY = "postgresql+asyncpg://nobody@127.0.0.1:9/nothing"
MINUTE = timedelta(minutes=1)
GONE = text("SELECT pg_terminate_backend(pg_backend_pid())")


async def test_a_database_that_does_not_answer_is_unavailable() -> None:
    """Whatever is asked of it."""
    store = await open_store(NOBODY)
    with pytest.raises(Unavailable):
        await store.ping()
    with pytest.raises(Unavailable):
        await store.lanes.claim_in("w", s.NOW, 1)
    with pytest.raises(Unavailable):
        async with store.begin() as unit:
            await unit.carriers.all()
    await store.aclose()


async def test_a_server_that_knows_no_such_database_says_so(postgres: Server) -> None:
    """Of a mistyped name or user one line is told, by whatever opens it, and no trace of code."""
    known = make_url(postgres.url_of("no_such")).set(drivername="postgresql+asyncpg")
    stranger = known.set(username="no_such_user", database="postgres")
    for url in (known, stranger):
        told = url.render_as_string(hide_password=False)
        with pytest.raises(Unavailable, match=r"lets nobody in: .*no_such"):
            await to_newest(told)
        store = await open_store(told)
        with pytest.raises(Unavailable, match="lets nobody in"):
            await store.ping()
        await store.aclose()


async def test_a_database_that_lets_nobody_in_for_a_while_is_unavailable(postgres: Server) -> None:
    """As while it is restored: who works on it waits, and does not fall."""
    await postgres.do("CREATE DATABASE shut_for_a_while")
    store = await open_store(sqlalchemy_url(postgres.url_of("shut_for_a_while")))
    await store.ping()
    await store.aclose()
    await postgres.do("ALTER DATABASE shut_for_a_while ALLOW_CONNECTIONS false")
    store = await open_store(sqlalchemy_url(postgres.url_of("shut_for_a_while")))
    with pytest.raises(Unavailable):
        await store.ping()
    await postgres.do("ALTER DATABASE shut_for_a_while ALLOW_CONNECTIONS true")
    await store.ping()
    await store.aclose()
    await postgres.do("DROP DATABASE shut_for_a_while WITH (FORCE)")


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_lost_connection_is_unavailable_and_the_next_one_works(store: SqlStore) -> None:
    """PostgreSQL was restarted, or somebody ended the session."""
    with pytest.raises(Unavailable):
        await store.database.write(lambda db: db.execute(GONE))
    await store.ping()
    async with store.begin() as unit:
        await unit.deliveries.add(s.delivery())


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("idle", [True, False])
async def test_connections_that_broke_unseen_are_made_anew(
    store: SqlStore, postgres: Server, monkeypatch: pytest.MonkeyPatch, idle: bool
) -> None:
    """Nobody notices where they lay idle; of those just used one call may fall, none after it."""
    monkeypatch.setattr(postgres_pool, "TRIED_AFTER_SECONDS", 0.0 if idle else 60.0)
    await asyncio.gather(*(store.ping() for _ in range(5)))
    name = await store.database.look(lambda db: db.scalar(text("SELECT current_database()")))
    await postgres.do(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        f"WHERE datname = '{name}' AND pid <> pg_backend_pid()"
    )
    if not idle:
        with suppress(Unavailable):  # not where the driver has heard already that they are gone
            await store.ping()
    await asyncio.gather(*(store.ping() for _ in range(5)))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_who_holds_the_file_too_long_makes_it_unavailable(
    store: SqlStore, tmp_path: Path
) -> None:
    """A stray shell with an open transaction: units and lanes say so, and go on after it."""
    with closing(sqlite3.connect(tmp_path / "doorstep.db", isolation_level=None)) as stray:
        stray.execute("BEGIN IMMEDIATE")
        await store.database.look(lambda db: None)
        with pytest.raises(Unavailable):
            await store.lanes.receive_many([s.incoming(1)])
        with pytest.raises(Unavailable):
            async with store.begin() as unit:
                await unit.deliveries.add(s.delivery())
    assert list(await store.lanes.receive_many([s.incoming(1)])) == [True]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits for the file gives up at once."""
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)


def broken(db: Connection) -> None:
    db.execute(timers.insert().values(key="k", due=s.NOW, kind="k", ref="r"))
    raise LookupError


async def test_a_bug_in_one_small_transaction_does_not_harm_those_beside_it(
    store: SqlStore,
) -> None:
    """They may share a commit, not a fate: what the broken one wrote is gone."""

    async def bug() -> None:
        with suppress(LookupError):
            await store.database.write(broken)

    good = [store.lanes.receive_many([s.incoming(n)]) for n in range(10)]
    told = await asyncio.gather(*good[:5], bug(), *good[5:])
    assert [answer for answer in told if answer is not None] == [[True]] * 10
    async with store.read() as unit:
        assert await unit.timers.due(s.NOW, 9) == []


async def test_a_lease_is_one_owners_until_it_runs_out_or_is_let_go(store: SqlStore) -> None:
    """Renewing keeps its epoch; a new owner has a new one."""
    leases: Leases = store.leases
    assert await leases.take("tick", "one", s.NOW, 60) == 1
    assert await leases.take("tick", "two", s.NOW, 60) is None
    assert await leases.take("tick", "one", s.NOW + MINUTE / 2, 60) == 1
    assert await leases.take("tick", "two", s.NOW + MINUTE, 60) is None
    assert await leases.take("tick", "two", s.NOW + 2 * MINUTE, 60) == 2
    await leases.let_go("two")
    assert await leases.take("tick", "one", s.NOW + 2 * MINUTE, 60) == 3


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_disk_that_was_full_is_no_reason_to_fail_for_ever(
    store: SqlStore, database_url: str
) -> None:
    """No file may grow: the commit itself fails, again and again. Then there is room."""
    path = Path(database_url.removeprefix("sqlite+aiosqlite:///"))
    assert await store.lanes.receive_many([s.incoming(1)]) == [True]
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    longest = max(file.stat().st_size for file in path.parent.glob(f"{path.name}*"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (longest, before[1]))
    try:
        for number in range(2, 5):
            with pytest.raises(Unavailable):
                await store.lanes.receive_many([replace(s.incoming(number), body=bytes(longest))])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert await store.lanes.receive_many([s.incoming(5)]) == [True]


async def test_a_lease_of_a_wrong_clock_is_over_when_it_is_right(store: SqlStore) -> None:
    """Taken an hour ahead of time: nobody waits for that hour."""
    assert await store.leases.take("tick", "one", s.NOW + 60 * MINUTE, 60) == 1
    assert await store.leases.take("tick", "two", s.NOW, 60) == 2
    assert await store.leases.take("tick", "one", s.NOW, 60) is None


async def test_many_who_want_one_lease_get_one(store: SqlStore) -> None:
    """Whoever comes at once."""
    taken = await asyncio.gather(
        *(store.leases.take("tick", f"owner-{n}", s.NOW, 60) for n in range(12))
    )
    assert sorted(taken, key=str) == [1, *[None] * 11]


async def test_the_store_is_what_the_house_stands_on(store: SqlStore) -> None:
    """Its types say so to mypy; here it says it to whoever reads."""
    house: Store = store
    async with house.read() as unit:
        assert await unit.carriers.all() == []


async def test_what_failed_last_leaves_no_commit_behind_that_comes_too_late(
    sqlite_url: str,
) -> None:
    """A house that stops while something fails has closed its database when it says so."""
    store = await open_store(sqlite_url)
    mine = asyncio.all_tasks()
    with suppress(ZeroDivisionError):
        async with store.begin():
            raise ZeroDivisionError
    await store.aclose()
    late = await asyncio.gather(*asyncio.all_tasks() - mine, return_exceptions=True)
    assert [str(each) for each in late if isinstance(each, Exception)] == []
