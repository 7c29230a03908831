"""A child answers. A flag for the courier, and an adult who is asked elsewhere, come with the day.

hse  arriving
bot  The courier is at your door.…
rcp  mums at work im 11 can i get it
bot  Thank you for telling me. Please do not open the door for this one: an adult must take it. [An adult is here] [A person]
rcp  An adult is here
bot  When could an adult take it, or where shall it go? [Other time] [Neighbour] [Locker] [A person]
"""

from dataclasses import replace

import pytest

from core.model.parcel import Parcel
from tests.bot.dialogues.playing import (
    labels_of,
    needs_encoder,
    played,
    says,
    talk,
    with_parcel,
    words_of,
)
from tests.bot.town import at_home
from tests.bot.world import World

pytestmark = needs_encoder
SHOWN_TO_NOBODY = ("Aino", "Virtanen", "Mannerheimintie", "Kauppa")


def test_it_ends_as_written() -> None:
    """An adult decides; nothing was asked of the carrier."""
    player = played(__doc__, at_home())
    assert player.world.changes == []


@pytest.mark.parametrize(
    "words",
    [
        "hi im 9 and my dad isnt home, should i open",
        "I'm only 12 years old, can I take the parcel?",
        "i'm just a kid my parents are out",
        "olen 10-vuotias ja yksin kotona",
        "мне 13 лет, мама на работе",
        "ich bin 12 jahre alt",
    ],
)
def test_no_door_is_opened_for_us(words: str) -> None:
    """Whatever was asked, and nothing personal is said."""
    player = talk()
    player.begin("confirm_address")
    answer = says(player, words)
    assert answer.commands == []
    assert "an adult must take it" in words_of(answer)
    assert [each for each in SHOWN_TO_NOBODY if each in words_of(answer)] == []


@pytest.mark.parametrize(
    "words",
    [
        "im 14 not 41",
        "I'm 12 mins away, mum is home",
        "i am 34 years old",
        "im 15 Bulevardi",
        "olen 5 minuutin päästä",
        "мне 2 посылки",
    ],
)
def test_a_number_is_not_always_an_age(words: str) -> None:
    """Houses, minutes and grown-ups are heard as before."""
    assert "an adult must take it" not in words_of(says(talk(), words))


def test_what_asks_for_an_adult_offers_no_neighbour() -> None:
    """Buttons are only what is allowed."""
    player = talk(with_parcel(parcel=Parcel(min_age=18)))
    answer = says(player, "im 11, mum is out, can i have it", "An adult is here")
    assert labels_of(answer) == ["Other time", "A person"]


def test_before_the_proof_nothing_is_said_of_a_parcel() -> None:
    """Not even that there is one."""
    world = World()
    world.talk = replace(world.talk, scene="hello", deliveries=(), focus=None)
    answer = says(talk(world), "/start lnk123", "im 11 years old")
    assert [each for each in SHOWN_TO_NOBODY if each in words_of(answer)] == []
