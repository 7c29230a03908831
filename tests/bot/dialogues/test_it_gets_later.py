"""It gets later, and they answer in words: an ok is no question, a no wants another way."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.model.eta import Eta
from core.model.ids import PromiseId
from core.model.promise import Promise
from core.model.status import Status
from tests.bot.dialogues.playing import labels_of, needs_encoder, says, talk, words_of
from tests.bot.script import Player
from tests.bot.town import at_home
from tests.bot.world import DELIVERY, NOW, window

pytestmark = needs_encoder


def told_that_it_gets_later() -> Player:
    world = at_home()
    promised = Promise(
        id=PromiseId("prm_1"),
        delivery=DELIVERY,
        window=window(0, 14),
        made_at=NOW,
        changeable_until=None,
    )
    late = promised.window.end + timedelta(hours=1)
    eta = Eta(start=late, end=late + timedelta(minutes=40), probability=0.8, as_of=NOW)
    world.put(
        replace(world.deliveries[DELIVERY], promise=promised, eta=eta, status=Status.SCHEDULED)
    )
    player = talk(world)
    player.hears("hse", "late")
    return player


@pytest.mark.parametrize("words", ["that's too late for me", "no that doesn't work", "nein"])
def test_who_cannot_wait_is_shown_the_ways(words: str) -> None:
    """And not asked whether there is something that we can do."""
    answer = says(told_that_it_gets_later(), words)
    assert "What shall we do instead?" in words_of(answer)
    assert {"I wait", "Other time", "A person"} <= set(labels_of(answer))
    assert answer.commands == []


@pytest.mark.parametrize("words", ["ok ill wait", "fine", "yes ok"])
def test_who_waits_is_thanked(words: str) -> None:
    """Nothing is asked for, and nothing is changed."""
    answer = says(told_that_it_gets_later(), words)
    assert "Thank you for your patience" in words_of(answer)
    assert answer.commands == []
