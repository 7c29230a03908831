"""The courier's place: shown while they are near, never older than minutes, gone when they come."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
import pytest_asyncio
from aiohttp import web

from app.telegram_post import TelegramPost
from bot.letter import Letter, Live, packed
from bot.telegram.live_places import LIVE_SECONDS
from bot.telegram.outlet import Outlet
from bot.telegram.pictures import Pictures
from core.actions.courier_places import FRESH
from core.model.ids import ConversationId, RouteRef
from core.model.location import Location
from core.model.map_picture import MapPicture
from core.model.notice import Notice, NoticeKind
from core.model.post import Channel, OutboxRow, Outgoing, RowState
from core.model.status import EventType
from core.model.sync import Position
from tests.bot.building import Building
from tests.bot.fake_server import Server, no, ok, serving
from tests.bot.test_interruptions import happened, hears
from tests.bot.world import DELIVERY, NOW

TALK = ConversationId("cnv_1")
ROUTE = RouteRef("r1")
HERE = Location(60.17, 24.94)
DOOR = MapPicture(location=Location(60.166, 24.932))


@pytest_asyncio.fixture
async def near(building: Building) -> AsyncIterator[Building]:
    """Aino's courier is a few stops away."""
    await building.furnish()
    await building.proven()
    await hears(building, happened(EventType.OUT_FOR_DELIVERY))
    async with building.house.store.begin() as unit:
        delivery = await unit.deliveries.get(DELIVERY)
        assert delivery is not None
        await unit.deliveries.save(delivery.moved(EventType.NEAR, NOW))
        await unit.positions.add([Position(route=ROUTE, at=NOW, location=HERE)])
    yield building


def moved(number: int = 1) -> Notice:
    return Notice(
        key=f"m{number}",
        kind=NoticeKind.COURIER_MOVED,
        at=NOW,
        delivery=DELIVERY,
        ref="0",
        route=ROUTE,
        valid_until=NOW + FRESH,
    )


def came() -> Notice:
    return Notice(key="c", kind=NoticeKind.COURIER_CAME, at=NOW, delivery=DELIVERY, ref="0")


async def test_a_place_moves_beside_the_talk(near: Building) -> None:
    """One letter, in a lane of its own, without a line of the transcript or a ring."""
    before = await near.talk()
    (letter,) = await near.told(moved())
    assert (letter.live, letter.route, letter.slot) == (Live.MOVES, ROUTE, f"live:{DELIVERY}:0")
    assert await near.talk() == before
    async with near.house.store.read() as unit:
        kinds = [ping.kind for ping in await unit.pings.of(DELIVERY)]
    assert NoticeKind.COURIER_MOVED not in kinds


async def test_after_the_courier_has_come_no_place_is_shown(near: Building) -> None:
    """A move that is heard late begins no map again."""
    (over,) = [each for each in await arrives(near) if each.live is not None]
    assert over.live is Live.OVER
    assert await near.told(moved()) == []


async def arrives(building: Building) -> list[Letter]:
    return await hears(building, happened(EventType.ARRIVED, 5))


async def test_the_card_shows_the_courier_while_they_are_near(near: Building) -> None:
    """A picture for the notice that knows the vehicle, none at the door."""
    notice = Notice(key="n", kind=NoticeKind.ETA, at=NOW, delivery=DELIVERY, route=ROUTE, ref=None)
    (card,) = await near.told(notice)
    assert card.picture is not None and card.route == ROUTE
    cards = [each for each in await arrives(near) if each.slot == f"card:{DELIVERY}"]
    assert [each.picture for each in cards] == [None]


# --- on Telegram's side --------------------------------------------------------------------------


def row_of(letter: Letter) -> OutboxRow:
    out = Outgoing(key="k", channel=Channel.TELEGRAM, lane="l", body=packed(letter))
    return OutboxRow(seq=1, outgoing=out, tries=0, state=RowState.PENDING)


def live(over: bool = False) -> Letter:
    return Letter(
        conversation=TALK,
        chat_id=7,
        text="",
        slot="live:1",
        kind=NoticeKind.COURIER_CAME if over else NoticeKind.COURIER_MOVED,
        route=None if over else ROUTE,
        live=Live.OVER if over else Live.MOVES,
    )


