"""Faults: the ways in which parcel-post's API can be ill, to be switched on by tests."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware


class Fault(StrEnum):
    DOWN = "down"  # the connection is dropped before anything happens
    SLOW = "slow"  # the answer comes, after `slow_seconds`
    ERROR = "error"  # 500, nothing happened
    TOO_FAST = "too_fast"  # 429 with Retry-After, nothing happened
    LOST_RESPONSE = "lost_response"  # it happened, the answer is lost
    TWICE = "twice"  # the request is worked off twice, as a proxy that repeats does
    NONSENSE = "nonsense"  # 200 with a body that is no JSON


@dataclass(slots=True)
class Faults:
    """`on` says which fault holds; `only` limits it to paths that contain the word."""

    on: Fault | None = None
    only: str = ""
    left: int | None = None  # how many requests it still hits; None is all
    slow_seconds: float = 20.0
    retry_after_seconds: int = 1
    hits: Counter[Fault] = field(default_factory=Counter)

    def switch(self, fault: Fault | None, *, only: str = "", times: int | None = None) -> None:
        self.on, self.only, self.left = fault, only, times

    def strikes(self, path: str) -> Fault | None:
        if self.on is None or self.only not in path or self.left == 0:
            return None
        if self.left is not None:
            self.left -= 1
        self.hits[self.on] += 1
        return self.on

    def middleware(self) -> Middleware:
        @web.middleware
        async def ill(request: web.Request, handler: Handler) -> web.StreamResponse:
            match self.strikes(request.path):
                case None:
                    return await handler(request)
                case Fault.DOWN:
                    return _dropped(request)
                case Fault.ERROR:
                    return web.Response(status=500, text="out of order")
                case Fault.TOO_FAST:
                    after = {"Retry-After": str(self.retry_after_seconds)}
                    return web.json_response({"code": "too-fast"}, status=429, headers=after)
                case Fault.NONSENSE:
                    return web.Response(text="<html>maintenance</html>")
                case Fault.SLOW:
                    await asyncio.sleep(self.slow_seconds)
                    return await handler(request)
                case Fault.LOST_RESPONSE:
                    await handler(request)
                    return _dropped(request)
                case Fault.TWICE:
                    await handler(request)
                    return await handler(request)

        return ill


def _dropped(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
