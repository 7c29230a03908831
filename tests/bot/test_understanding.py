"""Understanding: what rules read out of free text, and what they honestly do not."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding import Intent, to_wire, understand
from bot.understanding.language import language_of

AT = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Helsinki"))  # a Monday


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("where is my parcel??", Intent.TRACK),
        ("missä mun paketti on", Intent.TRACK),
        ("когда приедет курьер", Intent.TRACK),
        ("yess", Intent.OTHER),
        ("YES", Intent.CONFIRM),
        ("joo", Intent.CONFIRM),
        ("👍", Intent.CONFIRM),
        ("нет", Intent.DENY),
        ("can you bring it thursday evening instead", Intent.RESCHEDULE),
        ("siirtäkää perjantaihin", Intent.RESCHEDULE),
        ("перенесите на субботу", Intent.RESCHEDULE),
        ("i am at work until 5, nobody is home", Intent.ABSENT),
        ("en ole kotona huomenna", Intent.ABSENT),
        ("меня не будет дома завтра", Intent.ABSENT),
        ("the address is wrong, it is Bulevardi 5", Intent.CHANGE_ADDRESS),
        ("osoite on väärä", Intent.CHANGE_ADDRESS),
        ("to a locker please", Intent.TO_LOCKER),
        ("pakettiautomaattiin kiitos", Intent.TO_LOCKER),
        ("в постамат", Intent.TO_LOCKER),
        ("just chuck it behind the bins", Intent.SAFE_PLACE),
        ("leave it with my neighbour Olga", Intent.NEIGHBOUR),
        ("buzzer ded. gate 4471# then call", Intent.INSTRUCTIONS),
        ("ring at Virtanen", Intent.INSTRUCTIONS),
        ("ovikellossa lukee Virtanen", Intent.INSTRUCTIONS),
        ("вход со двора, через арку", Intent.INSTRUCTIONS),
        ("my daughter gave me a ring for my birthday", Intent.OTHER),
        ("LIARS i was home ALL DAY nobody came. you people are useless", Intent.NOT_RECEIVED),
        ("who is Petro? not my parcel", Intent.WRONG_RECIPIENT),
        ("i want to talk to a human", Intent.HUMAN),
        ("haluan puhua ihmisen kanssa", Intent.HUMAN),
        ("stop texting me", Intent.STOP_MESSAGES),
        ("poistakaa tietoni", Intent.DELETE_MY_DATA),
        ("got sms pay 1.99 redelivery is it u??", Intent.PAYMENT),
        ("english please", Intent.LANGUAGE),
        ("gracias", Intent.THANKS),
        ("merhaba", Intent.GREETING),
        ("what's the weather like", Intent.OTHER),
        ("asdf qwer", Intent.OTHER),
    ],
)
def test_words_become_the_intent_they_have(text: str, intent: Intent) -> None:
    """What changes something is read; what is nobody's business is "other"."""
    assert understand(text, AT, None).intent is intent


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("thursday morning", {"date": "2026-11-26", "from": "08:00", "to": "12:00"}),
        ("bring it tomorrow after 6", {"date": "2026-11-24", "from": "18:00", "to": None}),
        ("tuokaa huomenna klo 10-14", {"date": "2026-11-24", "from": "10:00", "to": "14:00"}),
        ("перенесите на пятницу после 18", {"date": "2026-11-27", "from": "18:00", "to": None}),
        ("not tomorrow, friday", {"date": "2026-11-27", "from": None, "to": None}),
        ("bring it thu no wait fri", {"date": "2026-11-27", "from": None, "to": None}),
        ("bring it on 28.11. before 12", {"date": "2026-11-28", "from": None, "to": "12:00"}),
        ("bring it at 3", {"date": None, "from": "15:00", "to": "15:00"}),
        (
            "bring it next week",
            {"date": "2026-11-30", "from": None, "to": None, "date_to": "2026-12-06"},
        ),
        ("bring it on monday", {"date": "2026-11-30", "from": None, "to": None}),
    ],
)
def test_times_are_read_from_the_messages_own_moment(text: str, time: dict[str, str]) -> None:
    """Monday said on a Monday is the next one; hours from one to seven are the afternoon's."""
    assert to_wire(understand(text, AT))["entities"]["time"] == time


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("gate code is 4471#, 2nd floor", "gate_code", "4471#"),
        ("gate code is 4471#, 2nd floor", "floor", "2"),
        ("ovikoodi 1234, kerros 3", "gate_code", "1234"),
        ("домофон 37к5512, 9 этаж", "floor", "9"),
        ("change the address to Lesnaya 14 not 41", "house_number", "14"),
        ("the address is wrong, flat 27b", "flat", "27B"),
        ("wrong address, my phone is +358 40 123 4567", "phone", "+358401234567"),
        ("leave it on the porch pls", "safe_place", "on the porch"),
        ("leave it with my neighbour Olga", "neighbour", "neighbour Olga"),
    ],
)
def test_things_are_read_by_rules(text: str, name: str, value: str) -> None:
    """Codes, floors, flats and names, as they were typed."""
    assert to_wire(understand(text, AT))["entities"][name] == value


def test_a_neighbours_flat_is_not_ones_own() -> None:
    """Numbers near a neighbour are the neighbour's."""
    assert understand("give it to my neighbour in flat 9", AT).entities.flat is None


def test_what_is_not_known_is_said_to_be_so() -> None:
    """Not understood means: ask or hand over, do not act."""
    nothing = understand("blargh wibble", AT)
    assert (nothing.intent, nothing.understood, nothing.confidence) == (Intent.OTHER, False, 0.0)


@given(st.text(max_size=4096))
def test_no_text_makes_it_fail(text: str) -> None:
    """Any script, any marks, any length."""
    assert 0.0 <= understand(text, AT, "fi").confidence <= 1.0


def test_lone_surrogates_do_no_harm() -> None:
    """Half an emoji is not text."""
    assert understand("yes \ud83d", AT).intent is Intent.CONFIRM


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("where is my parcel please", "en"),
        ("missä minun pakettini on", "fi"),
        ("где моя посылка", "ru"),
        ("де моя посилка і кур'єр", "uk"),
        ("荷物は今どこですか", "ja"),
        ("12", None),
    ],
)
def test_language_is_told_by_script_and_small_words(text: str, language: str | None) -> None:
    """Numbers tell nothing."""
    assert language_of(text, None) == language
