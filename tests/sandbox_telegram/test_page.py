"""The phone page: what it tells, what it does, and that nobody else's page may do it."""

import asyncio
import json
from typing import Any

import aiohttp

from sandbox.telegram import Phone
from tests.sandbox_telegram.conftest import Served


async def state_of(served: Served) -> dict[str, Any]:
    async with served.api.session.get(f"{served.api.url}/phone/2001/api/state") as answer:
        told: dict[str, Any] = await answer.json()
    return told


async def act(served: Served, what: str, /, **body: Any) -> tuple[int, dict[str, Any]]:  # noqa: ANN401
    url = f"{served.api.url}/phone/2001/api/{what}"
    async with served.api.session.post(url, json=body) as answer:
        return answer.status, await answer.json()


async def next_change(stream: aiohttp.ClientResponse) -> dict[str, Any]:
    """The data of the stream's next event."""
    while True:
        line = (await stream.content.readline()).decode()
        if line.startswith("data: "):
            told: dict[str, Any] = json.loads(line.removeprefix("data: "))
            return told


async def test_the_list_shows_everybody(served: Served) -> None:
    """With a link to each phone."""
    async with served.api.session.get(f"{served.api.url}/phones") as answer:
        text = await answer.text()
    assert 'href="phone/2001?bot=doorstep_bot"' in text
    assert "Anna Virtanen" in text


async def test_the_page_lets_nothing_in_from_elsewhere(served: Served) -> None:
    """Scripts and styles are files; a frame around it is allowed."""
    async with served.api.session.get(f"{served.api.url}/phone/2001") as answer:
        policy = answer.headers["Content-Security-Policy"]
        text = await answer.text()
    assert "default-src 'none'; script-src 'self'" in policy
    assert "frame-ancestors" not in policy
    assert "<style" not in text
    assert "X-Frame-Options" not in answer.headers


async def test_names_cannot_break_out_of_the_page(served: Served) -> None:
    """Whatever somebody is called."""
    served.phone.user.first_name = "<script>alert(1)</script>"
    for path in ("phones", "phone/2001"):
        async with served.api.session.get(f"{served.api.url}/{path}") as answer:
            assert "<script>alert" not in await answer.text()


async def test_a_phone_that_is_nobodys_is_not_there(served: Served) -> None:
    """Neither of a user nor of a bot."""
    for path in ("phone/9999", "phone/2001?bot=nobody"):
        async with served.api.session.get(f"{served.api.url}/{path}") as answer:
            assert answer.status == 404


async def test_the_page_does_what_a_person_does(served: Served) -> None:
    """Each act is an update for the bot."""
    assert (await act(served, "start", payload="tok"))[0] == 200
    await act(served, "text", text="hello")
    await act(served, "share_contact")
    await act(served, "contact", name="Olga", phone="+358409999999")
    await act(served, "pin", latitude=60.1, longitude=24.9, accuracy=10)
    place = {"latitude": 60.1, "longitude": 24.9, "title": "Kamppi", "address": "Katu 1"}
    await act(served, "venue", **place)
    await act(served, "photo")
    await act(served, "voice")
    await act(served, "sticker", emoji="👍")
    updates = await served.api.call("getUpdates", timeout=0)
    things = ["contact", "contact", "location", "venue", "photo", "voice", "sticker"]
    wanted = ["text", "text", *things]
    assert [kind in u["message"] for kind, u in zip(wanted, updates, strict=True)] == [True] * 9


async def test_what_a_hand_cannot_do_is_said(served: Served) -> None:
    """A conflict with words; nonsense is a bad request; an unknown act is not there."""
    assert await act(served, "text", text="hello") == (
        409,
        {"error": "the chat was not started yet"},
    )
    await act(served, "start")
    assert (await act(served, "press", data="no.such", message_id=1))[0] == 409
    assert (await act(served, "text"))[0] == 400
    assert (await act(served, "app", text="no such", message_id=1))[0] == 409
    nameless = {"latitude": 60.1, "longitude": 24.9, "title": " ", "address": ""}
    assert (await act(served, "venue", **nameless))[0] == 409
    url = f"{served.api.url}/phone/2001/api/fly"
    async with served.api.session.post(url) as answer:
        assert answer.status == 404


async def test_another_sites_page_may_not_act(served: Served) -> None:
    """A browser tells where a request comes from."""
    headers = {"Origin": "https://evil.example"}
    url = f"{served.api.url}/phone/2001/api/start"
    async with served.api.session.post(url, json={}, headers=headers) as answer:
        assert answer.status == 403
    assert not served.phone.chat.is_started


async def test_the_stream_tells_each_change_once(served: Served, phone: Phone) -> None:
    """And goes on after the last one that the browser saw."""
    await served.api.call("sendMessage", chat_id=2001, text="one")
    number = (await state_of(served))["number"]
    url = f"{served.api.url}/phone/2001/stream?after={number}"
    async with served.api.session.get(url) as stream:
        sent = await served.api.call("sendMessage", chat_id=2001, text="two")
        told = await next_change(stream)
        assert (told["what"], told["message"]["text"]) == ("message", "two")
        await served.api.call("sendChatAction", chat_id=2001, action="typing")
        assert (await next_change(stream))["action"] == "typing"
        await served.api.call(
            "editMessageText", chat_id=2001, message_id=sent["message_id"], text="three"
        )
        edited = await next_change(stream)
        assert (edited["what"], edited["message"]["text"]) == ("edited", "three")
        await served.api.call("deleteMessage", chat_id=2001, message_id=sent["message_id"])
        assert await next_change(stream) | {"number": 0} == {
            "number": 0,
            "what": "deleted",
            "id": sent["message_id"],
            "started": True,
            "blocked": False,
            "board": None,
            "pinned": None,
        }
    again = {"Last-Event-ID": str(edited["number"])}
    async with served.api.session.get(url, headers=again) as stream:
        assert (await next_change(stream))["what"] == "deleted"


async def test_a_press_waits_for_the_bots_answer(served: Served, phone: Phone) -> None:
    """As the button's spinning does."""
    button = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    sent = await served.api.call("sendMessage", chat_id=2001, text="?", reply_markup=button)

    async def bot() -> None:
        (update,) = await served.api.call("getUpdates", timeout=5)
        number = update["callback_query"]["id"]
        await served.api.call(
            "answerCallbackQuery", callback_query_id=number, text="ok", show_alert=True
        )

    (_, told), _ = await asyncio.gather(
        act(served, "press", data="a", message_id=sent["message_id"]), bot()
    )
    assert told == {"answered": True, "text": "ok", "show_alert": True}


async def test_files_come_with_their_kind_and_run_nothing(served: Served, phone: Phone) -> None:
    """What is no picture or sound is only to be saved."""
    phone.document(b"<script>alert(1)</script>", "a.html")
    unique = phone.last().content["document"]["file_unique_id"]
    async with served.api.session.get(f"{served.api.url}/phone/2001/files/{unique}") as answer:
        assert answer.headers["Content-Disposition"] == "attachment"
        assert answer.content_type == "application/octet-stream"
