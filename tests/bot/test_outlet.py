"""The outlet: what becomes of a letter, on servers that know more and less of the Bot API."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from aiohttp import web
from telegram.error import NetworkError

from bot.languages import LANGUAGES
from bot.letter import Letter, packed
from bot.telegram.outlet import Carried, Outlet, TooFast, Undeliverable, Unreachable
from bot.telegram.polling import Polling
from bot.telegram.request import AiohttpRequest
from bot.telegram.setup import Me, introduce, start_polling, who_am_i
from bot.voice import Voice
from core.model.ids import ConversationId
from core.model.post import Channel, Incoming, Outgoing
from core.ports import Unavailable, UncertainEffect
from tests.bot.fake_server import Server, no, ok, serving

TALK = ConversationId("cnv_1")
LETTER = Letter(
    conversation=TALK,
    chat_id=7,
    text="<b>Hello</b> &amp; welcome",
    buttons=(("Yes", "slot.yes|x"),),
    slot="card:1",
)


def out(letter: Letter = LETTER) -> Outgoing:
    return Outgoing(key="k", channel=Channel.TELEGRAM, lane="telegram:1:7", body=packed(letter))


def server(**answers: list[web.Response | float]) -> Server:
    return Server({name: list(told) for name, told in answers.items()})


async def test_a_letter_becomes_a_message_and_its_place_is_told() -> None:
    """The slot's message id goes back to whoever keeps it."""
    fake = server(sendMessage=[ok({"message_id": 42})])
    async with serving(fake) as client:
        carried = await Outlet(client).carry(out())
    assert carried == Carried(TALK, "card:1", 42)
    method, sent = fake.calls[0]
    assert (method, sent["chat_id"], sent["parse_mode"]) == ("sendMessage", "7", "HTML")
    board = json.loads(sent["reply_markup"])
    assert board["inline_keyboard"][0][0]["callback_data"] == "slot.yes|x"


async def test_a_standing_card_is_edited_in_place() -> None:
    """No new message where nothing has to be decided."""
    fake = server(editMessageText=[ok({"message_id": 42})])
    async with serving(fake) as client:
        carried = await Outlet(client).carry(out(), standing=42)
    assert (carried.telegram_id, fake.methods) == (42, ["editMessageText"])


async def test_not_modified_is_as_good_as_done() -> None:
    """Edits are idempotent."""
    fake = server(editMessageText=[no(400, "Bad Request: message is not modified")])
    async with serving(fake) as client:
        assert (await Outlet(client).carry(out(), standing=42)).telegram_id == 42


@pytest.mark.parametrize(
    "answer",
    [
        no(400, "Bad Request: message to edit not found"),
        no(404, "Not Found"),
        no(500, "not implemented"),
    ],
)
async def test_an_edit_that_cannot_be_becomes_a_new_message(answer: web.Response) -> None:
    """The message is gone, or the server does not know edits."""
    fake = server(editMessageText=[answer], sendMessage=[ok({"message_id": 43})])
    async with serving(fake) as client:
        assert (await Outlet(client).carry(out(), standing=42)).telegram_id == 43


async def test_a_photo_of_the_hand_over_goes_with_its_words() -> None:
    """One message; where the server takes no photo, the words go alone."""
    photo = b"\xff\xd8\xff" + b"jpeg"
    fake = server(sendPhoto=[ok({"message_id": 45})])
    async with serving(fake) as client:
        carried = await Outlet(client).carry(out(), photo=photo)
    method, sent = fake.calls[0]
    assert (method, sent["caption"], carried.telegram_id) == ("sendPhoto", LETTER.text, 45)
    fake = server(sendPhoto=[no(400, "Bad Request: IMAGE_PROCESS_FAILED")], sendMessage=[ok({})])
    async with serving(fake) as client:
        await Outlet(client).carry(out(), photo=photo)
    assert fake.methods == ["sendPhoto", "sendMessage"]


