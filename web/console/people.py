"""People: the page of who may use the console, as what and for whom, and of programs' keys."""

from aiohttp import web
from markupsafe import Markup

from core.actions.ask import ask
from core.actions.house import House
from core.commands import Command, EndKey, SetPerson
from core.model.access import Desk
from core.model.asker import Asker, Role
from core.model.ids import AgentId, ApiKeyId, CarrierRef
from core.ports import Lanes
from core.refusals import Refused
from web.console import words
from web.console.forms import fields, must_be_ours
from web.console.pages import Pages
from web.console.sessions import SignedIn


class PeoplePage:
    """The page and its deeds, over one house."""

    def __init__(self, house: House, lanes: Lanes, pages: Pages) -> None:
        self._house = house
        self._lanes = lanes
        self._pages = pages

    async def page(self, request: web.Request, who: SignedIn) -> web.Response:
        return await self._page(who, said=request.query.get("said", ""))

    async def change(self, request: web.Request, who: SignedIn) -> web.Response:
        form = await fields(request)
        command = SetPerson(
            person=AgentId(request.match_info["person"]),
            role=form.get("role", ""),
            carriers=tuple(map(CarrierRef, _listed(form.get("carriers", "")))),
            merchants=_listed(form.get("merchants", "")),
            is_shut_out=form.get("shut_out") == "1",
            forgets_factor=form.get("forget_factor") == "1",
        )
        return await self._asked(request, who, form, command)

    async def end_key(self, request: web.Request, who: SignedIn) -> web.Response:
        form = await fields(request)
        return await self._asked(request, who, form, EndKey(ApiKeyId(request.match_info["key"])))

    async def _asked(
        self, request: web.Request, who: SignedIn, form: dict[str, str], command: Command
    ) -> web.Response:
        must_be_ours(request, who, form)
        if not who.may_manage:
            raise web.HTTPForbidden(text=words.WANTS_SUPERVISOR)
        try:
            await ask(self._house, command, Asker(Role.AGENT, who.person.id))
        except Refused as refused:
            return await self._page(who, 409, problem=words.refusal(refused.refusal, None))
        return web.Response(status=303, headers={"Location": "/console/people?said=kept"})

    async def _page(
        self, who: SignedIn, status: int = 200, *, said: str = "", problem: str | None = None
    ) -> web.Response:
        if not who.may_manage:
            raise web.HTTPForbidden(text=words.WANTS_SUPERVISOR)
        async with self._house.store.read() as unit:
            people = await unit.access.people()
            keys = await unit.access.keys()
            carriers = await unit.carriers.all()
            wall = self._house.clock.wall()
            there = {one.person for one in await unit.access.sessions(wall) if one.is_live(wall)}
        buried = self._pages.part("_undelivered.html", buried=await self._lanes.buried())
        return self._pages.page(
            "people.html",
            status,
            who=who,
            parts={"undelivered": Markup(buried)},
            people=people,
            there=there,
            keys=[key for key in keys if key.is_live(wall)],
            carriers=carriers,
            roles=list(Desk),
            said=said == "kept",
            problem=problem,
        )


def _listed(typed: str) -> tuple[str, ...]:
    """What stands between commas, each once."""
    return tuple(dict.fromkeys(" ".join(one.split()) for one in typed.split(",") if one.strip()))
