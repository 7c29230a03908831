"""Couriers: a link to a route's page for whoever drives it, shown once; and what they showed."""

import io

import segno
from aiohttp import web
from markupsafe import Markup

from core.actions.ask import ask
from core.actions.house import House
from core.courier_commands import MakeCourierLink, RevokeCourierLink
from core.model.asker import Asker, Role
from core.model.courier_link import CourierLink, token_hash
from core.model.ids import ConversationId, CourierLinkId, ProofPictureId, RouteRef
from core.ports import Lanes
from core.refusals import Refused
from web.console.forms import fields, must_be_ours
from web.console.pages import Pages
from web.console.sessions import SignedIn
from web.console.tongue import day_and_time, said
from web.courier import address_of, new_token

SHOWN = r"/proof/{picture:[A-Za-z0-9_]{1,64}}"


class Couriers:
    """Links are made and ended by who dispatches; proofs are seen by who is signed in."""

    def __init__(self, house: House, lanes: Lanes, pages: Pages) -> None:
        self._house = house
        self._lanes = lanes
        self._pages = pages

    async def make(self, request: web.Request, who: SignedIn) -> web.Response:
        """The link and its code to scan: nobody can show them a second time."""
        form = await self._form(request, who)
        token = new_token()
        command = MakeCourierLink(RouteRef(form.get("route", "")), token_hash(token))
        try:
            done = await ask(self._house, command, Asker(Role.AGENT, who.person.id))
        except Refused as refused:
            if refused.refusal.code == "not-found":
                raise web.HTTPNotFound(text=said("no-such-route")) from None
            raise web.HTTPConflict(text=said("links-enough")) from None
        assert done.courier_link is not None
        return await self._shown(request, who, done.courier_link, token)

    async def end(self, request: web.Request, who: SignedIn) -> web.Response:
        form = await self._form(request, who)
        command = RevokeCourierLink(CourierLinkId(form.get("link", "")))
        try:
            done = await ask(self._house, command, Asker(Role.AGENT, who.person.id))
        except Refused:
            raise web.HTTPNotFound(text=said("no-such-link")) from None
        assert done.courier_link is not None
        return web.Response(status=303, headers={"Location": await self._day(done.courier_link)})

    async def show(self, request: web.Request, who: SignedIn) -> web.Response:
        """The proof of a delivery of this talk. Of another one it is not there."""
        id = ConversationId(request.match_info["id"])
        async with self._house.store.read() as unit:
            kept = await unit.proof_pictures.get(ProofPictureId(request.match_info["picture"]))
            delivery = await unit.deliveries.get(kept.delivery) if kept is not None else None
        is_here = delivery is not None and delivery.conversation == id
        if kept is None or delivery is None or not (is_here and who.person.sees([delivery])):
            raise web.HTTPNotFound(text=said("no-such-proof"))
        # Its kind was told by its first bytes when it was kept.
        return web.Response(body=kept.content, content_type=kept.mime)

    async def _form(self, request: web.Request, who: SignedIn) -> dict[str, str]:
        form = await fields(request)
        must_be_ours(request, who, form)
        if not who.may_dispatch:
            raise web.HTTPForbidden(text=said("look-only"))
        return form

    async def _day(self, link: CourierLink) -> str:
        async with self._house.store.read() as unit:
            route = await unit.routes.get(link.route)
        day = f"&day={route.date.isoformat()}" if route is not None else ""
        return f"/console/routes?carrier={link.carrier}{day}"

    async def _shown(
        self, request: web.Request, who: SignedIn, link: CourierLink, token: str
    ) -> web.Response:
        address = address_of(token, self._house.limits.app_url, request)
        buried = self._pages.part("_undelivered.html", buried=await self._lanes.buried())
        async with self._house.store.read() as unit:
            carrier = await unit.carriers.get(link.carrier)
        assert carrier is not None
        return self._pages.page(
            "courier_link.html",
            who=who,
            parts={"undelivered": Markup(buried)},
            link=link,
            address=address,
            qr=_drawn(address),
            until=day_and_time(link.ends_at, carrier.zone),
            back=await self._day(link),
        )


def _drawn(address: str) -> Markup:
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", scale=6, border=2, xmldecl=False, svgns=False, title=said("link-picture")
    )
    return Markup(drawn.getvalue().decode())
