"""PostgreSQL: connections that stay open, and a transaction on one of them for each session.

A transaction is begun and ended in plain words, one round trip each: what is said within goes to
the driver by SQLAlchemy or straight (`storage/prepared.py`), and is in it either way.
"""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    contextmanager,
)
from dataclasses import dataclass, field

import asyncpg
from sqlalchemy import URL, Connection, NullPool
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from core.ports import Unavailable
from storage.dialect import passing
from storage.postgres_pool import BROKEN, Open, Pool
from storage.session import Session, Work
from storage.together import Write, all_done

CONNECT_SECONDS = 10
STATEMENTS_MAX = 500  # that each connection keeps prepared: more than a process ever says
LOCK_MILLISECONDS = "10000"  # nobody waits longer for a row than a person for an answer
STRAY_MILLISECONDS = "60000"  # a transaction that everybody forgot
WRITES = "BEGIN"
LOOKS = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"


@dataclass(slots=True)
class PostgresSession:
    """One transaction on one connection; it begins with its first work. `begins` None: each
    statement by itself."""

    one: Open
    writes: bool
    begins: str | None
    has_begun: bool = False
    dialect: str = "postgresql"
    _told: list[Write] = field(default_factory=list)

    async def run[Result](self, work: Work[Result]) -> Result:
        with _named():
            try:
                if self.begins is not None and not self.has_begun:
                    self.has_begun = True
                    await self.one.raw.execute(self.begins)
                if self._told:
                    told, self._told = self._told, []
                    return await self.one.connection.run_sync(_after(told, work))
                return await self.one.connection.run_sync(work)
            except asyncpg.InternalClientError:
                self.one.raw.terminate()
                raise

    async def tell(self, write: Write) -> None:
        self._told.append(write)

    async def commit(self) -> None:
        if self._told:
            await self.run(lambda db: None)
        if not self.has_begun:
            return
        with _named():
            told = await self.one.raw.execute("COMMIT")
        if told != "COMMIT":  # somebody went on after a statement had failed
            raise Unavailable("the database gave up a transaction")

    async def roll_back(self) -> None:
        """Or there is no such connection any more, which takes back as much."""
        if not self.has_begun:
            return
        try:
            await self.one.raw.execute("ROLLBACK")
        except BROKEN:
            self.one.raw.terminate()
        except BaseException:
            self.one.raw.terminate()
            raise


class Postgres:
    """Any number of processes may stand on one."""

    def __init__(self, url: URL) -> None:
        self._pool = Pool(engine(url, "AUTOCOMMIT"))

    def writing(self) -> AbstractAsyncContextManager[Session]:
        return self._transaction(WRITES, writes=True)

    def reading(self) -> AbstractAsyncContextManager[Session]:
        return self._transaction(LOOKS, writes=False)

    @asynccontextmanager
    async def glancing(self) -> AsyncIterator[Session]:
        """A few rows, each as it is by then: to open and to end a transaction for them takes longer
        than to read them. That nobody writes there is looked at on SQLite, where nobody can."""
        async with self._connection() as one:
            yield PostgresSession(one, writes=False, begins=None)

    async def write[Result](self, work: Work[Result]) -> Result:
        async with self.writing() as session:
            return await session.run(work)

    async def sweep[Result](self, work: Work[Result]) -> Result:
        return await self.write(work)

    async def look[Result](self, work: Work[Result]) -> Result:
        async with self.reading() as session:
            return await session.run(work)

    async def glance[Result](self, work: Work[Result]) -> Result:
        async with self.glancing() as session:
            return await session.run(work)

    async def scrub(self) -> None:
        async with self._connection() as one:
            await one.raw.execute("VACUUM")

    async def aclose(self) -> None:
        await self._pool.aclose()

    @asynccontextmanager
    async def _transaction(self, begins: str, *, writes: bool) -> AsyncIterator[Session]:
        async with self._connection() as one:
            session = PostgresSession(one, writes, begins)
            try:
                yield session
                await session.commit()
            except BaseException:
                await session.roll_back()
                raise

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[Open]:
        with _named():
            one = await self._pool.taken()
        try:
            yield one
        finally:
            await self._pool.given_back(one)


def _after[Result](told: Sequence[Write], work: Work[Result]) -> Work[Result]:
    def both(db: Connection) -> Result:
        all_done(db, told)
        return work(db)

    return both


def engine(url: URL, isolation_level: str | None = None) -> AsyncEngine:
    """Connections that never wait for ever; each is closed by whoever has opened it."""
    level = {} if isolation_level is None else {"isolation_level": isolation_level}
    return create_async_engine(
        url.set(drivername="postgresql+asyncpg"),
        poolclass=NullPool,
        connect_args={
            "timeout": CONNECT_SECONDS,
            "statement_cache_size": STATEMENTS_MAX,
            "prepared_statement_cache_size": STATEMENTS_MAX,
            "server_settings": {
                "application_name": "doorstep",
                "jit": "off",
                "lock_timeout": LOCK_MILLISECONDS,
                "idle_in_transaction_session_timeout": STRAY_MILLISECONDS,
                "timezone": "UTC",
            },
        },
        **level,
    )


@asynccontextmanager
async def entered(
    connected: AbstractAsyncContextManager[AsyncConnection],
) -> AsyncIterator[AsyncConnection]:
    """A refused connection is an illness of the database; an OSError of the block is not."""
    with _named():
        async with AsyncExitStack() as stack:
            try:
                connection = await stack.enter_async_context(connected)
            except OSError as refused:
                raise Unavailable("the database does not answer") from refused
            yield connection


@contextmanager
def _named() -> Iterator[None]:
    """An illness that passes is said in the house's word for it."""
    try:
        yield
    except BROKEN as error:
        ill = passing(error)
        if ill is None:
            raise
        raise ill from error
