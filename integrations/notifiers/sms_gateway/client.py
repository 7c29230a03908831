"""The gateway called: one POST a letter, with the letter's key, and no redirect followed."""

import re
from dataclasses import dataclass
from http import HTTPStatus

import aiohttp
import msgspec

from core.model.notice_policy import Way
from core.model.short_letter import ShortLetter
from core.ports import RefusedForGood, Unavailable, UncertainEffect
from integrations.notifiers.sms_gateway.document import TEXT_LETTERS_MAX, filled, template_of

TIMEOUT_SECONDS = 20.0
ANSWER_BYTES_MAX = 64 * 1024
_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
# What is wrong with us, and not with the letter: somebody mends it, and it is sent then.
OURS = frozenset({401, 402, 403, 404, 405, 407, 408, 425, 429})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gateway:
    """`body` is JSON with {to}, {text}, {from} and {key} in its strings; `token` is a bearer's."""

    url: str
    body: str
    sender: str = ""
    token: str | None = None


class SmsGateway:
    name = "sms gateway"
    way = Way.SMS

    def __init__(self, gateway: Gateway, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        self._gateway = gateway
        self._template = template_of(gateway.body)
        self._timeout = aiohttp.ClientTimeout(total=timeout_seconds, sock_connect=timeout_seconds)
        self._session: aiohttp.ClientSession | None = None

    async def send(self, letter: ShortLetter) -> None:
        if _NUMBER.fullmatch(letter.to) is None:
            raise RefusedForGood("no phone number")
        values = {
            "to": letter.to,
            "text": letter.text[:TEXT_LETTERS_MAX],
            "from": self._gateway.sender,
            "key": letter.key,
        }
        status = await self._posted(msgspec.json.encode(filled(self._template, values)), letter.key)
        if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            return
        if status in OURS or status < HTTPStatus.BAD_REQUEST:
            raise Unavailable(f"the sms gateway answered {status}")
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise UncertainEffect(f"the sms gateway answered {status}")
        raise RefusedForGood(f"the sms gateway answered {status}")

    async def check(self) -> None:
        """Whether anybody listens there: gateways have no call that asks for less."""
        try:
            async with self._opened().get(self._gateway.url, allow_redirects=False):
                return
        except (aiohttp.ClientError, OSError) as ill:
            raise Unavailable(f"the sms gateway: {type(ill).__name__}") from None

    async def aclose(self) -> None:
        if self._session is not None:
            await self._session.close()

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(timeout=self._timeout)
        return self._session

    async def _posted(self, body: bytes, key: str) -> int:
        headers = {"Content-Type": "application/json", "Idempotency-Key": key}
        if self._gateway.token is not None:
            headers["Authorization"] = f"Bearer {self._gateway.token}"
        try:
            async with self._opened().post(
                self._gateway.url, data=body, headers=headers, allow_redirects=False
            ) as response:
                await response.content.read(ANSWER_BYTES_MAX)
                return response.status
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as ill:
            raise Unavailable(f"the sms gateway: {type(ill).__name__}") from None
        except (aiohttp.ClientError, OSError) as lost:  # a time-out is an OSError
            raise UncertainEffect(f"the sms gateway: {type(lost).__name__}") from None
