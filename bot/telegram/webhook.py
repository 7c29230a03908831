"""The webhook: Telegram pushes updates here; each is on disk before Telegram hears 200."""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from bot.telegram.update_row import row_of
from core.model.post import Incoming
from core.ports import Unavailable

PATH = "/telegram/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
READ_SECONDS_MAX = 10.0
RETRY_AFTER_SECONDS = "2"

Receive = Callable[[Sequence[Incoming]], Awaitable[None]]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Webhook:
    """`receive` stores rows, all on disk when it returns; a row known already is no news."""

    bot_id: int
    secret: str
    receive: Receive
    wall: Callable[[], datetime]

    def route(self) -> web.RouteDef:
        return web.post(PATH, self.take)

    async def take(self, request: web.Request) -> web.Response:
        """401 without the secret, 400 for what is no update, 503 while nothing can be stored."""
        told = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(told.encode(), self.secret.encode()):
            return web.Response(status=401)
        try:
            async with asyncio.timeout(READ_SECONDS_MAX):
                body = await request.read()
        except TimeoutError:
            return web.Response(status=408)
        try:
            raw = json.loads(body)
        except (ValueError, RecursionError):  # deeper than anybody writes
            return web.Response(status=400, text="This is no JSON.")
        row = row_of(raw, self.bot_id, self.wall())
        if row is None:
            return web.Response(status=400, text="This is no update: it has no update_id.")
        try:
            await self.receive([row])
        except Unavailable as ill:
            log.warning("an update could not be stored: %s", type(ill).__name__)
            return web.Response(status=503, headers={"Retry-After": RETRY_AFTER_SECONDS})
        return web.Response(status=200)
