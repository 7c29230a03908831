"""Waiting for a window that is not offered: who stands in line, and what a freed place becomes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.actions.waiting import WISHES_MAX
from core.commands import BookWindow, StopWaiting, WaitFor
from core.model.carrier import Capability, ChangeAction, CutOff
from core.model.delivery import Delivery
from core.model.status import Status
from core.model.waiting import Waiting, WaitingState
from core.model.window import Window
from core.refusals import Refused
from tests.core.town import CARRIER, TODAY, Town, a_delivery, a_van, window, windows

AINO, VILLE = a_delivery(1), a_delivery(2)
TEN, NOON, SIX = window(10), window(12), window(18)
TOMORROW = TODAY + timedelta(days=1)
SMALL = replace(a_van(), vehicle=replace(a_van().vehicle, units=1))


async def waits(town: Town, delivery: Delivery = AINO) -> list[Waiting]:
    async with town.house.store.read() as unit:
        return list(await unit.waitlist.of(delivery.id))


async def no_to(town: Town, command: WaitFor) -> tuple[str, tuple[str, ...]]:
    with pytest.raises(Refused) as no:
        await town.ask(command)
    return no.value.refusal.code, no.value.refusal.why_not


async def test_a_wish_stands_in_line_once(town: Town) -> None:
    """Asked for again it keeps its place in the line."""
    await town.furnish(SMALL, AINO)
    first = (await town.ask(WaitFor(AINO.id, TEN))).waiting
    town.clock.at += timedelta(minutes=9)
    again = (await town.ask(WaitFor(AINO.id, TEN))).waiting
    assert first is not None and again == first
    assert (await waits(town)) == [first]
    assert (first.day, first.state) == (TODAY, WaitingState.WAITING)


async def test_a_wish_leaves_a_promise_as_it_is(town: Town) -> None:
    """One takes noon, and hears of ten."""
    await town.furnish(SMALL, AINO)
    await town.ask(BookWindow(AINO.id, NOON))
    await town.ask(WaitFor(AINO.id, TEN))
    kept = await town.delivery(AINO.id)
    assert kept.promised is not None and kept.promised.window == NOON


async def test_what_can_never_be_chosen_is_not_waited_for(town: Town) -> None:
    """Not the carrier's own, on no day of this delivery, begun, or too late to be told."""
    late = replace(AINO, earliest=TOMORROW)
    await town.furnish(SMALL, AINO, replace(late, id=VILLE.id, tracking_number="2"))
    odd = Window(TEN.start + timedelta(minutes=30), TEN.end)
    assert (await no_to(town, WaitFor(AINO.id, odd)))[0] == "slot-gone"
    assert (await no_to(town, WaitFor(VILLE.id, TEN)))[0] == "slot-gone"
    town.clock.at = TEN.start + timedelta(minutes=1)
    assert (await no_to(town, WaitFor(AINO.id, TEN)))[0] == "slot-gone"
    told_before = Capability(until=CutOff(hours_before_window=8))
    strict = replace(
        CARRIER,
        capabilities={**CARRIER.capabilities, ChangeAction.CHANGE_WINDOW: told_before},
    )
    async with town.house.store.begin() as unit:
        await unit.carriers.put(strict)
    assert (await no_to(town, WaitFor(AINO.id, SIX)))[0] == "past-cutoff"


async def test_a_parcel_that_is_over_waits_for_nothing(town: Town) -> None:
    """Nor may anybody ask so for one that they may not move."""
    await town.furnish(SMALL, replace(AINO, status=Status.DELIVERED))
    code, why_not = await no_to(town, WaitFor(AINO.id, TEN))
    assert (code, why_not[0]) == ("not-allowed", "wrong-status")


async def test_a_delivery_waits_for_a_few_windows_at_most(town: Town) -> None:
    """Else one would hold a line everywhere."""
    await town.furnish(SMALL, AINO)
    wished = [*windows(), *windows(TOMORROW)][: WISHES_MAX + 1]
    for each in wished[:WISHES_MAX]:
        await town.ask(WaitFor(AINO.id, each))
    assert await no_to(town, WaitFor(AINO.id, wished[-1])) == ("not-allowed", ("too-many-wishes",))


async def test_waiting_ends_when_its_person_says_so(town: Town) -> None:
    """All of it; twice is once."""
    await town.furnish(SMALL, AINO)
    await town.ask(WaitFor(AINO.id, TEN))
    await town.ask(WaitFor(AINO.id, SIX))
    await town.ask(StopWaiting(AINO.id))
    await town.ask(StopWaiting(AINO.id))
    assert await waits(town) == []
