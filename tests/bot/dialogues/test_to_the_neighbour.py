"""A neighbour by a contact card: asked first, by a link that comes by SMS. The neighbour's own side
and what the carrier hears are played on a whole house in test_next_door.py.

rcp  (contact Olga +358407654321)
bot  I will ask Olga first. I tell them only that a parcel for flat 24 may come one of these days. Do you agree? [Yes] [No] [A person]
rcp  leave w her
bot  I will ask Olga first.…
rcp  Yes
bot  I have sent Olga an SMS with a link that works once, until…[Take it back] [A person]
     AskNeighbour
"""

import pytest

from core.commands import AskNeighbour
from core.model.parcel import Parcel
from tests.bot.dialogues.playing import (
    asks,
    keys_of,
    labels_of,
    needs_encoder,
    played,
    says,
    settled,
    talk,
    with_parcel,
    words_of,
)
from tests.bot.town import at_home

pytestmark = needs_encoder
CARD = "(contact Olga +358407654321)"


def test_it_ends_as_written() -> None:
    """A pronoun is nobody's name."""
    played(__doc__, at_home(), "menu")


@pytest.mark.parametrize(
    "lines",
    [
        ["can you give it to her?", CARD],
        [CARD, "give it to her pls"],
        ["jätä se hänelle", CARD],
        [CARD, "оставьте у неё"],
        ["leave it with my neighbour Olga"],
        ["my neighbour Olga can take it"],
    ],
)
def test_however_it_is_said(lines: list[str]) -> None:
    """Only the name is passed on, and only after a yes."""
    player = settled()
    shown = says(player, *lines)
    assert shown.commands == []
    assert "Olga" in words_of(shown)
    told = asks(says(player, "yes"), AskNeighbour)
    assert isinstance(told, AskNeighbour)
    assert "Olga" in told.name
    assert "765" not in told.name


@pytest.mark.parametrize(
    "words",
    [
        "can u give it to my neighbor?",
        "leave it w my neighbour",
        "оставьте у соседки",
        "chez la voisine",
    ],
)
def test_a_neighbour_without_a_name_is_asked_for(words: str) -> None:
    """Nobody is asked who has no name; the name is then enough."""
    player = settled()
    assert keys_of(says(player, words))[-1] == "neighbour-who"
    shown = says(player, "Yusuf")
    assert keys_of(shown)[-1] == "neighbour-shall-i"
    assert "Yusuf" in words_of(shown)


def test_what_needs_an_adult_goes_to_no_neighbour() -> None:
    """The reason, and what is possible instead."""
    player = talk(with_parcel(parcel=Parcel(min_age=18)))
    answer = says(player, "leave it with my neighbour Olga")
    assert answer.commands == []
    assert "must be handed to a person" in words_of(answer)
    assert "A person" in labels_of(answer)


def test_no_means_the_door_again() -> None:
    """Nothing was asked of the carrier."""
    answer = says(settled(), CARD, "no")
    assert answer.commands == []
    assert "Nothing was changed" in words_of(answer)


@pytest.mark.parametrize("whoever", ["any of them", "whoever is in", "my neighbour"])
def test_which_neighbour_is_asked_once(whoever: str) -> None:
    """Who has no name for them means any."""
    player = settled()
    assert "Which neighbour" in words_of(says(player, "leave it with the neighbours"))
    assert "Which neighbour" not in words_of(says(player, whoever))
