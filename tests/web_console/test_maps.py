"""Maps on the console: a pin that was sent, the door, and the courier on the way to it."""

from dataclasses import dataclass, field, replace

import pytest_asyncio

from core.model.conversation import Author, Message
from core.model.ids import ConversationId, MessageId
from core.model.location import Location
from core.model.map_picture import MapPicture
from core.model.status import EventType
from core.model.sync import Position
from core.ports import Unavailable
from tests.bot.building import a_route
from tests.bot.reports import reported
from tests.bot.world import DELIVERY
from tests.web_console.front import Browser, Front
from tests.web_console.test_access import limited

HERE = Location(60.17, 24.94)
SEEN = Location(60.18, 24.95)


@dataclass(slots=True)
class Draughtsman:
    """Draws nothing, and keeps what it was asked for."""

    asked: list[MapPicture] = field(default_factory=list)
    is_ill: bool = False

    async def picture(self, what: MapPicture) -> bytes:
        if self.is_ill:
            raise Unavailable("no ink")
        self.asked.append(what)
        return b"\x89PNG of it"


@pytest_asyncio.fixture
async def maps(front: Front) -> Draughtsman:
    found = Draughtsman()
    await front.move_into(replace(front.building.house, maps=found))
    return found


@pytest_asyncio.fixture
async def anna(front: Front, maps: Draughtsman) -> Browser:
    return await front.signed_in("Anna")


async def a_pin(front: Front) -> tuple[ConversationId, int]:
    talk = await front.waiting_talk()
    pin = Message(
        id=MessageId("msg_pin"),
        conversation=talk,
        at=front.building.clock.at,
        author=Author.RECIPIENT,
        kind="pin",
        lat=HERE.lat,
        lon=HERE.lon,
        delivery=DELIVERY,
    )
    async with front.building.house.store.begin() as unit:
        await unit.conversations.say(pin)
        return talk, (await unit.conversations.last_seqs([talk]))[talk]


async def test_a_pin_is_shown_on_a_map(front: Front, anna: Browser, maps: Draughtsman) -> None:
    """And its numbers stay; another line has none."""
    talk, seq = await a_pin(front)
    page = await anna.get(f"/c/{talk}")
    assert f'src="/console/c/{talk}/pins/{seq}"' in page.text and "60.17000" in page.words
    drawn = await anna.get(f"/c/{talk}/pins/{seq}")
    assert (drawn.status, drawn.headers["Content-Type"]) == (200, "image/png")
    assert drawn.headers["X-Content-Type-Options"] == "nosniff"
    assert maps.asked == [MapPicture(location=HERE)]
    assert (await anna.get(f"/c/{talk}/pins/{seq + 1}")).status == 404


async def test_the_courier_is_shown_once_they_are_on_the_way(
    front: Front, anna: Browser, maps: Draughtsman
) -> None:
    """Where they were seen a moment ago, or not at all."""
    talk = await front.waiting_talk()
    delivery = await front.building.delivery()
    door = delivery.address.point
    assert door is not None
    assert "On the map" in (await anna.get(f"/c/{talk}")).text
    assert (await anna.get(f"/c/{talk}/map/{delivery.id}")).status == 200
    route = a_route("r-today", day=0)
    stop = replace(route.stops[0], key=delivery.id, delivery=delivery.id)
    place = Position(route=route.ref, at=front.building.clock.at, location=SEEN)
    async with front.building.house.store.begin() as unit:
        await unit.routes.add(replace(route, stops=(stop,)))
        await unit.positions.add([place])
    await reported(front.building, EventType.OUT_FOR_DELIVERY, "e1")
    assert (await anna.get(f"/c/{talk}/map/{delivery.id}")).status == 200
    assert [one.courier for one in maps.asked] == [None, SEEN]
    assert {one.location for one in maps.asked} == {door}


async def test_nobody_sees_anothers_door_or_pin(
    front: Front, anna: Browser, maps: Draughtsman
) -> None:
    """Nor is it drawn."""
    talk, seq = await a_pin(front)
    assert (await anna.get(f"/c/{talk}/map/dlv_another")).status == 404
    assert (await anna.get(f"/c/cnv_another/pins/{seq}")).status == 404
    await limited(front, "Anna", "another")
    assert (await anna.get(f"/c/{talk}/pins/{seq}")).status == 404
    assert (await anna.get(f"/c/{talk}/map/{DELIVERY}")).status == 404
    assert maps.asked == []


async def test_where_nobody_draws_the_numbers_are_enough(
    front: Front, anna: Browser, maps: Draughtsman
) -> None:
    """A picture that cannot be drawn is not there; without an extract none is asked for."""
    talk, seq = await a_pin(front)
    maps.is_ill = True
    assert (await anna.get(f"/c/{talk}/pins/{seq}")).status == 404
    await front.move_into(replace(front.building.house, maps=None))
    anna = await front.signed_in("Anna")
    page = await anna.get(f"/c/{talk}")
    assert "/pins/" not in page.text and "On the map" not in page.text
    assert (await anna.get(f"/c/{talk}/pins/{seq}")).status == 404
