"""The fault proxy: stands between two programs that speak HTTP, and spoils what passes."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from types import MappingProxyType

import aiohttp
from aiohttp import web
from yarl import URL

from app.web import listening

HOP_BY_HOP = frozenset(
    {"connection", "content-encoding", "content-length", "host", "keep-alive", "transfer-encoding"}
)
BODY_BYTES_MAX = 64 * 1024 * 1024
HELD_SECONDS_MAX = 1.0
NOTHING_SCRIPTED: Mapping["Ill", float] = MappingProxyType({})
NONSENSE = b"<html><title>Maintenance</title>We are back soon.</html>"


class Ill(StrEnum):
    """What may happen to a request. Only DROP, STALE and NONSENSE keep it from taking effect."""

    DROP = "drop"  # cut before the other side hears of it
    DELAY = "delay"  # passed on late
    REPEAT = "repeat"  # passed on twice, as a proxy does that was not answered in time
    HOLD = "hold"  # passed on after one that came later
    LOSE = "lose"  # took effect, and nobody is told
    CUT = "cut"  # took effect, and half of the answer comes
    NONSENSE = "nonsense"  # 200 with a page that is no answer
    STALE = "stale"  # 500, nothing happened
    LATE_ERROR = "late error"  # took effect, and 502 is told


@dataclass(frozen=True, slots=True)
class Scripted:
    """An answer that is given instead of passing on."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class FaultProxy:
    """`shares` are what part of the requests meets each illness; `only` limits all to addresses
    with that word in them. `rewrites` changes bodies on their way, as who takes TLS off does."""

    target: str
    chance: Random
    rewrites: Callable[[bytes], bytes] = bytes
    shares: Mapping[Ill, float] = NOTHING_SCRIPTED
    only: str = ""
    delay_seconds: float = 0.5
    script: list[Scripted] = field(default_factory=list)
    always: Scripted | None = None
    met: Counter[Ill] = field(default_factory=Counter)
    passed: int = 0
    is_shut: bool = False
    port: int = 0
    _later: asyncio.Event = field(default_factory=asyncio.Event)
    _session: aiohttp.ClientSession | None = None
    _runner: web.AppRunner | None = None
    _site: web.SockSite | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @asynccontextmanager
    async def serving(self) -> AsyncIterator["FaultProxy"]:
        app = web.Application(client_max_size=BODY_BYTES_MAX)
        app.router.add_route("*", "/{path:.*}", self._take)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        limit = aiohttp.ClientTimeout(total=120.0)
        # Each pass has its own connection: what a killed process leaves behind confuses nobody.
        connector = aiohttp.TCPConnector(force_close=True, limit=0)
        self._session = aiohttp.ClientSession(
            timeout=limit, connector=connector, auto_decompress=False
        )
        try:
            await self._runner.setup()
            await self.open()
            yield self
        finally:
            await self._session.close()
            await self._runner.cleanup()

    async def open(self) -> None:
        """Connections are taken again, at the same address."""
        assert self._runner is not None
        self.is_shut = False
        if self._site is None:
            doors = listening("127.0.0.1", self.port)
            self.port = int(doors.getsockname()[1])
            self._site = web.SockSite(self._runner, doors)
            await self._site.start()

    async def shut(self) -> None:
        """Connections are refused; those that stand are cut when they are used."""
        self.is_shut = True
        if self._site is not None:
            await self._site.stop()
            self._site = None

    def heal(self) -> None:
        self.shares, self.only, self.always = NOTHING_SCRIPTED, "", None
        self.script.clear()

    async def _take(self, request: web.Request) -> web.StreamResponse:
        body = self.rewrites(await request.read())
        self._later.set()
        self._later = asyncio.Event()
        is_meant = self.only in request.path
        if self.is_shut:
            return _cut_off(request)
        if is_meant and (scripted := self._scripted()) is not None:
            return web.Response(
                status=scripted.status, body=scripted.body, headers=scripted.headers
            )
        match self._illness() if is_meant else None:
            case Ill.DROP:
                return _cut_off(request)
            case Ill.NONSENSE:
                return web.Response(body=NONSENSE, content_type="text/html")
            case Ill.STALE:
                return web.Response(status=500, text="out of order")
            case Ill.DELAY:
                await asyncio.sleep(self.delay_seconds)
            case Ill.HOLD:
                await self._until_another()
            case Ill.REPEAT:
                await self._passed_on(request, body)
            case Ill.LOSE:
                await self._passed_on(request, body)
                return _cut_off(request)
            case Ill.LATE_ERROR:
                await self._passed_on(request, body)
                return web.Response(status=502, text="bad gateway")
            case Ill.CUT:
                return await _half(request, await self._passed_on(request, body))
            case None:
                pass
        return await self._passed_on(request, body)

    def _scripted(self) -> Scripted | None:
        return self.script.pop(0) if self.script else self.always

    def _illness(self) -> Ill | None:
        drawn = self.chance.random()
        for ill, share in self.shares.items():
            if drawn < share:
                self.met[ill] += 1
                return ill
            drawn -= share
        return None

    async def _until_another(self) -> None:
        try:
            async with asyncio.timeout(HELD_SECONDS_MAX):
                await self._later.wait()
                await asyncio.sleep(0.05)  # so that the later one is there first
        except TimeoutError:
            pass

    async def _passed_on(self, request: web.Request, body: bytes) -> web.StreamResponse:
        assert self._session is not None
        self.passed += 1
        headers = {
            name: value
            for name, value in request.headers.items()
            if name.lower() not in HOP_BY_HOP or name.lower() == "content-encoding"
        }
        url = URL(self.target + request.raw_path, encoded=True)
        try:
            async with self._session.request(
                request.method, url, data=body or None, headers=headers, allow_redirects=False
            ) as answer:
                told = {k: v for k, v in answer.headers.items() if k.lower() not in HOP_BY_HOP}
                return web.Response(status=answer.status, body=await answer.read(), headers=told)
        except (aiohttp.ClientError, TimeoutError):
            return _cut_off(request)


def _cut_off(request: web.Request) -> web.Response:
    """What is written after this goes nowhere."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=502)


async def _half(request: web.Request, whole: web.StreamResponse) -> web.StreamResponse:
    assert isinstance(whole, web.Response)
    body = bytes(whole.body or b"") if not isinstance(whole.body, aiohttp.Payload) else b"{"
    response = web.StreamResponse(status=whole.status)
    response.content_type = whole.content_type
    response.content_length = max(2, len(body))
    await response.prepare(request)
    await response.write(body[: max(1, len(body) // 2)])
    if request.transport is not None:
        request.transport.abort()
    return response
