"""The map with the courier: only for its own person, only while they are near, never a guess."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientResponse

from core.actions.courier_places import FRESH
from core.model.ids import RouteRef
from core.model.location import Location
from core.model.route import Stop, StopState
from core.model.status import EventType
from core.model.sync import Position
from tests.bot.world import NOW
from tests.integrations.map_world import STATION
from tests.web_miniapp.opening import OTHER_TOKEN, STRANGER, Chat

VAN = Location(60.1706, 24.9445)


async def near(chat: Chat, *, age: timedelta = timedelta()) -> None:
    """The courier is two stops away, and told so that long ago."""
    async with chat.building.house.store.begin() as unit:
        delivery = await unit.deliveries.get(chat.delivery.id)
        assert delivery is not None
        delivery = delivery.moved(EventType.OUT_FOR_DELIVERY, NOW).moved(EventType.NEAR, NOW)
        await unit.deliveries.save(delivery)
        route = await unit.routes.lock(RouteRef("r1"))
        assert route is not None
        stop = Stop(key=delivery.id, delivery=delivery.id, location=STATION, service_seconds=180)
        await unit.routes.put(route.with_stops((*route.stops, stop)))
        await unit.positions.add([Position(route=route.ref, at=NOW - age, location=VAN)])


async def asked(chat: Chat, init_data: str | None = None) -> ClientResponse:
    return await chat.call("GET", f"/app/near/where?d={chat.tail}", init_data or chat.opened())


async def where(chat: Chat) -> dict[str, Any]:
    answer = await asked(chat)
    assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-store")
    told: dict[str, Any] = await answer.json()
    return told


async def test_the_courier_is_shown_beside_the_door(chat: Chat) -> None:
    """And nothing of anybody else's stops."""
    await near(chat)
    told = await where(chat)
    assert told["courier"] == {"lat": VAN.lat, "lon": VAN.lon}
    assert told["door"] == {"lat": STATION.lat, "lon": STATION.lon}
    assert set(told) == {"language", "zone", "door", "courier", "reported_at", "expected"}


async def test_an_old_place_is_told_by_its_time_alone(chat: Chat) -> None:
    """Nobody guesses where they may be by now."""
    await near(chat, age=FRESH + timedelta(minutes=1))
    told = await where(chat)
    assert told["courier"] is None
    assert told["reported_at"] is not None


async def test_before_and_after_there_is_nothing_to_see(chat: Chat) -> None:
    """Not yet near, and at the door."""
    assert (await asked(chat)).status == 404
    await near(chat)
    async with chat.building.house.store.begin() as unit:
        delivery = await unit.deliveries.get(chat.delivery.id)
        assert delivery is not None
        await unit.deliveries.save(replace(delivery, arrived_at=NOW))
    assert (await asked(chat)).status == 404


async def test_a_courier_who_has_passed_by_is_shown_no_more(chat: Chat) -> None:
    """At other people's doors they are nobody's to watch."""
    await near(chat)
    async with chat.building.house.store.begin() as unit:
        route = await unit.routes.lock(RouteRef("r1"))
        assert route is not None
        later = Stop(key="load-9", location=VAN, service_seconds=180, state=StopState.SERVED)
        await unit.routes.put(route.with_stops((*route.stops, later)))
    told = await where(chat)
    assert (told["courier"], told["reported_at"]) == (None, None)


async def test_a_stranger_sees_nothing(chat: Chat) -> None:
    """Nor does who cannot show that Telegram opened the page for them."""
    await near(chat)
    assert (await asked(chat, chat.opened(user=STRANGER))).status == 404
    assert (await asked(chat, chat.opened(token=OTHER_TOKEN))).status == 401


@pytest.mark.parametrize("file", ["near.js", "near.css"])
async def test_the_page_and_its_files_are_there(chat: Chat, file: str) -> None:
    """With the policy of the others."""
    page = await chat.session.get(chat.server.make_url("/app/near"))
    assert page.status == 200
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert (await chat.session.get(chat.server.make_url(f"/app/static/{file}"))).status == 200
