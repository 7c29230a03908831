"""The pretend Telegram on a free port, with one bot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.web import listening, served
from sandbox.telegram.bot_api import bot_api
from sandbox.telegram.world import TelegramWorld

TOKEN = "1000001:the-pretend-telegram-knows-this-one"


@asynccontextmanager
async def pretend_telegram() -> AsyncIterator[tuple[TelegramWorld, str]]:
    world = TelegramWorld()
    world.add_bot(TOKEN, "doorstep_test_bot", "Doorstep")
    doors = listening("127.0.0.1", 0)
    async with served(bot_api(world), doors, 0.1):
        yield world, f"http://127.0.0.1:{doors.getsockname()[1]}"
