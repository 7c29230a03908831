"""Words to what stands on the buttons: a yes asks which, a place in the row chooses, and only who
says that the number is right is taken at their word."""

import pytest

from bot.which_of_these import chosen
from core.commands import ChangeAddress, ConfirmAddress
from tests.bot.script import Answer, Player
from tests.bot.town import announced_to
from tests.bot.world import DELIVERY

UNKNOWN = "Lesnaya 47, 00100 Helsinki"  # 45, 49 and 43 stand on the buttons


def keys(answer: Answer) -> list[str]:
    return [each.key for each, _ in answer.says if not each.key.startswith("language")]


def begun(language: str = "en") -> Player:
    player = Player(announced_to(UNKNOWN), language)
    player.begin("confirm_address")
    return player


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "yes"),
        ("en", "ok"),
        ("en", "👍"),
        ("en", "yes one of these"),
        ("en", "one of them"),
        ("fi", "joo"),
        ("fi", "kyllä, joku niistä"),
        ("sv", "jo, en av dem"),
        ("ru", "да, один из них"),
        ("de", "ja, eine davon"),
        ("fr", "oui, une de celles-là"),
    ],
)
def test_a_yes_to_several_asks_which_and_takes_nothing(language: str, words: str) -> None:
    """It is asked once; whoever only says yes again needs another way."""
    player = begun(language)
    which = player.hears("rcp", words)
    assert (keys(which), which.commands) == (["address-which-one"], [])
    assert len(which.says[-1][0].buttons) > 3
    again = player.hears("rcp", words)
    assert (keys(again), again.commands) == (["address-lost"], [])
    assert "address.number_right" in [button.verb for button in again.says[-1][0].buttons]
    assert player.hears("rcp", words).asked == ["AskPerson"]


@pytest.mark.parametrize(
    "words",
    [
        "my number is right",
        "47 is right",
        "yes, 47 is correct",
        "the address is correct",
        "it is a new house",
        "47 on oikein",
        "numero on oikea",
        "numret är rätt",
        "номер правильный",
        "die Nummer stimmt",
        "le numéro est bon",
    ],
)
def test_who_says_that_the_number_is_right_is_believed(words: str) -> None:
    """As by its button."""
    assert begun().hears("rcp", words).commands == [ConfirmAddress(DELIVERY, accept_unknown=True)]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("the first", "45"),
        ("the second one", "49"),
        ("yes, the third", "43"),
        ("the last one", "43"),
        ("ensimmäinen", "45"),
        ("se toinen", "49"),
        ("den andra", "49"),
        ("второй", "49"),
        ("die erste", "45"),
        ("le deuxième", "49"),
    ],
)
def test_a_button_may_be_chosen_by_its_place(words: str, number: str) -> None:
    """As by a tap."""
    player = begun()
    assert keys(player.hears("rcp", words)) == ["address-compare"]
    (command,) = player.hears("rcp", "yes").commands
    assert isinstance(command, ChangeAddress)
    assert (command.query.text or "").startswith(f"Lesnaya {number}, ")


def test_a_place_counts_only_where_something_stands_there() -> None:
    """Of two, nobody means the third; of one, yes is enough."""
    assert chosen("the third", 2) is None
    assert chosen("the first", 1) is None
    assert chosen("the first floor", 3) is None
    assert chosen("my second home", 3) is None
