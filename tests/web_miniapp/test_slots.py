"""The calendar's way in and out: what is free, for its own person, and the tap on its way to the
chat, which holds the window and asks."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from aiohttp import ClientResponse

from bot.app_slot import app_slot_of
from bot.buttons import packed_window
from bot.heard import Arrival, Pressed
from core.actions.ask import ask
from core.commands import BookWindow
from core.model.asker import HOUSE
from core.model.carrier import ChangeAction
from core.model.delivery import Format
from core.model.ids import DeliveryId
from core.model.parcel import Money
from core.model.pickup_point import Pickup
from core.model.status import Status
from core.model.window import Window
from tests.bot.world import NOW, a_carrier
from tests.web_miniapp.opening import OTHER_TOKEN, STRANGER, Chat
from tests.web_miniapp.pier import PIER, PIER_HALF_PAST, PIER_TEN, at_the_pier
from web.miniapp.init_data import AGE_MAX

TOMORROW = [datetime(2026, 11, 25, hour, tzinfo=UTC) for hour in range(6, 16, 2)]

KEYS = {"start", "end", "labels", "basis", "fee"}


async def times(chat: Chat, init_data: str | None = None) -> dict[str, Any]:
    answer = await chat.call("GET", f"/app/slots/times?d={chat.tail}", init_data or chat.opened())
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "no-store"
    told: dict[str, Any] = await answer.json()
    return told


async def pick(chat: Chat, init_data: str, **told: object) -> ClientResponse:
    """The third of the windows, as the page sends it."""
    start = TOMORROW[2]
    end = start + timedelta(hours=2)
    body = {"d": chat.tail, "start": start.isoformat(), "end": end.isoformat()}
    return await chat.call("POST", "/app/slots", init_data, body | told)


async def test_what_is_free_is_told_with_its_marks(chat: Chat) -> None:
    """Soonest first, in UTC, with the zone in which the carrier tells its times."""
    told = await times(chat)
    starts = [datetime.fromisoformat(one["start"]) for one in told["times"]]
    assert starts == sorted(starts)
    assert set(TOMORROW[1:4]) <= set(starts)
    assert "soonest" in told["times"][0]["labels"]
    assert sum("greenest" in one["labels"] for one in told["times"]) == 1
    assert (told["zone"], told["language"], told["fee"]) == ("Europe/Helsinki", "en", None)


async def test_nothing_else_is_told(chat: Chat) -> None:
    """No address, no name, no route: what a button in the chat would say, and no more."""
    told = await times(chat)
    assert set(told) == {"language", "point", "now", "zone", "fee", "times", "yours"}
    assert {key for one in told["times"] for key in one} == KEYS


async def test_a_fee_is_told_before_a_tap(chat: Chat) -> None:
    """As the carrier's table has it."""
    carrier = a_carrier()
    wanted = ChangeAction.CHANGE_WINDOW
    dear = replace(carrier.capabilities[wanted], fee=Money(Decimal("2.50"), "EUR"))
    async with chat.building.house.store.begin() as unit:
        await unit.carriers.put(
            replace(carrier, capabilities={**carrier.capabilities, wanted: dear})
        )
    assert (await times(chat))["fee"] == {"amount": "2.50", "currency": "EUR"}


async def test_a_tap_is_held_by_the_chat_which_asks(chat: Chat) -> None:
    """The same words as after a button, and the place is theirs while they think."""
    assert (await pick(chat, chat.opened())).status == 202
    (letter,) = await chat.building.work()
    assert "Shall I book it?" in letter.text
    hold = await chat.building.hold()
    assert hold is not None
    assert hold.window == Window(TOMORROW[2], TOMORROW[2] + timedelta(hours=2))
    assert (await times(chat))["yours"] == [["2026-11-25T10:00:00Z", "2026-11-25T12:00:00Z"]]
    assert "Booked" in (await chat.building.presses("slot.yes"))[0].text


async def test_places_at_a_pickup_point_are_told_and_taken_like_windows_at_a_door(
    chat: Chat,
) -> None:
    """By the point's own clock, with its name; what is full is not shown, and a tap is held."""
    await at_the_pier(chat)
    told = await times(chat)
    assert (told["point"], told["zone"]) == ("West pier", "Europe/Stockholm")
    assert {one["basis"] for one in told["times"]} == {"point"}
    assert "2026-11-25T09:00:00Z" in [one["start"] for one in told["times"]]
    assert (await pick(chat, chat.opened(), start=PIER_TEN, end=PIER_HALF_PAST)).status == 202
    (letter,) = await chat.building.work()
    assert "10:00–10:30" in letter.text
    hold = await chat.building.hold()
    assert hold is not None
    assert hold.route_ref.startswith("point:")
    told = await times(chat)
    assert told["yours"] == [[PIER_TEN, PIER_HALF_PAST]]
    booked = (await chat.building.presses("slot.yes"))[0].text
    assert "Your time at West pier" in booked


