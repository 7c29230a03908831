"""`doorstep run`: one process, its start, its end, and a real talk through the Bot API."""

import signal
import time
from pathlib import Path

import aiohttp

from sandbox.telegram.phone import Phone
from sandbox.telegram.world import TelegramWorld
from tests.app.running import doorstep, running
from tests.app.telegram_peer import TOKEN, pretend_telegram

STOP_SECONDS_MAX = 10.0


async def test_it_ends_when_told(tmp_path: Path) -> None:
    """With a good exit code, in time for whoever restarts it. (Its start is measured by the
    benchmarks, on a machine that does nothing else.)"""
    async with running(tmp_path) as run:
        stopping = time.monotonic()
        assert await run.ends(signal.SIGTERM) == 0
        assert time.monotonic() - stopping < STOP_SECONDS_MAX


async def test_a_second_process_on_sqlite_is_refused(tmp_path: Path) -> None:
    """SQLite bears one; the second says so in one line."""
    async with running(tmp_path):
        second = await doorstep(tmp_path, "run", settings={"PORT": "0"})
    assert second.code == 1
    assert "another process" in second.err.splitlines()[-1]


async def test_a_part_of_the_house_wants_postgresql(tmp_path: Path) -> None:
    """`--role worker` beside nobody would leave work undone."""
    ended = await doorstep(tmp_path, "run", "--role", "worker")
    assert ended.code == 1
    assert "PostgreSQL" in ended.err


async def test_without_a_token_it_serves_the_api(tmp_path: Path) -> None:
    """And sends the curious to the console."""
    async with running(tmp_path) as run, aiohttp.ClientSession() as session:
        async with session.get(f"{run.address}/health/live") as live:
            assert live.status == 200
        async with session.get(f"{run.address}/openapi.json") as told:
            assert (await told.json())["openapi"].startswith("3.1")
        async with session.get(run.address + "/") as console:
            assert str(console.url).endswith("/console/login")


async def test_a_stranger_is_answered_through_the_bot_api(tmp_path: Path) -> None:
    """The whole way: update, inbox, scene, outbox, message on the phone."""
    async with pretend_telegram() as (world, url):
        phone = a_phone(world)
        settings = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": url}
        async with running(tmp_path, settings=settings):
            phone.start()
            first = await phone.wait_for(lambda shown: bool(shown.text), 10.0)
            assert first.is_from_bot


async def test_what_was_said_while_it_was_down_is_answered_when_it_is_up(tmp_path: Path) -> None:
    """Killed in the middle of the day, started again: nothing is lost."""
    async with pretend_telegram() as (world, url):
        phone = a_phone(world)
        settings = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": url}
        async with running(tmp_path, settings=settings) as run:
            phone.start()
            await phone.wait_for(lambda shown: True, 10.0)
            await run.ends(signal.SIGKILL)
        said = phone.text("/help")
        async with running(tmp_path, settings=settings):
            answered = await phone.wait_for(lambda shown: shown.id > said.id, 10.0)
        assert answered.is_from_bot


def a_phone(world: TelegramWorld) -> Phone:
    user = world.add_user(2001, "Anna", "+358401001001", "fi")
    return Phone(world, user, next(iter(world.bots.values())))
