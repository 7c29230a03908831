"""Backups of SQLite: its online backup API, beside a house that goes on working."""

import asyncio
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from core.ports import Unavailable
from storage import sqlite
from storage.alone import AlreadyRunning, single_process_lock
from storage.backups.contents import VERSIONS, BackupRefused, Contents, Over, Restored
from storage.backups.sealing import OWN_MODE, put_in_place
from storage.backups.settling import settle
from storage.migrate import newest, sqlite_to_newest

PAGES_A_STEP = 4_096
RESTORING = ".restoring"
LOGS = ("-wal", "-shm", "-journal")


async def back_up(source: Path, target: Path) -> Contents:
    return await asyncio.to_thread(_backed_up, source, target)


async def restore(source: Path, target: Path, wall: datetime, over: Over) -> Restored:
    return await asyncio.to_thread(_restored, source, target, wall, over)


def read_back(path: Path) -> Contents:
    """Opens the file as anybody would and looks through all of it. Raises BackupRefused."""
    try:
        with closing(_opened(path)) as db:
            said = [row[0] for row in db.execute("PRAGMA integrity_check")]
            if said != ["ok"]:
                raise BackupRefused(f"{path} is damaged: {said[0]}")
            if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise BackupRefused(f"{path} is damaged: rows are missing that others name")
            return contents_of(db)
    except sqlite3.DatabaseError as broken:
        raise BackupRefused(f"{path} cannot be read: {broken}") from None


def contents_of(db: sqlite3.Connection) -> Contents:
    """Counted in whatever moment the connection sees."""
    named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%'"
    tables = [row[0] for row in db.execute(named + " ESCAPE '\\' ORDER BY name")]
    if VERSIONS not in tables:
        raise BackupRefused("it is no database of this house: it has no numbered schema")
    rows = {table: db.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}
    return Contents(
        schema=db.execute(f"SELECT version_num FROM {VERSIONS}").fetchone()[0], rows=rows
    )


def _backed_up(source: Path, target: Path) -> Contents:
    if not source.exists():
        raise FileNotFoundError(f"there is no database {source}")
    with closing(_opened(source)) as db:
        # One look holds for the counts and for every page, however much is written meanwhile.
        db.execute("BEGIN")
        contents = contents_of(db)
        with closing(sqlite3.connect(target)) as copy:
            db.backup(copy, pages=PAGES_A_STEP)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
    read_back(target).must_equal(contents, "the backup is not what the database was")
    return contents


def _restored(source: Path, target: Path, wall: datetime, over: Over) -> Restored:
    contents = read_back(source)
    contents.must_be_known()
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(target.name + RESTORING)
    try:
        with single_process_lock(target):
            _may_be_replaced(target, over)
            shutil.copyfile(source, fresh)
            fresh.chmod(OWN_MODE)
            read_back(fresh).must_equal(contents, "the copy is not what the backup is")
            uncertain = _made_ready(fresh, wall)
            if read_back(fresh).schema != newest():
                raise BackupRefused("the restored database did not come to the newest schema")
            # The log of what was there would be taken for the new file's own.
            _forget_logs(target)
            put_in_place(fresh, target)
    except AlreadyRunning as taken:
        raise BackupRefused(f"{taken}: stop it first") from None
    finally:
        _forget_logs(fresh)
        fresh.unlink(missing_ok=True)
    return Restored(contents=contents, uncertain=uncertain)


def _may_be_replaced(target: Path, over: Over) -> None:
    if over is Over.WHAT_IS_THERE or not target.exists() or not target.stat().st_size:
        return
    try:
        with closing(_opened(target)) as db:
            held = contents_of(db).row_count
    except sqlite3.DatabaseError:
        raise BackupRefused(
            f"{target} is there and cannot be read: --overwrite replaces it"
        ) from None
    if held:
        raise BackupRefused(f"{target} holds {held:,} rows: --overwrite replaces them")


def _made_ready(fresh: Path, wall: datetime) -> int:
    """The newest schema, and settled; one file again at the end."""
    sqlite_to_newest(fresh)
    engine = sqlite.engine(fresh)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(sqlite.WRITES)
            uncertain = settle(connection, wall)
    finally:
        engine.dispose()
    with closing(sqlite3.connect(fresh)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
    return uncertain


def _opened(path: Path) -> sqlite3.Connection:
    """To read and never to write; statements begin nothing by themselves."""
    try:
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro",
            uri=True,
            timeout=sqlite.BUSY_SECONDS,
            isolation_level=None,
        )
    except sqlite3.OperationalError as closed:
        raise Unavailable(f"{path} cannot be opened: {closed}") from None


def _forget_logs(database: Path) -> None:
    for log in LOGS:
        database.with_name(database.name + log).unlink(missing_ok=True)
