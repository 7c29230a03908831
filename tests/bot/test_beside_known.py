"""A time that is told by the one that is known: later or earlier that day, or called off for it."""

import pytest

from bot.understanding.fetching import without_fetching
from core.commands import HoldSlot
from core.model.window import Window
from tests.bot.script import Answer, Player
from tests.bot.world import OFFERS, World

TODAY_14, TODAY_16, TODAY_18, WED_10, WED_18, THU_10, FRI_18 = OFFERS


def promised(words: str) -> Player:
    """A chat in which a time was booked."""
    player = Player(World())
    player.begin("choose_slot")
    player.hears("rcp", words)
    assert player.hears("rcp", "yes").asked == ["ConfirmHold"]
    return player


def held(answer: Answer) -> list[Window]:
    return [each.window for each in answer.commands if isinstance(each, HoldSlot)]


@pytest.mark.parametrize(
    "words",
    [
        "later the same day please",
        "can you come later that day?",
        "kann es am selben Tag später kommen?",
        "plus tard le même jour svp",
        "el mismo día pero más tarde",
        "lo stesso giorno ma più tardi",
        "pode vir mais tarde no mesmo dia?",
        "tego samego dnia ale później",
        "того ж дня, але пізніше",
        "в тот же день, но попозже",
        "samana päivänä mutta myöhemmin",
        "samma dag fast senare",
        "aynı gün daha geç",
        "نفس اليوم بس متأخر",
    ],
)
def test_later_the_same_day_is_by_the_promise(words: str) -> None:
    """Tomorrow from 10 to 12 is promised: the evening of that day is held and read back."""
    assert held(promised("tomorrow as early as possible").hears("rcp", words)) == [WED_18]


@pytest.mark.parametrize(
    "words", ["earlier the same day", "am selben Tag früher bitte", "в тот же день, но пораньше"]
)
def test_earlier_the_same_day_is_too(words: str) -> None:
    """Tomorrow evening is promised."""
    assert held(promised("tomorrow as late as possible").hears("rcp", words)) == [WED_10]


def test_without_a_promise_nothing_is_later() -> None:
    """Whatever is free is shown."""
    player = Player(World())
    player.begin("choose_slot")
    assert held(player.hears("rcp", "later the same day")) == []


@pytest.mark.parametrize(
    "words",
    [
        "cancel it, come on Friday after six",
        "cancel that and bring it on Friday instead",
        "storniert das bitte, kommt am Freitag nach sechs",
        "annulez, passez plutôt vendredi après 18h",
        "отмените, приезжайте в пятницу после шести",
        "peruuttakaa, tulkaa perjantaina kuuden jälkeen",
    ],
)
def test_to_call_it_off_for_another_time_is_a_move(words: str) -> None:
    """Nothing is sent back."""
    answer = promised("tomorrow as early as possible").hears("rcp", words)
    assert held(answer) == [FRI_18]


@pytest.mark.parametrize(
    "words", ["cancel it", "cancel it, it should have come on Saturday", "send it back please"]
)
def test_to_call_it_off_for_good_stays_so(words: str) -> None:
    """What should have been is no wish."""
    answer = promised("tomorrow as early as possible").hears("rcp", words)
    assert [line.key for line, _ in answer.says] == ["return-shall-i"]


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("to the locker, i'll pick it up after work", "to the locker,"),
        ("bin bis freitag weg, in die packstation, ich hole es samstag ab",
         "bin bis freitag weg, in die packstation,"),
        ("do paczkomatu, odbiorę w sobotę", "do paczkomatu,"),
        ("в постамат, заберу завтра", "в постамат,"),
    ],
)  # fmt: skip
def test_who_fetches_it_says_when_they_come(words: str, rest: str) -> None:
    """No time to bring it in that clause."""
    assert without_fetching(words) == rest
