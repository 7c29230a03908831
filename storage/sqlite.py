"""SQLite: one writer on one thread, and readers beside it that see what was committed.

A statement costs less than a way to the disk, so what can share that way does: the small
transactions of `write` are taken together, each behind a savepoint of its own, and ride along with
whatever commits next. Nobody is told "done" before the file is synced.
"""

import asyncio
import fcntl
import os
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from core.ports import Unavailable
from storage.dialect import passing
from storage.session import Session, Work

BUSY_SECONDS = 15  # how long to wait for another process that writes
READERS_MAX = 4
JOBS_AT_ONCE_MAX = 200
CACHE_KIB = 64 * 1024


class AlreadyRunning(Exception):
    """Another process serves this database: SQLite bears one."""


class Sqlite:
    """A database in a file. Other processes may read it, and write it for a moment."""

    def __init__(self, url: URL) -> None:
        path = file_of(url)
        self._writer = _Owner(path, "sqlite-writer", reads="and writes")
        self._turn = asyncio.Lock()
        self._jobs: list[_Job] = []
        self._worker: asyncio.Task[None] | None = None
        self._readers = [_Owner(path, "sqlite-reader", reads="only") for _ in range(READERS_MAX)]
        self._free_readers: asyncio.LifoQueue[_Owner] = asyncio.LifoQueue()
        for reader in self._readers:
            self._free_readers.put_nowait(reader)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Session]:
        async with self._turn:
            try:
                yield SqliteSession(self._writer, writes=True)
            except BaseException:
                self._writer.roll_back_soon()
                raise
            await self._commit()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Session]:
        reader = await self._free_readers.get()
        try:
            yield SqliteSession(reader, writes=False)
        finally:
            reader.roll_back_soon()
            self._free_readers.put_nowait(reader)

    async def write[Result](self, work: Work[Result]) -> Result:
        job = _Job(work, asyncio.get_running_loop().create_future())
        self._jobs.append(job)
        if self._worker is None or self._worker.done():
            self._worker = asyncio.create_task(self._work_off())
        result: Result = await job.done
        return result

    async def look[Result](self, work: Work[Result]) -> Result:
        async with self.reading() as session:
            return await session.run(work)

    async def scrub(self) -> None:
        """Deleted bytes are zeroed as they go (`secure_delete`); the log still has the old ones."""
        async with self._turn:
            await self._writer.hop(self._writer.empty_log)

    async def aclose(self) -> None:
        async with self._turn:
            for reader in self._readers:
                await reader.aclose()
            await self._writer.aclose()

    async def _work_off(self) -> None:
        """Every job that waits, in as few commits as may be; between them units have their turn."""
        while self._jobs:
            async with self._turn:
                if self._jobs:  # else a unit took them along
                    with suppress(Unavailable, DBAPIError):  # each of them was told
                        await self._commit()

    async def _commit(self) -> None:
        """Commit, with the jobs that wait by now; tells each how it ended."""
        taken, self._jobs = self._jobs[:JOBS_AT_ONCE_MAX], self._jobs[JOBS_AT_ONCE_MAX:]
        jobs = [job for job in taken if not job.done.cancelled()]
        commit = asyncio.ensure_future(self._writer.hop(lambda: _committed(self._writer, jobs)))
        commit.add_done_callback(lambda ended: _tell(jobs, ended))
        # Who is cancelled now does not stop it: the thread ends it before whatever comes next.
        await asyncio.shield(commit)


class SqliteSession:
    """One transaction on the thread that owns the connection; it begins with its first work."""

    def __init__(self, owner: "_Owner", *, writes: bool) -> None:
        self._owner = owner
        self.writes = writes

    async def run[Result](self, work: Work[Result]) -> Result:
        return await self._owner.hop(lambda: work(self._owner.begun()))


class _Owner:
    """A connection, and the one thread that works on it, one thing after another."""

    def __init__(self, path: Path, name: str, *, reads: str) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._engine = engine(path, reads=reads)
        self._connection: Connection | None = None

    async def hop[Result](self, work: Callable[[], Result]) -> Result:
        """Do it on the thread; an illness that passes is said in the house's word for it."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except DBAPIError as error:
            ill = passing(error)
            if ill is None:
                raise
            raise ill from error

    def begun(self) -> Connection:
        connection = self._connection or self._engine.connect()
        if connection.in_transaction():
            return connection
        try:
            connection.begin()
        except DBAPIError:
            connection.close()
            self._connection = None
            raise
        self._connection = connection
        return connection

    def roll_back(self) -> None:
        if self._connection is None:
            return
        if self._connection.in_transaction():
            self._connection.rollback()
        raw = self._connection.connection
        if raw.in_transaction:
            raw.rollback()  # after a commit that failed, on a full disk for one

    def empty_log(self) -> None:
        raw = (self._connection or self._engine.connect()).connection
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def roll_back_soon(self) -> None:
        """Before whatever the thread is asked next."""
        self._thread.submit(self.roll_back)

    async def aclose(self) -> None:
        await self.hop(self._close)
        self._thread.shutdown()

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._engine.dispose()


@dataclass(slots=True, eq=False)
class _Job:
    """A small transaction that waits for its turn on the writer."""

    work: Work[Any]
    done: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None


def _committed(writer: _Owner, jobs: list[_Job]) -> None:
    """On the writer's thread: the jobs, each behind a savepoint, and the way to the disk."""
    try:
        connection = writer.begun()
        for job in jobs:
            savepoint = connection.begin_nested()
            try:
                job.result = job.work(connection)
            except Exception as error:  # noqa: BLE001 -- handed to whoever asked for the job
                savepoint.rollback()
                job.error = passing(error) or error
            else:
                savepoint.commit()
        connection.commit()
    except BaseException:
        writer.roll_back()
        raise


def _tell(jobs: list[_Job], ended: asyncio.Future[None]) -> None:
    if ended.cancelled():
        failure: BaseException | None = Unavailable("the writer was stopped")
    else:
        failure = ended.exception()
    for job in jobs:
        error = failure or job.error
        if job.done.done():
            continue  # whoever asked went away
        if error is None:
            job.done.set_result(job.result)
        else:
            job.done.set_exception(error)


def engine(path: Path, *, reads: str = "and writes") -> Engine:
    """Connections to the file; who writes has the write lock from the start of a transaction."""
    made = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=NullPool,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )
    only_reads = reads == "only"

    @event.listens_for(made, "connect")
    def _connected(connection: sqlite3.Connection, record: object) -> None:
        connection.isolation_level = None  # BEGIN is ours to say
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        if only_reads:
            cursor.execute("PRAGMA query_only = ON")
            # Two connections that checkpoint at once can harm the file (SQLite before 3.51.3).
            cursor.execute("PRAGMA wal_autocheckpoint = 0")
        cursor.close()

    @event.listens_for(made, "begin")
    def _begins(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")

    return made


def file_of(url: URL) -> Path:
    if not url.database or url.database == ":memory:":
        raise ValueError("a SQLite database wants a file, for other threads must see it")
    return Path(url.database)


@contextmanager
def single_process_lock(path: Path) -> Iterator[None]:
    """Held by the one process that serves a SQLite database; the system frees it when it dies.

    Raises AlreadyRunning.
    """
    handle = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise AlreadyRunning(f"another process serves {path}") from taken
        yield
    finally:
        os.close(handle)
