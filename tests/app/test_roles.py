"""Several processes on one PostgreSQL database: each has its part, and one of them may die."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import create_async_engine

from sandbox.telegram.phone import Phone
from sandbox.telegram.screen import Shown
from storage.tables.post import WAITS_OUT, outbox
from tests.app.running import doorstep, free_port, read, running, started
from tests.app.telegram_peer import TOKEN, pretend_telegram
from tests.databases import Server, postgres, postgres_database

__all__ = ["postgres"]
PEOPLE = 6


@pytest.fixture
async def database(postgres: Server) -> AsyncIterator[str]:
    async for url in postgres_database(postgres):
        yield url


def comes_after(id: int, shown: Shown) -> bool:
    return shown.id > id


async def all_sent(database: str) -> None:
    engine = create_async_engine(database)
    try:
        async with asyncio.timeout(60.0), engine.connect() as db:
            while (await db.execute(select(outbox.c.seq).where(WAITS_OUT).limit(1))).first():
                await db.rollback()
                await asyncio.sleep(0.05)
    finally:
        await engine.dispose()


@pytest.mark.timeout(180)
async def test_a_worker_dies_and_nobody_waits_for_it(tmp_path: Path, database: str) -> None:
    """Two workers share the chats; one is killed while people write: everybody gets one answer."""
    async with pretend_telegram() as (world, url), AsyncExitStack() as stack:
        settings = {
            "DATABASE_URL": database,
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": url,
            "TELEGRAM_FAST": "true",
        }
        await stack.enter_async_context(running(tmp_path, "--role", "web", settings=settings))
        workers = [
            await stack.enter_async_context(
                started(tmp_path, "run", "--role", "worker", settings=settings)
            )
            for _ in range(2)
        ]
        port = free_port()
        watched = {**settings, "METRICS_PORT": str(port)}
        await stack.enter_async_context(
            started(tmp_path, "run", "--role", "scheduler", settings=watched)
        )
        bot = next(iter(world.bots.values()))
        people = [
            Phone(world, world.add_user(3000 + at, f"P{at}", f"+3584010010{at:02}", "en"), bot)
            for at in range(PEOPLE)
        ]
        for phone in people:
            phone.start()
        for phone in people:
            await phone.wait_for_text("link", 60.0)
        # Telegram knows no message by a key: one that it has, and we have not marked yet, is sent
        # once more by whoever comes after a worker that dies just then.
        await all_sent(database)
        asked = {phone.user.id: phone.text("/help") for phone in people}
        workers[0].send_signal(signal.SIGKILL)
        await workers[0].wait()
        for phone in people:
            await phone.wait_for(partial(comes_after, asked[phone.user.id].id), 60.0)
        answers = [len([one for one in phone.messages() if one.is_from_bot]) for phone in people]
        assert answers == [2] * PEOPLE
        told = await read(f"http://127.0.0.1:{port}/metrics")
        assert "doorstep_lease_seconds{" in told
        assert "doorstep_figure{" not in told
        assert "ok" in await read(f"http://127.0.0.1:{port}/health/live")


async def test_an_old_schema_is_refused(tmp_path: Path, postgres: Server) -> None:
    """One line that says what to do; `migrate` does it."""
    name = f"empty_{tmp_path.name.replace('-', '_')}"[:60]
    await postgres.do(f'CREATE DATABASE "{name}"')
    url = postgres.url_of(name).replace("postgresql:", "postgresql+asyncpg:", 1)
    try:
        refused = await doorstep(tmp_path, "run", settings={"DATABASE_URL": url})
        assert refused.code == 1
        assert "doorstep migrate" in refused.err
        assert (await doorstep(tmp_path, "migrate", settings={"DATABASE_URL": url})).code == 0
        listed = await doorstep(tmp_path, "apikey", "list", settings={"DATABASE_URL": url})
        assert listed.code == 0, listed.err
    finally:
        await postgres.do(f'DROP DATABASE "{name}" WITH (FORCE)')
