"""A street in a town where it is not: both are said as they were written, and one tap mends it."""

import pytest

from core.commands import ChangeAddress
from tests.bot.script import Player
from tests.bot.town import announced_to

LINE = "Bulevardi 5, 90100 Oulu"


@pytest.fixture
def player() -> Player:
    return Player(announced_to(LINE))


def test_what_was_written_is_said_and_what_may_be_meant(player: Player) -> None:
    """The card shows no town that nobody has written."""
    card, asked = (spoken.plain for _, spoken in player.begin("confirm_address").says)
    assert "Bulevardi 5, 90100 Oulu" in card
    assert "Helsinki" not in card
    assert "I know no Bulevardi in “90100 Oulu”" in asked
    assert "Bulevardi 5, 00120 Helsinki" in player.buttons


@pytest.mark.parametrize(
    "answer",
    ["Bulevardi 5, 00120 Helsinki", "yes", "Helsinki", "it's in Helsinki", "no it is 00120"],
)
def test_tapped_or_said_it_is_compared_and_one_yes_asks(answer: str, player: Player) -> None:
    player.begin("confirm_address")
    (shown,) = (spoken.plain for _, spoken in player.hears("rcp", answer).says)
    assert "Before: Bulevardi 5, 90100 Oulu." in shown
    assert "New: Bulevardi 5, 00120 Helsinki." in shown
    (command,) = player.hears("rcp", "Yes, right").commands
    assert isinstance(command, ChangeAddress)
    assert command.query.components is not None
    assert command.query.components.city == "Helsinki"


@pytest.mark.parametrize("answer", ["no", "not Helsinki", "None of these"])
def test_who_says_no_has_chosen_nothing(answer: str, player: Player) -> None:
    player.begin("confirm_address")
    heard = player.hears("rcp", answer)
    assert heard.asked == []
    assert "Please compare" not in " ".join(spoken.plain for _, spoken in heard.says)
