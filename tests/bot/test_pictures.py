"""Pictures and pages: a map beside the words and a button into a page, and the words whatever
becomes of both."""

import asyncio
import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from msgspec import structs

from bot.letter import Letter, packed
from bot.telegram.outlet import Outlet, TooFast, Unreachable
from bot.telegram.pictures import (
    CAPTION_LETTERS_MAX,
    DRAWN_AT_ONCE_MAX,
    PAUSE_SECONDS,
    Pictures,
    fits_caption,
    is_photo,
)
from core.model.ids import ConversationId
from core.model.location import Location
from core.model.map_picture import MapPicture
from core.model.post import Channel, Outgoing
from core.ports import Unavailable, UncertainEffect
from tests.bot.fake_server import Server, no, ok, serving

HERE = MapPicture(location=Location(60.166, 24.932), sigma_m=25.0)
THERE = MapPicture(location=Location(60.2, 24.9))
LETTER = Letter(
    conversation=ConversationId("cnv_1"),
    chat_id=7,
    text="Is <b>this</b> your door?",
    buttons=(("Yes", "address.yes|x"), ("Move the pin", "address.pin|x")),
    apps={"address.pin|x": "/app/pin?d=x"},
    picture=HERE,
    slot="address:1",
)
SENT = [ok({"message_id": 42})]
GONE = no(400, "Bad Request: message to edit not found")
NO_MEDIA = no(400, "Bad Request: there is no media in the message to edit")


def png(width: int = 640, height: int = 400) -> bytes:
    """As much of a PNG as its size takes."""
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height)


@dataclass
class Draughtsman:
    """Draws what it is told to, and remembers what it was asked for."""

    ends: bytes | Exception = field(default_factory=png)
    takes_seconds: float = 0.0
    asked: list[MapPicture] = field(default_factory=list)

    async def picture(self, what: MapPicture) -> bytes:
        self.asked.append(what)
        await asyncio.sleep(self.takes_seconds)
        if isinstance(self.ends, Exception):
            raise self.ends
        return self.ends


def out(letter: Letter = LETTER, key: str = "k") -> Outgoing:
    return Outgoing(key=key, channel=Channel.TELEGRAM, lane="telegram:1:7", body=packed(letter))


def server(**answers: Sequence[web.Response | float]) -> Server:
    return Server({name: list(told) for name, told in answers.items()})


def buttons_of(sent: dict[str, Any]) -> list[dict[str, Any]]:
    board = json.loads(sent.get("reply_markup", '{"inline_keyboard": []}'))
    return [button for row in board["inline_keyboard"] for button in row]


async def test_the_words_are_the_caption_of_the_picture() -> None:
    """One message: picture, marks and buttons together; its number is the slot's."""
    fake, maps = server(sendPhoto=SENT), Draughtsman()
    async with serving(fake) as client:
        carried = await Outlet(client, pictures=Pictures(maps)).carry(out())
    method, sent = fake.calls[0]
    assert (method, len(fake.calls), carried.telegram_id) == ("sendPhoto", 1, 42)
    assert (sent["caption"], sent["parse_mode"]) == (LETTER.text, "HTML")
    assert sent["photo"].content_type == "image/png"
    assert [button["text"] for button in buttons_of(sent)] == ["Yes"]
    assert maps.asked == [HERE]


@pytest.mark.parametrize(
    "answer",
    [
        no(404, "Not Found"),
        no(500, "not implemented"),
        no(501, "Not Implemented"),
        no(400, "Bad Request: IMAGE_PROCESS_FAILED"),
        no(413, "Request Entity Too Large"),
    ],
)
async def test_words_go_alone_where_no_picture_is_taken(answer: web.Response) -> None:
    """At once, once, and with their buttons."""
    fake = server(sendPhoto=[answer], sendMessage=SENT)
    async with serving(fake) as client:
        carried = await Outlet(client, pictures=Pictures(Draughtsman())).carry(out())
    assert fake.methods == ["sendPhoto", "sendMessage"]
    assert (fake.calls[1][1]["text"], carried.telegram_id) == (LETTER.text, 42)