async def test_a_photo_that_may_have_arrived_is_not_sent_again() -> None:
    """The next try brings the words alone."""
    fake = server(sendPhoto=[0.5], sendMessage=[ok({"message_id": 46})])
    async with serving(fake) as client:
        client._request[1]._read_seconds = 0.1  # type: ignore[attr-defined]
        outlet = Outlet(client)
        with pytest.raises(UncertainEffect):
            await outlet.carry(out(), photo=b"\xff\xd8\xffjpeg")
        await outlet.carry(out(), photo=b"\xff\xd8\xffjpeg")
    assert fake.methods == ["sendPhoto", "sendMessage"]


async def test_a_fresh_letter_is_never_an_edit() -> None:
    """It wants to be noticed."""
    fake = server(sendMessage=[ok({"message_id": 44})])
    fresh = Letter(conversation=TALK, chat_id=7, text="x", slot="card:1", fresh=True)
    async with serving(fake) as client:
        await Outlet(client).carry(out(fresh), standing=42)
    assert fake.methods == ["sendMessage"]


async def test_a_blocked_bot_is_unreachable() -> None:
    """Nothing more is sent there until it writes again."""
    fake = server(sendMessage=[no(403, "Forbidden: bot was blocked by the user")])
    async with serving(fake) as client:
        with pytest.raises(Unreachable):
            await Outlet(client).carry(out())


async def test_too_many_requests_say_how_long_to_wait() -> None:
    """And the chat is paused, without another request."""
    fake = server(sendMessage=[no(429, "Too Many Requests: retry after 7", retry_after=7)])
    async with serving(fake) as client:
        outlet = Outlet(client)
        with pytest.raises(TooFast) as first:
            await outlet.carry(out())
        with pytest.raises(TooFast) as second:
            await outlet.carry(out())
    assert first.value.seconds == 7
    assert 6 < second.value.seconds <= 7
    assert len(fake.calls) == 1


async def test_no_answer_after_sending_is_uncertain() -> None:
    """It may have arrived: only a person, or a harmless repeat, may send it again."""
    fake = server(sendMessage=[0.5])
    async with serving(fake) as client:
        client._request[1]._read_seconds = 0.1  # type: ignore[attr-defined]
        with pytest.raises(UncertainEffect):
            await Outlet(client).carry(out())


async def test_nobody_listening_is_surely_not_sent() -> None:
    """It can be sent again without a thought."""
    async with serving(server()) as client:
        await client.aclose()
    with pytest.raises(Unavailable) as ill:
        await Outlet(client).carry(out())
    assert not isinstance(ill.value, UncertainEffect)
    await client.aclose()


async def test_marks_that_are_refused_are_left_out() -> None:
    """A server that cannot read our marks gets plain words."""
    fake = server(
        sendMessage=[no(400, "Bad Request: can't parse entities"), ok({"message_id": 45})]
    )
    async with serving(fake) as client:
        await Outlet(client).carry(out())
    assert fake.calls[1][1]["text"] == "Hello & welcome"
    assert "parse_mode" not in fake.calls[1][1]


async def test_a_letter_that_is_always_refused_is_buried() -> None:
    """People see it, and the lane goes on."""
    fake = server(sendMessage=[no(400, "Bad Request: message is too long")])
    async with serving(fake) as client:
        with pytest.raises(Undeliverable):
            await Outlet(client).carry(out())


async def test_a_secret_cannot_be_forwarded() -> None:
    """The code of a locker."""
    fake = server(sendMessage=[ok({"message_id": 46})])
    secret = Letter(conversation=TALK, chat_id=7, text="4711", secret=True)
    async with serving(fake) as client:
        await Outlet(client).carry(out(secret))
    assert fake.calls[0][1]["protect_content"] == "true"


async def test_a_press_is_acknowledged_at_once_and_may_fail() -> None:
    """A server that does not know the method stops nobody."""
    fake = server()
    async with serving(fake) as client:
        outlet = Outlet(client)
        outlet.acknowledge("q1")
        await asyncio.gather(*outlet._tasks)
    assert fake.methods == ["answerCallbackQuery"]


