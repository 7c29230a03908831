"""At the door: what is no code, no name and no place is passed on to nobody as one."""

from dataclasses import replace

import pytest

from tests.bot.dialogues.playing import as_read_in_the_house, needs_encoder
from tests.bot.script import Answer, Player
from tests.bot.test_scripts import booked
from tests.bot.world import DELIVERY


def told(button: str, words: str) -> Answer:
    """The courier waits, the button is pressed, and then this is said."""
    player = Player(booked(), "en", as_read_in_the_house)
    player.hears("hse", "no_answer")
    player.hears("rcp", button)
    return player.hears("rcp", words)


@needs_encoder
@pytest.mark.parametrize("words", ["porch", "Shed", "on the porch", "balcony", "under the doormat"])
def test_a_place_is_no_neighbour(words: str) -> None:
    """It is where the parcel may lie; nobody of that name is asked."""
    assert told("Neighbour", words).asked == ["AnswerRescue"]


@needs_encoder
@pytest.mark.parametrize("words", ["Olga", "olga 28", "the old lady at 5", "my mom", "reception"])
def test_somebody_is_asked(words: str) -> None:
    assert told("Neighbour", words).asked == ["AnswerRescue", "AskNeighbour"]


@needs_encoder
@pytest.mark.parametrize(
    ("button", "words"),
    [
        ("Neighbour", "idk"),
        ("Neighbour", "dont have any"),
        ("Neighbour", "who?"),
        ("Neighbour", "how long?"),
        ("Neighbour", "cancel"),
        ("Neighbour", "he is also at work"),
        ("Safe place", "not sure"),
        ("Safe place", "is it raining?"),
        ("Safe place", "will it be safe?"),
        ("Safe place", "dont leave it outside"),
        ("Safe place", "not on the street"),
        ("Safe place", "thanks"),
        ("Door code", "i dont know"),
        ("Door code", "how much time"),
    ],
)
def test_what_is_no_answer_leaves_the_question_open(button: str, words: str) -> None:
    """The ways out stand there again, with the time that is left."""
    answer = told(button, words)
    assert answer.asked == []
    assert "10:04" in answer.says[-1][1].text and answer.says[-1][1].buttons


@needs_encoder
@pytest.mark.parametrize("words", ["is it ok under the stairs?", "can you put it in the shed?"])
def test_a_place_that_is_asked_about_is_a_place(words: str) -> None:
    assert told("Safe place", words).asked == ["AnswerRescue"]


def at_a_door(words: str, *, minors: bool = False) -> Answer:
    """The courier waits, and they write; the sender may let children take it."""
    world = booked()
    delivery = world.deliveries[DELIVERY]
    world.put(replace(delivery, rules=replace(delivery.rules, minors=minors)))
    player = Player(world, "en", as_read_in_the_house)
    player.hears("hse", "no_answer")
    return player.hears("rcp", words)


@needs_encoder
@pytest.mark.parametrize(
    "words",
    [
        "my daughter is 10 she can open",
        "the kids are home they will open",
        "meine Tochter ist 9, sie macht auf",
        "сын дома, ему 11",
    ],
)
def test_no_child_is_sent_to_the_door(words: str) -> None:
    """An adult must take it, and the ways out stand there; by the sender's leave it goes on."""
    answer = at_a_door(words)
    assert answer.asked == []
    assert answer.says[0][0].key == "child-thanks" and answer.says[-1][1].buttons
    assert "AnswerRescue" in at_a_door(words, minors=True).asked


@needs_encoder
@pytest.mark.parametrize("words", ["my son comes in 2 min", "my wife is coming, 5 min"])
def test_minutes_are_no_age(words: str) -> None:
    assert at_a_door(words).asked == ["AnswerRescue"]
