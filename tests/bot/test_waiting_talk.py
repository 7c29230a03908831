"""From a wish or a lost promise to a booked window, through the whole house: line, letter, tap."""

from core.actions.ask import ask
from core.actions.reoffering import reoffer
from core.actions.routes import take_away
from core.actions.slots import slots_of
from core.actions.waitlist import Lookout, serve_waitlist
from core.commands import WaitFor
from core.model.asker import HOUSE
from tests.bot.building import Building, a_route
from tests.bot.test_converse import verbs, words
from tests.bot.world import DELIVERY


async def booked(building: Building) -> None:
    """By the chat, as people do it."""
    await building.furnish()
    await building.proven()
    await building.presses("address.yes")
    await building.presses("slot.pick")
    await building.presses("slot.yes")


async def test_a_freed_window_is_offered_and_booked_by_a_tap(building: Building) -> None:
    """The promise moves to it, and the wish is over."""
    await booked(building)
    before = (await building.delivery()).promised
    assert before is not None
    offers = await slots_of(building.house, DELIVERY)
    wished = next(each.window for each in offers if each.window != before.window)
    await ask(building.house, WaitFor(DELIVERY, wished), HOUSE)
    assert await serve_waitlist(building.house, Lookout()) == 1
    told = await building.work()
    assert "has just become possible" in words(told)
    assert {"slot.yes", "wait.stop"} <= set(verbs(told))
    await building.presses("slot.yes")
    promise = (await building.delivery()).promised
    assert promise is not None and promise.window == wished
    await serve_waitlist(building.house, Lookout())
    async with building.house.store.read() as unit:
        assert await unit.waitlist.of(DELIVERY) == []


async def test_a_van_that_is_out_leads_to_another_time_by_one_tap(building: Building) -> None:
    """They hear why and what is kept for them; another time, a locker or a person is there too."""
    await booked(building)
    before = (await building.delivery()).promised
    assert before is not None and before.route_ref is not None
    tomorrow = a_route("r2", day=2)
    async with building.house.store.begin() as unit:
        await unit.routes.put(tomorrow)
    await take_away(building.house, before.route_ref, HOUSE, whatever_it_breaks=True)
    assert await reoffer(building.house) == 1
    told = await building.work()
    assert (await building.delivery()).promised is None
    assert "the van that was to come to you is out" in words(told)
    assert {"slot.yes", "slot.other", "locker.pick", "human"} <= set(verbs(told))
    await building.presses("slot.yes")
    promise = (await building.delivery()).promised
    assert promise is not None and promise.route_ref == tomorrow.ref
