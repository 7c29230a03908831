"""A gate code and a broken buzzer: fields for the courier, for this delivery or for ninety days.

bot  Kauppa Oy sends you…
rcp  Yes, right
bot  Thank you, the address is right.…
bot  When shall we come?…
     ConfirmAddress
rcp  buzzer ded. gate 4471# then call
bot  Saved for this delivery: door code 4471#, note “buzzer ded, then call”. The courier sees it when near; it is deleted afterwards. Shall I keep the code for your later parcels to this door? [Only this time] [Keep it 90 days]
bot  When shall we come?…
     GiveInstructions
rcp  Keep it 90 days
bot  I keep the code for later parcels to this door, until…
     KeepCode
rcp  tmrw morning pls
bot  Wednesday 25 November, 10:00–12:00.…
     HoldSlot
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.commands import GiveInstructions
from core.model.saved_place import CODE_DAYS
from tests.bot.dialogues.playing import (
    asks,
    labels_of,
    needs_encoder,
    played,
    says,
    settled,
    talk,
    words_of,
)
from tests.bot.town import at_home
from tests.bot.world import DELIVERY

pytestmark = needs_encoder


def test_it_ends_as_written() -> None:
    """The question for a time stood there all the while."""
    player = played(__doc__, at_home(), "confirm_address")
    assert player.world.deliveries[DELIVERY].door_card.code == "4471#"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("intercom doesnt work, the gate code is 8812", "8812"),
        ("porttikoodi 5512, summeri rikki", "5512"),
        ("код калитки 77В1, домофон не работает", "77В1"),
        ("use 1290# at the gate and ring me", "1290#"),
    ],
)
def test_a_code_becomes_a_field(words: str, code: str) -> None:
    """Read back to who told it; no later card shows it."""
    player = settled()
    answer = says(player, words)
    told = asks(answer, GiveInstructions)
    assert isinstance(told, GiveInstructions)
    assert told.door_card.code == code
    assert code in words_of(answer)
    assert code not in words_of(says(player, "/status"))


def test_it_is_asked_once() -> None:
    """Who kept it is not asked again; nor is who tells something else of the door."""
    player = settled()
    says(player, "gate code 4471#", "Keep it 90 days")
    assert "Keep it 90 days" not in labels_of(says(player, "the gate code is 4471#"))
    assert "Keep it 90 days" not in labels_of(says(player, "third floor, dog barks"))


def test_only_this_time_keeps_nothing() -> None:
    """The place knows no code."""
    player = settled()
    says(player, "gate code 4471#", "Only this time")
    assert player.world.places == ()


def test_the_next_parcel_knows_it_until_its_time_is_over() -> None:
    """It goes with the yes, and is shown as a code that is known."""
    player = settled()
    says(player, "gate code 4471#", "Keep it 90 days")
    world = player.world
    fresh = replace(at_home().deliveries[DELIVERY], created_at=world.now)
    world.put(fresh)
    again = talk(world)
    assert "a door code" in words_of(again.begin("confirm_address"))
    told = asks(says(again, "yes"), GiveInstructions)
    assert isinstance(told, GiveInstructions)
    assert told.door_card.code == "4471#"
    world.put(fresh)
    world.now += timedelta(days=CODE_DAYS)
    late = talk(world)
    assert "a door code" not in words_of(late.begin("confirm_address"))
    assert [type(each) for each in says(late, "yes").commands if "4471#" in repr(each)] == []
