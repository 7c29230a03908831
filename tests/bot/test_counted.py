"""Counted: numbers that say how often, how long or which door, and name no house."""

import pytest

from bot.understanding.counted import counts, waits
from tests.bot.script import Player
from tests.bot.world import World


@pytest.mark.parametrize(
    "words",
    [
        "knock 4 times, loudly",
        "phone me 15 minutes before",
        "second yard, 2nd door, press button 6 on the right",
        "soita 4 kertaa",
        "3. ovi vasemmalla, soita kahdesti",
        "наберите за 10 минут",
        "стучите 3 раза, 2-я дверь",
        "ring 4 gånger",
    ],
)
def test_what_the_courier_shall_do_counts_no_house(words: str) -> None:
    """All its numbers are counts, and it is about the door."""
    assert counts(words)
    assert Player(World()).words(words).understood.intent == "instructions"


@pytest.mark.parametrize(
    "words",
    [
        "ring 7",
        "code 4521",
        "door 14",
        "Lesnaya 12, ring 4 times",
        "5 min",
        "come after 5",
        "no, 12",
    ],
)
def test_any_other_number_may_be_a_house_a_flat_or_a_code(words: str) -> None:
    """Then the gazetteer looks."""
    assert not counts(words)


def test_waiting_is_told_apart() -> None:
    """At the door it answers the courier who waits."""
    assert waits("please wait 3 minutes")
    assert waits("odottakaa 3 minuuttia")
    assert not counts("wait 3 minutes")
    assert Player(World()).words("wait 3 minutes").understood.intent == "other"
