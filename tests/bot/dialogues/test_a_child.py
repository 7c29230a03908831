"""A child answers: the courier and the carrier know, and an adult who shows whose chat it is decides.

hse  arriving
bot  The courier is at your door.…
rcp  mums at work im 11 can i get it
bot  Thank you for telling me. Please do not open the door for this one: an adult must take it. [An adult is here] [A person]
     MinorAnswers
rcp  An adult is here
bot  Good. First please show that this chat is yours, then we find another way.
bot  Share your number with the button below.
bot  Or type the parcel's 6-digit code. [A person]
     keyboard share_phone
rcp  (own number +358401234567)
bot  Thank you.
bot  When could an adult take it, or where shall it go? [Other time] [Neighbour] [Locker] [A person]
     keyboard none
     ProveByPhone
"""

from dataclasses import replace

import pytest

from core.commands import MinorAnswers
from core.model.delivery import SenderRules
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
from tests.bot.world import DELIVERY, PHONE, World

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
        "i'm alone at home i'm twelve",
        "ich bin 9 und allein",
    ],
)
def test_no_door_is_opened_for_us(words: str) -> None:
    """Whatever was asked, and nothing personal is said. Kept is that a child answered, no age."""
    player = talk()
    player.begin("confirm_address")
    answer = says(player, words)
    assert answer.commands == [MinorAnswers(DELIVERY)]
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
        "im ten mins away, mum is home",
        "i'm on my own, flat ten",
    ],
)
def test_a_number_is_not_always_an_age(words: str) -> None:
    """Houses, minutes and grown-ups are heard as before."""
    assert "an adult must take it" not in words_of(says(talk(), words))


def test_what_asks_for_an_adult_offers_no_neighbour() -> None:
    """Buttons are only what is allowed."""
    player = talk(with_parcel(parcel=Parcel(min_age=18)))
    lines = ("im 11, mum is out, can i have it", "An adult is here", f"(own number {PHONE})")
    assert labels_of(says(player, *lines)) == ["Other time", "A person"]


def test_a_press_of_a_child_decides_nothing() -> None:
    """Nobody else's number, no wrong code, and no "ok" leads on to the ways out."""
    player = talk()
    says(player, "im 11, mum is out, can i have it", "An adult is here")
    for attempt in ("000000", "(contact Mum +358409999999)", "ok"):
        assert "Locker" not in labels_of(says(player, attempt))


@pytest.mark.parametrize(
    ("parcel", "may"), [(Parcel(), True), (Parcel(min_age=18), False)], ids=["plain", "aged"]
)
def test_the_senders_rule_decides(parcel: Parcel, may: bool) -> None:
    """A child takes what the sender lets a child take, and nothing that wants an age."""
    player = talk(with_parcel(parcel=parcel, rules=SenderRules(minors=True)))
    answer = says(player, "im 11, mum is out, can i have it")
    assert ("lets you take" in words_of(answer)) is may


def test_before_the_proof_nothing_is_said_of_a_parcel() -> None:
    """Not even that there is one."""
    world = World()
    world.talk = replace(world.talk, scene="hello", deliveries=(), focus=None)
    answer = says(talk(world), "/start lnk123", "im 11 years old")
    assert [each for each in SHOWN_TO_NOBODY if each in words_of(answer)] == []
