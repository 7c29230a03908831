"""The pool: connections to PostgreSQL that are opened once, and used by one session at a time."""

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass, field

import asyncpg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from core.ports import Unavailable

CONNECTIONS_MAX = 20
WAIT_SECONDS = 10
TRIED_AFTER_SECONDS = 1.0
ANSWER_SECONDS = 10
BROKEN = (
    DBAPIError,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    OSError,
)


@dataclass(slots=True)
class Open:
    """A connection as SQLAlchemy has it, and as its driver does; `left_at` by the clock of the
    process."""

    connection: AsyncConnection
    raw: asyncpg.Connection
    left_at: float


@dataclass(slots=True)
class Pool:
    """Who used theirs last is followed first, so that few are open where few are needed."""

    engine: AsyncEngine
    _free: list[Open] = field(default_factory=list)
    _turns: asyncio.Semaphore = field(
        default_factory=lambda: asyncio.Semaphore(CONNECTIONS_MAX), init=False
    )
    _broke_at: float = 0.0

    async def taken(self) -> Open:
        """Raises Unavailable where none gets free, and whatever hindered a new one."""
        if self._turns.locked():
            try:
                async with asyncio.timeout(WAIT_SECONDS):
                    await self._turns.acquire()
            except TimeoutError:
                raise Unavailable("no connection to the database is free") from None
        else:
            await self._turns.acquire()
        try:
            while self._free:
                one = self._free.pop()
                if await self._is_well(one):
                    return one
                await self._closed(one)
            return await self._opened()
        except BaseException:
            self._turns.release()
            raise

    async def given_back(self, one: Open) -> None:
        """A broken one is not used again, and those left before it broke are tried first."""
        try:
            if one.raw.is_closed():
                self._broke_at = time.monotonic()
                await self._closed(one)
            else:
                one.left_at = time.monotonic()
                self._free.append(one)
        finally:
            self._turns.release()

    async def aclose(self) -> None:
        while self._free:
            await self._closed(self._free.pop())
        await self.engine.dispose()

    async def _is_well(self, one: Open) -> bool:
        """To try one costs a round trip, so only those are tried that nobody used just now."""
        if one.raw.is_closed():
            return False
        is_fresh = time.monotonic() - one.left_at < TRIED_AFTER_SECONDS
        if is_fresh and one.left_at > self._broke_at:
            return True
        try:
            await one.raw.execute("SELECT 1", timeout=ANSWER_SECONDS)
        except (*BROKEN, TimeoutError):
            one.raw.terminate()
            return False
        return True

    async def _opened(self) -> Open:
        connection = await self.engine.connect()
        raw = (await connection.get_raw_connection()).driver_connection
        assert isinstance(raw, asyncpg.Connection)
        return Open(connection, raw, time.monotonic())

    async def _closed(self, one: Open) -> None:
        with suppress(*BROKEN):
            await one.connection.close()
