"""The stream: server-sent events that keep a desk page as true as a fresh one."""

import asyncio
from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass, field

from aiohttp import web

from core.actions.house import House
from core.model.ids import ConversationId
from core.model.queue_look import QueueLook
from core.ports import Lanes, Unavailable
from web.console import listing
from web.console.attendance import Attendance
from web.console.looks import look_of
from web.console.pages import HEADERS, Pages
from web.console.screen import (
    PARTS,
    Mark,
    Screen,
    draw_queue,
    draw_talk,
    mark_of,
    news,
)
from web.console.sessions import SignedIn, buried_for, speak_to, who_looks
from web.console.tongue import language
from web.console.translations import Translations
from web.console.views import Line
from web.console.watching import Watch

WHO_SECONDS = 1.0  # how long a session that was ended may still be shown something
WHOLE_SECONDS = 20.0  # how often a talk is drawn anew though nothing was written in it
BEAT_SECONDS = 15.0  # a sign of life, by which a browser that went away is noticed
RETRY_MILLISECONDS = 2000
HEAD = {"Content-Type": "text/event-stream", "X-Accel-Buffering": "no"}
ENDED = b'event: ended\ndata: ""\n\n'


class Streams:
    """All streams of one console, which end together when the server shuts down."""

    def __init__(
        self, house: House, lanes: Lanes, pages: Pages, translations: Translations
    ) -> None:
        self._house = house
        self._lanes = lanes
        self._pages = pages
        self._translations = translations
        self._watch = Watch(house)
        self._attendance = Attendance(house)
        self._is_closing = False

    async def close(self, app: web.Application) -> None:
        """Wake them all; each sees that it is over."""
        self._is_closing = True
        self._house.bell.ring("console")

    async def serve(self, request: web.Request, id: ConversationId | None) -> web.StreamResponse:
        """Send what is new until the session ends, the browser goes, or the server shuts down."""
        response = web.StreamResponse(headers={**HEADERS, **HEAD})
        await response.prepare(request)
        # A lost connection is nobody's fault, and an ill database is asked again by the browser.
        who = await self._first_look(request)
        async with self._watch.opened(id), self._attendance.at(id, who):
            with suppress(ConnectionResetError, Unavailable):
                await response.write(f"retry: {RETRY_MILLISECONDS}\n\n".encode())
                await self._follow(request, response, Shown(id, look_of(request), _shown(request)))
        return response

    async def _first_look(self, request: web.Request) -> SignedIn | None:
        """Its page stays in the language in which it was drawn."""
        with suppress(Unavailable):
            who = await who_looks(self._house, request)
            if who is not None:
                speak_to(who, request)
            return who
        return None

    async def _follow(
        self, request: web.Request, response: web.StreamResponse, shown: "Shown"
    ) -> None:
        loop = asyncio.get_running_loop()
        spoke_at = loop.time()
        who, asked_at = await who_looks(self._house, request), spoke_at
        while not self._is_closing:
            number, looked_at = self._watch.number, loop.time()
            if looked_at - asked_at > WHO_SECONDS:
                who, asked_at = await who_looks(self._house, request), looked_at
            if who is None:
                await response.write(ENDED)
                return
            told = await self._look(who, shown, looked_at)
            if not told and looked_at - spoke_at > BEAT_SECONDS:
                told = ": still here\n\n"
            if told:
                await response.write(told.encode())
                spoke_at = loop.time()
            await self._watch.after(number)

    async def _look(self, who: SignedIn, shown: "Shown", at: float) -> str:
        screen = await self._screen(who, shown, at)
        pieces = news(shown.mark, screen)
        shown.mark = screen.mark()
        # Only the last one names what the browser shows by then: half a batch is sent again.
        told = [piece.wire() for piece in pieces]
        if told:
            told[-1] = f"id: {shown.mark}\n{told[-1]}"
        return "".join(f"{piece}\n" for piece in told)

    async def _screen(self, who: SignedIn, shown: "Shown", at: float) -> Screen:
        """The list from the look that all share; the talk anew only where something of it has."""
        if shown.talk is not None:
            await self._bring_up(who, shown, shown.talk, at)
        # Looked at after the talk: a line that is shown is never missing in the list. Whoever has
        # just come may have missed the change that the shared look is of.
        sight = listing.sight(who, shown.look)
        if shown.is_new:
            found = await self._found(sight)
        else:
            found = await self._watch.shared(
                ("talks", sight, language()), lambda: self._found(sight)
            )
        shown.is_new = False
        buried = await self._watch.shared(
            ("buried", who.person.is_limited), lambda: buried_for(self._lanes, who)
        )
        parts = dict.fromkeys(PARTS, "")
        parts["queue"] = draw_queue(
            self._pages, found.talks, who, shown.talk, shown.look, found.draw
        )
        parts["undelivered"] = self._pages.part("_undelivered.html", buried=buried)
        return Screen(parts | shown.parts, shown.lines)

    async def _found(self, sight: QueueLook) -> "Found":
        return Found(await listing.talks(self._house, sight))

    async def _bring_up(self, who: SignedIn, shown: "Shown", id: ConversationId, at: float) -> None:
        seen = await self._watch.shared(
            ("versions",), lambda: listing.versions(self._house, self._watch.talks)
        )
        version = who.person, seen.get(id)
        if (
            version[1] is not None
            and version == shown.version
            and at - shown.drawn_at < WHOLE_SECONDS
        ):
            return
        # Not all in one round, where many were opened at once.
        spread = WHOLE_SECONDS * (hash(id) % 100) / 100 if shown.version is None else 0.0
        shown.version, shown.drawn_at = version, at - spread
        mark = shown.mark
        since = mark.first if mark is not None and mark.first else None
        drawn = await draw_talk(self._house, self._pages, who, id, since=since, known=shown.known)
        shown.parts, shown.lines = drawn[:2] if drawn is not None else ({}, {})
        if drawn is not None:
            self._translations.want(drawn[2])


@dataclass(slots=True)
class Found:
    """What one look found, and what of it was drawn already, for all who share it."""

    talks: listing.Talks
    drawn: dict[tuple[Hashable, ...], str] = field(default_factory=dict)

    def draw(self, key: tuple[Hashable, ...], draw: Callable[[], str]) -> str:
        if key not in self.drawn:
            self.drawn[key] = draw()
        return self.drawn[key]


@dataclass(slots=True)
class Shown:
    """What a browser shows of which talk, and what it was drawn from."""

    talk: ConversationId | None
    look: QueueLook
    mark: Mark | None
    known: dict[Line, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    lines: dict[int, str] = field(default_factory=dict)
    version: object = None
    is_new: bool = True
    drawn_at: float = 0.0


def _shown(request: web.Request) -> Mark | None:
    """What the browser shows: its last event says so, before it the page it came from."""
    resumed = request.headers.get("Last-Event-ID")
    return mark_of(resumed or request.query.get("seen", ""))
