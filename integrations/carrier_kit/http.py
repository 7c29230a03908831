"""HTTP with a carrier: what goes wrong is told by what may have happened there."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import quote

import aiohttp
import msgspec
from yarl import URL

from core.ports import TooFast, Turns, Unavailable, UncertainEffect
from integrations.retry_after import retry_after_seconds

CONNECT_SECONDS_MAX = 5.0
ANSWER_SECONDS_MAX = 15.0
BODY_BYTES_MAX = 16 * 1024 * 1024
CONNECTIONS_MAX = 8  # to one carrier: a slow one keeps no more of us waiting
TURN_SECONDS_MAX = 10.0  # who would wait longer comes again later
JSON = "application/json"

# Nothing has happened there: it did not let us in, or it says so.
_NOT_DONE = frozenset({401, 403, 407, 408, 425, 429, 503})
_SAYS_NO = frozenset({400, 404, 405, 409, 410, 412, 413, 422, 501})
_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that came whole: 2xx, or a no of the kind that stays."""

    status: int
    body: bytes

    @property
    def is_yes(self) -> bool:
        return 200 <= self.status < 300


@dataclass(slots=True, kw_only=True)
class Pace:
    """No more calls a second than the carrier takes; who comes too early waits for its turn.

    `turns` gives them out to all processes; without it this process keeps the pace by itself.
    """

    calls_a_second: float
    peer: str = ""
    turns: Turns | None = None
    _next: float = 0.0

    async def turn(self) -> None:
        """Raises TooFast where so many wait already that it would take long; Unavailable."""
        seconds = await self._wait_seconds()
        if seconds > TURN_SECONDS_MAX:
            raise TooFast(seconds)
        await asyncio.sleep(seconds)

    async def _wait_seconds(self) -> float:
        if self.turns is not None:
            return await self.turns(self.peer, self.calls_a_second, TURN_SECONDS_MAX)
        now = asyncio.get_running_loop().time()
        at = max(now, self._next)
        if at - now <= TURN_SECONDS_MAX:
            self._next = at + 1 / self.calls_a_second
        return at - now


@dataclass(slots=True, kw_only=True)
class Caller:
    """`url` is the API's base address. Nothing is repeated here: the caller knows what may be."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    pace: Pace | None = None
    connect_seconds_max: float = CONNECT_SECONDS_MAX
    answer_seconds_max: float = ANSWER_SECONDS_MAX
    _session: aiohttp.ClientSession | None = None

    async def look(
        self,
        path: str,
        *,
        method: str = "GET",
        query: Mapping[str, str] = _NONE,
        headers: Mapping[str, str] = _NONE,
        body: bytes | None = None,
    ) -> Answer:
        """A call without effect. Raises Unavailable."""
        try:
            return await self.act(method, path, query=query, headers=headers, body=body)
        except UncertainEffect as lost:
            raise Unavailable(str(lost)) from None

    async def act(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] = _NONE,
        headers: Mapping[str, str] = _NONE,
        body: bytes | None = None,
    ) -> Answer:
        """Raises Unavailable where nothing happened, UncertainEffect where it may have."""
        if self.pace is not None:
            await self.pace.turn()
        url = URL(self.url.rstrip("/") + path, encoded=True).with_query(dict(query))
        try:
            async with self._opened().request(
                method, url, headers=headers, data=body, allow_redirects=False
            ) as response:
                _must_be_taken(response)
                return Answer(response.status, await _read(response))
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise Unavailable(f"not reached: {type(error).__name__}") from None
        except (aiohttp.ClientError, TimeoutError) as error:
            raise UncertainEffect(f"the answer was lost: {type(error).__name__}") from None

    async def aclose(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=CONNECTIONS_MAX),
                timeout=aiohttp.ClientTimeout(
                    total=self.answer_seconds_max, connect=self.connect_seconds_max
                ),
                headers={"Accept": JSON, **self.headers},
                cookie_jar=aiohttp.DummyCookieJar(),
            )
            # It would repeat a PUT or DELETE by itself where the connection broke after it was
            # sent, and there is no public way to say no.
            self._session._retry_connection = False
        return self._session


def status_of(answer: Answer) -> str:
    return f"HTTP {answer.status}"


def looked[Told](
    answer: Answer, kind: type[Told], why_not: Callable[[Answer], str] = status_of
) -> Told:
    """What a look brought. Raises Unavailable for a no, or for what is no such JSON."""
    if not answer.is_yes:
        raise Unavailable(why_not(answer))
    try:
        return msgspec.json.decode(answer.body, type=kind)
    except msgspec.DecodeError:
        raise Unavailable("an answer that cannot be read") from None


def path_of(*parts: str) -> str:
    """A path whose parts may hold anything."""
    return "".join(f"/{quote(part, safe='')}" for part in parts)


def _must_be_taken(response: aiohttp.ClientResponse) -> None:
    """Raises for what is neither a yes nor a no that stays."""
    status = response.status
    if 200 <= status < 300 or status in _SAYS_NO:
        return
    if status in _NOT_DONE:
        seconds = retry_after_seconds(response.headers)
        if status in (429, 503) and seconds is not None:
            raise TooFast(seconds)
        raise Unavailable(f"HTTP {status}")
    raise UncertainEffect(f"HTTP {status}")


async def _read(response: aiohttp.ClientResponse) -> bytes:
    read = bytearray()
    async for piece in response.content.iter_any():
        read += piece
        if len(read) > BODY_BYTES_MAX:
            raise UncertainEffect("an answer without end")
    return bytes(read)
