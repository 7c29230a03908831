"""A peer: another program over HTTP, asked one question at a time; its illness is `Unavailable`."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from types import MappingProxyType

import aiohttp
import msgspec

from core.ports import TooFast, Unavailable
from integrations.retry_after import retry_after_seconds

TIMEOUT_SECONDS = 10.0
ANSWER_BYTES_MAX = 32 * 1024 * 1024
CHUNK_BYTES = 64 * 1024
ASK_AGAIN = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}
NAMES_A_TIME = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes


class Peer:
    """Never follows a redirect, never waits longer than it was told, and keeps no state.

    An answer below 500 comes back as it is: what a refusal means is known to the adapter alone.
    One that says how long to wait is TooFast.
    """

    def __init__(
        self,
        name: str,
        base: str,
        *,
        timeout_seconds: float = TIMEOUT_SECONDS,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.name = name
        self._headers = {"Content-Type": "application/json", **headers}
        self._base = base.rstrip("/")
        self._timeout_seconds = timeout_seconds
        self._session: aiohttp.ClientSession | None = None

    async def get(self, path: str, params: Mapping[str, str] | None = None) -> Answer:
        return await self._ask("GET", path, params, None)

    async def get_whole(self) -> Answer:
        """What lies at the base address itself."""
        return await self._ask("GET", None, None, None)

    async def post(
        self, path: str | None, body: bytes, headers: Mapping[str, str] = MappingProxyType({})
    ) -> Answer:
        """Sends JSON, unless the headers say otherwise; without a path to the base itself."""
        return await self._ask("POST", path, None, body, headers)

    async def aclose(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def _ask(
        self,
        method: str,
        path: str | None,
        params: Mapping[str, str] | None,
        body: bytes | None,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> Answer:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=self._timeout_seconds),
                headers=self._headers,
            )
        try:
            async with self._session.request(
                method,
                self._base if path is None else f"{self._base}/{path}",
                params=params,
                data=body,
                headers=dict(headers),
                allow_redirects=False,
            ) as response:
                seconds = retry_after_seconds(response.headers)
                if response.status in NAMES_A_TIME and seconds is not None:
                    raise TooFast(seconds, f"{self.name} answered {response.status}")
                answer = Answer(response.status, await self._read(response))
        except TimeoutError:
            raise Unavailable(
                f"{self.name} did not answer within {self._timeout_seconds:g} s"
            ) from None
        except (aiohttp.ClientError, OSError) as problem:
            raise Unavailable(f"{self.name} is not there: {type(problem).__name__}") from problem
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status in ASK_AGAIN:
            raise Unavailable(f"{self.name} answered {answer.status}")
        return answer

    async def _read(self, response: aiohttp.ClientResponse) -> bytes:
        body = bytearray()
        async for chunk in response.content.iter_chunked(CHUNK_BYTES):
            body += chunk
            if len(body) > ANSWER_BYTES_MAX:
                raise Unavailable(f"{self.name} answered more than {ANSWER_BYTES_MAX} bytes")
        return bytes(body)


def understood[T](name: str, answer: Answer, wire: type[T]) -> T:
    """The answer in the peer's own shape; Unavailable where it has another one."""
    try:
        return msgspec.json.decode(answer.body, type=wire)
    except (msgspec.MsgspecError, UnicodeDecodeError) as problem:
        raise Unavailable(
            f"{name} answered {answer.status} in a shape that is not its own: {problem}"
        ) from problem
