"""Backups of PostgreSQL: an archive by `pg_dump`, and back by `pg_restore` and `psql`."""

import asyncio
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from sqlalchemy import URL, Connection, text

from core.ports import Unavailable
from storage import postgres
from storage.backups.contents import VERSIONS, BackupRefused, Contents, Over, Restored
from storage.backups.settling import settle
from storage.migrate import to_newest
from storage.tables import meta

LOCK_WAIT_MILLISECONDS = 10_000  # behind a migration, say: then rather another time
OURS = {VERSIONS, *meta.tables}
ENDED = b"\\.\n"
_COPY = re.compile(rb"^COPY (\S+) \(.*\) FROM stdin;\n$")
_VARIABLES = {"host": "PGHOST", "port": "PGPORT", "ssl": "PGSSLMODE", "sslmode": "PGSSLMODE"}
_TABLES = text(
    "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE c.relkind = 'r' AND n.nspname !~ '^(pg_|information_schema$)' ORDER BY 1, 2"
)
_OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND application_name = 'doorstep' AND pid <> pg_backend_pid()"
)


async def back_up(url: URL, target: Path, tools: Path | None) -> Contents:
    dump = _tool("pg_dump", tools)
    _tool("pg_restore", tools)
    engine = postgres.engine(url)
    looking = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    try:
        async with postgres.entered(looking.connect()) as connection:
            # It waits for the dump, however long that takes.
            await connection.exec_driver_sql("SET idle_in_transaction_session_timeout = 0")
            moment = (await connection.exec_driver_sql("SELECT pg_export_snapshot()")).scalar_one()
            contents = await connection.run_sync(contents_of)
            arguments = [
                "--format=custom",
                "--no-owner",
                "--no-privileges",
                f"--snapshot={moment}",
                f"--lock-wait-timeout={LOCK_WAIT_MILLISECONDS}",
                f"--file={target}",
            ]
            await asyncio.to_thread(_run, [dump, *arguments], environment(url))
    finally:
        await engine.dispose()
    found = await asyncio.to_thread(read_back, target, tools)
    found.must_equal(contents, "the backup is not what the database was")
    return contents


async def restore(
    url: URL, source: Path, wall: datetime, over: Over, tools: Path | None
) -> Restored:
    contents = await asyncio.to_thread(read_back, source, tools)
    contents.must_be_known()
    engine = postgres.engine(url)
    try:
        async with postgres.entered(engine.connect()) as connection:
            there = await connection.run_sync(_tables)
            await connection.run_sync(_may_be_replaced, there, over)
        await asyncio.to_thread(_replay, source, url, there, tools)
        async with postgres.entered(engine.connect()) as connection:
            found = await connection.run_sync(contents_of)
        found.must_equal(contents, "what was restored is not what the backup held")
        await to_newest(url.render_as_string(hide_password=False))
        async with postgres.entered(engine.begin()) as connection:
            uncertain = await connection.run_sync(settle, wall)
    finally:
        await engine.dispose()
    return Restored(contents=contents, uncertain=uncertain)


def read_back(archive: Path, tools: Path | None) -> Contents:
    """Unpacks all of it and counts, without a server. Raises BackupRefused."""
    rows: dict[str, int] = {}
    schema = ""
    table: str | None = None
    command = [_tool("pg_restore", tools), "--file=-", str(archive)]
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said) as unpacking:
            assert unpacking.stdout is not None
            for line in unpacking.stdout:
                if table is None:
                    begins = _COPY.match(line)
                    if begins is not None:
                        table = _plain(begins[1].decode())
                        rows[table] = 0
                elif line == ENDED:
                    table = None
                else:
                    rows[table] += 1
                    if table == VERSIONS:
                        schema = line.decode().strip()
        _must_be_well(unpacking.returncode, "pg_restore", said)
    if not schema:
        raise BackupRefused(f"{archive} is no backup of this house: it has no numbered schema")
    return Contents(schema=schema, rows=rows)


