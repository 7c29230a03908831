"""Words before a locker: the code, more days, and whatever does not open."""

import pytest

from core.commands import ExtendPickup
from tests.bot.dialogues.playing import (
    asks,
    keys_of,
    needs_encoder,
    says,
    settled,
    talk,
    words_of,
)
from tests.bot.script import Player

pytestmark = needs_encoder


def it_waits_there() -> Player:
    player = talk()
    player.hears("hse", "ready_for_pickup")
    return player


@pytest.mark.parametrize(
    "words",
    ["whats the code again", "i lost the code", "wie war der code nochmal", "unohdin koodin"],
)
def test_the_code_is_shown_when_asked_for(words: str) -> None:
    """To whoever has proven that it is theirs."""
    assert "Your code: 4711" in words_of(says(it_waits_there(), words))


@pytest.mark.parametrize(
    "words", ["can it wait longer? im away", "i need more time", "kann es länger liegen bleiben?"]
)
def test_more_days_are_asked_for_in_words(words: str) -> None:
    """As by the button."""
    assert isinstance(asks(says(it_waits_there(), words), ExtendPickup), ExtendPickup)


@pytest.mark.parametrize(
    "words", ["i typed the code 3 times nothing happens", "the screen is dead", "nichts passiert!"]
)
def test_a_dead_locker_is_no_damaged_parcel(words: str) -> None:
    """What can be tried is said, step by step."""
    assert keys_of(says(it_waits_there(), words)) == ["trouble-shut-again"]


@pytest.mark.parametrize(
    "words", ["nobody's home on friday, use a locker", "not in friday, put it in a locker"]
)
def test_nobody_comes_on_the_day_of_an_absence(words: str) -> None:
    """A locker was wished for: no time is held, least of all on that day."""
    answer = says(settled(), words)
    assert [type(each).__name__ for each in answer.commands if "Slot" in type(each).__name__] == []
    assert keys_of(answer)[-1].startswith("locker")
