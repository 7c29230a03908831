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
from contextlib import asynccontextmanager, contextmanager
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


@dataclass(slots=True, eq=False)
class Job:
    """A small transaction that waits for its turn on the writer."""

    work: Work[Any]
    done: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None


class SqliteSession:
    """One transaction, worked on by the thread that owns the connection."""

    def __init__(self, connection: Connection, thread: ThreadPoolExecutor, *, writes: bool) -> None:
        self._connection = connection
        self._thread = thread
        self.writes = writes

    async def run[Result](self, work: Work[Result]) -> Result:
        return await _hop(self._thread, lambda: work(self._connection))


class Sqlite:
    """A database in a file. Other processes may read it, and write it for a moment."""

    def __init__(self, url: URL) -> None:
        path = file_of(url)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite-writer")
        self._engine = engine(path)
        self._connection: Connection | None = None
        self._turn = asyncio.Lock()
        self._jobs: list[Job] = []
        self._worker: asyncio.Task[None] | None = None
        self._readers: asyncio.LifoQueue[_Reader] = asyncio.LifoQueue()
        self._all_readers = [_Reader(path) for _ in range(READERS_MAX)]
        for reader in self._all_readers:
            self._readers.put_nowait(reader)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Session]:
        async with self._turn, self._cleaned():
            connection = await _hop(self._thread, self._begun)
            yield SqliteSession(connection, self._thread, writes=True)
            await self._commit(connection)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Session]:
        reader = await self._readers.get()
        try:
            yield await reader.begun()
        finally:
            try:
                await asyncio.shield(reader.ended())
            finally:
                self._readers.put_nowait(reader)

    async def write[Result](self, work: Work[Result]) -> Result:
        job = Job(work, asyncio.get_running_loop().create_future())
        self._jobs.append(job)
        if self._worker is None or self._worker.done():
            self._worker = asyncio.create_task(self._work_off())
        result: Result = await job.done
        return result

    async def look[Result](self, work: Work[Result]) -> Result:
        async with self.reading() as session:
            return await session.run(work)

    async def aclose(self) -> None:
        async with self._turn:
            for reader in self._all_readers:
                await reader.aclose()
            await _hop(self._thread, self._close)
            self._thread.shutdown()

    async def _work_off(self) -> None:
        """Every job that waits, in as few commits as may be; between them units have their turn."""
        while self._jobs:
            async with self._turn:
                try:
                    await self._jobs_done()
                except (Unavailable, DBAPIError) as ill:
                    _tell(self._taken_jobs(), ill)

    async def _jobs_done(self) -> None:
        if not self._jobs:
            return  # a unit took them along
        async with self._cleaned():
            await self._commit(await _hop(self._thread, self._begun))

    @asynccontextmanager
    async def _cleaned(self) -> AsyncIterator[None]:
        """Whatever happens, the next one finds the connection without a transaction.

        After a commit there is nothing to roll back. The thread does one thing after another, so
        that even a wait that is cancelled leaves this before what comes next.
        """
        try:
            yield
        finally:
            await asyncio.shield(asyncio.wrap_future(self._thread.submit(self._roll_back)))

    async def _commit(self, connection: Connection) -> None:
        """Commit, with the jobs that wait by now; tells each how it ended."""
        jobs = self._taken_jobs()
        commit = asyncio.ensure_future(_hop(self._thread, lambda: _committed(connection, jobs)))
        commit.add_done_callback(lambda ended: _tell(jobs, _failure(ended)))
        await asyncio.shield(commit)

    def _taken_jobs(self) -> list[Job]:
        taken, self._jobs = self._jobs[:JOBS_AT_ONCE_MAX], self._jobs[JOBS_AT_ONCE_MAX:]
        return [job for job in taken if not job.done.cancelled()]

    def _begun(self) -> Connection:
        connection = self._connection or self._engine.connect()
        try:
            connection.begin()
        except DBAPIError:
            connection.close()
            self._connection = None
            raise
        self._connection = connection
        return connection

    def _roll_back(self) -> None:
        if self._connection is not None:
            _roll_back(self._connection)

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._engine.dispose()


class _Reader:
    """One connection that only reads, on a thread of its own."""

    def __init__(self, path: Path) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite-reader")
        self._engine = engine(path, reads="only")
        self._connection: Connection | None = None

    async def begun(self) -> Session:
        return await _hop(self._thread, self._begin)

    async def ended(self) -> None:
        await _hop(self._thread, self._end)

    async def aclose(self) -> None:
        await _hop(self._thread, self._close)
        self._thread.shutdown()

    def _begin(self) -> Session:
        if self._connection is None:
            self._connection = self._engine.connect()
        self._connection.begin()
        return SqliteSession(self._connection, self._thread, writes=False)

    def _end(self) -> None:
        if self._connection is not None:
            _roll_back(self._connection)

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._engine.dispose()


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


async def _hop[Result](thread: ThreadPoolExecutor, work: Callable[[], Result]) -> Result:
    """Do it on the thread; an illness that passes is said in the house's word for it."""
    try:
        return await asyncio.get_running_loop().run_in_executor(thread, work)
    except DBAPIError as error:
        ill = passing(error)
        if ill is None:
            raise
        raise ill from error


def _committed(connection: Connection, jobs: list[Job]) -> None:
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


def _failure(ended: asyncio.Future[None]) -> BaseException | None:
    return Unavailable("the writer was stopped") if ended.cancelled() else ended.exception()


def _tell(jobs: list[Job], failure: BaseException | None) -> None:
    for job in jobs:
        if job.done.done():
            continue
        error = failure or job.error
        if error is None:
            job.done.set_result(job.result)
        else:
            job.done.set_exception(error)


def _roll_back(connection: Connection) -> None:
    if connection.in_transaction():
        connection.rollback()
    raw = connection.connection
    if raw.in_transaction:  # a commit that failed, on a full disk for one
        raw.rollback()
