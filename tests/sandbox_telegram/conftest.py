"""A pretend Telegram for each test: one bot, one person, time that a test may push forward."""

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from sandbox.telegram import Phone, Settings, TelegramWorld, everything
from sandbox.telegram.account import Bot

TOKEN = "1000001:sandbox"
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

type Wire = Any  # what a server answers


@dataclass
class Time:
    """Stands still for people until it is pushed; real time goes on below it."""

    pushed: float = 0.0

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self.pushed)

    def seconds(self) -> float:
        return time.monotonic() + self.pushed

    def push(self, seconds: float) -> None:
        self.pushed += seconds


@dataclass
class Api:
    """Calls methods over HTTP, as a bot does; `url` is the server's address."""

    url: str
    session: aiohttp.ClientSession
    token: str = TOKEN
    last: dict[str, Any] = field(default_factory=dict)

    async def call(self, method: str, **params: Wire) -> Wire:
        """The result; fails the test where it was refused."""
        told = await self.ask(method, **params)
        assert told["ok"], told
        return told["result"]

    async def ask(self, method: str, **params: Wire) -> dict[str, Any]:
        """The whole answer, a refusal too."""
        url = f"{self.url}/bot{self.token}/{method}"
        async with self.session.post(url, json=params) as answer:
            self.last = await answer.json()
            assert answer.status == self.last.get("error_code", 200)
        return self.last

    async def refusal(self, method: str, **params: Wire) -> str:
        """What it was refused with."""
        told = await self.ask(method, **params)
        assert not told["ok"], told
        return str(told["description"])


@dataclass
class Served:
    """A running world."""

    world: TelegramWorld
    bot: Bot
    api: Api
    phone: Phone
    time: Time


async def serve(app: web.Application) -> tuple[web.AppRunner, str]:
    runner = web.AppRunner(app, shutdown_timeout=1.0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    return runner, f"http://127.0.0.1:{port}"


@pytest.fixture
def settings() -> Settings:
    """A module may bring its own."""
    return Settings(webhook_wait_seconds=0.05)


@pytest.fixture
async def served(settings: Settings) -> AsyncIterator[Served]:
    moment = Time()
    world = TelegramWorld(moment.now, settings, moment.seconds)
    bot = world.add_bot(TOKEN, "doorstep_bot", "Doorstep")
    anna = world.add_user(2001, "Anna", "+358401001001", "fi", last_name="Virtanen")
    runner, url = await serve(everything(world))
    async with aiohttp.ClientSession() as session:
        yield Served(world, bot, Api(url, session), Phone(world, anna, bot), moment)
    await runner.cleanup()


@pytest.fixture
def api(served: Served) -> Api:
    return served.api


@pytest.fixture
def phone(served: Served) -> Phone:
    """Anna's, with the chat begun and the update of it taken."""
    served.phone.start()
    served.bot.queue.waiting.clear()
    return served.phone
