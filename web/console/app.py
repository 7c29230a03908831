"""The console's routes: sign in, the list, a thread, the live stream, and what an agent may do."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, select_autoescape

from core.actions.ask import ask
from core.actions.house import House
from core.commands import AgentSays, Command, HandBack, TakeOver
from core.model.asker import Asker, Role
from core.model.conversation import Holder
from core.model.ids import ConversationId
from core.refusals import Refused
from web.console import views
from web.console.passwords import is_right
from web.console.sessions import (
    SignedIn,
    WrongLogins,
    cookie_name,
    form_is_ours,
    is_same_origin,
    set_cookie,
    sign_in,
    sign_out,
    signed_in,
)

log = logging.getLogger("console")
HERE = Path(__file__).parent
TEXT_MAX = 4096
LOOK_SECONDS = 2.0  # how often the stream looks by itself, for what other processes wrote
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}

Page = Callable[[web.Request, SignedIn], Awaitable[web.StreamResponse]]


class Console:
    """The pages, over one house."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._wrong = WrongLogins()
        self._pages = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=select_autoescape(default=True, default_for_string=True),
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def app(self) -> web.Application:
        app = web.Application(middlewares=[_with_headers])
        app.router.add_get("/login", self.login_page)
        app.router.add_post("/login", self.login)
        app.router.add_post("/logout", self._for_agents(self.logout))
        app.router.add_get("/", self._for_agents(self.desk))
        app.router.add_get("/c/{id}", self._for_agents(self.desk))
        app.router.add_get("/stream", self._for_agents(self.stream))
        app.router.add_post("/c/{id}/take-over", self._for_agents(self.take_over))
        app.router.add_post("/c/{id}/messages", self._for_agents(self.say))
        app.router.add_post("/c/{id}/hand-back", self._for_agents(self.hand_back))
        app.router.add_static("/static", HERE / "static")
        return app

    # --- signing in ------------------------------------------------------------------------------

    async def login_page(self, request: web.Request) -> web.Response:
        return self._page("login.html", problem=None)

    async def login(self, request: web.Request) -> web.Response:
        form = await request.post()
        email = str(form.get("email", "")).strip().lower()
        wall = self._house.clock.wall()
        names = (f"account:{email}", f"address:{request.remote}")
        if any(self._wrong.is_locked(name, wall) for name in names):
            return self._page("login.html", status=429, problem="Too many tries. Wait a little.")
        async with self._house.store.read() as unit:
            person = await unit.access.person(email)
        usable = person if person is not None and person.disabled_at is None else None
        password = str(form.get("password", ""))
        right = await is_right(usable.password_hash if usable else None, password)
        if not right or usable is None or not is_same_origin(request):
            for name in names:
                self._wrong.count(name, wall)
            problem = "This e-mail and password do not go together."
            return self._page("login.html", status=401, problem=problem)
        token, _ = await sign_in(self._house, usable)
        response = web.Response(status=303, headers={"Location": "/console/"})
        set_cookie(request, response, token)
        return response

    async def logout(self, request: web.Request, who: SignedIn) -> web.Response:
        form = await request.post()
        if not form_is_ours(request, who, str(form.get("csrf", ""))):
            raise web.HTTPForbidden(text="This form is not from here.")
        await sign_out(self._house, request)
        response = web.Response(status=303, headers={"Location": "/console/login"})
        response.del_cookie(cookie_name(request), path="/")
        return response

    # --- looking ---------------------------------------------------------------------------------

    async def desk(self, request: web.Request, who: SignedIn) -> web.Response:
        """The list, and beside it the thread that is open."""
        id = request.match_info.get("id")
        thread = await views.thread(self._house, ConversationId(id)) if id else None
        if id and thread is None:
            raise web.HTTPNotFound(text="There is no such conversation.")
        return self._page(
            "desk.html",
            who=who,
            queue=await views.queue(self._house),
            thread=thread,
            Holder=Holder,
            problem=request.query.get("problem"),
        )

    async def stream(self, request: web.Request, who: SignedIn) -> web.StreamResponse:
        """Server-sent events: the same parts the page is made of, whenever they have changed."""
        id = ConversationId(request.query["c"]) if request.query.get("c") else None
        after = int(request.headers.get("Last-Event-ID") or request.query.get("after") or 0)
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", **HEADERS, "X-Accel-Buffering": "no"}
        )
        await response.prepare(request)
        shown: dict[str, str] = {}
        try:
            while await signed_in(self._house, request) is not None:
                after = await self._send_news(response, who, id, after, shown)
                await self._house.bell.wait(LOOK_SECONDS)
        except (ConnectionResetError, asyncio.CancelledError):
            pass  # the browser went away
        return response

    async def _send_news(
        self,
        response: web.StreamResponse,
        who: SignedIn,
        id: ConversationId | None,
        after: int,
        shown: dict[str, str],
    ) -> int:
        parts = {"queue": self._part("_queue.html", queue=await views.queue(self._house), open=id)}
        if id is not None:
            for seq, line in await views.lines_after(self._house, id, after):
                html = self._part("_line.html", seq=seq, line=line)
                await _send(response, "line", html, seq)
                after = seq
            thread = await views.thread(self._house, id)
            if thread is not None:
                parts["beside"] = self._part("_beside.html", thread=thread)
                parts["baton"] = self._part("_baton.html", thread=thread, who=who, Holder=Holder)
        for name, html in parts.items():
            if shown.get(name) != html:
                shown[name] = html
                await _send(response, name, html, after)
        return after

    # --- acting ----------------------------------------------------------------------------------

    async def take_over(self, request: web.Request, who: SignedIn) -> web.Response:
        id = ConversationId(request.match_info["id"])
        return await self._act(request, who, lambda form: TakeOver(id, who.person.name))

    async def hand_back(self, request: web.Request, who: SignedIn) -> web.Response:
        id = ConversationId(request.match_info["id"])
        return await self._act(request, who, lambda form: HandBack(id))

    async def say(self, request: web.Request, who: SignedIn) -> web.Response:
        id = ConversationId(request.match_info["id"])

        def command(form: dict[str, str]) -> Command:
            text = form.get("text", "").strip()
            if not 1 <= len(text) <= TEXT_MAX:
                raise web.HTTPUnprocessableEntity(text=f"Write 1 to {TEXT_MAX} characters.")
            return AgentSays(id, text)

        return await self._act(request, who, command)

    async def _act(
        self, request: web.Request, who: SignedIn, command: Callable[[dict[str, str]], Command]
    ) -> web.Response:
        posted = await request.post()
        form = {key: str(value) for key, value in posted.items()}
        if not form_is_ours(request, who, form.get("csrf", "")):
            raise web.HTTPForbidden(text="This form is not from here.")
        if not who.may_act:
            raise web.HTTPForbidden(text="You may look, not act.")
        back = f"/console/c/{request.match_info['id']}"
        try:
            await ask(self._house, command(form), Asker(Role.AGENT, who.person.id))
        except Refused as refused:
            why = ",".join(refused.refusal.why_not) or refused.refusal.code
            return web.Response(status=303, headers={"Location": f"{back}?problem={why}"})
        if request.headers.get("X-Requested-With") == "fetch":
            return web.Response(status=204)
        return web.Response(status=303, headers={"Location": back})

    # --- making pages ----------------------------------------------------------------------------

    def _for_agents(self, page: Page) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def guarded(request: web.Request) -> web.StreamResponse:
            who = await signed_in(self._house, request)
            if who is None:
                return web.Response(status=303, headers={"Location": "/console/login"})
            return await page(request, who)

        return guarded

    def _page(self, name: str, status: int = 200, **values: object) -> web.Response:
        return web.Response(
            status=status, text=self._part(name, **values), content_type="text/html"
        )

    def _part(self, name: str, **values: object) -> str:
        return self._pages.get_template(name).render(**values)


def console(house: House) -> web.Application:
    """The console, to be mounted at /console."""
    return Console(house).app()


async def _send(response: web.StreamResponse, event: str, html: str, id: int) -> None:
    data = json.dumps(html)
    await response.write(f"id: {id}\nevent: {event}\ndata: {data}\n\n".encode())


@web.middleware
async def _with_headers(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    response = await handler(request)
    if not response.prepared:
        response.headers.update(HEADERS)
    return response
