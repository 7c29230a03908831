"""Backups: one file that holds the whole database at one moment, and the way back from it.

A backup counts only after it was read back: its rows against those of the database in the same
moment. A restore counts only after the database that came of it was counted, too.
"""

from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import make_url

from core.model.sync import BACKUP, Sync
from storage.backups import postgres_archive, sqlite_file
from storage.backups.contents import BackupRefused, Contents, Kind, Over, Restored
from storage.backups.sealing import sealed, unsealed
from storage.postgres import Postgres
from storage.session import Database
from storage.sqlite import Sqlite, file_of
from storage.store import SqlStore

__all__ = ["EVERY", "BackupRefused", "Contents", "Kind", "Over", "Restored", "back_up", "restore"]

EVERY = timedelta(days=1)  # how old the newest may grow before somebody should look


async def back_up(url: str, target: Path, wall: datetime, tools: Path | None) -> Contents:
    """The whole database in one new file, read back. `tools` is the folder of PostgreSQL's
    programs, else they are looked for on PATH. Raises BackupRefused, FileNotFoundError."""
    parsed = make_url(url)
    with sealed(target) as unfinished:
        if parsed.get_backend_name() == "postgresql":
            contents = await postgres_archive.back_up(parsed, unfinished, tools)
        else:
            contents = await sqlite_file.back_up(file_of(parsed), unfinished)
    await _note(url, wall)
    return contents


async def restore(
    url: str, source: Path, wall: datetime, over: Over, tools: Path | None
) -> Restored:
    """The database as it was, brought to the newest schema. Where anything fails, what stood there
    still stands. Raises BackupRefused, FileNotFoundError."""
    kind = unsealed(source)
    parsed = make_url(url)
    wanted = Kind.POSTGRESQL if parsed.get_backend_name() == "postgresql" else Kind.SQLITE
    if kind is not wanted:
        raise BackupRefused(f"{source} is a backup of {kind}, and the database is {wanted}")
    if kind is Kind.POSTGRESQL:
        return await postgres_archive.restore(parsed, source, wall, over, tools)
    return await sqlite_file.restore(source, file_of(parsed), wall, over)


async def _note(url: str, wall: datetime) -> None:
    """When the newest was made, for who watches. The schema is left as old as it may be: the
    backup before an update is the one that matters most."""
    parsed = make_url(url)
    database: Database
    is_postgres = parsed.get_backend_name() == "postgresql"
    database = Postgres(parsed) if is_postgres else Sqlite(parsed)
    store = SqlStore(database)
    made = Sync(
        name=BACKUP,
        due_at=wall + EVERY,
        every_seconds=round(EVERY.total_seconds()),
        last_success=wall,
    )
    try:
        async with store.begin() as unit:
            await unit.syncs.put(made)
    finally:
        await store.aclose()
