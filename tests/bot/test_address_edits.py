"""Edits of an address by words: another house with its code, a denial, a flat nobody named."""

import pytest

from core.commands import ChangeAddress, GiveInstructions
from core.model.delivery import Delivery
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


def stands(player: Player) -> Delivery:
    return player.world.deliveries[DELIVERY]


@pytest.mark.parametrize(
    ("words", "new"),
    [
        ("no, 7 flat 8, code 4321", "Bulevardi 7 as. 8"),
        ("no, 7, code 4321", "Bulevardi 7"),
        ("number 7, flat 8, code 4321", "Bulevardi 7 as. 8"),
        ("7 B 8, code 4321", "Bulevardi 7 B 8"),
        ("it's 7 not 21, flat 8, door code 4321", "Bulevardi 7 as. 8"),
        ("ei 21 vaan 7, ovikoodi 4321", "Bulevardi 7"),
        ("не 21 а 7, код 4321", "Bulevardi 7"),
    ],
)
@pytest.mark.parametrize("asked_for_the_door", [False, True], ids=["on the card", "at the door"])
def test_a_code_goes_to_the_house_it_was_told_of(
    words: str, new: str, asked_for_the_door: bool
) -> None:
    """Never to the one that was just denied, wherever it is said."""
    player = begun()
    if asked_for_the_door:
        player.begin("door")
    compared = player.hears("rcp", words)
    assert compared.commands == []
    assert f"New: {new}, 00120 Helsinki" in said(compared)
    change, *_ = player.hears("rcp", "Yes, right").commands
    assert isinstance(change, ChangeAddress)
    assert stands(player).door_card.code == "4321"


@pytest.mark.parametrize("words", ["flat 8, code 4321", "code 7, floor 5", "3. kerros, koodi 7"])
def test_words_for_the_door_alone_stay_with_the_house(words: str) -> None:
    """No number of them is a house."""
    player = begun()
    (command,) = player.hears("rcp", words).commands
    assert isinstance(command, GiveInstructions)
    assert stands(player).address.line == STANDS


@pytest.mark.parametrize(
    "words",
    [
        "Bulevardi 21 is wrong",
        "not Bulevardi 21",
        "no, Bulevardi 21",
        "21 is wrong",
        "not 21",
        "it's wrong",
        "I don't live at Bulevardi 21",
        "ei Bulevardi 21",
        "Bulevardi 21 on väärin",
        "это не Bulevardi 21",
        "адрес неверный",
    ],
)
@pytest.mark.parametrize("of_a_draft", [False, True], ids=["the card", "a draft"])
def test_a_denial_of_what_is_shown_asks_what_is_right(words: str, of_a_draft: bool) -> None:
    """It is no note for the courier, and the same address is not shown again."""
    player = begun("Bulevardi 7" if of_a_draft else STANDS)
    if of_a_draft:
        player.hears("rcp", "no, 21")
    answer = player.hears("rcp", words)
    assert keys(answer) == ["address-what-is-right"]
    assert answer.commands == []


@pytest.mark.parametrize(
    "words",
    [
        "Can you come to Bulevardi 7 instead of Bulevardi 21?",
        "please deliver to Bulevardi 7 instead",
        "Bulevardi 7 instead",
    ],
)
def test_another_place_instead_is_no_other_time(words: str) -> None:
    """ "Instead" is said of a day as well."""
    assert "New: Bulevardi 7, 00120 Helsinki" in said(begun().hears("rcp", words))


def test_another_time_instead_is_no_other_place() -> None:
    """A bare hour names no street."""
    assert keys(begun().hears("rcp", "come tomorrow at 18 instead"))[-1].startswith("slot")


def test_a_flat_that_was_spoken_of_is_asked_for_by_its_number() -> None:
    """Whoever wrote "flat, don't know the number" has one; what comes next is it."""
    player = begun()
    asked = player.hears("rcp", "im at Bulevardi 7 not 21 lol flt dont no the number, blue door")
    assert keys(asked) == ["address-which-flat"]
    compared = said(player.hears("rcp", "27b"))
    assert "New: Bulevardi 7 as. 27b" in compared
    assert "blue door" in compared


def test_a_note_beside_an_unknown_flat_is_kept_and_the_flat_asked_once() -> None:
    """The second time they do not know it either: what they told has to do."""
    player = begun()
    player.hears("rcp", "no, 7")
    words = "blue door, dont know the number of the flat"
    assert keys(player.hears("rcp", words)) == ["address-which-flat"]
    compared = player.hears("rcp", "I don't know the flat number")
    assert "New: Bulevardi 7, 00120 Helsinki. The courier is told: note “blue door”" in said(
        compared
    )


@pytest.mark.parametrize("words", ["27b", "270"])
def test_what_no_house_of_the_street_has_for_a_number_is_a_flat(words: str) -> None:
    """Nothing that was told is lost on the way."""
    player = begun()
    player.hears("rcp", "no, 7")
    player.hears("rcp", "blue door, dont know the number of the flat")
    player.hears("rcp", "I don't know")
    compared = said(player.hears("rcp", words))
    assert f"New: Bulevardi 7 as. {words}" in compared
    assert "blue door" in compared
