"""The Bot API: `/bot<token>/<method>` and `/file/bot<token>/<path>`, as an aiohttp application."""

import asyncio
import inspect
from collections.abc import AsyncIterator, Mapping
from typing import Any

import msgspec
from aiohttp import web
from aiohttp.web_request import FileField

from sandbox.telegram import about, editing, paying, receiving, sending, topics
from sandbox.telegram.account import Bot
from sandbox.telegram.call import Call, Method
from sandbox.telegram.faults import Fault
from sandbox.telegram.files import UPLOAD_BYTES_MAX
from sandbox.telegram.parameters import Upload, Wire, checked, method_table
from sandbox.telegram.pusher import Pusher
from sandbox.telegram.receiving import Polls, get_updates
from sandbox.telegram.refusals import ApiRefusal, bad_request, unauthorized, unknown_method
from sandbox.telegram.world import TelegramWorld

PLAYED: dict[str, Method] = {
    **about.METHODS,
    **receiving.METHODS,
    **sending.METHODS,
    **editing.METHODS,
    **topics.METHODS,
    **paying.METHODS,
}
POLL = "getUpdates"
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def bot_api(world: TelegramWorld) -> web.Application:
    """To be served alone, or by `add_routes` of a bigger one: see `everything`."""
    app = web.Application(client_max_size=UPLOAD_BYTES_MAX + 1024 * 1024)
    add_bot_api(app, world)
    return app


def add_bot_api(app: web.Application, world: TelegramWorld) -> None:
    """The routes, and the pusher for as long as the application runs."""
    api = BotApi(world)
    app.router.add_route("*", "/bot{token:[^/]+}/{method}", api.take)
    app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", api.download)
    app.cleanup_ctx.append(api.pushing)


class BotApi:
    def __init__(self, world: TelegramWorld) -> None:
        self._world = world
        self._polls = Polls()

    async def pushing(self, app: web.Application) -> AsyncIterator[None]:
        pushing = asyncio.create_task(Pusher(self._world, self._act).run())
        yield
        pushing.cancel()
        await asyncio.gather(pushing, return_exceptions=True)

    async def take(self, request: web.Request) -> web.StreamResponse:
        """One call. Its answer is JSON whatever happens, but for a connection cut on purpose."""
        try:
            bot = self._bot(request.match_info["token"])
            if request.method not in ("GET", "POST"):
                raise unknown_method()
            raw, uploads = await _read(request)
            status, told, fault = await self.run(bot, request.match_info["method"], raw, uploads)
        except ApiRefusal as refusal:
            status, told, fault = refusal.code, refusal.wire(), None
        if fault is not None and fault.is_lost:
            # What is written after this goes nowhere.
            if request.transport is not None:
                request.transport.abort()
        elif fault is not None and fault.slow_seconds > 0.0:
            await asyncio.sleep(fault.slow_seconds)
        return _json(status, told)

    async def download(self, request: web.Request) -> web.Response:
        try:
            self._bot(request.match_info["token"])
        except ApiRefusal as refusal:
            return _json(refusal.code, refusal.wire())
        found = self._world.files.by_path(request.match_info["path"])
        if found is None:
            return _json(404, unknown_method().wire())
        return web.Response(body=found.content, content_type="application/octet-stream")

    def _bot(self, token: str) -> Bot:
        bot = self._world.bots.get(token)
        if bot is None:
            # What cannot be a token at all is an unknown path to the server.
            raise unauthorized() if token.partition(":")[0].isdigit() else unknown_method()
        if bot.is_logged_out:
            raise ApiRefusal(400, "Logged out")
        return bot

    async def _act(self, bot: Bot, method: str, raw: dict[str, Any]) -> None:
        """A call from the body of a webhook's answer."""
        await self.run(bot, method, raw, {})

    async def run(
        self, bot: Bot, said: str, raw: Mapping[str, Wire], uploads: Mapping[str, Upload]
    ) -> tuple[int, dict[str, Any], Fault | None]:
        """Status, answer, and the fault that spoils it on its way back."""
        name = method_table().names.get(said.lower(), said)
        fault: Fault | None = None
        params: dict[str, Any] = {}
        try:
            if name not in method_table().methods:
                raise unknown_method()
            if name != POLL and name not in PLAYED:
                raise ApiRefusal(501, f"Not Implemented: {name} is not played here")
            fault = self._world.faults.due(name, _chat_id(raw))
            if fault is not None and fault.refusal is not None:
                raise fault.refusal
            params = checked(name, raw, uploads, strict=self._world.settings.strict_fields)
            result = await self._result(Call(self._world, bot, name, params, uploads))
        except ApiRefusal as refusal:
            self._note(bot, name, params or dict(raw), refusal.code, refusal.description)
            return refusal.code, refusal.wire(), fault
        self._note(bot, name, params, 200)
        return 200, {"ok": True, "result": result}, fault

    async def _result(self, call: Call) -> Wire:
        if call.method == POLL:
            return await get_updates(call, self._polls)
        result = PLAYED[call.method](call)
        return await result if inspect.isawaitable(result) else result

    def _note(
        self, bot: Bot, method: str, params: dict[str, Any], code: int, description: str = ""
    ) -> None:
        if method != POLL:
            self._world.note_call(bot, method, params, code, description)


async def _read(request: web.Request) -> tuple[dict[str, Wire], dict[str, Upload]]:
    """Parameters of the address, the form or the JSON body; files by the names of their fields."""
    raw: dict[str, Wire] = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type in FORMS:
        for name, value in (await request.post()).items():
            if isinstance(value, FileField):
                content = await asyncio.to_thread(value.file.read)
                uploads[name] = Upload(value.filename or "", value.content_type, content)
            elif isinstance(value, bytes | bytearray):
                raw[name] = bytes(value).decode()
            else:
                raw[name] = value
    elif request.content_type == "application/json" and request.can_read_body:
        try:
            told = msgspec.json.decode(await request.read())
        except msgspec.DecodeError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(told, dict):
            raise bad_request("JSON object expected as request")
        raw |= told
    return {name: value for name, value in raw.items() if value is not None}, uploads


def _chat_id(raw: Mapping[str, Wire]) -> int | None:
    said = str(raw.get("chat_id", ""))
    return int(said) if said.lstrip("-").isdigit() else None


def _json(status: int, told: dict[str, Any]) -> web.Response:
    return web.Response(
        status=status, body=msgspec.json.encode(told), content_type="application/json"
    )