async def test_a_place_that_somebody_else_has_is_gone(chat: Chat) -> None:
    """One at a time."""
    await at_the_pier(chat)
    other = replace(
        chat.delivery,
        id=DeliveryId("dlv_99999999999999999999"),
        tracking_number="JJFI99999999999",
        chat_token="another",
        conversation=None,
        format=Format.TERMINAL,
        point=PIER.ref,
        pickup=Pickup(point=PIER.ref),
    )
    async with chat.building.house.store.begin() as unit:
        await unit.deliveries.add(other)
    ten = Window(datetime.fromisoformat(PIER_TEN), datetime.fromisoformat(PIER_HALF_PAST))
    await ask(chat.building.house, BookWindow(other.id, ten), HOUSE)
    assert PIER_TEN not in [one["start"] for one in (await times(chat))["times"]]
    assert (await pick(chat, chat.opened(), start=PIER_TEN, end=PIER_HALF_PAST)).status == 202
    letters = await chat.building.work()
    assert "That time has just gone." in letters[0].text


async def test_what_is_gone_by_then_is_said_in_the_chat(chat: Chat) -> None:
    """A window that nobody drives any more is no dead end."""
    past = NOW - timedelta(hours=3)
    end = past + timedelta(hours=2)
    answer = await pick(chat, chat.opened(), start=past.isoformat(), end=end.isoformat())
    assert answer.status == 202
    letters = await chat.building.work()
    assert "That time has just gone." in letters[0].text
    assert any(data.startswith("slot.pick") for _, data in letters[-1].buttons)


async def test_an_opening_sends_one_window(chat: Chat) -> None:
    """The same again is answered again, another is not taken."""
    init_data = chat.opened()
    assert [(await pick(chat, init_data)).status for _ in range(2)] == [202, 202]
    later = TOMORROW[3].isoformat()
    end = (TOMORROW[3] + timedelta(hours=2)).isoformat()
    assert (await pick(chat, init_data, start=later, end=end)).status == 401
    assert await chat.waiting() == 1


async def test_only_its_own_person_hears_of_a_delivery(chat: Chat) -> None:
    """Somebody else's opening, another bot's, an old one, none at all."""
    path = f"/app/slots/times?d={chat.tail}"
    old = chat.opened(auth_date=str(int((NOW - AGE_MAX).timestamp()) - 1))
    for init_data, status in (
        (chat.opened(STRANGER), 404),
        (chat.opened(token=OTHER_TOKEN), 401),
        (old, 401),
        (None, 401),
    ):
        assert (await chat.call("GET", path, init_data)).status == status
        body = {"d": chat.tail, "start": NOW.isoformat(), "end": NOW.isoformat()}
        assert (await chat.call("POST", "/app/slots", init_data, body)).status in (status, 422)
    assert await chat.waiting() == 0


@pytest.mark.parametrize(
    "broken",
    [
        {"start": "tomorrow"},
        {"start": "2026-11-25T10:00:00"},
        {"start": "2026-11-25T14:00:00Z"},
        {"end": None},
        {"d": ""},
        {"d": "../../etc"},
    ],
)
async def test_what_is_no_window_is_refused(chat: Chat, broken: dict[str, object]) -> None:
    """A naive time, one that closes before it opens, no time at all."""
    assert (await pick(chat, chat.opened(), **broken)).status == 422
    assert await chat.waiting() == 0


async def test_a_parcel_whose_time_cannot_be_changed_says_so(chat: Chat) -> None:
    """It is on its way by now: the page closes, the chat says why."""
    async with chat.building.house.store.begin() as unit:
        told = await unit.deliveries.get(chat.delivery.id)
        assert told is not None
        await unit.deliveries.save(replace(told, status=Status.OUT_FOR_DELIVERY))
    path = f"/app/slots/times?d={chat.tail}"
    assert (await chat.call("GET", path, chat.opened())).status == 409


async def test_the_page_is_the_same_for_everybody(chat: Chat) -> None:
    """Nothing of anybody stands in it, and it loads from us alone."""
    answer = await chat.call("GET", f"/app/slots?d={chat.tail}", None)
    text = await answer.text()
    assert answer.status == 200
    assert "When shall we come?" in text
    assert chat.tail not in text
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_the_row_is_heard_as_the_button() -> None:
    """And what is no such row is read as whatever else it may be."""
    window = Window(TOMORROW[2], TOMORROW[2] + timedelta(hours=2))
    body = (
        b'{"app_slot": {"chat_id": 7, "user_id": 7, "start": "2026-11-25T12:00:00+02:00",'
        b' "end": "2026-11-25T12:00:00Z", "delivery": "dlv_00000000000000000001"}}'
    )
    arrival = app_slot_of(body)
    assert isinstance(arrival, Arrival)
    assert arrival.what == Pressed("slot.pick", ("00000001", *packed_window(window)))
    assert app_slot_of(body.replace(b"12:00:00Z", b"09:00:00Z")) is None
    assert app_slot_of(b"{}") is None
