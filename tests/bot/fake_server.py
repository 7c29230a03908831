"""A Bot API server on loopback that answers as it is told: what the outlet must survive."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.telegram.client import Client, connect

TOKEN = "1:secret"
Answer = Callable[[dict[str, Any]], web.StreamResponse]


def ok(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def no(code: int, description: str, **parameters: object) -> web.Response:
    body = {"ok": False, "error_code": code, "description": description}
    return web.json_response(body | ({"parameters": parameters} if parameters else {}), status=code)


@dataclass
class Server:
    """Answers by method; a method that it does not know is 404, as with Telegram."""

    answers: dict[str, list[web.Response | float]] = field(default_factory=dict)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        self.calls.append((method, dict(await request.post())))
        queue = self.answers.get(method, [])
        answer = queue.pop(0) if len(queue) > 1 else (queue[0] if queue else no(404, "Not Found"))
        if isinstance(answer, float):
            await asyncio.sleep(answer)
            return ok(True)
        return web.Response(body=answer.body, status=answer.status, headers=answer.headers)

    @property
    def methods(self) -> list[str]:
        return [method for method, _ in self.calls]


@asynccontextmanager
async def serving(server: Server) -> AsyncIterator[Client]:
    """The server on a free port, and a client for it."""
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", server.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    client = connect(TOKEN, f"http://127.0.0.1:{port}")
    try:
        yield client
    finally:
        await client.aclose()
        await runner.cleanup()
