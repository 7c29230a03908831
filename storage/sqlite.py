"""SQLite: one writer, and readers beside it that see what was committed.

A statement costs less than a way to another thread, and far less than one to the disk. So a unit's
few statements are done where they are asked for; only the disk, and what may take long, is a
thread's affair. Units share their way to the disk: whoever ends while others wait for their turn is
committed with them, each behind a savepoint of its own, and told "done" once the file is synced.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, nullcontext
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from core.ports import Unavailable
from storage.dialect import passing
from storage.session import Session, Work
from storage.together import Write, all_done

BUSY_SECONDS = 15  # how long to wait for another process that writes
READERS_MAX = 4
CACHE_KIB = 64 * 1024
LOOKS = "BEGIN"
WRITES = "BEGIN IMMEDIATE"  # the write lock comes first, and not when it is too late to wait


class Sqlite:
    """A database in a file. Other processes may read it, and write it for a moment."""

    def __init__(self, url: URL) -> None:
        path = file_of(url)
        self._writer = _Writer(path)
        self._turn = asyncio.Lock()
        self._ended: list[asyncio.Future[None]] = []
        self._committing: asyncio.Task[None] | None = None
        self._glances = _Reader(path)
        self._readers = [_Reader(path) for _ in range(READERS_MAX)]
        self._free_readers: asyncio.LifoQueue[_Reader] = asyncio.LifoQueue()
        for reader in self._readers:
            self._free_readers.put_nowait(reader)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Session]:
        async with self._turn:
            try:
                await self._writer.begin()
                yield WriterSession(self._writer)
                self._writer.keep()
            except BaseException:
                self._undo()
                raise
            finally:
                self._commit_soon()
            done = asyncio.get_running_loop().create_future()
            self._ended.append(done)
        await done

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Session]:
        reader = await self._free_readers.get()
        try:
            yield ReaderSession(reader)
        finally:
            reader.roll_back_soon()
            self._free_readers.put_nowait(reader)

    def glancing(self) -> AbstractAsyncContextManager[Session]:
        return nullcontext(GlancingSession(self._glances))

    async def write[Result](self, work: Work[Result]) -> Result:
        async with self.writing() as session:
            return await session.run(work)

    async def sweep[Result](self, work: Work[Result]) -> Result:
        async with self.writing():
            return await self._writer.hop(lambda: work(self._writer.connection))

    async def look[Result](self, work: Work[Result]) -> Result:
        async with self.reading() as session:
            return await session.run(work)

    async def glance[Result](self, work: Work[Result]) -> Result:
        return await GlancingSession(self._glances).run(work)

    async def scrub(self) -> None:
        """Deleted bytes are zeroed as they go (`secure_delete`); the log still has the old ones."""
        async with self._turn:
            await self._commit()
            await self._writer.hop(self._writer.empty_log)

    async def aclose(self) -> None:
        async with self._turn:
            await self._commit()
            if self._committing is not None:  # it waits to do what has just been done
                self._committing.cancel()
            self._glances.close()
            for reader in self._readers:
                await reader.aclose()
            await self._writer.aclose()

    def _undo(self) -> None:
        """What this unit did; where SQLite gave up the whole transaction, the others fail too."""
        if not self._writer.undo():
            ended, self._ended = self._ended, []
            _tell(ended, Unavailable("the database gave up a transaction"))

    def _commit_soon(self) -> None:
        """Behind everybody who waits for a turn by now."""
        if self._committing is None:
            self._committing = asyncio.create_task(self._commit_in_turn())

    async def _commit_in_turn(self) -> None:
        async with self._turn:
            self._committing = None
            await self._commit()

    async def _commit(self) -> None:
        """The way to the disk for all who have ended; tells each how it went."""
        ended, self._ended = self._ended, []
        try:
            await self._writer.hop(self._writer.commit)
        except (Unavailable, DBAPIError) as error:
            _tell(ended, error)
        else:
            _tell(ended, None)


class WriterSession:
    """One unit's part of the transaction at hand."""

    writes = True
    dialect = "sqlite"

    def __init__(self, writer: "_Writer") -> None:
        self._writer = writer

    async def run[Result](self, work: Work[Result]) -> Result:
        with _named():
            return work(self._writer.connection)

    async def tell(self, write: Write) -> None:
        await self.run(lambda db: all_done(db, [write]))


class ReaderSession:
    """One look, on its reader's thread; it begins with its first work."""

    writes = False
    dialect = "sqlite"

    def __init__(self, reader: "_Reader") -> None:
        self._reader = reader

    async def run[Result](self, work: Work[Result]) -> Result:
        return await self._reader.hop(lambda: work(self._reader.begun()))

    async def tell(self, write: Write) -> None:
        await self.run(lambda db: all_done(db, [write]))


class GlancingSession:
    """A few rows, read where they are asked for."""

    writes = False
    dialect = "sqlite"

    def __init__(self, reader: "_Reader") -> None:
        self._reader = reader

    async def run[Result](self, work: Work[Result]) -> Result:
        with _named():
            return self._reader.read(work)

    async def tell(self, write: Write) -> None:
        await self.run(lambda db: all_done(db, [write]))


