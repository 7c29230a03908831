"""The restore drill: what was there is there again, all of it, on both databases."""

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Connection, make_url, select, text

from core.model.post import Channel, RowState
from core.model.sync import BACKUP
from core.ports import Unavailable
from storage.alone import single_process_lock
from storage.backups import BackupRefused, Over, Restored, back_up, restore
from storage.backups.postgres_archive import environment
from storage.backups.sealing import sum_of
from storage.backups.settling import WHY
from storage.migrate import newest
from storage.sqlite import file_of
from storage.store import SqlStore, open_store
from storage.tables import meta
from tests.databases import Server, sqlalchemy_url
from tests.storage import samples as s

WALL = s.NOW + timedelta(hours=1)
TONIGHT = WALL + timedelta(hours=6)
ENOUGH = 20  # transactions, so that more are on their way


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """A house that has lived a while, and an empty machine beside it."""

    url: str
    empty: str
    folder: Path
    tools: Path | None

    @property
    def file(self) -> Path:
        return self.folder / "backup"

    async def back_up(self) -> None:
        await back_up(self.url, self.file, WALL, self.tools)

    async def restore(self, url: str = "", over: Over = Over.NOTHING) -> Restored:
        return await restore(url or self.empty, self.file, WALL, over, self.tools)


@pytest.fixture
async def drill(
    database_url: str, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[Drill]:
    if database_url.startswith("sqlite"):
        empty = f"sqlite+aiosqlite:///{tmp_path / 'elsewhere' / 'doorstep.db'}"
        yield Drill(url=database_url, empty=empty, folder=tmp_path, tools=None)
        return
    server: Server = request.getfixturevalue("postgres")
    name = f"empty_{uuid4().hex[:12]}"
    await server.do(f"CREATE DATABASE {name}")
    empty = sqlalchemy_url(server.url_of(name))
    yield Drill(url=database_url, empty=empty, folder=tmp_path, tools=server.tools)
    await server.do(f"DROP DATABASE {name} WITH (FORCE)")


async def lived_in(url: str) -> None:
    """A delivery, a talk with a voice note and a photo, a route, and post of every kind."""
    store = await open_store(url)
    async with store.begin() as unit:
        await unit.deliveries.add(s.delivery(1))
        await unit.routes.put(s.route(stops=2))
        await unit.conversations.put(s.conversation())
        await unit.conversations.say(s.message())
        await unit.voice_notes.keep(s.VOICE_NOTE)
        await unit.photos.keep(s.PHOTO)
        await unit.proof_pictures.keep(s.PROOF_PICTURE)
        await unit.post.send(s.outgoing("a reply"))
        await unit.post.send(replace(s.outgoing("a night", "other"), not_before=TONIGHT))
        await unit.post.send(replace(s.outgoing("a change", "c"), channel=Channel.CARRIER))
    await store.lanes.receive_many([s.incoming(1), s.incoming(2)])
    await store.aclose()


def falling_over(drill: Drill) -> Path:
    """A folder of PostgreSQL's programs, whose `psql` hears the first words and no more."""
    folder = drill.folder / "tools"
    folder.mkdir()
    for name, words in (("pg_restore", "exec"), ("psql", "head -c 20000 |")):
        program = folder / name
        program.write_text(f'#!/bin/sh\n{words} {shutil.which(name, path=drill.tools)} "$@"\n')
        program.chmod(0o755)
    return folder


async def rows(url: str) -> Mapping[str, list[str]]:
    """Every row of every table, as text."""

    def work(db: Connection) -> dict[str, list[str]]:
        return {t.name: sorted(map(repr, db.execute(select(t)))) for t in meta.sorted_tables}

    store = await open_store(url)
    try:
        return await store.database.look(work)
    finally:
        await store.aclose()


async def states(store: SqlStore) -> dict[str, tuple[str, str | None]]:
    query = text("SELECT key, state, error FROM outbox")
    return await store.database.look(
        lambda db: {row.key: (row.state, row.error) for row in db.execute(query)}
    )


async def test_what_was_backed_up_is_there_again_on_an_empty_machine(drill: Drill) -> None:
    """Each row of each table, photos and voices among them; only the post is settled."""
    await lived_in(drill.url)
    before = await rows(drill.url)
    await drill.back_up()
    done = await drill.restore()
    after = await rows(drill.empty)
    settled = {"outbox", "lanes", "syncs"}
    assert {name: after[name] for name in after if name not in settled} == {
        name: before[name] for name in before if name not in settled
    }
    assert done.contents.rows["voice_notes"] == done.contents.rows["photos"] == 1
    assert done.contents.rows["outbox"] == len(after["outbox"]) == 3


async def test_what_may_have_been_sent_since_is_not_sent_again(drill: Drill) -> None:
    """A reply is laid aside as uncertain and may rise again; what waits for the night, and what a
    carrier knows by its key, goes on."""
    await lived_in(drill.url)
    await drill.back_up()
    assert (await drill.restore()).uncertain == 1
    store = await open_store(drill.empty)
    assert await states(store) == {
        "a reply": (RowState.UNKNOWN, WHY),
        "a night": (RowState.PENDING, None),
        "a change": (RowState.PENDING, None),
    }
    (lease,) = await store.lanes.claim_out(Channel.TELEGRAM, "w", TONIGHT, 9)
    assert lease.lane == "other"
    (uncertain,) = await store.lanes.undelivered(None, 9)
    assert uncertain.is_uncertain
    assert await store.lanes.revive(uncertain.seq)
    (risen,) = await store.lanes.claim_out(Channel.TELEGRAM, "w2", WALL, 9)
    assert risen.lane == "telegram:7:1"
    await store.aclose()


async def test_a_backup_beside_a_writer_is_one_moment(drill: Drill) -> None:
    """Each transaction wrote a delivery and a timer: no backup holds the one without the other."""

    begun, over = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        store = await open_store(drill.url)
        number = 0
        while not over.is_set():
            number += 1
            async with store.begin() as unit:
                await unit.deliveries.add(s.delivery(number))
                await unit.timers.set(s.delivery(number).id, s.NOW, "k", "r")
            if number == ENOUGH:
                begun.set()
        await store.aclose()

    async with asyncio.TaskGroup() as group:
        group.create_task(write())
        await begun.wait()
        await drill.back_up()
        over.set()
    held = (await drill.restore()).contents.rows
    assert held["deliveries"] == held["timers"] >= ENOUGH


async def test_what_holds_something_is_replaced_only_if_told(drill: Drill) -> None:
    """Refused in one line with how much there is; told so, it is as it was at the backup."""
    await lived_in(drill.url)
    await drill.back_up()
    store = await open_store(drill.url)
    async with store.begin() as unit:
        await unit.deliveries.add(s.delivery(2))
    await store.aclose()
    with pytest.raises(BackupRefused, match="rows: --overwrite replaces them"):
        await drill.restore(drill.url)
    assert len((await rows(drill.url))["deliveries"]) == 2
    await drill.restore(drill.url, Over.WHAT_IS_THERE)
    assert len((await rows(drill.url))["deliveries"]) == 1


async def test_a_house_at_work_is_not_restored_under_its_feet(drill: Drill) -> None:
    """Whoever serves the database is to be stopped first, --overwrite or not."""
    await lived_in(drill.url)
    await drill.back_up()
    store = await open_store(drill.url)
    await store.ping()
    if drill.url.startswith("sqlite"):
        with (
            single_process_lock(file_of(make_url(drill.url))),
            pytest.raises(BackupRefused, match="stop it first"),
        ):
            await drill.restore(drill.url, Over.WHAT_IS_THERE)
    else:
        with pytest.raises(BackupRefused, match="stop them first"):
            await drill.restore(drill.url, Over.WHAT_IS_THERE)
    await store.aclose()


@pytest.mark.parametrize("with_its_sum", [True, False])
async def test_a_damaged_backup_changes_nothing(drill: Drill, with_its_sum: bool) -> None:
    """Cut off in the middle: told by its sum, and without one by reading it."""
    await lived_in(drill.url)
    await drill.back_up()
    whole = drill.file.read_bytes()
    drill.file.write_bytes(whole[: len(whole) // 2])
    if not with_its_sum:
        sum_of(drill.file).unlink()
    with pytest.raises(BackupRefused):
        await drill.restore(drill.url, Over.WHAT_IS_THERE)
    assert len((await rows(drill.url))["deliveries"]) == 1


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_restore_that_breaks_off_changes_nothing(drill: Drill) -> None:
    """The server's program falls over when half is told: what was there is there still."""
    await lived_in(drill.url)
    await drill.back_up()
    before = await rows(drill.url)
    broken = replace(drill, tools=falling_over(drill))
    with pytest.raises(BackupRefused):
        await broken.restore(drill.url, Over.WHAT_IS_THERE)
    assert {**await rows(drill.url), "syncs": []} == {**before, "syncs": []}


async def test_a_backup_of_a_newer_house_is_refused(drill: Drill) -> None:
    """Its tables may mean what nobody here knows."""
    store = await open_store(drill.url)
    newer = text("UPDATE alembic_version SET version_num = '9999'")
    await store.database.write(lambda db: db.execute(newer))
    await store.aclose()
    await drill.back_up()
    with pytest.raises(BackupRefused, match=f"schema 9999, and this version knows {newest()}"):
        await drill.restore()


async def test_nothing_is_written_over_a_backup(drill: Drill) -> None:
    """And what is unfinished leaves nothing behind."""
    await drill.back_up()
    with pytest.raises(BackupRefused, match="is there already"):
        await drill.back_up()
    assert not list(drill.folder.glob("*.unfinished"))
    assert drill.file.stat().st_mode & 0o777 == 0o600


async def test_the_house_knows_when_it_was_backed_up(drill: Drill) -> None:
    """For the metrics, the console and the doctor."""
    await drill.back_up()
    store = await open_store(drill.url)
    async with store.read() as unit:
        noted = await unit.syncs.get(BACKUP)
    await store.aclose()
    assert noted is not None
    assert noted.last_success == WALL


async def test_a_backup_of_the_other_database_is_named_as_such(
    drill: Drill, tmp_path: Path
) -> None:
    """By its first bytes, not by its name."""
    await drill.back_up()
    other = (
        "postgresql+asyncpg://nobody@localhost/nothing"
        if drill.url.startswith("sqlite")
        else f"sqlite+aiosqlite:///{tmp_path}/other.db"
    )
    with pytest.raises(BackupRefused, match="is a backup of"):
        await drill.restore(other)


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    """Any file, and a SQLite file of somebody else's."""
    (tmp_path / "letter").write_text("Dear Sir or Madam")
    with pytest.raises(BackupRefused, match="is no backup"):
        asyncio.run(_into_sqlite(tmp_path / "letter", tmp_path))
    with closing(sqlite3.connect(tmp_path / "theirs")) as theirs:
        theirs.execute("CREATE TABLE t (a)")
    with pytest.raises(BackupRefused, match="no database of this house"):
        asyncio.run(_into_sqlite(tmp_path / "theirs", tmp_path))


async def test_without_the_servers_programs_it_says_what_to_install(tmp_path: Path) -> None:
    """In one line, before anything is asked of the server."""
    url = "postgresql+asyncpg://nobody@localhost/nothing"
    with pytest.raises(BackupRefused, match=r"pg_dump is not in .*--tools"):
        await back_up(url, tmp_path / "backup", WALL, tmp_path)


async def test_a_server_that_is_away_is_unavailable(tmp_path: Path, postgres: Server) -> None:
    """An illness that passes, not a bug."""
    url = f"postgresql+asyncpg://nobody@/nothing?host={tmp_path}"
    with pytest.raises(Unavailable):
        await back_up(url, tmp_path / "backup", WALL, postgres.tools)


def test_a_password_is_told_by_the_environment_alone() -> None:
    """Everybody on a machine can read command lines."""
    url = make_url("postgresql+asyncpg://me:secret@db.example:6432/door?ssl=require")
    told = environment(url)
    assert (told["PGHOST"], told["PGPORT"], told["PGUSER"]) == ("db.example", "6432", "me")
    assert (told["PGPASSWORD"], told["PGDATABASE"], told["PGSSLMODE"]) == (
        "secret", "door", "require",
    )  # fmt: skip


async def _into_sqlite(source: Path, folder: Path) -> Restored:
    url = f"sqlite+aiosqlite:///{folder}/doorstep.db"
    return await restore(url, source, WALL, Over.NOTHING, None)
