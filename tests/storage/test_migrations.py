"""The sum of the migrations is the schema, and each database is brought to it."""

import asyncio
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text

from core.model.route import WEIGHT_UNTOLD_KG
from storage.migrate import STEPS, is_newest, newest, sqlite_to_newest, steps, to_newest
from storage.sqlite import BUSY_SECONDS
from storage.store import SqlStore, open_store
from storage.tables import meta
from tests.databases import Server, sqlalchemy_url


def differences(db: Connection) -> list[object]:
    context = MigrationContext.configure(db, opts={"compare_server_default": True})
    return list(compare_metadata(context, meta))


async def test_the_sum_of_the_migrations_is_the_schema(store: SqlStore) -> None:
    """Nothing is missing in either; on both databases."""
    assert await store.database.look(differences) == []


def test_the_sum_of_the_migrations_is_the_schema_word_for_word(tmp_path: Path) -> None:
    """Checks and partial indexes too, which the comparison does not see."""
    made, migrated = tmp_path / "made.db", tmp_path / "migrated.db"
    by_tables = create_engine(f"sqlite:///{made}")
    meta.create_all(by_tables)
    by_tables.dispose()
    asyncio.run(to_newest(f"sqlite+aiosqlite:///{migrated}"))
    assert statements(made) == statements(migrated) - {"alembic_version"}


def statements(path: Path) -> set[str]:
    """A table that SQLite made anew for another key has its name in quotes."""
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {
        re.sub(r"\s+", " ", sql).replace(f'"{name}"', name) if name != "alembic_version" else name
        for name, sql in rows
    }


async def test_a_new_sqlite_file_is_brought_to_the_newest(tmp_path: Path) -> None:
    """By whatever command opens it first; a second time changes nothing."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'folder' / 'new.db'}"
    assert await is_newest(url) is False
    store = await open_store(url)
    await store.ping()
    await store.aclose()
    assert await is_newest(url) is True
    await to_newest(url)


async def test_who_starts_waits_for_no_writer(tmp_path: Path) -> None:
    """Nothing is to be played: somebody who writes all the while keeps nobody from starting."""
    path = tmp_path / "new.db"
    url = f"sqlite+aiosqlite:///{path}"
    await to_newest(url)
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        async with asyncio.timeout(BUSY_SECONDS / 2):
            await to_newest(url)


async def test_postgresql_is_brought_to_the_newest_when_asked(postgres: Server) -> None:
    """Opening an empty one does not touch it; migrating it does, once, whoever asks as well."""
    await postgres.do("CREATE DATABASE empty_one")
    url = sqlalchemy_url(postgres.url_of("empty_one"))
    assert await is_newest(url) is False
    await to_newest(url)
    await to_newest(url)
    assert await is_newest(url) is True
    await postgres.do("DROP DATABASE empty_one")


def test_migrations_are_numbered_and_say_when_they_are_played() -> None:
    """`pre` before the new release runs, `post` after the old one has gone; in one line."""
    files = sorted(path.stem for path in (STEPS / "versions").glob("*.py"))
    assert [name for name in files if not re.fullmatch(r"\d{4}_(pre|post)_[a-z0-9_]+", name)] == []
    assert [name[:4] for name in files] == [f"{n:04}" for n in range(1, len(files) + 1)]
    assert ScriptDirectory.from_config(steps()).get_heads() == [newest()]


def test_a_vehicle_whose_weight_nobody_told_keeps_no_limit(tmp_path: Path) -> None:
    """0 said so once, and says now that it takes nothing more; what was told stays."""
    url, path = f"sqlite:///{tmp_path / 'old.db'}", tmp_path / "old.db"
    config = steps()
    at_0026 = create_engine(url)
    with at_0026.begin() as db:
        config.attributes["connection"] = db
        command.upgrade(config, "0026")
        for ref, weight in (("untold", 0.0), ("told", 800.0)):
            body = f'{{"vehicle":{{"ref":"Ä","weight_kg":{weight}}},"stops":[]}}'
            db.execute(
                text(
                    "INSERT INTO routes (ref, carrier, day, version, revision, ends_at, body)"
                    " VALUES (:ref, 'own', '2026-11-24', 1, 1, '2026-11-24', :body)"
                ),
                {"ref": ref, "body": body},
            )
    at_0026.dispose()
    sqlite_to_newest(path)
    with closing(sqlite3.connect(path)) as db:
        bodies = dict(db.execute("SELECT ref, body FROM routes").fetchall())
    assert json.loads(bodies["untold"])["vehicle"] == {"ref": "Ä", "weight_kg": WEIGHT_UNTOLD_KG}
    assert json.loads(bodies["told"])["vehicle"]["weight_kg"] == 800.0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_sqlite_is_set_so_that_what_is_acknowledged_is_on_disk(store: SqlStore) -> None:
    """WAL, and synced at every commit; deleted bytes are zeroed."""

    def settings(db: Connection) -> list[object]:
        names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        return [db.scalar(text(f"PRAGMA {name}")) for name in names]

    assert await store.database.write(settings) == ["wal", 2, 1, 1]
