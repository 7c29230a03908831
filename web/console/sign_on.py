"""Sign-on: somebody of us comes in by the provider of single sign-on, if they are known here.

What the browser carries meanwhile lies in a cookie of its own. It comes back from another site, so
that this cookie must be sent then, and the session's cannot be: the page that answers leads on.
"""

import hmac
import logging
from dataclasses import astuple

from aiohttp import web

from core.actions.house import House
from core.ports import Departure, NotSignedOn, SignOn, Unavailable
from web.console.pages import Pages
from web.console.sessions import is_https, set_cookie, sign_in, sign_out
from web.console.tongue import said

log = logging.getLogger("console")

BACK = "/sign-on/back"
MINUTES_MAX = 10
CODE_LETTERS_MAX = 4000
APART = "~"  # in none of what is kept: it is base64 for addresses


class SignOnPage:
    """`address` is where this house is reached, as the provider knows it."""

    def __init__(self, house: House, pages: Pages, provider: SignOn, address: str) -> None:
        self._house = house
        self._pages = pages
        self._provider = provider
        self._back = f"{address}/console{BACK}"

    async def leave(self, request: web.Request) -> web.Response:
        try:
            departure = await self._provider.begin(self._back)
        except Unavailable as ill:
            log.warning("nobody can sign on: %s", ill)
            return self._no(503, said("no-sign-on"))
        response = web.Response(status=303, headers={"Location": departure.where})
        response.set_cookie(
            _cookie(request),
            APART.join(astuple(departure)[1:]),
            httponly=True,
            samesite="Lax",
            secure=is_https(request),
            path="/",
            max_age=MINUTES_MAX * 60,
        )
        return response

    async def come_back(self, request: web.Request) -> web.Response:
        response = await self._came_back(request)
        response.del_cookie(_cookie(request), path="/", secure=is_https(request), samesite="Lax")
        return response

    async def _came_back(self, request: web.Request) -> web.Response:
        departure, told = _kept(request), request.query
        code = told.get("code", "")
        is_ours = departure is not None and hmac.compare_digest(
            departure.state.encode(), told.get("state", "").encode()
        )
        if departure is None or not is_ours or not 0 < len(code) <= CODE_LETTERS_MAX:
            return self._no(401, said("not-signed-on"))
        try:
            email = await self._provider.finish(departure, self._back, code, told.get("iss"))
        except NotSignedOn as wrong:
            log.warning("somebody was not signed on: %s", wrong)
            return self._no(401, said("not-signed-on"))
        except Unavailable as ill:
            log.warning("nobody can sign on: %s", ill)
            return self._no(503, said("no-sign-on"))
        async with self._house.store.read() as unit:
            person = await unit.access.person(email)
        if person is None or person.disabled_at is not None:
            return self._no(403, said("unknown-here"))
        await sign_out(self._house, request)  # a browser has one session, and never a given one
        token, _ = await sign_in(self._house, person)
        response = self._pages.page("signed_on.html")
        set_cookie(request, response, token)
        return response

    def _no(self, status: int, problem: str) -> web.Response:
        page = {"problem": problem, "email": "", "has_sign_on": True}
        return self._pages.page("login.html", status, **page)


def _kept(request: web.Request) -> Departure | None:
    parts = request.cookies.get(_cookie(request), "").split(APART)
    if len(parts) != 3 or not all(parts):
        return None
    state, nonce, verifier = parts
    return Departure(where="", state=state, nonce=nonce, verifier=verifier)


def _cookie(request: web.Request) -> str:
    return "__Host-doorstep-on" if is_https(request) else "doorstep_console_on"
