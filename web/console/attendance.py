"""Attendance: whose page of which talk stands open here, told to all processes while it does.

A page that goes without a word is missed after some seconds: nobody is shown for longer.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from aiohttp import web

from core.actions.ask import ask
from core.actions.attending import leave, stay
from core.actions.house import House
from core.commands import Command, LookAtTalk, WriteInTalk
from core.model.asker import Asker, Role
from core.model.ids import AgentId, ConversationId
from core.model.presence import STAY_SECONDS
from core.ports import Unavailable
from core.refusals import Refused
from web.console.forms import fields, must_be_ours
from web.console.sessions import SignedIn
from web.console.tongue import said
from web.console.views import sees

TELL_SECONDS = STAY_SECONDS / 3

Told = Callable[[web.Request, SignedIn], Awaitable[web.Response]]


class Attendance:
    """The pages that stand open in this process, over one house."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._open: Counter[tuple[ConversationId, AgentId]] = Counter()
        self._telling: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def at(self, talk: ConversationId | None, who: SignedIn | None) -> AsyncIterator[None]:
        """There for as long as the page stands open, where it is theirs to see."""
        if talk is None or who is None or not await self._is_theirs(who, talk):
            yield
            return
        place = talk, who.person.id
        self._open[place] += 1
        if self._open[place] == 1:
            with suppress(Unavailable):
                await stay(self._house, (place,))
        if self._telling is None:
            self._telling = asyncio.create_task(self._tell())
        try:
            yield
        finally:
            await self._gone(place)

    async def _is_theirs(self, who: SignedIn, talk: ConversationId) -> bool:
        try:
            async with self._house.store.glance() as unit:
                is_known = await unit.conversations.get(talk) is not None
            return is_known and await sees(self._house, who, talk)
        except Unavailable:
            return False

    async def _gone(self, place: tuple[ConversationId, AgentId]) -> None:
        self._open[place] -= 1
        if self._open[place] == 0:
            del self._open[place]
            with suppress(Unavailable):
                await leave(self._house, *place)
        if not self._open and self._telling is not None:
            self._telling.cancel()
            with suppress(asyncio.CancelledError):
                await self._telling
            self._telling = None

    async def _tell(self) -> None:
        """In one transaction for all, and again before anybody is missed."""
        while True:
            await asyncio.sleep(TELL_SECONDS)
            with suppress(Unavailable):
                await stay(self._house, tuple(self._open))


def reads(house: House) -> Told:
    """A page that stands open shows what was written meanwhile, and is looked at."""

    async def told(request: web.Request, who: SignedIn) -> web.Response:
        form = await fields(request)
        must_be_ours(request, who, form)
        upto = form.get("upto", "")
        if not (upto.isascii() and upto.isdigit() and len(upto) <= 18):
            raise web.HTTPBadRequest(text=said("names-no-line"))
        return await _asked(house, who, LookAtTalk(_talk(request), int(upto)))

    return told


def writes(house: House) -> Told:
    """Somebody types an answer, or has stopped; the words stay in their browser."""

    async def told(request: web.Request, who: SignedIn) -> web.Response:
        form = await fields(request)
        must_be_ours(request, who, form)
        if not who.may_act:
            raise web.HTTPForbidden(text=said("look-only"))
        return await _asked(house, who, WriteInTalk(_talk(request), form.get("on") == "1"))

    return told


async def _asked(house: House, who: SignedIn, command: Command) -> web.Response:
    try:
        await ask(house, command, Asker(Role.AGENT, who.person.id))
    except Refused as refused:
        raise web.HTTPNotFound(text=said("no-such-talk")) from refused
    return web.Response(status=204)


def _talk(request: web.Request) -> ConversationId:
    return ConversationId(request.match_info["id"])