async def carried(
    building: Building, letter: Letter, *, age: timedelta = timedelta(), **answers: web.Response
) -> tuple[Server, RowState | None]:
    fake = Server({name: [answer] for name, answer in answers.items()})
    building.clock.at = NOW + age
    async with serving(fake) as client:
        post = TelegramPost(
            house=building.house, outlet=Outlet(client), quiet=None, chance=lambda: 0.5
        )
        return fake, (await post.carry(row_of(letter))).state


async def test_the_first_place_is_a_message_that_does_not_ring(near: Building) -> None:
    """It ends by itself, whatever becomes of us."""
    fake, state = await carried(near, live(), sendLocation=ok({"message_id": 5}))
    assert state is RowState.DONE
    ((_, told),) = fake.calls
    assert (float(told["latitude"]), float(told["longitude"])) == (HERE.lat, HERE.lon)
    assert (int(told["live_period"]), told["disable_notification"]) == (LIVE_SECONDS, "true")


async def test_a_place_of_long_ago_is_not_shown(near: Building) -> None:
    """Rather nothing than a guess."""
    fake, state = await carried(near, live(), age=FRESH + timedelta(seconds=1))
    assert (fake.methods, state) == ([], RowState.DONE)


@pytest.mark.parametrize("over", [False, True])
async def test_a_server_that_knows_no_maps_stops_nothing(near: Building, over: bool) -> None:
    """The letter is done; the words of the card say the same."""
    _, state = await carried(near, live(over), sendLocation=no(404, "Not Found"))
    assert state is RowState.DONE


async def test_what_moves_is_edited_and_then_stopped() -> None:
    """One message for the whole way."""
    edited, stopped = ok({"message_id": 5}), ok({"message_id": 5})
    fake = Server({"editMessageLiveLocation": [edited], "stopMessageLiveLocation": [stopped]})
    async with serving(fake) as client:
        outlet = Outlet(client)
        await outlet.carry(row_of(live()).outgoing, 5, HERE)
        await outlet.carry(row_of(live(over=True)).outgoing, 5)
    assert fake.methods == ["editMessageLiveLocation", "stopMessageLiveLocation"]


async def test_a_map_that_telegram_has_ended_begins_anew() -> None:
    """After an hour, or when the person has deleted it."""
    fake = Server(
        {
            "editMessageLiveLocation": [no(400, "Bad Request: message can't be edited")],
            "sendLocation": [ok({"message_id": 6})],
        }
    )
    async with serving(fake) as client:
        sent = await Outlet(client).carry(row_of(live()).outgoing, 5, HERE)
    assert sent.telegram_id == 6


class Drawn:
    """Remembers what it drew."""

    def __init__(self) -> None:
        self.pictures: list[MapPicture] = []

    async def picture(self, what: MapPicture) -> bytes:
        self.pictures.append(what)
        return b"\x89PNG\r\n\x1a\n" + bytes(8) + (800).to_bytes(4) + (500).to_bytes(4)


@pytest.mark.parametrize("courier", [HERE, None])
async def test_the_picture_is_drawn_where_the_courier_is_now(courier: Location | None) -> None:
    """And the words go alone where nobody knows."""
    letter = Letter(
        conversation=TALK, chat_id=7, text="x", slot="card:1", picture=DOOR, route=ROUTE
    )
    maps = Drawn()
    fake = Server({"sendPhoto": [ok({"message_id": 5})], "sendMessage": [ok({"message_id": 6})]})
    async with serving(fake) as client:
        await Outlet(client, pictures=Pictures(maps)).carry(row_of(letter).outgoing, None, courier)
    assert maps.pictures == ([] if courier is None else [replace(DOOR, courier=courier)])
    assert fake.methods == (["sendMessage"] if courier is None else ["sendPhoto"])


async def test_the_words_under_a_picture_are_edited_there() -> None:
    """A card that has a picture by now is not sent anew for a word."""
    fake = Server(
        {
            "editMessageText": [no(400, "Bad Request: there is no text in the message to edit")],
            "editMessageCaption": [ok({"message_id": 5})],
        }
    )
    letter = Letter(conversation=TALK, chat_id=7, text="x", slot="card:1", kind="eta", route=ROUTE)
    async with serving(fake) as client:
        sent = await Outlet(client).carry(row_of(letter).outgoing, 5)
    assert sent.telegram_id == 5
