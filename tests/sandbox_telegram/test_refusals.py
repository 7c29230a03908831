"""Every refusal in Telegram's own words, and none of them changes anything."""

from dataclasses import replace
from typing import Any

import pytest

from sandbox.telegram import Group, Phone
from sandbox.telegram.refusals import NOT_MODIFIED
from tests.sandbox_telegram.conftest import Api, Served

LONG = "x" * 4097
BUTTON = {"text": "A", "callback_data": "a"}


def inline(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


SEND: dict[str, Any] = {"chat_id": 2001, "text": "hello"}
REFUSED_MESSAGES: dict[str, tuple[dict[str, Any], str]] = {
    "an empty text": ({"text": ""}, "message text is empty"),
    "only blanks": ({"text": " \n "}, "message text is empty"),
    "a long text": ({"text": LONG}, "message is too long"),
    "an unknown chat": ({"chat_id": 999}, "chat not found"),
    "an unknown group": ({"chat_id": -100555}, "chat not found"),
    "a name for a chat": ({"chat_id": "@nobody"}, "chat not found"),
    "an unknown parameter": ({"colour": "red"}, "unknown parameter colour"),
    "an unknown field": (
        {"reply_markup": inline([{**BUTTON, "colour": "red"}])},
        "unknown field colour in InlineKeyboardButton",
    ),
    "a number that is none": (
        {"message_thread_id": "x"},
        'field "message_thread_id" must be a Number',
    ),
    "markup that is no JSON": (
        {"reply_markup": "{"},
        "can't parse reply markup JSON object",
    ),
    "a mode nobody knows": ({"parse_mode": "rtf"}, "unsupported parse_mode"),
    "a tag nobody knows": (
        {"text": "<div>a</div>", "parse_mode": "HTML"},
        'can\'t parse entities: Unsupported start tag "div" at byte offset 0',
    ),
    "a tag left open": (
        {"text": "é <b>a", "parse_mode": "HTML"},
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    "tags crossed": (
        {"text": "<b><i>a</b></i>", "parse_mode": "HTML"},
        'can\'t parse entities: Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
    ),
    "a tag never opened": (
        {"text": "é</b>", "parse_mode": "HTML"},
        "can't parse entities: Unexpected end tag at byte offset 2",
    ),
    "a dot unescaped": (
        {"text": "Done.", "parse_mode": "MarkdownV2"},
        "can't parse entities: Character '.' is reserved and must be escaped "
        "with the preceding '\\'",
    ),
    "a star left open": (
        {"text": "a *b", "parse_mode": "MarkdownV2"},
        "can't parse entities: Can't find end of Bold entity at byte offset 2",
    ),
    "no data": (
        {"reply_markup": inline([{"text": "A", "callback_data": ""}])},
        "BUTTON_DATA_INVALID",
    ),
    "65 bytes of data": (
        {"reply_markup": inline([{"text": "A", "callback_data": "я" * 32 + "x"}])},
        "BUTTON_DATA_INVALID",
    ),
    "a button that does nothing": (
        {"reply_markup": inline([{"text": "A"}])},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    "nine in a row": ({"reply_markup": inline([BUTTON] * 9)}, "reply markup is too long"),
    "a hundred and one": (
        {"reply_markup": inline(*[[BUTTON]] * 101)},
        "reply markup is too long",
    ),
    "a Mini App without https": (
        {"reply_markup": inline([{"text": "A", "web_app": {"url": "http://127.0.0.1/a"}}])},
        "inline keyboard button Web App URL 'http://127.0.0.1/a' is invalid: "
        "Only HTTPS links are allowed",
    ),
    "a link to nowhere": (
        {"reply_markup": inline([{"text": "A", "url": "http://localhost/"}])},
        "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
    ),
    "an answer to nothing": (
        {"reply_parameters": {"message_id": 77}},
        "message to be replied not found",
    ),
    "a topic that is none": ({"message_thread_id": 77}, "message thread not found"),
}


@pytest.mark.parametrize("what", REFUSED_MESSAGES)
async def test_no_message_with(what: str, api: Api, phone: Phone) -> None:
    """A 400, and nothing on the phone."""
    params, words = REFUSED_MESSAGES[what]
    assert await api.refusal("sendMessage", **SEND | params) == f"Bad Request: {words}"
    assert [one for one in phone.messages() if one.is_from_bot] == []


async def test_the_most_that_is_allowed_is_taken(api: Api, phone: Phone) -> None:
    """4096 letters, 64 bytes, 8 in a row."""
    markup = inline([{"text": "A", "callback_data": "я" * 32}] * 8)
    await api.call("sendMessage", chat_id=2001, text="x" * 4096, reply_markup=markup)
    assert len(phone.last().text) == 4096


async def test_a_text_must_be_there(api: Api, phone: Phone) -> None:
    """Not only be no blank."""
    assert await api.refusal("sendMessage", chat_id=2001) == "Bad Request: message text is empty"
    assert await api.refusal("sendMessage", text="a") == "Bad Request: chat_id is empty"


async def test_wrong_tokens_and_methods(api: Api) -> None:
    """401 for a token, 404 for a method."""
    assert await api.refusal("sendPigeon", chat_id=2001) == "Not Found"
    assert (await api.ask("sendGame", chat_id=2001))["error_code"] == 501
    api.token = "1000001:wrong"
    assert await api.refusal("getMe") == "Unauthorized"
    assert api.last == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_unknown_parameters_pass_where_one_says_so(served: Served) -> None:
    """As they do on the real server."""
    served.world.settings = replace(served.world.settings, strict_fields=False)
    served.phone.start()
    await served.api.call("sendMessage", chat_id=2001, text="a", colour="red")


async def test_who_cannot_be_written_to(served: Served) -> None:
    """Three ways for a person to be out of reach, each a 403."""
    api, phone = served.api, served.phone
    assert (
        await api.refusal("sendMessage", **SEND)
        == "Forbidden: bot can't initiate conversation with a user"
    )
    phone.start()
    phone.block()
    assert await api.refusal("sendMessage", **SEND) == "Forbidden: bot was blocked by the user"
    assert api.last["error_code"] == 403
    phone.unblock()
    await api.call("sendMessage", **SEND)
    phone.delete_account()
    assert await api.refusal("sendMessage", **SEND) == "Forbidden: user is deactivated"


async def test_what_cannot_be_edited(served: Served, phone: Phone) -> None:
    """What is not there, not changed, not the bot's, or under a keyboard of its own."""
    api = served.api
    own = phone.text("mine")
    sent = await api.call("sendMessage", **SEND, reply_markup=inline([BUTTON]))
    at = {"chat_id": 2001, "message_id": sent["message_id"]}

    async def edited(**params: Any) -> str:  # noqa: ANN401 (the wire's own values)
        return await api.refusal("editMessageText", **at | {"text": "new"} | params)

    assert await edited(message_id=999) == "Bad Request: message to edit not found"
    assert await edited(message_id=own.id) == "Bad Request: message can't be edited"
    same = await edited(text="hello", reply_markup=inline([BUTTON]))
    assert same == f"Bad Request: {NOT_MODIFIED}"
    keyboard = {"keyboard": [[{"text": "A"}]]}
    assert await edited(reply_markup=keyboard) == "Bad Request: inline keyboard expected"
    board = await api.call("sendMessage", **SEND, reply_markup=keyboard)
    refused = await edited(message_id=board["message_id"])
    assert refused == "Bad Request: message can't be edited"
    refused = await api.refusal("editMessageCaption", **at, caption="a")
    assert refused == "Bad Request: there is no caption in the message to edit"
    point = await api.call("sendLocation", chat_id=2001, latitude=1, longitude=2)
    refused = await edited(message_id=point["message_id"])
    assert refused == "Bad Request: there is no text in the message to edit"


async def test_what_cannot_be_deleted(served: Served, phone: Phone) -> None:
    """What is not there, and what is older than 48 hours."""
    api = served.api
    sent = await api.call("sendMessage", **SEND)
    at = {"chat_id": 2001, "message_id": sent["message_id"]}
    refused = await api.refusal("deleteMessage", **at | {"message_id": 999})
    assert refused == "Bad Request: message to delete not found"
    served.time.push(48 * 3600 + 1)
    assert await api.refusal("deleteMessage", **at) == "Bad Request: message can't be deleted"


async def test_a_press_is_answered_in_time_or_not_at_all(served: Served, phone: Phone) -> None:
    """It lives 150 seconds; then neither the update nor the answer is worth anything."""
    api = served.api
    await api.call("sendMessage", **SEND, reply_markup=inline([BUTTON]))
    press = phone.press("A")
    served.time.push(151)
    old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await api.refusal("answerCallbackQuery", callback_query_id=press.id) == old
    assert await api.refusal("answerCallbackQuery", callback_query_id="1") == old
    assert await api.call("getUpdates", timeout=0) == []
    fresh = phone.press("A")
    refused = await api.refusal("answerCallbackQuery", callback_query_id=fresh.id, text="x" * 201)
    assert refused == "Bad Request: MESSAGE_TOO_LONG"


async def test_captions_and_pictures(api: Api, phone: Phone) -> None:
    """1024 letters, and it must be a picture."""
    phone.photo()
    (update,) = await api.call("getUpdates", timeout=0)
    photo = update["message"]["photo"][-1]["file_id"]
    send = {"chat_id": 2001, "photo": photo}
    refused = await api.refusal("sendPhoto", **send, caption="x" * 1025)
    assert refused == "Bad Request: message caption is too long"
    wrong = "Bad Request: wrong file identifier/HTTP URL specified"
    assert await api.refusal("sendPhoto", **send | {"photo": "nonsense"}) == wrong
    refused = await api.refusal("sendPhoto", chat_id=2001)
    assert refused == "Bad Request: there is no photo in the request"
    refused = await api.refusal("sendVoice", chat_id=2001, voice=photo)
    assert refused == "Bad Request: can't use file of type photo as voice"
    refused = await api.refusal("sendChatAction", chat_id=2001, action="dancing")
    assert refused == "Bad Request: wrong parameter action in request"


async def test_numbers_and_places_are_asked_for_in_private_only(served: Served) -> None:
    """Nor do Mini Apps open in groups."""
    api, phone = served.api, served.phone
    group = Group(served.world, "Agents")
    group.add_bot(served.bot, phone.user)
    send = {"chat_id": group.id, "text": "a"}
    contact = {"keyboard": [[{"text": "A", "request_contact": True}]]}
    refused = await api.refusal("sendMessage", **send, reply_markup=contact)
    assert refused == "Bad Request: phone number can be requested in private chats only"
    place = {"keyboard": [[{"text": "A", "request_location": True}]]}
    refused = await api.refusal("sendMessage", **send, reply_markup=place)
    assert refused == "Bad Request: location can be requested in private chats only"
    app = inline([{"text": "A", "web_app": {"url": "https://example.org"}}])
    refused = await api.refusal("sendMessage", **send, reply_markup=app)
    assert refused == "Bad Request: BUTTON_TYPE_INVALID"
