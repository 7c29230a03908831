"""Login: how somebody of us comes in, by a password and the code of their app."""

from dataclasses import replace

from aiohttp import web

from core.actions.house import House
from core.model.access import Person
from core.model.totp import step_of
from web.console.forms import fields, is_same_origin, must_be_ours
from web.console.pages import Pages
from web.console.passwords import is_right
from web.console.sessions import SignedIn, drop_cookie, set_cookie, sign_in, sign_out, signed_in
from web.console.tongue import said
from web.console.tries import LOCK_MINUTES, Tries

PASSWORD_LETTERS_MAX = 1000
EMAIL_LETTERS_MAX = 254


class LoginPage:
    """The page and its deeds, over one house."""

    def __init__(self, house: House, pages: Pages, *, has_sign_on: bool) -> None:
        self._house = house
        self._pages = pages
        self._has_sign_on = has_sign_on
        self._tries = Tries()

    async def front(self, request: web.Request) -> web.Response:
        return go("/console/")

    async def page(self, request: web.Request) -> web.Response:
        if await signed_in(self._house, request) is not None:
            return go("/console/")
        return self._page(200)

    async def sign_in(self, request: web.Request) -> web.Response:
        form = await fields(request)
        if not is_same_origin(request):
            raise web.HTTPForbidden(text=said("form-not-ours"))
        email = form.get("email", "").strip().lower()[:EMAIL_LETTERS_MAX]
        address = request.remote or ""
        if not self._tries.begin(email, address, self._house.clock.wall()):
            response = self._page(429, said("too-many-tries"), email)
            response.headers["Retry-After"] = str(LOCK_MINUTES * 60)
            return response
        async with self._house.store.read() as unit:
            person = await unit.access.person(email)
        usable = person if person is not None and person.disabled_at is None else None
        password = form.get("password", "")[:PASSWORD_LETTERS_MAX]
        right = await is_right(usable.password_hash if usable else None, password)
        if not right or usable is None or not await self._has_factor(usable, form.get("code", "")):
            return self._page(401, said("wrong-login"), email)
        self._tries.right(email, address)
        return await let_in(self._house, request, usable)

    async def _has_factor(self, person: Person, code: str) -> bool:
        """Each code opens once, however many browsers it is typed into."""
        if person.totp is None:
            return True
        async with self._house.store.begin() as unit:
            now = await unit.access.person_by_id(person.id)
            if now is None or now.totp is None:
                return False
            step = step_of(now.totp, code, self._house.clock.wall(), now.totp_step)
            if step is not None:
                await unit.access.put_person(replace(now, totp_step=step))
        return step is not None

    async def sign_out(self, request: web.Request, who: SignedIn) -> web.Response:
        must_be_ours(request, who, await fields(request))
        await sign_out(self._house, request)
        response = go("/console/login")
        drop_cookie(request, response)
        return response

    def _page(self, status: int, problem: str | None = None, email: str = "") -> web.Response:
        page = {"problem": problem, "email": email, "has_sign_on": self._has_sign_on}
        return self._pages.page("login.html", status, **page)


async def let_in(house: House, request: web.Request, person: Person) -> web.Response:
    """A browser has one session, and never a given one."""
    await sign_out(house, request)
    token, _ = await sign_in(house, person)
    response = go("/console/")
    set_cookie(request, response, token)
    return response


def go(where: str) -> web.Response:
    return web.Response(status=303, headers={"Location": where})
