"""Nobody opens, and the courier stands there. What follows an attempt is finished with the rescue.

hse  no_answer
bot  The courier is at Mannerheimintie 12 B 24, 00100 Helsinki and nobody answers. They wait 4 min more, until 10:04. [I am coming] [Door code] [Neighbour] [Safe place] [Locker] [Another day] [A person]
rcp  in the shower!!! 2 mins
bot  Passed on: the courier waits until 10:06.
     AnswerRescue
"""

import pytest

from core.commands import AnswerRescue
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
