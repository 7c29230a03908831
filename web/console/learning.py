"""Learning: the page of what the bot misread, where a supervisor says what it may learn.

A lesson is masked before it comes here. Who looks takes out what still tells who wrote it, says
what was meant, and accepts it; or throws it away, and its words are gone.
"""

import logging
import re
from dataclasses import dataclass
from urllib.parse import urlencode

from aiohttp import web
from markupsafe import Markup

from core.actions.house import House
from core.actions.teaching import accept_lesson, decline_lesson
from core.model.ids import LessonId
from core.model.lesson import LETTERS_MAX, LessonState
from core.ports import Lanes
from core.refusals import Refusal, Refused
from web.console import meanings
from web.console.faults import faults
from web.console.forms import fields, must_be_ours
from web.console.pages import Pages
from web.console.sessions import SignedIn
from web.console.tongue import said

log = logging.getLogger("console")

ROWS_MAX = 25
_ID = re.compile(r"lsn_[0-9a-f]{1,40}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody typed of a lesson that could not be accepted, and why not."""

    id: LessonId
    text: str
    meant: str
    problem: str


class LearningPage:
    """The page and its two deeds, over one house."""

    def __init__(self, house: House, lanes: Lanes, pages: Pages) -> None:
        self._house = house
        self._lanes = lanes
        self._pages = pages

    async def page(self, request: web.Request, who: SignedIn) -> web.Response:
        return await self._page(request, who)

    async def accept(self, request: web.Request, who: SignedIn) -> web.Response:
        """A second click finds it judged, and changes nothing."""
        form, id = await self._judging(request, who)
        text, name = form.get("text", ""), form.get("meant", "")
        meant = meanings.meaning_of(name)
        if meant is None:
            draft = Draft(id, text, name, said("say-meant"))
            return await self._page(request, who, draft)
        try:
            await accept_lesson(self._house, id, text, meant)
        except Refused as refused:
            if not refused.refusal.fields:
                return self._back(request, refused.refusal)
            why = faults(refused.refusal.fields)
            return await self._page(
                request, who, Draft(id, text, name, said("lesson-refused", why=why))
            )
        log.info("lesson %s is accepted by %s", id, who.person.id)
        return _go(request, "accepted")

    async def decline(self, request: web.Request, who: SignedIn) -> web.Response:
        _, id = await self._judging(request, who)
        try:
            await decline_lesson(self._house, id)
        except Refused as refused:
            return self._back(request, refused.refusal)
        log.info("lesson %s is thrown away by %s", id, who.person.id)
        return _go(request, "declined")

    async def _judging(
        self, request: web.Request, who: SignedIn
    ) -> tuple[dict[str, str], LessonId]:
        form = await fields(request)
        must_be_ours(request, who, form)
        if not who.may_teach:
            raise web.HTTPForbidden(text=said("learning-forbidden"))
        return form, LessonId(request.match_info["id"])

    def _back(self, request: web.Request, refusal: Refusal) -> web.Response:
        if refusal.code == "not-found":
            raise web.HTTPNotFound(text=said("no-such-lesson"))
        return _go(request, "gone")

    async def _page(
        self, request: web.Request, who: SignedIn, draft: Draft | None = None
    ) -> web.Response:
        after = _after(request)
        async with self._house.store.read() as unit:
            state = LessonState.WAITING
            found = await unit.lessons.page(state, after=after, limit=ROWS_MAX + 1)
            waiting = await unit.lessons.count(state)
            accepted = await unit.lessons.count(LessonState.ACCEPTED)
        shown = found[:ROWS_MAX]
        buried = self._pages.part("_undelivered.html", buried=await self._lanes.buried())
        return self._pages.page(
            "learning.html",
            409 if draft is not None else 200,
            who=who,
            parts={"undelivered": Markup(buried)},
            lessons=shown,
            waiting=waiting,
            accepted=accepted,
            draft=draft,
            said=meanings.SAID.get(request.query.get("said", "")),
            more=_address(shown[-1].id) if len(found) > ROWS_MAX else None,
            first=_address(None) if after is not None else None,
            here=urlencode({"after": after}) if after is not None else "",
            meanings=meanings,
            letters_max=LETTERS_MAX,
        )


def _address(after: LessonId | None, **more: str) -> str:
    told = ({"after": after} if after is not None else {}) | more
    return "/console/learning" + (f"?{urlencode(told)}" if told else "")


def _after(request: web.Request) -> LessonId | None:
    told = request.query.get("after", "")
    return LessonId(told) if _ID.fullmatch(told) else None


def _go(request: web.Request, done: str) -> web.Response:
    where = _address(_after(request), said=done)
    return web.Response(status=303, headers={"Location": where})
