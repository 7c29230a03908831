"""Me: one's own second factor, shown with its picture, and kept when a code of it was right."""

import secrets

import segno
from aiohttp import web
from markupsafe import Markup

from core.actions.ask import ask
from core.actions.house import House
from core.commands import SetSecondFactor
from core.model.asker import Asker, Role
from core.model.totp import SECRET_BYTES, address_of, secret_of, step_of
from core.ports import Lanes
from web.console import words
from web.console.forms import fields, must_be_ours
from web.console.pages import Pages
from web.console.sessions import SignedIn

SECRET_LETTERS_MAX = 64


class MePage:
    """The page and its deeds, over one house."""

    def __init__(self, house: House, lanes: Lanes, pages: Pages) -> None:
        self._house = house
        self._lanes = lanes
        self._pages = pages

    async def page(self, request: web.Request, who: SignedIn) -> web.Response:
        return await self._page(who, secret_of(secrets.token_bytes(SECRET_BYTES)))

    async def keep(self, request: web.Request, who: SignedIn) -> web.Response:
        """The secret comes back with the form: nothing is kept before a code of it was right."""
        form = await fields(request)
        must_be_ours(request, who, form)
        secret = form.get("secret", "")[:SECRET_LETTERS_MAX]
        step = step_of(secret, form.get("code", ""), self._house.clock.wall())
        if who.person.totp is not None or step is None:
            return await self._page(who, secret, 409, problem=words.WRONG_CODE)
        command = SetSecondFactor(who.person.id, secret, step)
        await ask(self._house, command, Asker(Role.AGENT, who.person.id))
        return web.Response(status=303, headers={"Location": "/console/me"})

    async def _page(
        self, who: SignedIn, secret: str, status: int = 200, *, problem: str | None = None
    ) -> web.Response:
        buried = self._pages.part("_undelivered.html", buried=await self._lanes.buried())
        address = address_of(secret, who.person.email)
        return self._pages.page(
            "me.html",
            status,
            who=who,
            parts={"undelivered": Markup(buried)},
            secret=secret,
            picture=Markup(segno.make(address).svg_inline(border=2, omitsize=True)),
            problem=problem,
        )
