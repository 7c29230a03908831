"""A safe place, its risk said before the yes; rain where a forecast tells of it.

rcp  just chuck it behind the bins
bot  behind the bins? Bins are emptied, and what lies in the open gets wet or taken. Out of sight and dry is better. [Another place] [Neighbour] [Locker] [Still there] [A person]
rcp  Still there
bot  Shall the courier leave it here: behind the bins? From then on it lies there at your own risk. [Yes] [No] [A person]
rcp  Yes
bot  Asked: I have told the carrier.…To the safe place: ✓ asked · ○ accepted · ○ with the courier…
     LeaveInSafePlace
"""

from dataclasses import replace

import pytest

from core.commands import LeaveInSafePlace
from core.model.delivery import SenderRules
from core.model.ids import PromiseId
from core.model.parcel import Parcel
from core.model.promise import Promise
from core.model.window import Window
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
from tests.bot.world import DELIVERY, NOW, World, window

pytestmark = needs_encoder


def test_it_ends_as_written() -> None:
    """A wish of its own, with the first tick."""
    played(__doc__, at_home(), "menu")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("put it in the shed pls", "shed"),
        ("leave it on the porch if im out", "porch"),
        ("jätä se kuistille", "kuisti"),
        ("оставьте на крыльце", "крыльц"),
    ],
)
def test_however_it_is_said(words: str, place: str) -> None:
    """Read back with the risk; a yes in words is a yes."""
    player = settled()
    shown = says(player, words)
    assert shown.commands == []
    assert keys_of(shown)[-1] == "safe-place-shall-i"
    told = asks(says(player, "yes ok"), LeaveInSafePlace)
    assert isinstance(told, LeaveInSafePlace)
    assert place in told.note


@pytest.mark.parametrize(
    ("words", "key"), [("behind the bins", "exposed"), ("on the porch pls", "shall-i")]
)
def test_likely_rain_is_told_before_the_yes(words: str, key: str) -> None:
    """For the time that was promised, and only where a forecast says so."""
    assert "Rain" not in words_of(says(talk(promised(None)), words))
    answer = says(talk(promised(window(0, 15))), words)
    assert keys_of(answer)[-1] == f"safe-place-{key}"
    assert "Rain is likely: Tuesday 24 November, 15:00–17:00." in words_of(answer)


def promised(rain: Window | None) -> World:
    """From two to six in the afternoon; what the forecast says of it."""
    world = at_home()
    promise = Promise(
        id=PromiseId("prm_1"),
        delivery=DELIVERY,
        window=window(0, 14, 4),
        made_at=NOW,
        changeable_until=None,
    )
    world.put(replace(world.deliveries[DELIVERY], promise=promise))
    world.rain = rain
    return world


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"rules": SenderRules(safe_place=False)}, "The sender does not allow that"),
        ({"parcel": Parcel(signature_required=True)}, "must be handed to a person"),
        ({"parcel": Parcel(min_age=18)}, "must be handed to a person"),
    ],
)
def test_what_wants_a_person_is_left_nowhere(told: dict[str, object], why: str) -> None:
    """Whatever is written; with the reason, and another way."""
    player = talk(with_parcel(**told))
    answer = says(player, "just leave it behind the bins")
    assert answer.commands == []
    assert why in words_of(answer)
    assert "Other time" in labels_of(answer)