@pytest.mark.parametrize(
    "maps",
    [
        None,
        Draughtsman(Unavailable("no extract")),
        Draughtsman(b"no picture at all"),
        Draughtsman(png(9_000, 1_001)),
        Draughtsman(png() + bytes(10 * 1024 * 1024)),
    ],
)
async def test_words_go_alone_where_nobody_draws(maps: Draughtsman | None) -> None:
    """Nobody draws, or what was drawn is no photo: Telegram is not even asked."""
    fake = server(sendMessage=SENT)
    async with serving(fake) as client:
        await Outlet(client, pictures=Pictures(maps)).carry(out())
    assert fake.methods == ["sendMessage"]


async def test_a_slow_drawing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words have waited long enough."""
    monkeypatch.setattr("bot.telegram.pictures.DRAWN_SECONDS_MAX", 0.05)
    fake = server(sendMessage=SENT)
    async with serving(fake) as client:
        await Outlet(client, pictures=Pictures(Draughtsman(takes_seconds=30))).carry(out())
    assert fake.methods == ["sendMessage"]


async def test_whoever_draws_too_slowly_is_left_alone_for_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One letter has waited in vain: the others do not."""
    monkeypatch.setattr("bot.telegram.pictures.DRAWN_SECONDS_MAX", 0.05)
    maps, now = Draughtsman(takes_seconds=30), [0.0]
    pictures = Pictures(maps, monotonic=lambda: now[0])
    assert await pictures.drawn("k1", HERE) is None
    maps.takes_seconds = 0.0
    now[0] = PAUSE_SECONDS - 1
    assert await pictures.drawn("k2", HERE) is None
    assert len(maps.asked) == 1
    now[0] = PAUSE_SECONDS
    assert await pictures.drawn("k3", HERE) == png()


async def test_a_crowd_of_letters_leaves_lanes_for_words() -> None:
    """Only so many are drawn at once; the rest go without."""
    maps = Draughtsman(takes_seconds=0.05)
    pictures = Pictures(maps)
    crowd = [pictures.drawn(f"k{number}", HERE) for number in range(DRAWN_AT_ONCE_MAX + 3)]
    drawn = await asyncio.gather(*crowd)
    assert [each is None for each in drawn] == [False] * DRAWN_AT_ONCE_MAX + [True] * 3
    assert await pictures.drawn("later", HERE) == png()


async def test_a_drawing_that_breaks_costs_the_words_one_try() -> None:
    """A bug of ours is heard of, and the next try of the same letter brings the words."""
    fake = server(sendMessage=SENT)
    async with serving(fake) as client:
        outlet = Outlet(client, pictures=Pictures(Draughtsman(ZeroDivisionError())))
        with pytest.raises(ZeroDivisionError):
            await outlet.carry(out())
        await outlet.carry(out())
    assert fake.methods == ["sendMessage"]


async def test_a_photo_that_may_have_arrived_is_uncertain() -> None:
    """As a message would be; the next try of the letter brings the words, on any server."""
    fake = server(sendPhoto=[0.5], sendMessage=SENT)
    async with serving(fake) as client:
        client._request[1]._read_seconds = 0.1  # type: ignore[attr-defined]
        outlet = Outlet(client, pictures=Pictures(Draughtsman()))
        with pytest.raises(UncertainEffect):
            await outlet.carry(out())
        await outlet.carry(out())
    assert fake.methods == ["sendPhoto", "sendMessage"]


async def test_too_fast_and_blocked_are_the_same_for_photos() -> None:
    """Nothing is sent beside a 429 or a 403."""
    fake = server(
        sendPhoto=[no(429, "Too Many Requests", retry_after=7), no(403, "Forbidden: blocked")]
    )
    async with serving(fake) as client:
        with pytest.raises(TooFast):
            await Outlet(client, pictures=Pictures(Draughtsman())).carry(out())
        with pytest.raises(Unreachable):
            await Outlet(client, pictures=Pictures(Draughtsman())).carry(out())
    assert fake.methods == ["sendPhoto", "sendPhoto"]


