"""A van with five parcels in Helsinki, and the phone in its cab as a program."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

from aiohttp import ClientSession, FormData
from aiohttp.test_utils import TestServer

from core.actions.ask import ask
from core.courier_commands import MakeCourierLink
from core.model.asker import Asker, Role
from core.model.courier_link import CourierLink, token_hash
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.ids import DeliveryId
from core.model.location import Location
from core.model.recipient import Recipient
from core.model.route import Route, Stop
from core.model.window import Window
from tests.bot.building import Building, a_route
from tests.bot.world import DELIVERY, a_delivery, located
from web.courier import new_token

ANNA = Asker(Role.AGENT, "agt_anna")
STREETS = (
    "Mannerheimintie 12 B 24",
    "Bulevardi 5",
    "Kaivokatu 1",
    "Yrjönkatu 9",
    "Fredrikinkatu 2",
)
JPEG = b"\xff\xd8\xff\xe0" + b"a photo" * 40
PNG = b"\x89PNG\r\n\x1a\n" + b"a name" * 40


def parcel(number: int) -> Delivery:
    """The first is Aino's."""
    if number == 0:
        first = replace(a_delivery(), conversation=None)
    else:
        id = DeliveryId(f"dlv_0000000000000000000{number + 1}")
        first = replace(
            a_delivery(id),
            tracking_number=f"JJFI6000000000{number + 1}",
            conversation=None,
            chat_token=f"lnk{number}",
            recipient=Recipient(name=f"Neighbour {number}", phone=f"+35840000000{number}"),
        )
    told = located(f"{STREETS[number]}, 00100 Helsinki")
    address = replace(first.address, verdict=told)
    card = DoorCard(code=f"44{number}#", floor="3", note=f"Ring twice, code 99{number}1")
    return replace(first, address=address, door_card=card)


def a_morning_route() -> Route:
    begin = datetime(2026, 11, 24, 7, tzinfo=UTC)
    stops = tuple(
        Stop(
            key=parcel(number).id,
            delivery=parcel(number).id,
            tracking_number=parcel(number).tracking_number,
            location=Location(60.166, 24.932 + number * 0.002),
            service_seconds=180,
            window=Window(begin + timedelta(hours=1), begin + timedelta(hours=3)),
            arrival=begin + timedelta(minutes=70 + 12 * number),
        )
        for number in range(5)
    )
    return replace(a_route(day=0), stops=stops)


async def a_busy_morning(building: Building) -> None:
    await building.furnish(*(parcel(number) for number in range(5)))
    async with building.house.store.begin() as unit:
        await unit.routes.put(a_morning_route())
    await building.proven()


@dataclass(slots=True)
class Answer:
    status: int
    text: str
    headers: Mapping[str, str]

    @property
    def words(self) -> str:
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", self.text)).split())

    def card(self, delivery: str) -> str:
        """One stop's card, as it is written."""
        found = re.search(
            rf'<article[^>]*data-delivery="{delivery}".*?</article>', self.text, re.DOTALL
        )
        return html.unescape(found[0]) if found is not None else ""

    def state(self, delivery: str) -> str:
        found = re.search(r'data-state="(\w+)"', self.card(delivery))
        return found[1] if found is not None else ""


@dataclass(slots=True)
class Cab:
    """The page's own calls, made by hand."""

    building: Building
    server: TestServer
    session: ClientSession
    token: str = ""
    link: CourierLink | None = None
    presses: int = field(default=0)

    async def make_link(self) -> str:
        self.token = new_token()
        command = MakeCourierLink(a_morning_route().ref, token_hash(self.token))
        self.link = (await ask(self.building.house, command, ANNA)).courier_link
        return self.token

    async def get(self, path: str = "", **headers: str) -> Answer:
        url = self.server.make_url(f"/driver/{self.token}{path}")
        headers = {"Accept-Language": "en"} | headers
        async with self.session.get(url, headers=headers) as response:
            return Answer(response.status, await response.text(), response.headers)

    async def press(
        self,
        type: str,
        delivery: str | None = DELIVERY,
        picture: bytes | None = None,
        **fields: object,
    ) -> Answer:
        self.presses += 1
        told = {"id": f"press-{self.presses:04}", "type": type, "delivery": delivery} | fields
        is_said = {name: each for name, each in told.items() if each is not None}
        return await self.send(is_said, picture)

    async def send(self, told: dict[str, object], picture: bytes | None = None) -> Answer:
        form = FormData()
        form.add_field("press", json.dumps(told), filename="press", content_type="application/json")
        if picture is not None:
            form.add_field("picture", BytesIO(picture), filename="p", content_type="text/html")
        url = self.server.make_url(f"/driver/{self.token}/press")
        async with self.session.post(url, data=form) as response:
            return Answer(response.status, await response.text(), response.headers)

    async def delivery(self, id: DeliveryId = DELIVERY) -> Delivery:
        async with self.building.house.store.read() as unit:
            found = await unit.deliveries.get(id)
        assert found is not None
        return found
