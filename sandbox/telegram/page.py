"""The phone page: a chat to look at and to write in, for every user at `/phone/<user>`."""

import asyncio
from collections.abc import Awaitable, Callable
from html import escape
from pathlib import Path
from string import Template
from typing import Any

import msgspec
from aiohttp import web

from sandbox.telegram.account import Bot, User
from sandbox.telegram.bot_api import add_bot_api
from sandbox.telegram.chat import Chat
from sandbox.telegram.files import UPLOAD_BYTES_MAX
from sandbox.telegram.group_page import GroupPages, group_path
from sandbox.telegram.page_acts import ACTS
from sandbox.telegram.page_view import change_of, state_of
from sandbox.telegram.phone import Phone
from sandbox.telegram.refusals import ApiRefusal
from sandbox.telegram.screen import CannotDo
from sandbox.telegram.streaming import Streams
from sandbox.telegram.world import TelegramWorld, is_in

STATIC = Path(__file__).with_name("static")
# No frame-ancestors: the demo shows this page inside its own. Frames are for Mini Apps.
POLICY = "; ".join(
    (
        "frame-src https:",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "media-src 'self' blob:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)


HTTP_APPS_POLICY = POLICY.replace("frame-src https:", "frame-src https: http://127.0.0.1:*")


def everything(world: TelegramWorld) -> web.Application:
    """The Bot API and the phones, under one address."""
    app = web.Application(client_max_size=UPLOAD_BYTES_MAX + 1024 * 1024)
    add_bot_api(app, world)
    add_phone_pages(app, world)
    return app


def phone_pages(world: TelegramWorld) -> web.Application:
    """Only the phones."""
    app = web.Application(client_max_size=UPLOAD_BYTES_MAX)
    add_phone_pages(app, world)
    return app


def add_phone_pages(app: web.Application, world: TelegramWorld) -> None:
    pages = Pages(world)
    app.router.add_get("/phones", pages.phones)
    app.router.add_get("/phone/{user:\\d+}", pages.phone)
    app.router.add_get("/phone/{user:\\d+}/stream", pages.stream)
    app.router.add_get("/phone/{user:\\d+}/api/state", pages.state)
    app.router.add_post("/phone/{user:\\d+}/api/{act}", pages.act)
    app.router.add_get("/phone/{user:\\d+}/files/{unique}", pages.file)
    app.router.add_get("/phone/{user:\\d+}/town.json", pages.town)
    app.router.add_static("/phone-static/", STATIC)
    app.on_shutdown.append(pages.streams.end)
    GroupPages(world).add_to(app)


class Pages:
    def __init__(self, world: TelegramWorld) -> None:
        self._world = world
        self.streams = Streams()

    async def phones(self, request: web.Request) -> web.Response:
        items = [
            _line(user, bot, self._world)
            for user in self._world.users.values()
            for bot in self._world.bots.values()
        ]
        items += [
            _group_line(user, chat)
            for chat in self._world.groups.values()
            for user in self._world.users.values()
            if is_in(chat, user.id)
        ]
        return _page("phones.html", items="\n".join(items) or "<li>Nobody is here yet.</li>")

    async def phone(self, request: web.Request) -> web.Response:
        phone = self._phone(request)
        return _page(
            "phone.html",
            bot_name=escape(phone.bot.first_name),
            letter=escape(phone.bot.first_name[:1].upper()),
            owner=escape(phone.user.name),
            user=str(phone.user.id),
            bot=escape(phone.bot.username),
            zone=escape(phone.world.settings.zone),
            policy=HTTP_APPS_POLICY if phone.world.settings.http_apps else POLICY,
        )

    async def state(self, request: web.Request) -> web.Response:
        return _json(200, state_of(self._phone(request)))

    async def act(self, request: web.Request) -> web.Response:
        """What a person does; 409 where a hand could not do it."""
        _check_origin(request)
        phone = self._phone(request)
        act: Callable[[Phone, web.Request], Awaitable[dict[str, Any]]] | None
        act = ACTS.get(request.match_info["act"])
        if act is None:
            raise web.HTTPNotFound
        try:
            return _json(200, await act(phone, request))
        except (CannotDo, ApiRefusal) as refusal:
            return _json(409, {"error": str(refusal)})
        except (msgspec.DecodeError, KeyError, TypeError, ValueError):
            return _json(400, {"error": "this cannot be read"})

    async def file(self, request: web.Request) -> web.Response:
        found = self._world.files.by_unique.get(request.match_info["unique"])
        if found is None:
            raise web.HTTPNotFound
        headers = {
            "Cache-Control": "max-age=3600",
            "Content-Security-Policy": "default-src 'none'; media-src 'self'",
            "X-Content-Type-Options": "nosniff",
        }
        if not found.mime.startswith(("image/", "audio/")):
            headers["Content-Disposition"] = "attachment"
        return web.Response(body=found.content, content_type=found.mime, headers=headers)

    async def town(self, request: web.Request) -> web.Response:
        """The drawing that a place is chosen on."""
        if self._world.town is None:
            raise web.HTTPNotFound
        drawn = await asyncio.to_thread(self._world.town)
        answer = web.Response(body=drawn.read_bytes(), content_type="application/geo+json")
        answer.enable_compression()
        return answer

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events, one for each change; it goes on where the browser lost it."""
        phone = self._phone(request)
        return await self.streams.serve(request, phone.chat, lambda one: change_of(phone, one))

    def _phone(self, request: web.Request) -> Phone:
        user = self._world.users.get(int(request.match_info["user"]))
        wanted = request.query.get("bot")
        bots = [b for b in self._world.bots.values() if wanted in (None, b.username)]
        if user is None or not bots:
            raise web.HTTPNotFound
        return Phone(self._world, user, bots[0])


def _line(user: User, bot: Bot, world: TelegramWorld) -> str:
    chat = world.chat_of(user, bot)
    last = next(reversed(chat.messages.values()), None)
    said = escape(last.text[:80]) if last is not None else "nothing said yet"
    link = f"phone/{user.id}?bot={escape(bot.username, quote=True)}"
    return (
        f'<li><a href="{link}"><span class="face" aria-hidden="true">'
        f"{escape(user.first_name[:1].upper())}</span><span><strong>{escape(user.name)}</strong>"
        f"<small>with {escape(bot.first_name)}</small><em>{said}</em></span></a></li>"
    )


def _group_line(user: User, chat: Chat) -> str:
    return (
        f'<li><a href="{group_path(user, chat)}"><span class="face" aria-hidden="true">'
        f"{escape(chat.title[:1].upper())}</span><span><strong>{escape(chat.title)}</strong>"
        f"<small>as {escape(user.name)} sees it</small><em>{len(chat.topics)} topics</em>"
        f"</span></a></li>"
    )


def _page(name: str, *, policy: str = POLICY, **fields: str) -> web.Response:
    text = Template((STATIC / name).read_text()).substitute(fields)
    headers = {"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff"}
    return web.Response(text=text, content_type="text/html", headers=headers)


def _check_origin(request: web.Request) -> None:
    """Only the page itself may act for a person: other sites' pages may not."""
    origin = request.headers.get("Origin")
    if origin is not None and origin.partition("://")[2] != request.host:
        raise web.HTTPForbidden


def _json(status: int, told: dict[str, Any]) -> web.Response:
    return web.Response(
        status=status, body=msgspec.json.encode(told), content_type="application/json"
    )