async def test_a_standing_message_gets_the_new_picture() -> None:
    """Media, words and buttons are changed together, where it stands."""
    fake = server(editMessageMedia=SENT)
    async with serving(fake) as client:
        carried = await Outlet(client, pictures=Pictures(Draughtsman())).carry(out(), standing=42)
    method, sent = fake.calls[0]
    media = json.loads(sent["media"])
    assert (method, sent["message_id"], carried.telegram_id) == ("editMessageMedia", "42", 42)
    assert (media["type"], media["caption"], media["parse_mode"]) == ("photo", LETTER.text, "HTML")
    assert sent[media["media"].removeprefix("attach://")].content_type == "image/png"
    assert [button["text"] for button in buttons_of(sent)] == ["Yes"]


async def test_the_same_picture_is_not_drawn_again() -> None:
    """Only the caption is changed under a picture that stands there already."""
    fake = server(sendPhoto=SENT, editMessageCaption=SENT, editMessageMedia=SENT)
    maps = Draughtsman()
    async with serving(fake) as client:
        outlet = Outlet(client, pictures=Pictures(maps))
        await outlet.carry(out())
        await outlet.carry(out(structs.replace(LETTER, text="Thank you")), standing=42)
        await outlet.carry(out(structs.replace(LETTER, picture=THERE)), standing=42)
    assert fake.methods == ["sendPhoto", "editMessageCaption", "editMessageMedia"]
    assert fake.calls[1][1]["caption"] == "Thank you"
    assert maps.asked == [HERE, THERE]


@pytest.mark.parametrize("answer", [GONE, NO_MEDIA, no(404, "Not Found")])
async def test_a_picture_that_cannot_be_put_there_is_sent_anew(answer: web.Response) -> None:
    """A message of words alone on a server that adds no media to it, or a message that is gone."""
    fake = server(editMessageMedia=[answer], sendPhoto=[ok({"message_id": 43})])
    async with serving(fake) as client:
        carried = await Outlet(client, pictures=Pictures(Draughtsman())).carry(out(), standing=42)
    assert (fake.methods, carried.telegram_id) == (["editMessageMedia", "sendPhoto"], 43)


async def test_words_alone_do_not_stay_under_the_picture_of_another_place() -> None:
    """A photo cannot be made words: the letter is sent anew, and the slot moves to it."""
    refused = no(400, "Bad Request: there is no text in the message to edit")
    fake = server(editMessageText=[refused], sendMessage=[ok({"message_id": 43})])
    plain = structs.replace(LETTER, picture=None)
    async with serving(fake) as client:
        carried = await Outlet(client).carry(out(plain), standing=42)
    assert (fake.methods, carried.telegram_id) == (["editMessageText", "sendMessage"], 43)


LONG = structs.replace(LETTER, text="long " * 300)


async def test_words_too_long_for_a_caption_follow_their_picture() -> None:
    """Two messages, the buttons under the words; what stood in the slot is left alone."""
    fake = server(sendPhoto=[ok({"message_id": 43})], sendMessage=[ok({"message_id": 44})])
    async with serving(fake) as client:
        carried = await Outlet(client, pictures=Pictures(Draughtsman())).carry(out(LONG), 42)
    assert (fake.methods, carried.telegram_id) == (["sendPhoto", "sendMessage"], 44)
    assert ("caption" in fake.calls[0][1], "reply_markup" in fake.calls[0][1]) == (False, False)
    assert [button["text"] for button in buttons_of(fake.calls[1][1])] == ["Yes"]


