"""The pin's way in: one row in the chat's own lane, from its own person, about their delivery."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.app_pin import app_pin_of
from bot.buttons import tail
from bot.heard import Pin
from core.model.location import Location
from tests.bot.building import LANE
from tests.web_miniapp.opening import OTHER_TOKEN, STRANGER, Chat
from web.miniapp import MiniApp
from web.miniapp.init_data import AGE_MAX


async def rows(chat: Chat) -> list[Pin]:
    """What waits in the lane of the chat, as the bot will hear it."""
    lanes, wall = chat.building.lanes, chat.building.clock.wall()
    found = []
    for lease in await lanes.claim_in("reader", wall, 10):
        assert lease.lane == LANE
        for row in await lanes.next_in(lease, 10):
            arrival = app_pin_of(row.incoming.body)
            assert arrival is not None
            assert (arrival.chat_id, arrival.user_id) == (7, 7)
            assert isinstance(arrival.what, Pin)
            found.append(arrival.what)
        await lanes.release(lease, wall)
    return found


async def test_a_pin_waits_in_the_chat_s_own_lane(chat: Chat) -> None:
    """Exactly as the page sent it, about the delivery that its button named."""
    answer = await chat.send(chat.opened(), lat=60.1712, lon=24.9431, accuracy_m=6)
    assert answer.status == 202
    assert answer.headers["Cache-Control"] == "no-store"
    pin = Pin(Location(60.1712, 24.9431), 6.0, moved=True, delivery=tail(chat.delivery))
    assert await rows(chat) == [pin]


async def test_the_bot_answers_it_in_the_chat(chat: Chat) -> None:
    """The row is heard as a pin that was sent there."""
    before = len(chat.building.sent)
    await chat.send(chat.opened())
    letters = await chat.building.work()
    assert letters
    assert len(chat.building.sent) > before


async def test_the_same_again_is_answered_again_and_counts_once(chat: Chat) -> None:
    """A phone that lost the answer asks again."""
    init_data = chat.opened()
    answers = [await chat.send(init_data) for _ in range(3)]
    assert [one.status for one in answers] == [202, 202, 202]
    assert await chat.waiting() == 1


async def test_the_same_at_once_counts_once(chat: Chat) -> None:
    """Two presses of an impatient thumb."""
    init_data = chat.opened()
    answers = await asyncio.gather(*(chat.send(init_data) for _ in range(4)))
    assert {one.status for one in answers} == {202}
    assert await chat.waiting() == 1


async def test_an_opening_is_used_once(chat: Chat) -> None:
    """Whoever has seen it cannot move the pin with it, however it is spelt."""
    init_data = chat.opened()
    await chat.send(init_data)
    assert (await chat.send(init_data, lat=60.17)).status == 401
    turned = "&".join(reversed(init_data.split("&")))
    assert (await chat.send(turned, lat=60.17)).status == 401
    assert await chat.waiting() == 1


async def test_a_row_whose_answer_was_never_kept_is_not_taken_twice(
    chat: Chat, mini_app: MiniApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process died between the two."""
    init_data = chat.opened()

    async def forgets(*what: object) -> None:
        return None

    monkeypatch.setattr(type(mini_app._door._used), "keep", forgets)
    assert (await chat.send(init_data)).status == 202
    assert (await chat.send(init_data, lat=60.17)).status == 401
    assert await chat.waiting() == 1


@pytest.mark.parametrize(
    "init_data",
    [None, "", "nonsense", "user=%7B%22id%22%3A7%7D", "hash=", "query_id=1&hash=" + "0" * 64],
)
async def test_who_shows_nothing_is_not_known(chat: Chat, init_data: str | None) -> None:
    """On every call that is about somebody."""
    calls = [
        await chat.send(init_data),
        await chat.call("GET", f"/app/pin/start?d={chat.tail}", init_data),
        await chat.call("POST", "/app/pin/near", init_data, {"d": chat.tail, "lat": 1, "lon": 1}),
    ]
    for answer in calls:
        assert answer.status == 401
        assert answer.content_type == "application/problem+json"
        assert (await answer.json())["code"] == "unauthorized"
        assert answer.headers["WWW-Authenticate"] == "tma"
    assert await chat.waiting() == 0


async def test_an_old_opening_is_not_enough(chat: Chat) -> None:
    """The page says that it was open too long."""
    init_data = chat.opened()
    chat.building.clock.at += AGE_MAX + timedelta(seconds=2)
    assert (await chat.send(init_data)).status == 401
    assert await chat.waiting() == 0


async def test_another_bot_s_opening_is_not_enough(chat: Chat) -> None:
    """Signed, by somebody else's token."""
    assert (await chat.send(chat.opened(token=OTHER_TOKEN))).status == 401


