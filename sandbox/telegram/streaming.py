"""Streaming: each change of a chat as a server-sent event, from where a browser lost it."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

import msgspec
from aiohttp import web

from sandbox.telegram.chat import Chat, Entry, Happened

STILL_HERE_SECONDS = 15.0
SHOWN = (
    Happened.MESSAGE,
    Happened.EDITED,
    Happened.DELETED,
    Happened.ACTION,
    Happened.BLOCKED,
    Happened.REACTION,
)


class Streams:
    """Those that are open; they end with the server."""

    def __init__(self) -> None:
        self._open: set[asyncio.Task[Any]] = set()

    async def serve(
        self, request: web.Request, chat: Chat, told: Callable[[Entry], dict[str, Any]]
    ) -> web.StreamResponse:
        said = request.headers.get("Last-Event-ID") or request.query.get("after", "0")
        after = int(said) if said.isdigit() else 0
        answer = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await answer.prepare(request)
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        with contextlib.suppress(ConnectionError, asyncio.CancelledError):
            while True:
                after = await _send_changes(answer, chat, after, told)
                if not await chat.bell.heard(STILL_HERE_SECONDS):
                    await answer.write(b": still here\n\n")
        self._open.discard(task)
        return answer

    async def end(self, app: web.Application) -> None:
        for task in list(self._open):
            task.cancel()


async def _send_changes(
    answer: web.StreamResponse, chat: Chat, after: int, told: Callable[[Entry], dict[str, Any]]
) -> int:
    while entries := chat.journal[after:]:
        for entry in entries:
            after = entry.number
            if entry.what in SHOWN:
                data = msgspec.json.encode(told(entry)).decode()
                await answer.write(f"id: {after}\nevent: change\ndata: {data}\n\n".encode())
    return after
