"""Kept codes: for ninety days where that was asked for, and gone by themselves after that."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.actions.ask import ask
from core.actions.timers import ring_timers
from core.commands import ForgetMe, KeepCode, RemovePlace, SavePlace
from core.model.door_card import DoorCard
from core.model.saved_place import CODE_DAYS
from core.refusals import Refused
from tests.core.test_addressing import TALK
from tests.core.test_saved_places import HOME, ME, places, save, talk, why_not
from tests.core.town import NOW, Town

__all__ = ["talk"]  # the fixture

KEEP = KeepCode(TALK.id, HOME.id)
ENDS = NOW + timedelta(days=CODE_DAYS)


async def test_a_code_is_kept_with_the_place_that_is_known(talk: Town) -> None:
    """The next parcel to that door knows it."""
    await save(talk, "home")
    await ask(talk.house, KEEP, ME)
    (place,) = await places(talk)
    assert (place.label, place.code, place.code_until) == ("home", "4711", ENDS)
    assert place.card_at(NOW).code == "4711"


async def test_a_code_brings_its_place_along(talk: Town) -> None:
    """Where no place was kept, its street and number name it."""
    await ask(talk.house, KEEP, ME)
    (place,) = await places(talk)
    assert place.code == "4711"
    assert place.label in place.address.line


async def test_a_code_goes_by_itself(talk: Town) -> None:
    """At its end, to the second; the place stays."""
    await ask(talk.house, KEEP, ME)
    talk.clock.at = ENDS - timedelta(seconds=1)
    await ring_timers(talk.house)
    (place,) = await places(talk)
    assert place.code == "4711"
    talk.clock.at = ENDS
    assert place.card_at(ENDS).code is None
    await ring_timers(talk.house)
    (place,) = await places(talk)
    assert (place.code, place.code_until) == (None, None)
    assert "4711" not in repr(place)


async def test_a_code_that_is_kept_anew_stays_longer(talk: Town) -> None:
    """The first end is no end any more."""
    await ask(talk.house, KEEP, ME)
    talk.clock.at = NOW + timedelta(days=30)
    await ask(talk.house, KEEP, ME)
    talk.clock.at = ENDS
    await ring_timers(talk.house)
    (place,) = await places(talk)
    assert place.code_until == ENDS + timedelta(days=30)


async def test_what_is_forgotten_takes_its_code_along(talk: Town) -> None:
    """The place alone, or everything."""
    await ask(talk.house, KEEP, ME)
    (place,) = await places(talk)
    await ask(talk.house, RemovePlace(TALK.id, place.id), ME)
    assert await places(talk) == []
    await ask(talk.house, KEEP, ME)
    await ask(talk.house, ForgetMe(TALK.id), ME)
    assert await places(talk) == []


async def test_no_code_is_no_code_to_keep(talk: Town) -> None:
    """And nobody keeps that of another chat's parcel."""
    async with talk.house.store.begin() as unit:
        await unit.deliveries.save(replace(HOME, door_card=DoorCard()))
    assert await why_not(talk, KEEP) == "not-found"
    async with talk.house.store.begin() as unit:
        await unit.deliveries.save(replace(HOME, conversation=None))
    with pytest.raises(Refused):
        await ask(talk.house, KEEP, ME)
    with pytest.raises(Refused):
        await ask(talk.house, SavePlace(TALK.id, HOME.id, "home"), ME)
