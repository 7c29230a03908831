"""PostgreSQL: a pool of connections, and a transaction on one of them for each session."""

from collections.abc import AsyncIterator, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    contextmanager,
)
from dataclasses import dataclass

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from core.ports import Unavailable
from storage.dialect import passing
from storage.session import Session, Work

CONNECTIONS_MAX = 20
CONNECT_SECONDS = 10
POOL_WAIT_SECONDS = 10
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

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Session]:
        async with entered(self._engine.begin()) as connection:
            yield PostgresSession(connection, writes=True)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Session]:
        async with entered(self._reader.connect()) as connection:
            yield PostgresSession(connection, writes=False)

    def glancing(self) -> AbstractAsyncContextManager[Session]:
        return self.reading()

    async def write[Result](self, work: Work[Result]) -> Result:
        async with self.writing() as session:
            return await session.run(work)

    async def sweep[Result](self, work: Work[Result]) -> Result:
        return await self.write(work)

    async def look[Result](self, work: Work[Result]) -> Result:
        async with self.reading() as session:
            return await session.run(work)

    async def glance[Result](self, work: Work[Result]) -> Result:
        return await self.look(work)

    async def scrub(self) -> None:
        async with self._engine.connect() as connection:
            alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await alone.exec_driver_sql("VACUUM")

    async def aclose(self) -> None:
        await self._engine.dispose()


def engine(url: URL) -> AsyncEngine:
    """A pool whose connections are tried before use, and never wait for ever."""
    return create_async_engine(
        url.set(drivername="postgresql+asyncpg"),
        pool_size=CONNECTIONS_MAX,
        max_overflow=0,
        pool_timeout=POOL_WAIT_SECONDS,
        pool_pre_ping=True,
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
