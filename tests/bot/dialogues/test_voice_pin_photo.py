"""A voice note, a pin near the address, and a photo of a door.

rcp  (voice)
bot  One moment, I am listening. [A person]
rcp  (heard go through the arch green door the door code is 1247~)
bot  I heard: “go through the arch green door the door code is …”. I am not sure of the code: please type it. [A person]
rcp  1247
bot  I heard: “go through the arch green door the door code is 1247”. Is that right? [Yes, right] [No] [A person]
rcp  Yes, right
bot  Saved for this delivery: door code 1247, note “go through the arch green door”.…
bot  …Is this the right address?…
     GiveInstructions
rcp  Yes, right
bot  Thank you, the address is right.…
bot  When shall we come?…
     ConfirmAddress
rcp  (pin 60.1663 24.9321)
bot  The pin is 34 m from Mannerheimintie 12 B 24, 00100 Helsinki. Is the entrance there? [Yes, use the pin] [No] [A person]
rcp  Yes, use the pin
bot  Asked: I have told the carrier where the entrance is.…The entrance: ✓ asked…
bot  Shall I keep this address…
     ChangeAddress
rcp  (photo)
bot  Thank you, I keep the photo in this chat. What does it show? [It is my door] [The parcel is damaged] [A document or a face] [A person]
rcp  It is my door
bot  Saved for this delivery: door code 1247,…your photo, note “go through the arch green door”.…
bot  When shall we come?…
     GiveInstructions
"""

import pytest

from core.commands import ChangeAddress, GiveInstructions
from tests.bot.dialogues.playing import asks, needs_encoder, played, says, settled, words_of
from tests.bot.town import at_home
from tests.bot.world import DELIVERY

pytestmark = needs_encoder


def test_it_ends_as_written() -> None:
    """The courier gets the code as it was typed, the entrance, the words and the picture."""
    world = at_home()
    world.listens = True
    card = played(__doc__, world, "menu").world.deliveries[DELIVERY].door_card
    assert card.code == "1247"
    assert "arch" in (card.note or "")
    assert card.photo == "msg_9"


def test_a_pin_far_away_is_another_address() -> None:
    """Compared first; nothing is moved by a pin alone."""
    player = settled()
    answer = says(player, "(pin 60.1706 24.93)")
    assert answer.commands == []
    assert "Mannerheimintie 12 B 24" in words_of(answer)
    assert "entrance" not in words_of(answer)


@pytest.mark.parametrize("no", ["No", "no thats the neighbours house", "nope"])
def test_a_no_to_the_pin_changes_nothing(no: str) -> None:
    """The address stays as it is."""
    answer = says(settled(), "(pin 60.1663 24.9321)", no)
    assert [each for each in answer.commands if isinstance(each, ChangeAddress)] == []


def test_a_photo_reaches_nobody_before_it_is_known_what_it_shows() -> None:
    """Then it goes to the courier with the words, by its line of this talk."""
    player = settled()
    shown = says(player, "(photo)")
    assert shown.commands == []
    told = asks(says(player, "thats the door, blue one next to the kiosk"), GiveInstructions)
    assert isinstance(told, GiveInstructions)
    assert told.door_card.photo == "msg_9"
    assert "file" not in repr(told)


@pytest.mark.parametrize("words", ["its crushed", "The parcel is damaged"])
def test_a_photo_of_something_else_is_no_door(words: str) -> None:
    """It goes to a person with the claim, and never to the door card."""
    player = settled()
    says(player, "(photo)", words)
    assert player.world.deliveries[DELIVERY].door_card.photo is None
