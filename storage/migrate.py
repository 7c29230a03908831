"""Migrations: the numbered steps of `alembic/`, played up to the newest.

Whether there is anything to play is seen without Alembic, whose import is a fifth of a start.
"""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, make_url, text

from storage import postgres, sqlite

if TYPE_CHECKING:
    from alembic.config import Config

STEPS = Path(__file__).resolve().parent.parent / "alembic"
_VERSION = text("SELECT version_num FROM alembic_version")
LOCK = 7_304_115_702  # one process at a time plays migrations on PostgreSQL


async def to_newest(url: str) -> None:
    """Bring the database to the newest schema; a SQLite file is made where there is none. Raises
    Unavailable where the database does not answer."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        engine = postgres.engine(parsed)
        try:
            async with postgres.entered(engine.begin()) as connection:
                await connection.run_sync(_upgraded)
        finally:
            await engine.dispose()
        return
    await asyncio.to_thread(sqlite_to_newest, sqlite.file_of(parsed))


async def is_newest(url: str) -> bool:
    """Whether the database has the newest schema; raises Unavailable where it does not answer."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        database = postgres.Postgres(parsed)
        try:
            return await database.look(_is_newest)
        finally:
            await database.aclose()
    path = sqlite.file_of(parsed)
    return path.exists() and await asyncio.to_thread(_sqlite_is_newest, path)


def newest() -> str:
    """The number of the last step."""
    return max(path.name[:4] for path in (STEPS / "versions").glob("*.py"))


def steps() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    return config


def sqlite_to_newest(path: Path) -> None:
    """The same for a file, without a loop."""
    # Whoever has nothing to play waits for no writer, however busy they are.
    if path.exists() and _sqlite_is_newest(path):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = sqlite.engine(path)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(sqlite.WRITES)
            _upgraded(connection)
    finally:
        engine.dispose()


def _sqlite_is_newest(path: Path) -> bool:
    engine = sqlite.engine(path, reads="only")
    try:
        with engine.begin() as connection:
            return _is_newest(connection)
    finally:
        engine.dispose()


def _upgraded(connection: Connection) -> None:
    if _is_newest(connection):
        return
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
        if _is_newest(connection):
            return  # somebody was faster
    from alembic import command

    config = steps()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _is_newest(connection: Connection) -> bool:
    if not connection.dialect.has_table(connection, "alembic_version"):
        return False
    return bool(connection.scalar(_VERSION) == newest())
