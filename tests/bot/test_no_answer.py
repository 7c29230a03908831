"""At the door: what is no code, no name and no place is passed on to nobody as one."""

import pytest

from tests.bot.dialogues.playing import as_read_in_the_house, needs_encoder
from tests.bot.script import Answer, Player
from tests.bot.test_scripts import booked


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
