"""A pin from the page with the map: heard in its chat, in order, and only there."""

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.app_pin import app_pin_of
from bot.buttons import tail
from bot.heard import Arrival, Pin
from bot.letter import Letter
from bot.notices import CannotRead
from core.model.location import Location
from core.model.post import Incoming, Source
from tests.bot.building import LANE, Building

TOLD: dict[str, Any] = {
    "chat_id": 7,
    "user_id": 7,
    "lat": 60.1662,
    "lon": 24.9321,
    "accuracy_m": 12,
    "delivery": "00000001",
}


def body(**told: object) -> bytes:
    return json.dumps({"app_pin": TOLD | told}).encode()


A_TAP = (
    b'{"app_slot": {"chat_id": 7, "user_id": 7, "start": "2026-11-25T08:00:00Z",'
    b' "end": "2026-11-25T10:00:00Z", "delivery": "00000001"}}'
)


def test_the_page_says_where_and_about_what() -> None:
    """Read as a pin that was moved by hand."""
    pin = Pin(Location(60.1662, 24.9321), 12.0, moved=True, delivery="00000001")
    assert app_pin_of(body()) == Arrival(chat_id=7, user_id=7, what=pin)
    whole_id = app_pin_of(body(delivery="dlv_00000000000000000001", accuracy_m=None))
    assert whole_id is not None
    assert whole_id.what == Pin(Location(60.1662, 24.9321), moved=True, delivery="00000001")


@pytest.mark.parametrize(
    "broken", [b"", b"{}", b'{"app_pin": 5}', body(lat=91), body(lat="x"), body(chat_id=None)]
)
def test_what_is_no_pin_is_none(broken: bytes) -> None:
    """The row is then read as whatever else it may be."""
    assert app_pin_of(broken) is None


async def put(building: Building, told: bytes, name: str = "app:1") -> list[Letter]:
    incoming = Incoming(
        source=Source.HOUSE, id=name, lane=LANE, body=told, received_at=building.clock.wall()
    )
    async with building.house.store.begin() as unit:
        await unit.post.receive(incoming)
    return await building.work()


async def test_it_is_answered_as_a_pin_sent_in_the_chat(building: Building) -> None:
    """The same words and buttons, and the same line of the transcript."""
    await building.furnish()
    await building.proven()
    await building.presses("address.change")
    place = {"latitude": TOLD["lat"], "longitude": TOLD["lon"], "horizontal_accuracy": 12}
    in_chat = await building.update(message=building.message(location=place))
    of_page = await put(building, body(delivery=tail(await building.delivery())))
    assert [letter.text for letter in of_page] == [letter.text for letter in in_chat]
    talk = await building.talk()
    async with building.house.store.read() as unit:
        lines = [line for _, line in await unit.conversations.messages(talk.id)]
    pins = [(line.lat, line.lon) for line in lines if line.kind == "pin"]
    assert pins == [(TOLD["lat"], TOLD["lon"])] * 2


async def test_a_pin_about_a_parcel_that_is_not_theirs_is_an_old_one(building: Building) -> None:
    """As a button under an old card is."""
    await building.furnish()
    await building.proven()
    before = (await building.delivery()).address
    letters = await put(building, body(delivery="zzzzzzzz"))
    assert letters
    assert (await building.delivery()).address == before


@pytest.mark.parametrize("told", [body(), A_TAP])
async def test_a_page_alone_begins_no_talk(building: Building, told: bytes) -> None:
    """The chat was forgotten while the page stood open."""
    await building.furnish()
    assert await put(building, told) == []
    async with building.house.store.read() as unit:
        assert await unit.conversations.of_lane(LANE) is None


async def test_a_row_that_is_neither_is_buried(building: Building) -> None:
    """Where people look, as before."""
    await building.furnish()
    await building.proven()
    with pytest.raises(CannotRead):
        await put(building, b'{"app_pin": {}}')


async def test_a_letter_says_where_its_map_is_and_what_its_button_opens(building: Building) -> None:
    """The picture itself is drawn later; the transcript keeps where the pin stood."""
    limits = replace(building.house.limits, app_url="https://doorstep.example")
    house = replace(building.house, limits=limits)
    building.house, building.converse = house, replace(building.converse, house=house)
    await building.furnish()
    await building.proven()
    card = building.sent[-1]
    delivery = await building.delivery()
    assert card.picture is not None
    assert card.picture.location == delivery.address.point
    (path,) = card.apps.values()
    assert path.startswith(f"/app/pin?d={tail(delivery)}&v=")
    async with house.store.read() as unit:
        talk = await building.talk()
        _, line = list(await unit.conversations.messages(talk.id))[-1]
    assert (line.lat, line.lon) == (card.picture.location.lat, card.picture.location.lon)
