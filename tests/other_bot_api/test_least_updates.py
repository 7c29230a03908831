"""Updates that say no more than they must: read as if the rest had been told."""

import json
from datetime import UTC, datetime

import pytest

from bot.heard import Arrival, NotForUs, Pressed, Raw, SharedContact, Typed
from bot.telegram.intake import read

AINO = {"id": 7}
PRESS = {"id": "q1", "from": AINO, "data": "menu"}
DATE = 1795507200


def arrival(**update: object) -> Arrival:
    found = read(json.dumps({"update_id": 1, **update}).encode())
    assert isinstance(found, Arrival), found
    return found


def message(**what: object) -> dict[str, object]:
    return {"message_id": 5, "date": DATE, "from": AINO, "chat": AINO, **what}


@pytest.mark.parametrize(
    ("what", "raw"),
    [
        ({"text": "hei"}, Typed("hei")),
        (
            {"contact": {"phone_number": "358401", "user_id": 7}},
            SharedContact("+358401", True, None),
        ),
    ],
)
def test_a_message_of_somebody_without_a_name(what: dict[str, object], raw: Raw) -> None:
    """An id is all that we need of a person and of a chat."""
    found = arrival(message=message(**what))
    assert (found.what, found.user_id, found.chat_id, found.message_id) == (raw, 7, 7, 5)
    assert found.at == datetime.fromtimestamp(DATE, UTC)


@pytest.mark.parametrize(
    "under",
    [
        {"message_id": 5, "chat": AINO},
        {"message_id": 5, "chat": AINO, "date": 0},
        {"chat": AINO},
        None,
    ],
)
def test_a_press_without_its_message(under: dict[str, object] | None) -> None:
    """No `chat_instance`, no date, no keyboard, no number, or no message at all."""
    press = PRESS | ({"message": under} if under else {})
    found = arrival(callback_query=press)
    assert (found.what, found.chat_id, found.press) == (Pressed("menu", ()), 7, "q1")


@pytest.mark.parametrize("date", [None, 0, "yesterday", DATE * 1000, -5])
def test_a_moment_that_cannot_be_is_not_told(date: object) -> None:
    """Milliseconds, words, nothing: what was said is heard all the same."""
    found = arrival(message=message(text="hei", date=date))
    assert (found.what, found.at) == (Typed("hei"), None)


def test_a_chat_of_no_kind_with_a_negative_number_is_a_group() -> None:
    """Only people's own chats have positive ones."""
    body = json.dumps({"update_id": 1, "message": message(text="hei", chat={"id": -7})})
    assert isinstance(read(body.encode()), NotForUs)
