"""Typos, another number, and a flat that nobody told.

bot  Kauppa Oy sends you a parcel with Own Fleet. Is this the right address? Lesnaya 41, 00100 Helsinki…
rcp  hi ya im at Lesnaya 14 not 41 lol flt dont no the number its te blue door
bot  Lesnaya 14, 00100 Helsinki, instead of Lesnaya 41, 00100 Helsinki. The courier is told: note “te blue door”. One thing is missing: which flat, or which name on the bell?…
rcp  27b
bot  Please compare. Before: Lesnaya 41, 00100 Helsinki. New: Lesnaya 14 as. 27b, 00100 Helsinki. The courier is told: note “te blue door”.…
rcp  Yes, right
bot  Asked: I have told the carrier the new address.…The new address: ✓ asked · ○ accepted · ○ with the courier…
bot  Shall I keep this address for your next parcel?…
     ChangeAddress
"""

import pytest

from core.commands import ChangeAddress
from core.model.carrier import ChangeAction
from tests.bot.dialogues.playing import asks, labels_of, needs_encoder, played, says, talk, words_of
from tests.bot.town import announced_to
from tests.bot.world import DELIVERY, allows_only

pytestmark = needs_encoder
WRITTEN = "Lesnaya 41, 00100 Helsinki"


def test_it_ends_as_written() -> None:
    """The address is another one, and its first tick is there."""
    player = played(__doc__, announced_to(WRITTEN), "confirm_address")
    assert "Lesnaya 14" in player.world.deliveries[DELIVERY].address.line


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("no no its lesnaya 14, not 41! have to look up the number of the flat", "27 b"),
        ("typo in that, i live in lesnaya 14 and not 41", "flat 27B"),
        ("Lesnaya 14", "asunto 27 b"),
        ("дом не 41, а 14", "кв 27б"),
    ],
)
def test_however_it_is_said(first: str, second: str) -> None:
    """What is missing is asked once; only a yes asks the carrier."""
    player = talk(announced_to(WRITTEN))
    player.begin("confirm_address")
    asked = says(player, first)
    assert "which flat" in words_of(asked)
    compared = says(player, second)
    assert compared.commands == []
    assert "Before: Lesnaya 41" in words_of(compared)
    assert "New: Lesnaya 14" in words_of(compared)
    assert "27" in words_of(compared)
    assert isinstance(asks(says(player, "yes thats it"), ChangeAddress), ChangeAddress)


def test_a_no_leaves_everything() -> None:
    """No command, and the old address stands."""
    player = talk(announced_to(WRITTEN))
    player.begin("confirm_address")
    answer = says(player, "im at lesnaya 14", "27b", "oh forget it")
    assert "ChangeAddress" not in answer.asked
    assert player.world.deliveries[DELIVERY].address.line == WRITTEN


def test_a_carrier_that_loaded_it_already_says_so() -> None:
    """Why not, and what can be done instead."""
    world = announced_to(WRITTEN)
    world.carrier = allows_only(ChangeAction.CHANGE_WINDOW, ChangeAction.REDIRECT)
    player = talk(world)
    player.begin("confirm_address")
    answer = says(player, "no its number 14 there, not 41")
    assert answer.commands == []
    assert {"Other time", "Locker", "A person"} <= set(labels_of(answer))
