"""A way in by another street is told to the courier, whole; the address stays."""

import pytest

from core.commands import ChangeAddress, GiveInstructions
from tests.bot.script import Answer, Player
from tests.bot.town import announced_to


def said(answer: Answer) -> str:
    return " ".join(" ".join(spoken.plain for _, spoken in answer.says).split())


def begun(scene: str = "confirm_address") -> Player:
    player = Player(announced_to("Bulevardi 21, 00120 Helsinki"))
    player.begin("confirm_address")
    if scene != "confirm_address":
        player.hears("rcp", "Yes, right")
        player.begin(scene)
    return player


WAYS = [
    ("entrance is from Lesnaya 22", "entrance is from Lesnaya 22"),
    ("beware dog in yard. use gate on Lesnaya 29 side", "use gate on Lesnaya 29 side"),
    ("come in through Lesnaya 5", "come in through Lesnaya 5"),
    ("sisäänkäynti Koivutien puolelta, Koivutie 5", "Koivutien puolelta, Koivutie 5"),
    ("вход со двора Lesnaya 22, код 15", "вход со двора Lesnaya 22"),
    ("ingång från Lesnaya 5", "ingång från Lesnaya 5"),
    ("the key is in the lockbox by the door", "the key is in the lockbox by the door"),
]


@pytest.mark.parametrize(("words", "note"), WAYS)
@pytest.mark.parametrize("scene", ["confirm_address", "choose_slot", "door", "menu"])
def test_a_way_in_is_a_note(words: str, note: str, scene: str) -> None:
    """No street is cut out of it, and no other address is offered."""
    (told,) = begun(scene).hears("rcp", words).commands
    assert isinstance(told, GiveInstructions)
    assert note in (told.door_card.note or "")


@pytest.mark.parametrize(("words", "note"), WAYS)
@pytest.mark.parametrize("before", [["Bulevardi 7"], ["Change it"], ["Bulevardi 8"]])
def test_a_way_in_is_kept_while_an_address_is_put_together(
    words: str, note: str, before: list[str]
) -> None:
    """It goes with the address that is said yes to."""
    player = begun()
    for each in before:
        player.hears("rcp", each)
    player.hears("rcp", words)
    player.hears("rcp", "Bulevardi 9")
    change, told = player.hears("rcp", "Yes, right").commands
    assert isinstance(change, ChangeAddress)
    assert isinstance(told, GiveInstructions)
    assert note in (told.door_card.note or "")


def test_an_address_and_its_way_in_are_told_apart() -> None:
    """Each goes to its own place."""
    player = begun()
    shown = said(player.hears("rcp", "Bulevardi 9, entrance from Lesnaya 22"))
    assert "New: Bulevardi 9, 00120 Helsinki. The courier is told: note “entrance from Les" in shown
    _, told = player.hears("rcp", "Yes, right").commands
    assert isinstance(told, GiveInstructions)
    assert told.door_card.note == "entrance from Lesnaya 22"


def test_a_door_that_is_described_behind_its_house_is_no_way_round() -> None:
    """The house before it is the address."""
    shown = said(begun().hears("rcp", "Bulevardi 9 its the blue door on the left"))
    assert "New: Bulevardi 9, 00120 Helsinki" in shown
