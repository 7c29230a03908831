"""A parcel that goes to a pickup point: when that is open, and the wish for the door after all."""

from dataclasses import replace

import pytest

from bot.home_instead import wants_it_home
from bot.hours_asked import asks_hours
from core.commands import ConfirmHold, WithdrawChange
from tests.bot.dialogues.playing import keys_of, words_of
from tests.bot.script import Answer, Player
from tests.bot.world import LOCKERS, World

THERE = ("to a locker please", "Locker Kamppi · 4 min", "Yes, reserve it")


def going_there(opening_hours: str | None = "Mo-Sa 08:00-22:00") -> Player:
    """A talk whose parcel goes to a locker."""
    world = World()
    first = replace(LOCKERS[0], point=replace(LOCKERS[0].point, opening_hours=opening_hours))
    world.lockers = replace(world.lockers, places=(first, *LOCKERS[1:]))
    player = Player(world)
    for line in THERE:
        player.hears("rcp", line)
    return player


def first_button(answer: Answer) -> str:
    """Of what was said last."""
    label, _ = answer.says[-1][1].buttons[0]
    return label


def asked(words: str, opening_hours: str | None = "Mo-Sa 08:00-22:00") -> Answer:
    return going_there(opening_hours).hears("rcp", words)


@pytest.mark.parametrize(
    "words",
    [
        "is it open on Sundays?",
        "what are the opening hours?",
        "when does it close",
        "hat das am Sonntag auf?",
        "wie lange ist offen?",
        "¿abre los domingos?",
        "hasta qué hora está abierto",
        "c'est ouvert le dimanche ?",
        "quelles sont les heures d'ouverture",
        "è aperto la domenica?",
        "fino a che ora è aperto",
        "czy jest otwarte w niedzielę",
        "jakie są godziny otwarcia",
        "abre ao domingo?",
        "até que horas está aberto",
        "чи працює у неділю?",
        "який графік роботи",
        "до скольки работает",
        "открыто в воскресенье?",
        "onko se auki sunnuntaina",
        "mitkä on aukioloajat",
        "är det öppet på söndag?",
        "pazar günü açık mı?",
        "kaça kadar açık",
        "هل هو مفتوح يوم الأحد؟",
        "ما هي ساعات العمل",
        "is het op zondag open?",
    ],
)
def test_when_it_is_open_is_asked_in_many_ways(words: str) -> None:
    """And answered where the parcel goes there; nothing is changed by it."""
    assert asks_hours(words)
    answer = asked(words)
    assert (keys_of(answer)[-1], answer.commands) == ("point-hours", [])


@pytest.mark.parametrize(
    "words",
    [
        "the gate is open",
        "leave it open",
        "bitte vor der Tür lassen",
        "la puerta abre mal",
        "2 hours",
    ],
)
def test_what_asks_nothing_is_no_question_of_hours(words: str) -> None:
    """A gate that stands open is the courier's to know."""
    assert not asks_hours(words)


@pytest.mark.parametrize(
    ("words", "hours", "said"),
    [
        ("is it open on sunday?", "Mo-Sa 08:00-22:00", "closed on Sunday 29 November"),
        ("open on sunday?", "24/7", "is open day and night"),
        ("is it open on saturday?", "Mo-Sa 08:00-22:00", "• Saturday 28 November, 08:00–22:00"),
        ("is it open at 9 pm?", "Mo-Sa 08:00-22:00", "• Tuesday 24 November, 08:00–22:00"),
        ("is it open today?", "Mo-Fr 08:00-12:00,14:00-20:00", "24 November, 14:00–20:00"),
        ("is it open tomorrow?", None, "Nobody has told me when Locker Kamppi is open"),
        ("is it open tomorrow?", "as you like", "Nobody has told me when Locker Kamppi is open"),
    ],
)
def test_the_day_that_was_asked_about_is_answered(words: str, hours: str, said: str) -> None:
    """By the hours that were told of the point; never by a guess."""
    assert said in words_of(asked(words, hours))


def test_a_question_is_answered_before_anything_is_reserved() -> None:
    """What was asked stands, and so does the place that is kept meanwhile."""
    player = Player(World())
    player.hears("rcp", "to a locker please")
    told = words_of(player.hears("rcp", "which one is open on sunday?"))
    assert "Locker Kamppi is closed on Sunday" in told
    assert "Nobody has told me when Locker Ruoholahti is open" in told
    player.hears("rcp", "Locker Kamppi · 4 min")
    assert keys_of(player.hears("rcp", "is it open on sunday?")) == ["point-hours"]
    assert player.hears("rcp", "yes").asked == ["Redirect"]


@pytest.mark.parametrize(
    "words",
    [
        "bring it home instead",
        "no wait, deliver to my door after all",
        "not the locker after all",
        "doch lieber nach Hause bringen",
        "bitte doch an die Haustür liefern",
        "mejor tráelo a casa",
        "livrez plutôt à la maison",
        "portatelo a casa invece",
        "jednak przywieźcie do domu",
        "afinal tragam a casa",
        "краще привезіть додому",
        "лучше привезите домой",
        "tuokaa sittenkin kotiin",
        "leverera hem istället",
        "eve getirin lütfen",
        "جيبوها على البيت",
        "breng het toch maar thuis",
    ],
)
def test_home_after_all_asks_when(words: str) -> None:
    """The point is given up only when a time at the door is booked."""
    player = going_there()
    answer = player.hears("rcp", words)
    assert (keys_of(answer)[-1], answer.commands) == ("slot-which", [])
    held = player.hears("rcp", first_button(answer))
    booked = player.hears("rcp", first_button(held)).commands
    assert [type(each) for each in booked] == [WithdrawChange, ConfirmHold]


@pytest.mark.parametrize(
    "words",
    ["don't bring it home", "i am home at six", "send me the code", "ich bin nicht zu Hause"],
)
def test_who_only_speaks_of_home_wishes_nothing(words: str) -> None:
    """Nor does who denies it."""
    assert not wants_it_home(words, going_there().world.facts())