async def test_a_stranger_hears_nothing(chat: Chat) -> None:
    """A forwarded link, opened by somebody with a Telegram of their own: as if it were nowhere."""
    stranger = chat.opened(STRANGER)
    own = chat.opened()
    asked = [
        await chat.send(stranger),
        await chat.call("GET", f"/app/pin/start?d={chat.tail}", stranger),
        await chat.send(own, d="nowhere1"),
        await chat.call("GET", "/app/pin/start?d=nowhere1", own),
        await chat.call("GET", "/app/pin/start", own),
    ]
    assert [one.status for one in asked] == [404] * 5
    assert len({(await one.json())["detail"] for one in asked}) == 1
    assert await chat.waiting() == 0


async def test_a_delivery_that_is_no_longer_theirs_is_nowhere(chat: Chat) -> None:
    """Unbound, or over."""
    for change in ({"conversation": None}, {"status": "delivered"}):
        delivery = await chat.building.delivery()
        async with chat.building.house.store.begin() as unit:
            await unit.deliveries.save(replace(chat.delivery, **change))
        assert (await chat.send(chat.opened(query_id=str(change)))).status == 404
        async with chat.building.house.store.begin() as unit:
            await unit.deliveries.save(delivery)
    assert await chat.waiting() == 0


@pytest.mark.parametrize(
    ("pin", "status"),
    [
        ({"lat": 91}, 422),
        ({"lon": -181}, 422),
        ({"lat": "60"}, 422),
        ({"lat": None}, 422),
        ({"accuracy_m": -1}, 422),
        ({"accuracy_m": 1e9}, 422),
        ({"d": ""}, 422),
        ({"d": "x" * 100}, 422),
        ({"d": "../../x"}, 422),
    ],
)
async def test_what_is_no_pin_is_refused(chat: Chat, pin: dict[str, object], status: int) -> None:
    """Each field within its bounds; the page can then send a right one still."""
    init_data = chat.opened()
    assert (await chat.send(init_data, **pin)).status == status
    assert (await chat.send(init_data)).status == 202


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'{"lat":NaN}', b"\xff", b"{" * 50_000]
)
async def test_what_is_no_json_is_refused(chat: Chat, body: bytes) -> None:
    """And nothing breaks."""
    answer = await chat.call("POST", "/app/pin", chat.opened(), body)
    assert answer.status in (400, 422)
    assert await chat.waiting() == 0


async def test_too_fast_is_said(chat: Chat) -> None:
    """Each person has a pace; another one is not held up."""
    init_data = chat.opened()
    told = {"d": chat.tail, "lat": 60.1708, "lon": 24.9415}
    statuses = [
        (await chat.call("POST", "/app/pin/near", init_data, told)).status for _ in range(60)
    ]
    assert 429 in statuses
    assert (await chat.send(chat.opened(STRANGER))).status == 404


async def test_the_pin_starts_at_the_address(chat: Chat) -> None:
    """With its line, in the language of the talk."""
    answer = await chat.call("GET", f"/app/pin/start?d={chat.tail}", chat.opened())
    told = await answer.json()
    assert (told["lat"], told["lon"], told["is_known"]) == (60.1708, 24.9415, True)
    assert told["label"] == chat.delivery.address.line
    assert told["language"] == "en"


async def test_the_pin_starts_at_the_draft_that_the_chat_talks_about(chat: Chat) -> None:
    """Somebody who corrects an address goes on from there."""
    await chat.building.presses("address.change")
    await chat.building.types("Bulevardi 5")
    answer = await chat.call("GET", f"/app/pin/start?d={chat.tail}", chat.opened())
    told = await answer.json()
    assert told["label"] == "Bulevardi 5, 00120 Helsinki"
    assert (told["lat"], told["lon"]) == (60.166, 24.932)


async def test_an_address_that_is_nowhere_starts_amid_the_streets(chat: Chat) -> None:
    """And says that this is not yet the place."""
    nowhere = replace(chat.delivery.address, location=None, verdict=None)
    async with chat.building.house.store.begin() as unit:
        await unit.deliveries.save(replace(chat.delivery, address=nowhere))
    answer = await chat.call("GET", f"/app/pin/start?d={chat.tail}", chat.opened())
    told = await answer.json()
    assert told["is_known"] is False
    assert abs(told["lat"] - 60.1716) < 0.01


@pytest.mark.parametrize(
    ("lat", "lon", "line"),
    [(60.17082, 24.94152, "Kaivokatu 1, 00100 Helsinki"), (60.18, 24.95, None)],
)
async def test_the_house_beside_the_pin_is_told(
    chat: Chat, lat: float, lon: float, line: str | None
) -> None:
    """While it is being moved; nothing where nobody lives."""
    told = {"d": chat.tail, "lat": lat, "lon": lon}
    answer = await chat.call("POST", "/app/pin/near", chat.opened(), told)
    assert json.loads(await answer.read()) == {"line": line}