class _Writer:
    """The connection that writes: one unit at a time has it, and a thread for what takes long."""

    def __init__(self, path: Path) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite-writer")
        self._engine = engine(path)
        self._connection: Connection | None = None
        self._begun = False

    @property
    def connection(self) -> Connection:
        assert self._connection is not None
        return self._connection

    async def begin(self) -> None:
        """A savepoint; before the first of a transaction the write lock, which may be another
        process's for a while."""
        if not self._begun:
            await self.hop(self._begin)
        self._say("SAVEPOINT unit")

    def keep(self) -> None:
        self._say("RELEASE unit")

    def undo(self) -> bool:
        """Back to the savepoint; False where the whole transaction is gone."""
        if self._is_open():
            try:
                self._say("ROLLBACK TO unit")
                self._say("RELEASE unit")
                return True
            except (Unavailable, sqlite3.Error):
                pass
        self.roll_back()
        return False

    async def hop[Result](self, work: Callable[[], Result]) -> Result:
        """Do it on the thread. Who is cancelled meanwhile leaves when it is done, not before."""
        done = asyncio.get_running_loop().run_in_executor(self._thread, work)
        cancelled: asyncio.CancelledError | None = None
        while not done.done():
            try:
                await asyncio.wait([done])
            except asyncio.CancelledError as now:
                cancelled = now
        if cancelled is not None:
            done.exception()  # seen: who asked has gone
            raise cancelled
        with _named():
            return done.result()

    def commit(self) -> None:
        if not self._begun:
            return
        try:
            self.connection.commit()
            self._begun = False
        except BaseException:
            self.roll_back()
            raise

    def roll_back(self) -> None:
        self._begun = False
        if self._connection is None:
            return
        # Also after a commit that failed, on a full disk for one: else nothing begins any more.
        self._connection.rollback()
        if self._raw().in_transaction:
            self._raw().rollback()

    def empty_log(self) -> None:
        raw = (self._connection or self._engine.connect()).connection
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    async def aclose(self) -> None:
        await self.hop(self._close)
        self._thread.shutdown()

    def _say(self, words: str) -> None:
        """Straight to the driver: the way round costs ten times as much."""
        with _named():
            self._raw().execute(words)

    def _raw(self) -> sqlite3.Connection:
        raw = self.connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        return raw

    def _is_open(self) -> bool:
        return self._begun and self._raw().in_transaction

    def _begin(self) -> None:
        connection = self._connection or self._engine.connect()
        try:
            connection.exec_driver_sql(WRITES)
        except DBAPIError:
            connection.close()
            self._connection = None
            raise
        self._connection = connection
        self._begun = True

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._engine.dispose()


class _Reader:
    """A connection that only reads, and a thread for looks that may take long."""

    def __init__(self, path: Path) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite-reader")
        self._engine = engine(path, reads="only")
        self._connection: Connection | None = None

    async def hop[Result](self, work: Callable[[], Result]) -> Result:
        with _named():
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def read[Result](self, work: Work[Result]) -> Result:
        """At once, where it is asked; each statement sees what is committed by then."""
        self._connection = self._connection or self._engine.connect()
        return work(self._connection)

    def begun(self) -> Connection:
        connection = self._connection or self._engine.connect()
        if connection.in_transaction():
            return connection
        try:
            connection.exec_driver_sql(LOOKS)
        except DBAPIError:
            connection.close()
            self._connection = None
            raise
        self._connection = connection
        return connection

    def roll_back(self) -> None:
        if self._connection is not None and self._connection.in_transaction():
            self._connection.rollback()

    def roll_back_soon(self) -> None:
        """Before whatever the thread is asked next."""
        self._thread.submit(self.roll_back)

    async def aclose(self) -> None:
        await self.hop(self.close)

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._engine.dispose()
        self._thread.shutdown(wait=False)


@contextmanager
def _named() -> Iterator[None]:
    """An illness that passes is said in the house's word for it."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        ill = passing(error)
        if ill is None:
            raise
        raise ill from error


def _tell(ended: list[asyncio.Future[None]], error: Exception | None) -> None:
    for done in ended:
        if done.done():
            continue  # whoever asked went away
        if error is None:
            done.set_result(None)
        else:
            done.set_exception(error)


def engine(path: Path, *, reads: str = "and writes") -> Engine:
    """Connections to the file. Nothing begins by itself: whoever writes says WRITES first, whoever
    wants to see one moment says LOOKS. (A listener for it would slow every statement down.)"""
    made = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=NullPool,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )

    @event.listens_for(made, "connect")
    def _connected(connection: sqlite3.Connection, record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        if reads == "only":
            cursor.execute("PRAGMA query_only = ON")
            # Two connections that checkpoint at once can harm the file (SQLite before 3.51.3).
            cursor.execute("PRAGMA wal_autocheckpoint = 0")
        cursor.close()

    return made


def file_of(url: URL) -> Path:
    if not url.database or url.database == ":memory:":
        raise ValueError("a SQLite database wants a file, for other threads must see it")
    return Path(url.database)
