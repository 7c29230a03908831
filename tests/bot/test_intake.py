"""Intake: updates of every kind as Telegram sends them."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cashier import Deal
from bot.heard import (
    Arrival,
    ChatBack,
    ChatLeft,
    Moved,
    NotForUs,
    OtherKind,
    Photo,
    Pin,
    Pressed,
    Raw,
    SharedContact,
    Slash,
    Started,
    Sticker,
    Typed,
    Unreadable,
    Voice,
)
from bot.telegram.intake import read
from core.model.location import Location

AINO = {"id": 7, "is_bot": False, "first_name": "Aino", "language_code": "fi"}
CHAT = {"id": 7, "type": "private", "first_name": "Aino"}
FILE = {"file_id": "f1", "file_unique_id": "u1"}


def message(**fields: object) -> dict[str, Any]:
    return {"message_id": 5, "date": 1795507200, "chat": CHAT, "from": AINO, **fields}


def heard(update: dict[str, Any]) -> Raw:
    found = read(json.dumps({"update_id": 1, **update}).encode())
    assert isinstance(found, Arrival), found
    return found.what


CONTACT = {"phone_number": "358401234567", "first_name": "Aino", "user_id": 7}
FROM_ANOTHER = {"type": "hidden_user", "date": 1795507200, "sender_user_name": "X"}
POLL = {
    "id": "1",
    "question": "?",
    "options": [],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": False,
    "members_only": False,
}


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"text": "hei"}, Typed("hei")),
        ({"text": "x" * 4096}, Typed("x" * 4096)),
        ({"text": "👩‍👩‍👧 שלום مرحبا"}, Typed("👩‍👩‍👧 שלום مرحبا")),
        ({"text": "\ud800 hi \udc00!"}, Typed("\ufffd hi \ufffd!")),
        ({"text": "/start abc_1-2"}, Started("abc_1-2")),
        ({"text": "/start"}, Started(None)),
        ({"text": "/start " + "x" * 65}, Started(None)),
        ({"text": "/status@doorstep_bot now"}, Slash("status", "now")),
        ({"contact": CONTACT}, SharedContact("+358401234567", True, "Aino")),
        (
            {"contact": CONTACT | {"user_id": 8}},
            SharedContact("+358401234567", False, "Aino"),
        ),
        (
            {"contact": {"phone_number": "+358 40 1", "first_name": "Olga", "last_name": "28"}},
            SharedContact("+358401", False, "Olga 28"),
        ),
        (
            {"contact": CONTACT | {"vcard": "BEGIN:VCARD"}},
            SharedContact("+358401234567", False, "Aino"),
        ),
        (
            {"location": {"latitude": 60.1, "longitude": 24.9, "horizontal_accuracy": 12.5}},
            Pin(Location(60.1, 24.9), 12.5, False),
        ),
        (
            {"location": {"latitude": 60.1, "longitude": 24.9, "live_period": 900}},
            Pin(Location(60.1, 24.9), None, True),
        ),
        (
            {
                "location": {"latitude": 60.1, "longitude": 24.9},
                "venue": {
                    "location": {"latitude": 60.1, "longitude": 24.9},
                    "title": "Kamppi",
                    "address": "Urho Kekkosen katu 1",
                },
            },
            Pin(Location(60.1, 24.9), venue="Kamppi, Urho Kekkosen katu 1"),
        ),
        (
            {"location": {"latitude": 60.1, "longitude": 24.9}, "venue": {"title": "Kamppi"}},
            Pin(Location(60.1, 24.9), venue="Kamppi"),
        ),
        (
            {"location": {"latitude": 60.1, "longitude": 24.9}, "forward_origin": FROM_ANOTHER},
            Pin(Location(60.1, 24.9), forwarded=True),
        ),
        (
            {
                "photo": [
                    FILE | {"width": 1, "height": 1},
                    FILE | {"file_id": "big", "width": 9, "height": 9},
                ],
                "caption": "door",
            },
            Photo("big", "door"),
        ),
        ({"voice": FILE | {"duration": 14}}, Voice("f1", 14)),
        (
            {
                "sticker": FILE
                | {
                    "width": 1,
                    "height": 1,
                    "is_animated": False,
                    "is_video": False,
                    "type": "regular",
                    "emoji": "👍",
                }
            },
            Sticker("👍"),
        ),
        ({"photo": [{"file_id": "bare"}], "caption": "door"}, Photo("bare", "door")),
        ({"document": FILE}, OtherKind("document")),
        (
            {"document": FILE | {"mime_type": "image/jpeg"}, "caption": "door"},
            Photo("f1", "door"),
        ),
        ({"document": FILE | {"mime_type": "image/svg+xml"}}, OtherKind("document")),
        (
            {
                "document": FILE | {"mime_type": "image/gif"},
                "animation": FILE | {"width": 1, "height": 1, "duration": 1},
            },
            OtherKind("animation"),
        ),
        ({"video_note": FILE | {"length": 1, "duration": 3}}, Voice("f1", 3)),
        ({"audio": FILE | {"duration": 3, "file_size": 900}}, Voice("f1", 3, 900)),
        ({"voice": {"file_id": "f1"}}, Voice("f1", 0)),
        ({"dice": {"value": 3, "emoji": "🎲"}}, OtherKind("dice")),
        ({"something_new": {"x": 1}}, OtherKind("unknown")),
    ],
)
def test_every_kind_of_message_is_read(fields: dict[str, Any], what: Raw) -> None:
    """None is silence, none is an error."""
    assert heard({"message": message(**fields)}) == what


def test_a_contact_that_was_passed_on_proves_nothing() -> None:
    """It must come from the phone it belongs to."""
    what = heard({"message": message(contact=CONTACT, forward_origin=FROM_ANOTHER)})
    assert what == SharedContact("+358401234567", False, "Aino")


def test_edited_words_say_that_they_are_edited() -> None:
    """And a live place that moves on is only kept."""
    assert heard({"edited_message": message(text="no, 47", edit_date=1795507300)}) == Typed(
        "no, 47", True
    )
    place = {"latitude": 60.2, "longitude": 24.9, "live_period": 900}
    moved = heard({"edited_message": message(location=place, edit_date=1795507300)})
    assert moved == Moved(Location(60.2, 24.9))


def test_a_caption_that_was_changed_says_so() -> None:
    """The photo is the same, its words are read again."""
    sizes = [FILE | {"width": 1, "height": 1}]
    changed = message(photo=sizes, caption="no, 47", edit_date=1795507300)
    assert heard({"edited_message": changed}) == Photo("f1", "no, 47", edited=True)


def press(data: str, **fields: object) -> dict[str, Any]:
    return {
        "callback_query": {
            "id": "q1",
            "from": AINO,
            "chat_instance": "c",
            "data": data,
            **fields,
        }
    }


def test_a_press_carries_its_verb_and_its_label() -> None:
    """The label is what our people read in the transcript."""
    board = {"inline_keyboard": [[{"text": "Yes", "callback_data": "slot.yes|abc"}]]}
    update = press("slot.yes|abc", message=message(text="?", reply_markup=board))
    found = read(json.dumps({"update_id": 2, **update}).encode())
    assert isinstance(found, Arrival)
    assert (found.what, found.press, found.label) == (Pressed("slot.yes", ("abc",)), "q1", "Yes")


def test_a_press_under_a_message_that_is_gone_is_still_a_press() -> None:
    """Telegram sends an inaccessible message with date 0, or none at all."""
    gone = {"chat": CHAT, "message_id": 5, "date": 0}
    assert heard(press("menu", message=gone)) == Pressed("menu", ())
    assert heard(press("menu")) == Pressed("menu", ())


@pytest.mark.parametrize(("status", "what"), [("kicked", ChatLeft()), ("member", ChatBack())])
def test_blocking_and_coming_back_are_told(status: str, what: Raw) -> None:
    """In a private chat membership means only that."""
    member = {"user": AINO | {"is_bot": True}, "status": status, "until_date": 0}
    change = {
        "chat": CHAT,
        "from": AINO,
        "date": 1795507200,
        "old_chat_member": {"user": AINO, "status": "member"},
        "new_chat_member": member,
    }
    assert heard({"my_chat_member": change}) == what


@pytest.mark.parametrize(
    "update",
    [
        {"message": message(text="hi", chat={"id": -5, "type": "group", "title": "g"})},
        {"channel_post": message(text="hi", chat={"id": -6, "type": "channel", "title": "c"})},
        {"message": message(pinned_message=message(text="x"))},
        {"poll": POLL},
        {"something_new": {"x": 1}},
        {},
    ],
)
def test_what_is_no_private_talk_is_let_be(update: dict[str, Any]) -> None:
    """Groups, channels and what a newer Telegram may bring."""
    assert isinstance(read(json.dumps({"update_id": 3, **update}).encode()), NotForUs)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nonsense",
        b"[]",
        b"{}",
        b'{"update_id": 1, "message": {"text": "no chat"}}',
        b'{"update_id": 1, "message": 5}',
    ],
)
def test_what_cannot_be_read_is_said_to_be_so(body: bytes) -> None:
    """Kept for a look; it never stops the next one."""
    assert isinstance(read(body), Unreadable)


def test_a_place_off_the_globe_cannot_be_read() -> None:
    """Whoever sends it."""
    place = {"latitude": 200.0, "longitude": 24.9}
    body = json.dumps({"update_id": 4, "message": message(location=place)}).encode()
    assert isinstance(read(body), Unreadable)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "message",
                        "chat",
                        "from",
                        "text",
                        "update_id",
                        "id",
                        "callback_query",
                        "pre_checkout_query",
                        "successful_payment",
                    ]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_no_json_makes_it_fail(raw: object) -> None:
    """Fuzz: an answer of one of the kinds, always."""
    assert isinstance(read(json.dumps(raw).encode()), Arrival | Deal | Unreadable | NotForUs)
