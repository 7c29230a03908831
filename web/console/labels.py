"""Labels: the page of one line of a talk, where an agent tells what its words meant."""

from aiohttp import web
from markupsafe import Markup

from core.actions.house import House
from core.actions.teaching import label_line
from core.model.ids import ConversationId
from core.ports import Lanes
from core.refusals import Refused
from web.console import meanings, views
from web.console.forms import fields, must_be_ours
from web.console.pages import Pages
from web.console.sessions import SignedIn, buried_for
from web.console.tongue import said


class LabelPage:
    """The line, a select, and a button, over one house."""

    def __init__(self, house: House, lanes: Lanes, pages: Pages) -> None:
        self._house = house
        self._lanes = lanes
        self._pages = pages

    async def page(self, request: web.Request, who: SignedIn) -> web.Response:
        return await self._page(request, who, done=None)

    async def label(self, request: web.Request, who: SignedIn) -> web.Response:
        """What was meant goes to the bot, which reads the line once more and notes a lesson."""
        form = await fields(request)
        must_be_ours(request, who, form)
        if not who.may_act:
            raise web.HTTPForbidden(text=said("look-only"))
        meant = meanings.meaning_of(form.get("meant", ""))
        if meant is None:
            return await self._page(request, who, done=None, problem=said("choose-meant"))
        id, seq = _named(request)
        try:
            await label_line(self._house, id, seq, meant)
        except Refused as refused:
            raise web.HTTPNotFound(text=said("no-such-line")) from refused
        return await self._page(request, who, done=meanings.SAID["labelled"])

    async def _page(
        self, request: web.Request, who: SignedIn, *, done: str | None, problem: str | None = None
    ) -> web.Response:
        id, seq = _named(request)
        line = await views.line(self._house, who, id, seq)
        if line is None or not line.may_be_labelled:
            raise web.HTTPNotFound(text=said("no-such-line"))
        buried = self._pages.part("_undelivered.html", buried=await buried_for(self._lanes, who))
        return self._pages.page(
            "label.html",
            409 if problem else 200,
            who=who,
            parts={"undelivered": Markup(buried)},
            line=line,
            said=done,
            problem=problem,
            meanings=meanings,
        )


def _named(request: web.Request) -> tuple[ConversationId, int]:
    return ConversationId(request.match_info["id"]), int(request.match_info["seq"])
