"""Nobody opens, and the courier stands there. What follows an attempt is finished with the rescue.

hse  no_answer
bot  The courier is at Mannerheimintie 12 B 24, 00100 Helsinki and nobody answers. They wait 4 min more, until 10:04. [I am coming] [Door code] [Neighbour] [Safe place] [Locker] [Another day] [A person]
rcp  in the shower!!! 2 mins
bot  Passed on: the courier waits until 10:06.
     AnswerRescue
"""

import pytest

from core.commands import AnswerRescue, AskNeighbour
from tests.bot.dialogues.playing import (
    asks,
    labels_of,
    needs_encoder,
    played,
    says,
    talk,
    words_of,
)
from tests.bot.town import at_home

pytestmark = needs_encoder


def test_it_ends_as_written() -> None:
    """The courier reads that somebody comes."""
    played(__doc__, at_home(), "menu")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("wait wait im coming down", "coming"),
        ("one minute pls!!", "coming"),
        ("olen suihkussa, 2 min", "coming"),
        ("бегу, 2 минуты", "coming"),
        ("code is 4471#", "gate_code"),
        ("give it to the neighbour in 28", "neighbour"),
        ("leave it on the porch", "safe_place"),
        ("into a locker please", "locker"),
        ("not home, come tomorrow", "other_day"),
    ],
)
def test_words_answer_as_a_button_would(words: str, answer: str) -> None:
    """While every second counts nothing is asked back."""
    player = talk()
    player.hears("hse", "no_answer")
    told = asks(says(player, words), AnswerRescue)
    assert isinstance(told, AnswerRescue)
    assert told.answer == answer


@pytest.mark.parametrize("words", ["2", "huh?", "who is this", "blörp"])
def test_what_is_not_understood_costs_no_time(words: str) -> None:
    """No list of other meanings while the courier waits: what they can do stands there again."""
    player = talk()
    player.hears("hse", "no_answer")
    answer = says(player, words)
    assert answer.commands == []
    assert "I did not understand that. What shall the courier do" in words_of(answer)
    assert {"I am coming", "Neighbour", "Another day", "A person"} <= set(labels_of(answer))


def test_silence_ends_in_ways_on() -> None:
    """The attempt is told without blame, with another time and a person."""
    player = talk()
    player.hears("hse", "no_answer")
    player.hears("hse", "rescue_over")
    answer = player.hears("hse", "attempt_failed recipient_absent")
    assert {"Other time", "Locker", "I was at home", "A person"} <= set(labels_of(answer))


@pytest.mark.parametrize(
    ("words", "answer", "asked"),
    [
        ("hinter den Mülltonnen", "safe_place", False),
        ("leave it on the porch", "safe_place", False),
        ("anyone", "neighbour", False),
        ("lieber zum Nachbarn", "neighbour", False),
        ("Petra in 5C", "neighbour", True),
    ],
)
def test_whatever_is_said_to_which_neighbour_is_not_a_name(
    words: str, answer: str, asked: bool
) -> None:
    """A place is one, and who names nobody is asked again; the courier reads the words at once."""
    player = talk()
    player.hears("hse", "no_answer")
    says(player, "Neighbour")
    told = says(player, words)
    rescue = next(each for each in told.commands if isinstance(each, AnswerRescue))
    assert rescue.answer == answer
    assert any(isinstance(each, AskNeighbour) for each in told.commands) is asked


def test_home_instead_is_nobodys_name() -> None:
    """Nobody is asked to forward anything to "bring it home instead"."""
    player = talk()
    player.hears("hse", "no_answer")
    says(player, "Neighbour")
    told = says(player, "bring it home instead")
    assert told.commands == []
    assert "I am coming" in labels_of(told)
