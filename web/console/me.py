"""Me: one's own password; the second factor, shown with its picture, and kept when a code of it was
right; and who one is in the agents' group."""

import asyncio
import secrets

import segno
from aiohttp import web
from markupsafe import Markup

from core.actions.ask import ask
from core.actions.group_people import CODE_MINUTES, code_hash
from core.actions.house import House
from core.agent_commands import OfferTelegram, UnbindTelegram
from core.house_commands import EndSessions, SetLanguage, SetPassword, SetSecondFactor
from core.model.access import PASSWORD_LETTERS_MIN
from core.model.asker import Asker, Role
from core.model.totp import SECRET_BYTES, address_of, secret_of, step_of
from core.ports import Lanes
from core.refusals import Refused
from web.console import words
from web.console.forms import fields, must_be_ours
from web.console.pages import Pages
from web.console.passwords import group_code, hashed, is_right
from web.console.sessions import SignedIn, buried_for
from web.console.tongue import LANGUAGES, Family, own_names, said
from web.console.tries import Tries

SECRET_LETTERS_MAX = 64
PASSWORD_LETTERS_MAX = 1000
SAID = Family("me-said", ("password", "language"))


class MePage:
    """The page and its deeds, over one house."""

    def __init__(self, house: House, lanes: Lanes, pages: Pages) -> None:
        self._house = house
        self._lanes = lanes
        self._pages = pages
        self._tries = Tries()

    async def page(self, request: web.Request, who: SignedIn) -> web.Response:
        return await self._page(who, done=SAID.get(request.query.get("said", "")))

    async def keep(self, request: web.Request, who: SignedIn) -> web.Response:
        """The secret comes back with the form: nothing is kept before a code of it was right."""
        form = await fields(request)
        must_be_ours(request, who, form)
        if "group" in form:
            return await self._known_in_the_group(who, form["group"])
        secret = form.get("secret", "")[:SECRET_LETTERS_MAX]
        step = step_of(secret, form.get("code", ""), self._house.clock.wall())
        if who.person.totp is not None or step is None:
            return await self._page(who, 409, secret=secret, problem=said("wrong-code"))
        command = SetSecondFactor(who.person.id, secret, step)
        await ask(self._house, command, Asker(Role.AGENT, who.person.id))
        return web.Response(status=303, headers={"Location": "/console/me"})

    async def _known_in_the_group(self, who: SignedIn, wanted: str) -> web.Response:
        """A code to be written in the agents' group, shown once; or nobody there any more."""
        id, code = who.person.id, group_code()
        is_end = wanted == "end"
        command = UnbindTelegram(id) if is_end else OfferTelegram(id, code_hash(code))
        try:
            await ask(self._house, command, Asker(Role.AGENT, id))
        except Refused as refused:
            problem = words.refusal(refused.refusal, None)
            return await self._page(who, 409, problem=problem)
        if is_end:
            return web.Response(status=303, headers={"Location": "/console/me"})
        return await self._page(who, code=code)

    async def language(self, request: web.Request, who: SignedIn) -> web.Response:
        """In which the console answers them from now on; what is none of ours is the browser's."""
        form = await fields(request)
        must_be_ours(request, who, form)
        wanted = form.get("language", "")
        command = SetLanguage(who.person.id, wanted if wanted in LANGUAGES else "")
        await ask(self._house, command, Asker(Role.AGENT, who.person.id))
        return web.Response(status=303, headers={"Location": "/console/me?said=language"})

    async def password(self, request: web.Request, who: SignedIn) -> web.Response:
        """Whoever found an open browser does not know the old one, and may not guess for long."""
        form = await fields(request)
        must_be_ours(request, who, form)
        old = form.get("old", "")[:PASSWORD_LETTERS_MAX]
        new = form.get("new", "")[:PASSWORD_LETTERS_MAX]
        email, address = who.person.email, request.remote or ""
        if not self._tries.begin(email, address, self._house.clock.wall()):
            return await self._page(who, 429, wrong=said("too-many-tries"))
        if not await is_right(who.person.password_hash, old):
            return await self._page(who, 409, wrong=said("wrong-password"))
        self._tries.right(email, address)
        if len(new) < PASSWORD_LETTERS_MIN:
            return await self._page(who, 409, wrong=said("short-password"))
        hash = await asyncio.to_thread(hashed, new)
        command = SetPassword(who.person.id, hash, keeps=who.session.token_hash)
        await ask(self._house, command, Asker(Role.AGENT, who.person.id))
        return web.Response(status=303, headers={"Location": "/console/me?said=password"})

    async def sign_out(self, request: web.Request, who: SignedIn) -> web.Response:
        """Everywhere: here, and in each browser that was forgotten somewhere."""
        must_be_ours(request, who, await fields(request))
        await ask(self._house, EndSessions(who.person.id), Asker(Role.AGENT, who.person.id))
        return web.Response(status=303, headers={"Location": "/console/login"})

    async def _page(
        self,
        who: SignedIn,
        status: int = 200,
        *,
        secret: str = "",
        problem: str | None = None,
        code: str | None = None,
        wrong: str | None = None,
        done: str | None = None,
    ) -> web.Response:
        secret = secret or secret_of(secrets.token_bytes(SECRET_BYTES))
        buried = self._pages.part("_undelivered.html", buried=await buried_for(self._lanes, who))
        address = address_of(secret, who.person.email)
        return self._pages.page(
            "me.html",
            status,
            who=who,
            parts={"undelivered": Markup(buried)},
            secret=secret,
            picture=Markup(segno.make(address).svg_inline(border=2, omitsize=True)),
            problem=problem,
            has_group=self._house.limits.has_group and who.may_act,
            group_code=code,
            code_minutes=CODE_MINUTES,
            wrong=wrong,
            said=done,
            languages=own_names(),
            letters_min=PASSWORD_LETTERS_MIN,
        )
