"""Pictures: uploaded with a call, changed in place, fetched again, and refused as Telegram does."""

import json
import struct
from io import BytesIO
from typing import Any

import aiohttp
import pytest

from sandbox.telegram import Phone
from sandbox.telegram.files import PHOTO_BYTES_MAX
from tests.sandbox_telegram.conftest import Api, Served


def png(width: int = 640, height: int = 400, *, rest: int = 0) -> bytes:
    """As much of a PNG as is looked at."""
    head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height)
    return head + bytes(rest)


async def uploads(api: Api, method: str, files: dict[str, bytes], **params: Any) -> dict[str, Any]:  # noqa: ANN401
    """A multipart call, as programs make it."""
    form = aiohttp.FormData()
    for name, value in params.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    for name, content in files.items():
        form.add_field(name, BytesIO(content), filename="map.png", content_type="image/png")
    async with api.session.post(f"{api.url}/bot{api.token}/{method}", data=form) as answer:
        told: dict[str, Any] = await answer.json()
    return told


async def test_an_uploaded_picture_can_be_fetched_and_sent_again(api: Api, phone: Phone) -> None:
    """By the id that its message tells, and by the path that getFile tells."""
    told = await uploads(api, "sendPhoto", {"photo": png()}, chat_id=2001, caption="a")
    photo = told["result"]["photo"][-1]
    assert (photo["width"], photo["height"], told["result"]["caption"]) == (640, 400, "a")
    again = await api.call("sendPhoto", chat_id=2001, photo=photo["file_id"])
    assert again["photo"] == told["result"]["photo"]
    file = await api.call("getFile", file_id=photo["file_id"])
    url = f"{api.url}/file/bot{api.token}/{file['file_path']}"
    async with api.session.get(url) as answer:
        assert await answer.read() == png()


async def test_media_are_changed_in_place(api: Api, phone: Phone) -> None:
    """Another picture with other words, by an upload that the media names."""
    sent = await uploads(api, "sendPhoto", {"photo": png()}, chat_id=2001, caption="a")
    where = {"chat_id": 2001, "message_id": sent["result"]["message_id"]}
    media = {"type": "photo", "media": "attach://new", "caption": "<b>b</b>", "parse_mode": "HTML"}
    told = await uploads(api, "editMessageMedia", {"new": png(800, 500)}, **where, media=media)
    assert told["ok"], told
    assert (phone.last().text, phone.last().content["photo"][-1]["width"]) == ("b", 800)
    await api.call("editMessageCaption", **where, caption="c")
    assert (phone.last().text, phone.last().content["photo"][-1]["width"]) == ("c", 800)


async def test_words_alone_can_get_a_picture(api: Api, phone: Phone) -> None:
    """But a picture is never made words again, and a place gets none."""
    sent = await api.call("sendMessage", chat_id=2001, text="a")
    where = {"chat_id": 2001, "message_id": sent["message_id"]}
    media = {"type": "photo", "media": "attach://new", "caption": "b"}
    assert (await uploads(api, "editMessageMedia", {"new": png()}, **where, media=media))["ok"]
    assert (phone.last().kind, phone.last().text) == ("photo", "b")
    refused = await api.refusal("editMessageText", **where, text="c")
    assert refused == "Bad Request: there is no text in the message to edit"
    point = await api.call("sendLocation", chat_id=2001, latitude=1, longitude=2)
    there = where | {"message_id": point["message_id"]}
    told = await uploads(api, "editMessageMedia", {"new": png()}, **there, media=media)
    assert told["description"] == "Bad Request: there is no media in the message to edit"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"GIF89a", "Bad Request: IMAGE_PROCESS_FAILED"),
        (b"", "Bad Request: file must be non-empty"),
        (png(6_000, 4_001), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (png(2_100, 100), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (
            png(rest=PHOTO_BYTES_MAX),
            "Bad Request: file is too big for a photo; the maximum size is 10485760 bytes",
        ),
    ],
    ids=["no picture", "nothing", "too wide", "too long", "too big"],
)
async def test_what_is_no_photo(api: Api, phone: Phone, content: bytes, why: str) -> None:
    """Nothing comes to the phone."""
    before = len(phone.messages())
    told = await uploads(api, "sendPhoto", {"photo": content}, chat_id=2001)
    assert (told["description"], len(phone.messages())) == (why, before)


async def test_a_protected_picture_stays_where_it_is(served: Served, phone: Phone) -> None:
    """It cannot be passed on."""
    api = served.api
    sent = await uploads(api, "sendPhoto", {"photo": png()}, chat_id=2001, protect_content=True)
    at = {"chat_id": 2001, "from_chat_id": 2001, "message_id": sent["result"]["message_id"]}
    assert "protected content" in await api.refusal("forwardMessage", **at)
