"""A yes with its reason: "yes please, I won't be home" to a locker, a neighbour, a safe place."""

import pytest

from tests.bot.script import Player
from tests.bot.test_scripts import booked

LOCKER = ("to a locker please", "Locker Kamppi · 4 min")


def asked(*said: str) -> Player:
    player = Player(booked())
    for words in said:
        player.hears("rcp", words)
    return player


@pytest.mark.parametrize(
    "words",
    [
        "yes please, i wont be home",
        "ok i'm away",
        "yep not home till 8",
        "joo en ole kotona",
        "ja bitte, bin nicht da",
        "oui je ne serai pas là",
        "sí, no estaré",
        "sì, non sarò a casa",
        "sim, não vou estar",
        "tak, nie będzie mnie",
        "да, меня не будет",
        "ага, мене не буде",
    ],
)
def test_a_yes_because_nobody_is_home_is_a_yes(words: str) -> None:
    """Whatever it denies, it denies not what was asked."""
    assert "Redirect" in asked(*LOCKER).hears("rcp", words).asked


@pytest.mark.parametrize("words", ["ok no thanks", "yes no", "no i wont be home", "maybe", "hmm"])
def test_what_is_no_clear_yes_sends_it_nowhere(words: str) -> None:
    assert "Redirect" not in asked(*LOCKER).hears("rcp", words).asked


def test_a_neighbour_is_asked_by_such_a_yes() -> None:
    player = asked("leave it with my neighbour Olga")
    assert player.hears("rcp", "yes, i wont be home").asked == ["AskNeighbour"]


def test_a_locker_is_chosen_by_its_name() -> None:
    """Typed whole, or by the word that no other one has."""
    assert asked(LOCKER[0]).hears("rcp", "Kamppi").asked == ["KeepCompartment"]


def test_to_drop_the_question_lets_the_compartment_go() -> None:
    assert asked(*LOCKER).hears("rcp", "never mind").asked == ["LetCompartmentGo"]
    assert asked(*LOCKER).hears("rcp", "cancel").asked == ["LetCompartmentGo"]
