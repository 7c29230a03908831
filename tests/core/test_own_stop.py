"""What somebody holds or was promised is no stranger's visit: it makes no other time of theirs
cheaper, and what they hold takes none from them."""

from dataclasses import replace

import pytest

from core.actions.changes import answer_change
from core.actions.slots import slots_of
from core.commands import BookWindow, HoldSlot
from core.model.asker import Asker, Role
from core.model.change import ChangeState
from core.model.delivery import Delivery
from core.model.route import Stop
from core.model.window import Window
from tests.core.town import Town, a_delivery, a_van, door, window, windows

AINO = a_delivery(1)
OTHERS = tuple(
    Stop(key=f"X{n}", location=door(700 + n), service_seconds=60, window=window(8 + 2 * n))
    for n in range(3)
)
VAN = a_van(1, *OTHERS)
CARRIER_KEY = Asker(Role.CARRIER, "key_2")
BEFORE = ["nothing", "held", "promised", "agreed", "standby", "standby and held"]


async def chosen(town: Town, what: str) -> None:
    """As far as they have come."""
    if what in ("promised", "agreed", "standby", "standby and held"):
        change = (await town.ask(BookWindow(AINO.id, window(12)))).change
        assert change is not None
        if what != "promised":
            await answer_change(town.house, change.id, ChangeState.ACCEPTED, CARRIER_KEY)
    if what.startswith("standby"):
        await town.ask(BookWindow(AINO.id, window(16)))
    if what.endswith("held"):
        await town.ask(HoldSlot(AINO.id, window(10)))


async def prices(town: Town) -> dict[Window, int]:
    return {offer.window: offer.extra_seconds for offer in await slots_of(town.house, AINO.id)}


def others(prices: dict[Window, int], delivery: Delivery) -> dict[Window, int]:
    """What they were promised is theirs, and no other time."""
    own = delivery.promised.window if delivery.promised is not None else None
    return {window: price for window, price in prices.items() if window != own}


@pytest.mark.parametrize("what", BEFORE)
async def test_a_time_costs_what_the_van_drives_for_it_in_the_end(town: Town, what: str) -> None:
    """The same whatever they have chosen before; and what a hold says is what was told."""
    await town.furnish(VAN, AINO)
    fair = await prices(town)
    assert len(fair) > 3 and min(fair.values()) > 60
    await chosen(town, what)
    told = await prices(town)
    assert told == others(fair, await town.delivery(AINO.id))
    for wish in windows():
        if wish in told:
            hold = (await town.ask(HoldSlot(AINO.id, wish))).hold
            assert hold is not None and hold.extra_seconds == told[wish]


async def test_who_holds_the_whole_day_may_look_at_all_of_it(town: Town) -> None:
    """A visit of six hours in a day of twelve: another hour is offered, since the first is let
    go."""
    long = replace(AINO, service_seconds=7 * 3600)
    await town.furnish(a_van(1), long)
    before = await prices(town)
    await town.ask(HoldSlot(AINO.id, window(10)))
    assert await prices(town) == before
    for wish in before:
        assert (await town.ask(HoldSlot(AINO.id, wish))).hold is not None
