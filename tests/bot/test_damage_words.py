"""A broken bell is told to the courier; only a broken parcel is told to the sender."""

import pytest

from core.commands import GiveInstructions, ReportClaim
from tests.bot.script import Player
from tests.bot.town import announced_to


def begun() -> Player:
    player = Player(announced_to("Bulevardi 21, 00120 Helsinki"))
    player.begin("confirm_address")
    return player


@pytest.mark.parametrize(
    "words",
    [
        "the door is broken use the side entrance",
        "lift is broken",
        "the doorbell doesn't work, it is broken",
        "gate lock is smashed so push hard",
        "summeri rikki",
        "hissi on valitettavasti rikki",
        "звонок сломан стучите громко",
        "лифт сломан, этаж 5",
    ],
)
@pytest.mark.parametrize("scene", ["confirm_address", "choose_slot", "menu"])
def test_a_broken_fixture_is_for_the_courier(words: str, scene: str) -> None:
    """It is no damage to a parcel, wherever it is said."""
    player = begun()
    player.begin(scene)
    (told,) = player.hears("rcp", words).commands
    assert isinstance(told, GiveInstructions)


@pytest.mark.parametrize(
    "words",
    [
        "the box is crushed",
        "my parcel arrived broken at the door",
        "paketti on rikki",
        "посылка мокрая",
    ],
)
def test_a_broken_parcel_is_told_to_the_sender(words: str) -> None:
    """Its name is enough."""
    assert [type(each) for each in begun().hears("rcp", words).commands] == [ReportClaim]


@pytest.mark.parametrize(
    "words", ["everything is broken", "it was left at the door, broken", "rikki"]
)
def test_what_is_broken_is_asked_before_anybody_hears_of_it(words: str) -> None:
    """Words that may be of something else are read back."""
    player = begun()
    assert player.hears("rcp", words).commands == []
    (told,) = player.hears("rcp", "The parcel is damaged").commands
    assert isinstance(told, ReportClaim)
    assert told.words == words


def test_what_is_said_of_the_door_after_all_goes_to_the_courier() -> None:
    """The words are kept."""
    player = begun()
    player.hears("rcp", "everything is broken")
    (told,) = player.hears("rcp", "It is about the door").commands
    assert isinstance(told, GiveInstructions)
    assert told.door_card.note == "everything is broken"
