"""An operation: one call of the API, as the router, the guard and `/openapi.json` all know it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import msgspec
from aiohttp import web

from core.actions.house import House
from core.model.access import Scope
from core.model.asker import Asker
from core.ports import NewId
from web.api.keys import Caller

JSON = "application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request that was let in: who calls, with what. `raw` is the body as it came."""

    house: House
    caller: Caller
    path: Mapping[str, str]
    body: object = None
    query: msgspec.Struct | None = None
    raw: bytes = b""
    first_id: NewId | None = None  # of what it makes, by prefix, where it came with a key

    @property
    def by(self) -> Asker:
        return self.caller.asker

    def told[Kind](self, kind: type[Kind]) -> Kind:
        """The body, which the guard has read as the operation's struct."""
        return cast("Kind", self.body)

    def asked[Kind](self, kind: type[Kind]) -> Kind:
        """The query, likewise."""
        return cast("Kind", self.query)


@dataclass(frozen=True, slots=True)
class Answer:
    """`body`: a struct, ready bytes, or nothing."""

    status: int
    body: msgspec.Struct | bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = JSON
    is_final: bool = True  # False: ask again, so it is kept under no Idempotency-Key

    def response(self) -> web.Response:
        body = self.body
        raw = body if body is None or isinstance(body, bytes) else msgspec.json.encode(body)
        if raw is None:
            return web.Response(status=self.status, headers=self.headers)
        return web.Response(
            status=self.status, body=raw, headers=self.headers, content_type=self.content_type
        )


Handler = Callable[[Call], Awaitable[Answer]]
# The answer to a call that has taken effect already, though nobody kept what was said; else None.
Known = Callable[[Call, NewId], Awaitable[Answer | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """`scopes`: who may call it. `body`, `query`, `answer`: structs. `also`: other good
    statuses; `answer_type` may be one of several. `known`: of what makes something."""

    method: str
    path: str
    name: str
    room: str
    summary: str
    scopes: frozenset[Scope]
    handler: Handler
    known: Known | None = None
    status: int = 200
    also: Mapping[int, str] = field(default_factory=dict)
    body: Any = None
    is_body_optional: bool = False
    body_type: str = JSON
    query: type[msgspec.Struct] | None = None
    answer: Any = None
    answer_type: str | tuple[str, ...] = JSON
    problems: tuple[str, ...] = ()


def scopes(*names: Scope) -> frozenset[Scope]:
    return frozenset(names)
