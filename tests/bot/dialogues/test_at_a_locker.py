"""Words before a locker: the code, more days, and whatever does not open."""

import pytest

from core.commands import ExtendPickup, LetCompartmentGo
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


def one_is_looked_at() -> Player:
    player = settled()
    says(player, "to a locker please", "Locker Kamppi · 4 min")
    return player


@pytest.mark.parametrize(
    "words",
    [
        "doch nach Hause bitte",
        "bring it home instead",
        "no, bring it to my door",
        "лучше домой",
        "finalement chez moi",
    ],
)
def test_home_after_all_is_no_yes_to_a_locker(words: str) -> None:
    """It sounds like one; what was kept for them is free, and nothing is sent there."""
    answer = says(one_is_looked_at(), words)
    assert [type(each) for each in answer.commands] == [LetCompartmentGo]
    assert keys_of(answer) == ["card"]


@pytest.mark.parametrize("words", ["yes", "to a locker instead of home"])
def test_instead_of_home_is_a_locker(words: str) -> None:
    """And a yes stays one."""
    answer = says(one_is_looked_at(), words)
    assert not [each for each in answer.commands if isinstance(each, LetCompartmentGo)]
    assert keys_of(answer)[-1] in ("card", "locker-where-to", "locker-question")
