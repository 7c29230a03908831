"""Opening the page as Telegram does: initData, signed with the bot's token.

Written from Telegram's description and not with our code: both agree only if both are right.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import quote, urlencode

from aiohttp import ClientResponse, ClientSession
from aiohttp.test_utils import TestServer

from core.model.address import AddressQuery, Suggestion, Verdict
from core.model.delivery import Delivery
from core.model.location import Location
from tests.bot.building import LANE, Building
from tests.bot.world import located

TOKEN = "1:the-token-of-our-bot"
OTHER_TOKEN = "2:the-token-of-another-bot"
AINO, STRANGER = 7, 8


def init_fields(at: datetime, user: int = AINO, **more: str) -> dict[str, str]:
    """What Telegram tells a page that a button of a private chat opened."""
    told = {"id": user, "first_name": "Aino", "language_code": "fi", "allows_write_to_pm": True}
    return {
        "query_id": "AAHdF6IQAAAAAN0XohDhrOrc",
        "user": json.dumps(told, separators=(",", ":")),
        "auth_date": str(int(at.timestamp())),
        "signature": "zL-ucjNyREiHDE8aihFwpfR9aggP2xiAo3NSpfe-p7IbCisNlDKlo7Kb6G4D0Ao2",
    } | more


def sealed(fields: dict[str, str], token: str = TOKEN) -> str:
    """data_check_string: all received fields but hash, sorted, key=value, joined by a line feed."""
    lines = "\n".join(sorted(f"{name}={value}" for name, value in fields.items()))
    secret = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    made = hmac.new(secret, lines.encode(), hashlib.sha256).hexdigest()
    return urlencode({**fields, "hash": made}, quote_via=quote)


HOUSES = {
    "Kaivokatu 1, 00100 Helsinki": Location(60.1708, 24.9415),
    "Vilhonkatu 2, 00100 Helsinki": Location(60.1715, 24.9440),
    "Mikonkatu 9, 00100 Helsinki": Location(60.1700, 24.9455),
}


class Neighbourhood:
    """A gazetteer of three houses: the nearest within fifty metres is beside the pin."""

    version = "three-houses"

    async def check(self, query: AddressQuery) -> Verdict:
        verdict = replace(located(query.text or ""), location=query.pin)
        assert query.pin is not None
        near = [
            (query.pin.metres_to(place), Suggestion(
                formatted=line, components=verdict.components, location=place, score=1.0))
            for line, place in HOUSES.items()
        ]  # fmt: skip
        found = tuple(one for metres, one in sorted(near, key=lambda n: n[0]) if metres < 50)
        return replace(verdict, suggestions=found)

    async def amend(self, verdict: Verdict, text: str) -> Verdict:
        return verdict


@dataclass(slots=True)
class Chat:
    """Aino's chat, proven hers; the page served beside it, and whoever opens it."""

    building: Building
    server: TestServer
    session: ClientSession
    delivery: Delivery

    @property
    def tail(self) -> str:
        return self.delivery.id[-8:]

    def opened(self, user: int = AINO, token: str = TOKEN, **more: str) -> str:
        """initData of an opening now."""
        return sealed(init_fields(self.building.clock.wall(), user, **more), token)

    async def call(
        self, method: str, path: str, init_data: str | None, body: object = None
    ) -> ClientResponse:
        headers = {} if init_data is None else {"Authorization": f"tma {init_data}"}
        data = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        url = self.server.make_url(path)
        answer = await self.session.request(method, url, data=data, headers=headers)
        await answer.read()
        return answer

    async def speaks(self, language: str) -> None:
        """The language that was chosen in the chat."""
        async with self.building.house.store.begin() as unit:
            talk = await unit.conversations.of_lane(LANE)
            assert talk is not None
            await unit.conversations.put(replace(talk, language=language))

    async def send(self, init_data: str | None, **pin: object) -> ClientResponse:
        """The pin, as the page sends it."""
        told = {"d": self.tail, "lat": 60.1712, "lon": 24.9431, "accuracy_m": 6} | pin
        return await self.call("POST", "/app/pin", init_data, told)

    async def waiting(self) -> int:
        """Rows of the inbox that nobody has heard yet."""
        return (await self.building.lanes.depth())["inbox"][0]
