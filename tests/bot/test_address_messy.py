"""Messy talk about an address: second thoughts, too many words, a yes to the wrong thing."""

import time

import pytest

from core.commands import ChangeAddress, ConfirmAddress
from tests.bot.script import Answer, Player
from tests.bot.town import announced_to
from tests.bot.world import DELIVERY

STANDS = "Bulevardi 21, 00120 Helsinki"


def keys(answer: Answer) -> list[str]:
    return [say.key for say, _ in answer.says]


def said(answer: Answer) -> str:
    return " ".join(" ".join(spoken.plain for _, spoken in answer.says).split())


def begun(line: str = STANDS) -> Player:
    player = Player(announced_to(line))
    player.begin("confirm_address")
    return player


@pytest.mark.parametrize(
    "words",
    [
        "no wait 9",
        "ok then 9",
        "sorry i meant 9",
        "oops, make that 9",
        "eiku 9",
        "ой нет, 9",
        "nej förlåt, 9",
        "same street but 9, second floor",
        "не 7 а 9",
    ],
)
def test_a_second_thought_replaces_the_first(words: str) -> None:
    """The yes that follows is to what was said last."""
    player = begun()
    player.hears("rcp", "no, 7")
    assert "New: Bulevardi 9, 00120 Helsinki" in said(player.hears("rcp", words))


def test_whoever_goes_back_to_what_stands_changes_nothing() -> None:
    """The card stands again, and its yes is a yes to it."""
    player = begun()
    player.hears("rcp", "no, 7")
    assert keys(player.hears("rcp", "no i was right, 21")) == ["address-is-it-right"]
    assert player.hears("rcp", "yes").commands == [ConfirmAddress(DELIVERY)]


def test_a_no_that_nobody_understands_is_still_a_no() -> None:
    """What is right is asked; no later yes takes the draft."""
    player = begun()
    player.hears("rcp", "no, 7")
    assert keys(player.hears("rcp", "no, Hogwarts 9b"))[-1] == "address-what-is-right"
    assert player.hears("rcp", "yes").commands == []


@pytest.mark.parametrize(
    "words", ["не 21 а 7, кв 8, домофон 44К", "Добрый день! не 21 а 7, кв 8, домофон 44К"]
)
def test_what_is_told_of_the_other_house_never_reaches_the_one_that_was_denied(words: str) -> None:
    """Also after a greeting."""
    player = begun()
    compared = player.hears("rcp", words)
    assert compared.commands == []
    assert "New: Bulevardi 7 as. 8" in said(compared)


@pytest.mark.parametrize(
    "words", ["it's right", "that is correct", "perfect", "se on oikein", "всё верно"]
)
def test_a_yes_has_many_words(words: str) -> None:
    """To a comparison and to the card."""
    assert begun().hears("rcp", words).commands == [ConfirmAddress(DELIVERY)]
    player = begun()
    player.hears("rcp", "no, 7")
    (change,) = player.hears("rcp", words).commands
    assert isinstance(change, ChangeAddress)


def test_a_yes_to_a_question_for_a_number_asks_it_again_once() -> None:
    """Then a pin or a person; never "is there something that I can do"."""
    player = begun("Bulevardi")
    assert keys(player.hears("rcp", "ok")) == ["address-which-number"]
    assert keys(player.hears("rcp", "ok")) == ["address-lost"]
    player = begun()
    player.hears("rcp", "Change it")
    assert keys(player.hears("rcp", "ok")) == ["address-what-is-right"]
    assert keys(player.hears("rcp", "sure")) == ["address-lost"]


@pytest.mark.parametrize("words", ["47 is right, its new", "47 is correct", "47 on oikein"])
def test_whoever_insists_on_their_number_is_believed(words: str) -> None:
    """As by its button."""
    (command,) = begun("Lesnaya 47").hears("rcp", words).commands
    assert command == ConfirmAddress(DELIVERY, accept_unknown=True)


def test_where_nobody_can_place_the_number_they_show_it() -> None:
    """With a pin."""
    asked = begun("Lesnaya 147").hears("rcp", "147 is right, it's a new building")
    assert keys(asked) == ["address-send-pin", "address-or-write"]


def test_another_number_beside_an_unknown_one_is_a_house_and_keeps_the_flat() -> None:
    """Neither "no 49" nor a nearby number loses what was told of the door."""
    player = begun("Lesnaya 3")
    player.hears("rcp", "Bulevardi 20 B 12")
    assert "New: Bulevardi 9 B 12" in said(player.hears("rcp", "no 9"))
    player = begun("Lesnaya 3")
    asked = player.hears("rcp", "Bulevardi 20 B 12")
    near = next(label for _, s in asked.says for label, _ in s.buttons if "Bulevardi 19" in label)
    assert "New: Bulevardi 19 B 12" in said(player.hears("rcp", near))


@pytest.mark.parametrize(
    "words", ["wrong number, should be seven", "väärä numero pitäis olla seitsemän"]
)
def test_a_wrong_number_that_should_be_another_is_of_a_house(words: str) -> None:
    """The parcel is theirs."""
    assert keys(begun().hears("rcp", words)) == ["address-what-is-right"]


def test_a_code_spelt_digit_by_digit_is_one_code() -> None:
    """Nothing of it is left in the note."""
    player = begun()
    player.hears("rcp", "grey gate, code is 5 5 0 2")
    card = player.world.deliveries[DELIVERY].door_card
    assert (card.code, card.note) == ("5502", "grey gate")


@pytest.mark.parametrize(
    "words", ["is this the right address?", "right?", "onko osoite oikein?", "адрес верный?"]
)
def test_a_question_confirms_nothing(words: str) -> None:
    """It asks us."""
    player = begun()
    assert player.hears("rcp", words).commands == []
    player = begun()
    player.hears("rcp", "no, 7")
    assert player.hears("rcp", words).commands == []


@pytest.mark.parametrize(
    "words",
    ["this is not my house", "это не мой дом", "can you bring it to my office instead"],
)
def test_another_place_without_its_name_is_asked_for(words: str) -> None:
    """It is neither somebody else's parcel nor another time."""
    assert keys(begun().hears("rcp", words)) == ["address-what-is-right"]


def test_who_gives_up_a_pin_is_back_at_the_card() -> None:
    """What was asked before is asked again."""
    player = begun()
    player.hears("rcp", "Send a pin")
    assert keys(player.hears("rcp", "no, leave it")) == ["address-is-it-right"]


@pytest.mark.parametrize("words", ["x" * 4000, "no " * 1300 + "9", " .," * 1300, "a9" * 2000])
def test_a_long_message_is_answered_in_no_time(words: str) -> None:
    """However its words may be divided."""
    player = begun()
    player.hears("rcp", "no, 7")
    began = time.process_time()
    assert player.hears("rcp", words).says
    assert time.process_time() - began < 2
