"""Polling: asks for updates, stores them, and only then tells Telegram that it has them."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.telegram.client import Client, Wire
from bot.telegram.outlet import seconds_of
from core.model.lane import lane_of
from core.model.post import Incoming, Source

LONG_POLL_SECONDS = 25
UPDATES_MAX = 100
PAUSE_SECONDS = 0.5
PAUSE_SECONDS_MAX = 30.0
IDLE_SECONDS = 0.1  # a server that never waits would be asked in a tight circle

Receive = Callable[[Sequence[Incoming]], Awaitable[None]]

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Polling:
    """`receive` stores rows in one transaction; a row known already is no news."""

    bot: Client
    bot_id: int
    receive: Receive
    wall: Callable[[], datetime]
    long_poll_seconds: int = LONG_POLL_SECONDS
    offset: int | None = None

    async def run(self) -> None:
        """Until cancelled. An answer that cannot be had is asked for again, ever more slowly."""
        pause = PAUSE_SECONDS
        while True:
            try:
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
            except (TelegramError, KeyError) as error:
                log.warning("no updates: %s", type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(PAUSE_SECONDS_MAX, pause * 2)

    async def once(self) -> int:
        """One look. The offset moves only after the rows are stored; a bad update moves it too,
        and is kept: it can never hold up those behind it."""
        params: dict[str, Any] = {"timeout": self.long_poll_seconds, "limit": UPDATES_MAX}
        if self.offset is not None:
            params["offset"] = self.offset
        updates = await self.bot.call("getUpdates", params)
        rows = [row for raw in updates or () if (row := self._row(raw)) is not None]
        if rows:
            await self.receive(rows)
        numbers = [raw["update_id"] for raw in updates or () if _is_numbered(raw)]
        if numbers:
            self.offset = max(numbers) + 1
        return len(rows)

    def _row(self, raw: Wire) -> Incoming | None:
        if not _is_numbered(raw):
            return None
        return Incoming(
            source=Source.TELEGRAM,
            id=f"{self.bot_id}:{raw['update_id']}",
            lane=lane_of(raw, self.bot_id),
            body=json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode(
                "utf-8", "surrogatepass"
            ),
            received_at=self.wall(),
        )


def _is_numbered(raw: Wire) -> bool:
    return isinstance(raw, dict) and isinstance(raw.get("update_id"), int)
