"""Another time, a locker, and home again: one wish stands, the others are let go.

bot  Kauppa Oy sends you…
rcp  Yes, right
bot  Thank you…
bot  When shall we come?…
     ConfirmAddress
rcp  sat pls
bot  Nothing is free then. The nearest times are:…[Tell me if Sat 28 Nov 08:00–10:00 becomes possible]…
rcp  ok thursday then
bot  Thursday 26 November, 10:00–12:00.…
     HoldSlot
rcp  yes
bot  Booked: Thursday 26 November, 10:00–12:00.…
     ConfirmHold
rcp  no wait locker
bot  These are near you and have room.…
rcp  Locker Kamppi · 4 min
bot  Locker Kamppi,…
     KeepCompartment
rcp  Yes, reserve it
bot  Reserved at Locker Kamppi;…
     Redirect
rcp  ugh home after all fri eve
bot  Friday 27 November, 18:00–20:00.…
     HoldSlot
rcp  yes
bot  Booked: Friday 27 November, 18:00–20:00.…
     WithdrawChange
     ConfirmHold
"""

from dataclasses import replace

import pytest

from bot.understanding.embedding import sensed
from core.commands import HoldSlot
from core.model.carrier import ChangeAction
from core.model.change import ChangeState
from tests.bot.building import Building
from tests.bot.dialogues.playing import (
    asks,
    labels_of,
    needs_encoder,
    played,
    says,
    settled,
    words_of,
)
from tests.bot.town import at_home
from tests.bot.world import window

pytestmark = needs_encoder


def test_it_ends_as_written() -> None:
    """Friday stands, the locker is let go."""
    player = played(__doc__, at_home(), "confirm_address")
    standing = [each.action for each in player.world.changes if each.state.value != "cancelled"]
    assert ChangeAction.REDIRECT not in standing


@pytest.mark.parametrize(
    ("words", "wished"),
    [
        ("friday eve?", window(3, 18)),
        ("friday after 5", window(3, 18)),
        ("perjantai-iltana", window(3, 18)),
        ("в пятницу вечером", window(3, 18)),
        ("hmm no, thu am", window(2, 10)),
        ("torstaina aamulla sittenkin", window(2, 10)),
    ],
)
def test_a_time_is_heard_however_briefly(words: str, wished: object) -> None:
    """One that fits alone is kept at once, and read back."""
    told = asks(says(settled(), words), HoldSlot)
    assert isinstance(told, HoldSlot)
    assert told.window == wished


@pytest.mark.parametrize("words", ["thursday pls", "thu?", "torstai"])
def test_a_time_is_heard_when_nobody_asked(words: str) -> None:
    """A booked talk rests; a day alone is a wish for another one."""
    player = settled()
    says(player, "Tomorrow 10:00–12:00", "Yes, book it")
    told = asks(says(player, words), HoldSlot)
    assert isinstance(told, HoldSlot)
    assert told.window == window(2, 10)


def test_the_fourth_change_is_as_welcome_as_the_first() -> None:
    """No word of shame, no fewer buttons."""
    player = settled()
    for label in ("Tomorrow 10:00–12:00", "Today 14:00–16:00", "Tomorrow 10:00–12:00"):
        says(player, label, "Yes, book it")
        says(player, "can i have another time?")
    answer = says(player, "Today 18:00–20:00", "Yes, book it")
    assert words_of(answer).startswith("Booked: Tuesday 24 November, 18:00–20:00.")
    assert {"Undo", "Change something", "A person"} <= set(labels_of(answer))


def test_what_cannot_be_turned_back_is_said_before_anything_is_promised() -> None:
    """The locker's question says so, and no time at the door is offered after it."""
    world = at_home()
    fixed = replace(world.carrier.capabilities[ChangeAction.REDIRECT], reversible=False)
    allowed = {**world.carrier.capabilities, ChangeAction.REDIRECT: fixed}
    world.carrier = replace(world.carrier, capabilities=allowed)
    player = settled(world)
    asked = says(player, "put it into a locker", "Locker Kamppi · 4 min")
    assert "This cannot be turned back." in words_of(asked)
    says(player, "Yes, reserve it")
    answer = says(player, "no, home after all, friday evening")
    assert answer.commands == []
    assert "cannot turn that back any more" in words_of(answer)


async def test_the_ledger_holds_one_wish(building: Building) -> None:
    """In the house itself: one promise, no compartment, and each earlier wish is closed."""
    building.converse = replace(building.converse, sense=sensed)
    await building.furnish()
    await building.proven()
    await building.presses("address.yes")
    for words in ("tomorrow 2pm to 4", "yes", "no wait, a locker"):
        await building.types(words)
    for verb in ("locker.pick", "locker.yes"):
        await building.presses(verb)
    assert (await building.delivery()).pickup is not None
    for words in ("ugh home after all, tomorrow evening", "yes"):
        await building.types(words)
    delivery = await building.delivery()
    assert delivery.pickup is None
    assert delivery.promise is not None
    assert delivery.promise.window == window(1, 18)
    async with building.house.store.read() as unit:
        states = {each.id: each.state for each in await unit.changes.of(delivery.id)}
    assert list(states.values()).count(ChangeState.SENT) == 1
    assert {ChangeState.SUPERSEDED, ChangeState.CANCELLED} <= set(states.values())