async def test_the_keyboard_asks_for_the_persons_own_number() -> None:
    """Only a button of this kind makes Telegram vouch for it."""
    fake = server(sendMessage=[ok({"message_id": 47})])
    letter = Letter(
        conversation=TALK, chat_id=7, text="?", keyboard="share_phone", share="Share my number"
    )
    async with serving(fake) as client:
        await Outlet(client).carry(out(letter))
    board = json.loads(fake.calls[0][1]["reply_markup"])
    assert board["keyboard"] == [[{"text": "Share my number", "request_contact": True}]]


class Shelf:
    def __init__(self) -> None:
        self.rows: list[Incoming] = []

    async def receive(self, rows: Sequence[Incoming]) -> None:
        self.rows += rows


async def test_updates_are_stored_before_telegram_hears_that_we_have_them() -> None:
    """The offset moves after the rows stand, and a broken update moves it too."""
    updates = [
        {"update_id": 10, "message": {"chat": {"id": 7}, "text": "a"}},
        {"update_id": 11, "message": 5},
        "nonsense",
    ]
    fake = server(getUpdates=[ok(updates), ok([])])
    shelf = Shelf()
    async with serving(fake) as client:
        polling = Polling(client, 1, shelf.receive, lambda: datetime(2026, 11, 24, tzinfo=UTC))
        assert await polling.once() == 2
        assert await polling.once() == 0
    assert [row.id for row in shelf.rows] == ["1:10", "1:11"]
    assert shelf.rows[0].lane == "telegram:1:7"
    assert fake.calls[1][1]["offset"] == "12"


async def test_rows_that_could_not_be_stored_are_asked_for_again() -> None:
    """A full disk loses nothing: the offset stays."""

    async def full(rows: Sequence[Incoming]) -> None:
        raise OSError("disk full")

    fake = server(getUpdates=[ok([{"update_id": 10, "message": {"chat": {"id": 7}}}])])
    async with serving(fake) as client:
        polling = Polling(client, 1, full, lambda: datetime(2026, 11, 24, tzinfo=UTC))
        with pytest.raises(OSError, match="full"):
            await polling.once()
    assert polling.offset is None


async def test_starting_needs_three_methods_and_no_more() -> None:
    """A server that knows no menus is good enough."""
    fake = server(getMe=[ok({"id": 1, "username": "doorstep_bot"})], deleteWebhook=[ok(True)])
    async with serving(fake) as client:
        assert await who_am_i(client) == Me(1, "doorstep_bot")
        await start_polling(client)
        await introduce(client, Voice())
    assert fake.methods.count("setMyCommands") == 1


async def test_the_menu_and_who_we_are_are_told_in_every_language() -> None:
    """Once: what stands there already is not written again."""
    about = {"description": Voice().words("bot-description", "en")}
    fake = server(
        getMyDescription=[ok(about), ok({"description": ""})],
        setMyCommands=[ok(True)],
        setMyDescription=[ok(True)],
        setMyShortDescription=[ok(True)],
    )
    async with serving(fake) as client:
        await introduce(client, Voice())
    told = {
        method: [sent.get("language_code") for name, sent in fake.calls if name == method]
        for method in fake.methods
    }
    assert told["setMyCommands"] == told["setMyShortDescription"] == [None, *LANGUAGES]
    assert told["setMyDescription"] == list(LANGUAGES)
    assert told["getMyCommands"] == [None]  # a server that tells nothing is not asked again


async def test_a_server_that_is_not_there_stops_the_start() -> None:
    """With one clear reason."""
    async with serving(server()) as client:
        with pytest.raises(Unavailable, match="getMe"):
            await who_am_i(client)


async def test_errors_never_hold_the_token() -> None:
    """Addresses hold it, so no error may hold an address."""
    request = AiohttpRequest()
    with pytest.raises(NetworkError) as failed:
        await request.do_request("http://127.0.0.1:9/bot1:secret/getMe", "POST")
    await request.shutdown()
    assert "secret" not in f"{failed.value!r} {failed.value.__cause__!r}"
    assert replace(out(), key="k2").key == "k2"
