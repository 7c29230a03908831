"""What changes comes to the page by itself; and where the phone is, as its courier wants."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

import pytest
from aiohttp import ClientResponse

from core.actions.ask import ask
from core.courier_commands import RevokeCourierLink
from core.model.sync import Position
from tests.web_courier.van import ANNA, Cab, a_morning_route, parcel

HERE = {"lat": 60.1661, "lon": 24.9345, "accuracy_m": 12.0, "ago_seconds": 3}
PATIENCE_SECONDS = 60.0


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page looks ten times a second, so that no test waits for it."""
    monkeypatch.setattr("web.courier.stream.LOOK_SECONDS", 0.1)
    monkeypatch.setattr("web.courier.stream.REST_SECONDS", 0.05)


@dataclass(slots=True)
class Stream:
    response: ClientResponse

    async def next(self) -> tuple[str, str, str]:
        """(kind, mark, data) of what comes next."""
        told = {"event": "", "id": "", "data": ""}
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                line = (await self.response.content.readline()).decode().rstrip("\n")
                if not line and told["event"]:
                    return told["event"], told["id"], told["data"]
                name, _, value = line.partition(": ")
                if name in told:
                    told[name] = value


@asynccontextmanager
async def streamed(cab: Cab, seen: str = "", **headers: str) -> AsyncIterator[Stream]:
    url = cab.server.make_url(f"/driver/{cab.token}/stream")
    query = {"seen": seen} if seen else {}
    async with cab.session.get(url, params=query, headers=headers) as response:
        assert response.headers["Content-Type"] == "text/event-stream"
        yield Stream(response)


async def test_what_is_pressed_comes_by_itself(cab: Cab) -> None:
    """Nobody asks for it; the part of the page that it is."""
    async with streamed(cab) as stream:
        kind, before, data = await stream.next()
        assert kind == "stops"
        assert 'data-state="planned"' in json.loads(data)["html"]
        assert json.loads(data)["lasts"] > 0
        await cab.press("loaded")
        kind, after, data = await stream.next()
        assert (kind, after != before) == ("stops", True)
        assert 'data-state="loaded"' in json.loads(data)["html"]


@pytest.mark.parametrize("by", ["seen", "Last-Event-ID"])
async def test_what_the_page_shows_already_is_not_sent(cab: Cab, by: str) -> None:
    """By the page's own word, and by the browser's after a lost connection."""
    mark = (await cab.get("/stops")).headers["ETag"]
    async with streamed(cab, **{by: mark}) as stream:
        await cab.press("loaded")
        _, after, data = await stream.next()
    assert after != mark
    assert 'data-state="loaded"' in json.loads(data)["html"]


async def test_a_second_that_passes_is_no_news(cab: Cab) -> None:
    """The page counts a wait by itself."""
    await cab.press("out_for_delivery", None)
    await cab.press("no_answer")
    before = await cab.get("/stops")
    cab.building.clock.at += timedelta(seconds=20)
    after = await cab.get("/stops", **{"If-None-Match": before.headers["ETag"]})
    assert after.status == 304


async def test_an_ended_link_ends_the_stream(cab: Cab) -> None:
    """And says so."""
    assert cab.link is not None
    async with streamed(cab) as stream:
        await stream.next()
        await ask(cab.building.house, RevokeCourierLink(cab.link.id), ANNA)
        kind, _, _ = await stream.next()
    assert kind == "over"


# --- where the phone is ---------------------------------------------------------------------------


async def tells(cab: Cab, **told: object) -> int:
    url = cab.server.make_url(f"/driver/{cab.token}/place")
    async with cab.session.post(url, json=HERE | told) as answer:
        return answer.status


async def newest(cab: Cab) -> Position | None:
    async with cab.building.house.store.read() as unit:
        return await unit.positions.newest(a_morning_route().ref)


async def test_a_phones_place_is_a_position_of_its_own_route(cab: Cab) -> None:
    """As if the carrier had told it."""
    assert await tells(cab) == 204
    known = await newest(cab)
    assert known is not None
    assert (known.location.lat, known.location.lon, known.accuracy_m) == (60.1661, 24.9345, 12.0)
    assert known.at == cab.building.clock.now() - timedelta(seconds=3)


async def test_places_that_come_too_often_are_not_kept(cab: Cab) -> None:
    """A position every few seconds is enough for every map."""
    await tells(cab)
    cab.building.clock.at += timedelta(seconds=2)
    await tells(cab, lat=60.2)
    known = await newest(cab)
    assert known is not None
    assert known.location.lat == 60.1661


@pytest.mark.parametrize("told", [{"accuracy_m": 2000.0}, {"ago_seconds": 900}])
async def test_a_place_that_says_nothing_is_not_kept(cab: Cab, told: dict[str, object]) -> None:
    """Too rough, or too old."""
    assert await tells(cab, **told) == 204
    assert await newest(cab) is None


@pytest.mark.parametrize("told", [{"lat": 91}, {"lon": "east"}, {"lat": None}])
async def test_what_is_no_place_is_refused(cab: Cab, told: dict[str, object]) -> None:
    """Nothing of it is kept."""
    assert await tells(cab, **told) in (400, 422)
    assert await newest(cab) is None


async def test_nobody_is_followed_before_the_route(cab: Cab) -> None:
    """The night before is nobody's affair."""
    cab.building.clock.at = a_morning_route().start.at - timedelta(hours=2)
    await tells(cab)
    assert await newest(cab) is None


async def test_nobody_is_followed_after_the_last_stop(cab: Cab) -> None:
    """Nobody waits for them any more."""
    for number in range(5):
        await cab.press("attempt_failed", parcel(number).id, reason="out_of_time")
    await tells(cab)
    assert await newest(cab) is None
