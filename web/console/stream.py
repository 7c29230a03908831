"""The stream: server-sent events that keep a desk page as true as a fresh one."""

import asyncio
from contextlib import suppress

from aiohttp import web

from core.actions.house import House
from core.model.ids import ConversationId
from core.model.queue_look import QueueLook
from core.ports import Lanes, Unavailable
from web.console.looks import look_of
from web.console.pages import HEADERS, Pages
from web.console.screen import Mark, draw, mark_of, news
from web.console.sessions import SignedIn, who_looks
from web.console.views import Line

LOOK_SECONDS = 2.0  # how often the stream looks by itself, for what other processes wrote
REST_SECONDS = 0.2  # between two looks, however often the bell rings
REST_FOR_A_LOOK = 4  # and so many looks long for each open stream: all of them never fill the day
BEAT_SECONDS = 15.0  # a sign of life, by which a browser that went away is noticed
RETRY_MILLISECONDS = 2000
HEAD = {"Content-Type": "text/event-stream", "X-Accel-Buffering": "no"}
ENDED = b'event: ended\ndata: ""\n\n'


class Streams:
    """All streams of one console, which end together when the server shuts down."""

    def __init__(self, house: House, lanes: Lanes, pages: Pages) -> None:
        self._house = house
        self._lanes = lanes
        self._pages = pages
        self._is_closing = False
        self._open = 0

    async def close(self, app: web.Application) -> None:
        """Wake them all; each sees that it is over."""
        self._is_closing = True
        self._house.bell.ring("console")

    async def serve(self, request: web.Request, id: ConversationId | None) -> web.StreamResponse:
        """Send what is new until the session ends, the browser goes, or the server shuts down."""
        response = web.StreamResponse(headers={**HEADERS, **HEAD})
        await response.prepare(request)
        # A lost connection is nobody's fault, and an ill database is asked again by the browser.
        self._open += 1
        try:
            with suppress(ConnectionResetError, Unavailable):
                await response.write(f"retry: {RETRY_MILLISECONDS}\n\n".encode())
                await self._follow(request, response, id)
        finally:
            self._open -= 1
        return response

    async def _follow(
        self, request: web.Request, response: web.StreamResponse, id: ConversationId | None
    ) -> None:
        shown, look = _shown(request), look_of(request)
        known: dict[Line, str] = {}
        loop = asyncio.get_running_loop()
        spoke_at = loop.time()
        while not self._is_closing:
            looked_at = loop.time()
            # Listened for from before the look, so that no ring is lost during it.
            ring = asyncio.create_task(self._house.bell.wait(LOOK_SECONDS))
            try:
                who = await who_looks(self._house, request)
                if who is None:
                    await response.write(ENDED)
                    return
                told, shown = await self._look(who, (id, look), shown, known)
                if not told and looked_at - spoke_at > BEAT_SECONDS:
                    told = ": still here\n\n"
                if told:
                    await response.write(told.encode())
                    spoke_at = loop.time()
                took = loop.time() - looked_at
                await ring
            finally:
                ring.cancel()
            await asyncio.sleep(REST_SECONDS + REST_FOR_A_LOOK * took * self._open)

    async def _look(
        self,
        who: SignedIn,
        what: tuple[ConversationId | None, QueueLook],
        shown: Mark | None,
        known: dict[Line, str],
    ) -> tuple[str, Mark]:
        since = shown.first if shown is not None and shown.first else None
        screen, _ = await draw(
            self._house, self._lanes, self._pages, who, *what, since=since, known=known
        )
        pieces = news(shown, screen)
        mark = screen.mark()
        # Only the last one names what the browser shows by then: half a batch is sent again.
        told = [piece.wire() for piece in pieces]
        if told:
            told[-1] = f"id: {mark}\n{told[-1]}"
        return "".join(f"{piece}\n" for piece in told), mark


def _shown(request: web.Request) -> Mark | None:
    """What the browser shows: its last event says so, before it the page it came from."""
    resumed = request.headers.get("Last-Event-ID")
    return mark_of(resumed or request.query.get("seen", ""))