def contents_of(db: Connection) -> Contents:
    """Counted in whatever moment the connection sees."""
    tables = _tables(db)
    if VERSIONS not in tables:
        raise BackupRefused("it is no database of this house: it has no numbered schema")
    rows = {table: db.scalar(text(f"SELECT count(*) FROM {table}")) or 0 for table in tables}
    return Contents(schema=db.scalar(text(f"SELECT version_num FROM {VERSIONS}")) or "", rows=rows)


def environment(url: URL) -> dict[str, str]:
    """How PostgreSQL's programs find the database: never on the command line, which everybody on
    the machine can read."""
    told = {
        "PGHOST": url.host,
        "PGPORT": str(url.port) if url.port else None,
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
    }
    for name, value in url.query.items():
        if name in _VARIABLES and isinstance(value, str):
            told[_VARIABLES[name]] = value
    return {**os.environ, **{name: value for name, value in told.items() if value}}


def _replay(source: Path, url: URL, there: Sequence[str], tools: Path | None) -> None:
    """In one transaction: who interrupts it, or any error, leaves what was there."""
    unpack = [_tool("pg_restore", tools), "--file=-", "--no-owner", "--no-privileges", str(source)]
    take = [_tool("psql", tools), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-"]
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as unpacked:
        taking = subprocess.Popen(
            take,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=said,
            env=environment(url),
        )
        assert taking.stdin is not None
        try:
            taking.stdin.write(_opening(there))
            with subprocess.Popen(unpack, stdout=subprocess.PIPE, stderr=unpacked) as unpacking:
                assert unpacking.stdout is not None
                shutil.copyfileobj(unpacking.stdout, taking.stdin)
            _must_be_well(unpacking.returncode, "pg_restore", unpacked)
            taking.stdin.write(b"COMMIT;\n")
        except BrokenPipeError:
            pass  # it has said why
        except BaseException:
            taking.kill()  # without its COMMIT nothing has happened
            raise
        finally:
            with suppress(BrokenPipeError):
                taking.stdin.close()
            taking.wait()
        _must_be_well(taking.returncode, "psql", said)


def _opening(there: Sequence[str]) -> bytes:
    drops = "".join(f"DROP TABLE {table} CASCADE;\n" for table in there)
    wait = f"SET LOCAL lock_timeout = {LOCK_WAIT_MILLISECONDS};\n"
    return f"BEGIN;\n{wait}{drops}".encode()


def _may_be_replaced(db: Connection, there: Sequence[str], over: Over) -> None:
    if db.scalar(_OTHERS):
        raise BackupRefused("processes of this house work on the database: stop them first")
    strangers = sorted(set(there) - OURS)
    if strangers:
        raise BackupRefused(f"the database holds tables of others: {', '.join(strangers)}")
    held = contents_of(db).row_count if VERSIONS in there else len(there)
    if held and over is Over.NOTHING:
        raise BackupRefused(f"the database holds {held:,} rows: --overwrite replaces them")


def _tables(db: Connection) -> list[str]:
    """Those of the schema `public` by their plain names."""
    return [_plain(f"{row.nspname}.{row.relname}") for row in db.execute(_TABLES)]


def _plain(name: str) -> str:
    return name.replace('"', "").removeprefix("public.")


def _tool(name: str, tools: Path | None) -> str:
    found = shutil.which(name, path=str(tools) if tools is not None else None)
    if found is None:
        where = f"in {tools}" if tools is not None else "on PATH"
        raise BackupRefused(
            f"{name} is not {where}: install PostgreSQL's client programs of the server's version,"
            " or name their folder with --tools"
        )
    return found


def _run(command: Sequence[str], variables: Mapping[str, str]) -> None:
    with tempfile.TemporaryFile() as said:
        ended = subprocess.run(command, env=variables, stderr=said, check=False)
        _must_be_well(ended.returncode, Path(command[0]).name, said)


def _must_be_well(code: int, name: str, said: IO[bytes]) -> None:
    """Its own words, in one line: they name tables and servers, and no rows."""
    if code == 0:
        return
    said.seek(0)
    words = " ".join(said.read().decode(errors="replace").split())[:500]
    if "server version" in words:
        words += " (name the folder of the server's own programs with --tools)"
    if "could not connect" in words or "connection to server" in words:
        raise Unavailable(words)
    raise BackupRefused(f"{name}: {words or f'ended with {code}'}")
