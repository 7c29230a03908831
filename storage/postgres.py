"""PostgreSQL: a pool of connections, and a transaction on one of them for each session."""

import time
from collections.abc import AsyncIterator, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    contextmanager,
)
from dataclasses import dataclass
from functools import partial

from sqlalchemy import URL, Dialect, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, InvalidatePoolError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from core.ports import Unavailable
from storage.dialect import passing
from storage.session import Session, Work

CONNECTIONS_MAX = 20
CONNECT_SECONDS = 10
POOL_WAIT_SECONDS = 10
TRIED_AFTER_SECONDS = 1.0
LEFT_AT = "left_at"  # when somebody gave the connection back, by the clock of the process
LOCK_MILLISECONDS = "10000"  # nobody waits longer for a row than a person for an answer
STRAY_MILLISECONDS = "60000"  # a transaction that everybody forgot


@dataclass(slots=True)
class PostgresSession:
    """One transaction on one connection of the pool."""

    connection: AsyncConnection
    writes: bool

    async def run[Result](self, work: Work[Result]) -> Result:
        with _named():
            return await self.connection.run_sync(work)


class Postgres:
    """Any number of processes may stand on one."""

    def __init__(self, url: URL) -> None:
        self._engine = engine(url)
        self._reader = self._engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        # A few rows, each as it is by then: to open and to end a transaction for them takes longer
        # than to read them. That nobody writes there is looked at on SQLite, where nobody can.
        self._glancer = self._engine.execution_options(isolation_level="AUTOCOMMIT")

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Session]:
        async with entered(self._engine.begin()) as connection:
            yield PostgresSession(connection, writes=True)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Session]:
        async with entered(self._reader.connect()) as connection:
            yield PostgresSession(connection, writes=False)

    @asynccontextmanager
    async def glancing(self) -> AsyncIterator[Session]:
        async with entered(self._glancer.connect()) as connection:
            yield PostgresSession(connection, writes=False)

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
        async with self._engine.connect() as connection:
            alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await alone.exec_driver_sql("VACUUM")

    async def aclose(self) -> None:
        await self._engine.dispose()


def engine(url: URL) -> AsyncEngine:
    """A pool whose connections are tried before use, where nobody has used them just now, and never
    wait for ever."""
    made = create_async_engine(
        url.set(drivername="postgresql+asyncpg"),
        pool_size=CONNECTIONS_MAX,
        max_overflow=0,
        pool_timeout=POOL_WAIT_SECONDS,
        connect_args={
            "timeout": CONNECT_SECONDS,
            "server_settings": {
                "application_name": "doorstep",
                "jit": "off",
                "lock_timeout": LOCK_MILLISECONDS,
                "idle_in_transaction_session_timeout": STRAY_MILLISECONDS,
                "timezone": "UTC",
            },
        },
    )
    event.listen(made.sync_engine, "checkin", _left)
    event.listen(made.sync_engine, "checkout", partial(_tried, made.sync_engine.dialect))
    return made


def _left(connection: object, record: ConnectionPoolEntry) -> None:
    record.info[LEFT_AT] = time.monotonic()


def _tried(
    dialect: Dialect, connection: DBAPIConnection, record: ConnectionPoolEntry, proxy: object
) -> None:
    """To try one costs three round trips. One that broke just now says so by its first statement,
    and with it go all that were made before."""
    left = record.info.get(LEFT_AT)
    if left is None or time.monotonic() - left < TRIED_AFTER_SECONDS:
        return
    try:
        dialect.do_ping(connection)
    except dialect.loaded_dbapi.Error as broken:
        raise InvalidatePoolError("the connection is broken") from broken


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
    except (DBAPIError, PoolTimeout) as error:
        ill = passing(error)
        if ill is None:
            raise
        raise ill from error
