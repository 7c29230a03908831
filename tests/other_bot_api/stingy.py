"""A stingy Bot API server: the few methods that starting and talking need, the least in every
update, and whatever illness a test gives it."""

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from app.web import listening, served
from tests.other_bot_api.chat import LOOK_SECONDS, Chat, Shown, Wire, shown

TOKEN = "1000001:any-will-do"
ME = {"id": 1000001, "is_bot": True, "first_name": "Doorstep", "username": "doorstep_test_bot"}
POLLED = frozenset({"getMe", "deleteWebhook", "getUpdates", "sendMessage"})
PUSHED = frozenset({"getMe", "setWebhook", "sendMessage"})

Answer = Callable[[], web.Response]
Answered = Callable[[int], web.Response]


def ok(result: Wire) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def refusal(code: int, description: str, **parameters: object) -> Answer:
    body = {"ok": False, "error_code": code, "description": description}
    told = body | ({"parameters": parameters} if parameters else {})
    return lambda: web.json_response(told, status=code)


UNKNOWN = refusal(404, "Not Found: method not found")


@dataclass
class Stingy:
    """`unknown` is what a method that it lacks is answered with, `sent` what sendMessage gives
    back (None: the whole message); `ill` holds answers that come first, by method
    or by method and chat."""

    methods: frozenset[str] = POLLED
    unknown: Answer = UNKNOWN
    sent: Answered | None = None
    ill: dict[str, deque[Answer]] = field(default_factory=lambda: defaultdict(deque))
    ill_everywhere: Answer | None = None
    blocked: set[int] = field(default_factory=set)
    updates: list[dict[str, Wire]] = field(default_factory=list)
    messages: list[tuple[int, Shown]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    webhook: dict[str, str] = field(default_factory=dict)

    async def call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        told = {name: str(value) for name, value in (await request.post()).items()}
        if self.ill_everywhere is not None:
            return self.ill_everywhere()
        for name in (method, f"{method} {told.get('chat_id')}"):
            if self.ill[name]:
                return self.ill[name].popleft()()
        if (refused := self.refusal_of(told)) is not None:
            return refused()
        if method not in self.methods:
            self.refused.append(method)
            return self.unknown()
        match method:
            case "getMe":
                return ok(ME)
            case "getUpdates":
                return ok(await self._waiting(told))
            case "sendMessage":
                return self._sent(told)
            case _:
                self.webhook = told
                return ok(True)

    def refusal_of(self, told: dict[str, str]) -> Answer | None:
        """What it will not take, whatever the method."""
        return None

    async def _waiting(self, told: dict[str, str]) -> list[dict[str, Wire]]:
        """As long as was asked, until there is something from the offset on."""
        offset, rounds = int(told.get("offset", 0)), float(told["timeout"]) / LOOK_SECONDS
        while True:
            found = [update for update in self.updates if update["update_id"] >= offset]
            if found or rounds <= 0 or self.ill_everywhere is not None:
                return found
            await asyncio.sleep(LOOK_SECONDS)
            rounds -= 1

    def _sent(self, told: dict[str, str]) -> web.Response:
        chat, text = int(told["chat_id"]), told["text"]
        if chat in self.blocked:
            return refusal(403, "Forbidden: bot was blocked by the user")()
        id = len(self.messages) + 1
        self.messages.append((chat, shown(id, text, told.get("reply_markup"))))
        if self.sent is not None:
            return self.sent(id)
        return ok({"message_id": id, "date": 1795507200, "chat": {"id": chat}, "text": text})

    def update(self, **what: Wire) -> dict[str, Wire]:
        found = {"update_id": len(self.updates) + 1, **what}
        self.updates.append(found)
        return found


@dataclass
class Person(Chat):
    """Someone who uses it; their updates say no more than they must."""

    server: Stingy = field(kw_only=True)

    async def stands(self) -> list[Shown]:
        return [message for chat, message in self.server.messages if chat == self.user]

    async def type(self, text: str) -> None:
        await self.update(message=self._message(text=text))

    async def share(self, phone: str) -> None:
        contact = {"phone_number": phone, "user_id": self.user}
        await self.update(message=self._message(contact=contact))

    async def push(self, data: str, message_id: int) -> None:
        under = {"message_id": message_id, "chat": {"id": self.user}}
        pressed = {"id": f"press-{message_id}", "from": {"id": self.user}, "data": data}
        await self.update(callback_query=pressed | {"message": under})

    async def update(self, **what: Wire) -> None:
        self.server.update(**what)

    def _message(self, **what: Wire) -> dict[str, Wire]:
        number = 1000 + len(self.server.updates)
        who = {"id": self.user}
        return {"message_id": number, "date": 1795507200, "from": who, "chat": who, **what}


@asynccontextmanager
async def stingy(server: Stingy, port: int = 0) -> AsyncIterator[str]:
    """The server's address, while it stands."""
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", server.call)
    doors = listening("127.0.0.1", port)
    async with served(app, doors):
        try:
            yield f"http://127.0.0.1:{doors.getsockname()[1]}"
        finally:
            server.ill_everywhere = UNKNOWN  # whoever still waits for updates is let go
