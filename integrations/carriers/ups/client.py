"""The client of UPS: HTTP only, with a token that it fetches when there is none or it is old."""

import asyncio
import hashlib
from base64 import b64encode
from collections.abc import Mapping, Sequence

import msgspec

from core.ports import Unavailable
from integrations.carrier_kit.http import JSON, Answer, Caller, path_of
from integrations.carriers.ups import wire

TOKEN_SECONDS_SPARE = 60.0
ALERT_SECONDS = 13 * 86_400.0  # a subscription lives for fourteen days
ALERTED_MAX = 100_000
INTERCEPT = "/api/deliveryintercept/v2"
LOCATOR = "/api/locations/v3/search/availabilities/64"  # 64: Access Points
_HELLO = "hello"


class Client:
    """Nothing is repeated here: the caller knows what may be."""

    def __init__(self, caller: Caller, id: str, secret: str, locale: str) -> None:
        self._caller = caller
        self._basic = f"Basic {b64encode(f'{id}:{secret}'.encode()).decode()}"
        self._locale = locale
        self._token = ""
        self._token_until = 0.0

    def __repr__(self) -> str:
        return "Client()"  # its secrets belong to nobody's log

    async def hello(self) -> None:
        """A token of now. Raises Unavailable."""
        self._token = ""
        await self._headers(_HELLO)

    async def tracking(self, number: str) -> Answer:
        path = path_of("api", "track", "v1", "details", number)
        return await self._look("GET", path, number, {"locale": self._locale})

    async def locations(self, body: bytes) -> Answer:
        """Its Access Points around a place."""
        key = hashlib.sha256(body).hexdigest()
        return await self._look("POST", LOCATOR, key, {"Locale": self._locale}, body)

    async def eligibility(self, number: str) -> Answer:
        """Which intercepts of a parcel may be made now."""
        path = f"{INTERCEPT}/eligibility/intercept{path_of(number)}"
        return await self._look("GET", path, number, {"loc": self._locale})

    async def charges(self, number: str, body: bytes) -> Answer:
        """What they cost: a question, though it is posted."""
        path = f"{INTERCEPT}/charges{path_of(number)}"
        return await self._look("POST", path, number, {"loc": self._locale}, body)

    async def subscribe(self, path: str, body: bytes) -> Answer:
        """To pushes: once too often harms nobody, so it is only a look."""
        key = hashlib.sha256(body).hexdigest()
        return await self._look("POST", path, key, {}, body)

    async def intercept(self, what: str, number: str, key: str, body: bytes) -> Answer:
        """Raises Unavailable, or UncertainEffect."""
        path = f"{INTERCEPT}{what}{path_of(number)}"
        headers = await self._headers(key)
        try:
            return await self._caller.act(
                "POST", path, query={"loc": self._locale}, headers=headers, body=body
            )
        except Unavailable as ill:
            self._forget_token(ill)
            raise

    async def aclose(self) -> None:
        await self._caller.aclose()

    async def _look(
        self, method: str, path: str, key: str, query: Mapping[str, str], body: bytes | None = None
    ) -> Answer:
        headers = await self._headers(key)
        try:
            return await self._caller.look(
                path, method=method, query=query, headers=headers, body=body
            )
        except Unavailable as ill:
            self._forget_token(ill)
            raise

    def _forget_token(self, ill: Unavailable) -> None:
        if "401" in str(ill):
            self._token = ""  # it was taken back before its time: the next call fetches another

    async def _headers(self, key: str) -> Mapping[str, str]:
        """`key` becomes the transaction id, which has fourteen characters at most."""
        loop = asyncio.get_running_loop()
        if not self._token or loop.time() >= self._token_until:
            token = await self._fetched()
            self._token = token.access_token
            self._token_until = loop.time() + float(token.expires_in) - TOKEN_SECONDS_SPARE
        return {
            "Authorization": f"Bearer {self._token}",
            "Content-Type": JSON,
            "transId": hashlib.sha256(key.encode()).hexdigest()[:14],
            "transactionSrc": "doorstep",
            "platformType": "XOLT",
            "inquiryType": "U",
        }

    async def _fetched(self) -> wire.Token:
        answer = await self._caller.look(
            "/security/v1/oauth/token",
            method="POST",
            headers={
                "Authorization": self._basic,
                "Content-Type": "application/x-www-form-urlencoded",
            },
            body=b"grant_type=client_credentials",
        )
        try:
            token = msgspec.json.decode(answer.body, type=wire.Token)
            float(token.expires_in)
        except (msgspec.DecodeError, ValueError):
            raise Unavailable(f"no token: HTTP {answer.status}") from None
        return token


class Subscriber:
    """Asks Track Alert to push what happens to parcels, again when a subscription grows old."""

    def __init__(self, client: Client, path: str, url: str, secret: str, locale: str) -> None:
        self._client = client
        self._path = path
        self._destination = wire.Destination(url=url, credential=secret)
        self._locale = locale
        self._until: dict[str, float] = {}

    def __repr__(self) -> str:
        return "Subscriber()"

    async def subscribe(self, numbers: Sequence[str]) -> bool:
        """False where it was refused. Raises Unavailable."""
        now = asyncio.get_running_loop().time()
        new = [number for number in numbers if self._until.get(number, now) <= now]
        if not new:
            return True
        body = wire.Subscription(
            locale=self._locale,
            country_code=self._locale[-2:],
            tracking_number_list=new,
            destination=self._destination,
        )
        answer = await self._client.subscribe(self._path, msgspec.json.encode(body))
        if len(self._until) > ALERTED_MAX:
            self._until.clear()  # those still under way are asked for once more
        self._until.update(dict.fromkeys(new, now + ALERT_SECONDS))
        return answer.is_yes
