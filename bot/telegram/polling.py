"""Polling: asks for updates, stores them, and only then tells Telegram that it has them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.telegram.client import Client
from bot.telegram.outlet import seconds_of
from bot.telegram.update_row import is_numbered, row_of
from core.model.post import Incoming
from core.ports import Unavailable

LONG_POLL_SECONDS = 10
UPDATES_MAX = 100
PAUSE_SECONDS = 0.5
PAUSE_SECONDS_MAX = 30.0
IDLE_SECONDS = 0.1  # a server that never waits would be asked in a tight circle

OTHERS_TURN_SECONDS = 5.0  # how often to look whether the process that polls is still there

Receive = Callable[[Sequence[Incoming]], Awaitable[None]]

log = logging.getLogger(__name__)


async def _always() -> bool:
    return True


@dataclass(slots=True)
class Polling:
    """`receive` stores rows in one transaction; a row known already is no news. `is_ours` says
    before each look whether it is this process that polls: Telegram bears one."""

    bot: Client
    bot_id: int
    receive: Receive
    wall: Callable[[], datetime]
    long_poll_seconds: int = LONG_POLL_SECONDS
    is_ours: Callable[[], Awaitable[bool]] = _always
    offset: int | None = None

    async def run(self) -> None:
        """Until cancelled. An answer that cannot be had is asked for again, ever more slowly."""
        pause = PAUSE_SECONDS
        while True:
            try:
                if not await self.is_ours():
                    await asyncio.sleep(OTHERS_TURN_SECONDS)
                    continue
                got = await self.once()
                pause = PAUSE_SECONDS
                if not got:
                    await asyncio.sleep(IDLE_SECONDS)
            except RetryAfter as error:
                await asyncio.sleep(seconds_of(error))
            except (Conflict, InvalidToken) as error:
                log.error("telegram refuses to be polled: %s", type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(PAUSE_SECONDS_MAX, pause * 2)
            except (TelegramError, Unavailable) as error:
                log.warning("no updates: %s", type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(PAUSE_SECONDS_MAX, pause * 2)

    async def once(self) -> int:
        """One look. The offset moves only after the rows are stored; a bad update moves it too,
        and is kept: it can never hold up those behind it."""
        params: dict[str, Any] = {"timeout": self.long_poll_seconds, "limit": UPDATES_MAX}
        if self.offset is not None:
            params["offset"] = self.offset
        told = await self.bot.call("getUpdates", params)
        updates = told if isinstance(told, list) else []
        wall = self.wall()
        rows = [row for raw in updates if (row := row_of(raw, self.bot_id, wall))]
        if rows:
            await self.receive(rows)
        numbers = [raw["update_id"] for raw in updates if is_numbered(raw)]
        if numbers:
            self.offset = max(numbers) + 1
        return len(rows)