async def test_a_picture_ahead_of_its_words_is_not_sent_twice() -> None:
    """The words failed after it: their next try begins with them."""
    fake = server(sendPhoto=SENT, sendMessage=[no(502, "Bad Gateway"), ok({"message_id": 44})])
    async with serving(fake) as client:
        outlet = Outlet(client, pictures=Pictures(Draughtsman()))
        with pytest.raises(Unavailable):
            await outlet.carry(out(LONG))
        await outlet.carry(out(LONG))
    assert fake.methods == ["sendPhoto", "sendMessage", "sendMessage"]


async def test_a_secret_with_a_picture_cannot_be_forwarded() -> None:
    """Neither the picture nor the words."""
    fake = server(sendPhoto=SENT, sendMessage=SENT)
    secret = structs.replace(LETTER, secret=True, slot=None)
    async with serving(fake) as client:
        outlet = Outlet(client, pictures=Pictures(Draughtsman()))
        await outlet.carry(out(secret))
        await outlet.carry(out(structs.replace(secret, text=LONG.text), key="k2"))
    assert [sent["protect_content"] for _, sent in fake.calls] == ["true"] * 3


async def test_a_button_opens_a_page_only_where_there_is_one() -> None:
    """Below the address that the world reaches us by; without one the button is not there."""
    fake = server(sendMessage=SENT)
    plain = structs.replace(LETTER, picture=None)
    async with serving(fake) as client:
        await Outlet(client, app_url="https://doorstep.example").carry(out(plain))
        await Outlet(client).carry(out(plain))
    yes = {"text": "Yes", "callback_data": "address.yes|x"}
    url = "https://doorstep.example/app/pin?d=x"
    assert buttons_of(fake.calls[0][1]) == [yes, {"text": "Move the pin", "web_app": {"url": url}}]
    assert buttons_of(fake.calls[1][1]) == [yes]


@pytest.mark.parametrize("said", ["BUTTON_TYPE_INVALID", "BUTTON_URL_INVALID", "wrong Web App URL"])
@pytest.mark.parametrize("picture", [None, HERE])
async def test_a_message_goes_without_a_button_that_is_refused(
    said: str, picture: MapPicture | None
) -> None:
    """Its words, marks, picture and other buttons stay."""
    no_button = no(400, f"Bad Request: {said}")
    method = "sendPhoto" if picture else "sendMessage"
    fake = server(**{method: [no_button, ok({"message_id": 43})]})
    letter = structs.replace(LETTER, picture=picture)
    async with serving(fake) as client:
        outlet = Outlet(client, pictures=Pictures(Draughtsman()), app_url="https://d.example")
        carried = await outlet.carry(out(letter))
    assert (fake.methods, carried.telegram_id) == ([method, method], 43)
    assert [button["text"] for button in buttons_of(fake.calls[1][1])] == ["Yes"]
    assert fake.calls[1][1]["parse_mode"] == "HTML"


async def test_a_letter_from_before_there_were_pictures_still_leaves() -> None:
    """A row of the outbox outlives the release that wrote it."""
    old = b'{"conversation":"cnv_1","chat_id":7,"text":"hi","buttons":[["Yes","slot.yes|x"]]}'
    fake = server(sendMessage=SENT)
    async with serving(fake) as client:
        await Outlet(client, pictures=Pictures(Draughtsman())).carry(
            Outgoing(key="k", channel=Channel.TELEGRAM, lane="telegram:1:7", body=old)
        )
    assert fake.methods == ["sendMessage"]


def test_a_caption_is_counted_as_telegram_counts() -> None:
    """Letters outside the basic plane count two."""
    assert fits_caption("a" * CAPTION_LETTERS_MAX)
    assert not fits_caption("a" * (CAPTION_LETTERS_MAX + 1))
    assert not fits_caption("🚪" * (CAPTION_LETTERS_MAX // 2 + 1))


def test_a_photo_is_a_png_of_a_size_that_telegram_takes() -> None:
    """Sides of together 10,000 at most."""
    assert is_photo(png(5_000, 5_000))
    assert not is_photo(png(5_000, 5_001))
    assert not is_photo(b"\xff\xd8\xff")
