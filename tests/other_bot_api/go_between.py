"""A go-between for servers that push without a secret.

In front of them it passes the bot's calls on; in front of the bot it takes their pushes and adds
the secret that setWebhook told, as the reverse proxy that does https for the bot could.
"""

from dataclasses import dataclass

import aiohttp
from aiohttp import web

from bot.telegram.webhook import PATH, SECRET_HEADER

HOOK = "/go-between"


@dataclass(slots=True)
class GoBetween:
    """`server` is the Bot API server, `bot` the running process, known once it is ready."""

    session: aiohttp.ClientSession
    server: str
    own: str = ""
    bot: str = ""
    told: str = ""
    secret: str = ""

    def app(self) -> web.Application:
        app = web.Application()
        app.add_routes(
            [
                web.post("/bot{token}/setWebhook", self.set_webhook),
                web.post("/bot{token}/{method}", self.call),
                web.post(HOOK, self.push),
            ]
        )
        return app

    async def set_webhook(self, request: web.Request) -> web.Response:
        """The server is told our own address instead."""
        form = await request.post()
        self.told, self.secret = str(form["url"]), str(form["secret_token"])
        return await self._passed(request.path, {"url": f"{self.own}{HOOK}"})

    async def call(self, request: web.Request) -> web.Response:
        form = await request.post()
        return await self._passed(request.path, {name: str(form[name]) for name in form})

    async def push(self, request: web.Request) -> web.Response:
        headers = {SECRET_HEADER: self.secret, "Content-Type": "application/json"}
        body = await request.read()
        async with self.session.post(f"{self.bot}{PATH}", data=body, headers=headers) as answer:
            return web.Response(status=answer.status, body=await answer.read())

    async def _passed(self, path: str, form: dict[str, str]) -> web.Response:
        async with self.session.post(f"{self.server}{path}", data=form) as answer:
            body = await answer.read()
            return web.Response(status=answer.status, body=body, content_type="application/json")
