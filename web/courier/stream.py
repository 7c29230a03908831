"""The stream of a courier's page: what changes is sent when it changes, and nobody asks for it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import msgspec
from aiohttp import web

from core.actions.house import House
from core.ports import Unavailable
from web.courier.page import HEADERS, News

LOOK_SECONDS = 4.0  # how often it looks by itself, for what other processes wrote
REST_SECONDS = 0.5  # between two looks, however often the bell rings
REST_FOR_A_LOOK = 4  # and so many looks long for each open page: all of them never fill the day
BEAT_SECONDS = 15.0  # a sign of life, without which a page asks by itself again
RETRY_MILLISECONDS = 3000
HEAD = {"Content-Type": "text/event-stream", "X-Accel-Buffering": "no"}
OVER = b'event: over\ndata: ""\n\n'
BEAT = b'event: beat\ndata: ""\n\n'


Look = Callable[[], Awaitable[News | None]]


class Streams:
    """All streams of the couriers' pages, which end together when the server shuts down."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._is_closing = False
        self._open = 0

    async def close(self, app: web.Application) -> None:
        """Wake them all; each sees that it is over."""
        self._is_closing = True
        self._house.bell.ring("courier")

    async def serve(self, request: web.Request, look: Look) -> web.StreamResponse:
        """Send what `look` finds new until it finds the link over, or the page goes."""
        response = web.StreamResponse(headers={**HEADERS, **HEAD})
        await response.prepare(request)
        known = request.headers.get("Last-Event-ID") or request.query.get("seen", "")
        self._open += 1
        try:
            # A lost connection is nobody's fault, and an ill database is asked again by the page.
            with suppress(ConnectionResetError, Unavailable):
                await response.write(f"retry: {RETRY_MILLISECONDS}\n\n".encode())
                await self._follow(response, look, known)
        finally:
            self._open -= 1
        return response

    async def _follow(self, response: web.StreamResponse, look: Look, known: str) -> None:
        loop = asyncio.get_running_loop()
        spoke_at = loop.time()
        while not self._is_closing:
            looked_at = loop.time()
            # Listened for from before the look, so that no ring is lost during it.
            ring = asyncio.create_task(self._house.bell.wait(LOOK_SECONDS))
            try:
                news = await look()
                if news is None:
                    await response.write(OVER)
                    return
                if news.mark != known or looked_at - spoke_at > BEAT_SECONDS:
                    await response.write(_wire(news) if news.mark != known else BEAT)
                    known, spoke_at = news.mark, loop.time()
                took = loop.time() - looked_at
                await ring
            finally:
                ring.cancel()
            await asyncio.sleep(REST_SECONDS + REST_FOR_A_LOOK * took * self._open)


def _wire(news: News) -> bytes:
    data = msgspec.json.encode({"html": news.html, "lasts": news.lasts_seconds})
    return b"id: " + news.mark.encode() + b"\nevent: stops\ndata: " + data + b"\n\n"
