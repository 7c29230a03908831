"""What is told of a door in one message counts for the times that the answer offers."""

from dataclasses import replace

from core.model.parcel import Parcel, Size
from tests.bot.building import Building, a_route
from tests.bot.world import a_delivery


async def asked_how_high(building: Building) -> None:
    """A sofa, and a van of 2.6 m."""
    sofa = replace(a_delivery(), conversation=None, parcel=Parcel(size=Size.XL, weight_kg=60))
    await building.furnish(sofa)
    route = a_route()
    high = replace(route, vehicle=replace(route.vehicle, height_m=2.6), revision=1)
    async with building.house.store.begin() as unit:
        await unit.routes.put(high)
    await building.proven()
    await building.presses("address.yes")
    await building.types("stairs only")


async def test_no_time_is_offered_that_a_limit_told_just_now_forbids(building: Building) -> None:
    """The van cannot get there; what is offered can be had."""
    await asked_how_high(building)
    said = await building.types("2.2 m")
    assert (await building.delivery()).door_card.height_m_max == 2.2
    offered = [button for letter in said for button in letter.buttons if "slot.pick" in button[1]]
    assert offered == []


async def test_a_limit_that_the_van_meets_leaves_its_times(building: Building) -> None:
    await asked_how_high(building)
    await building.types("2.8 m")
    await building.presses("slot.pick")
    assert await building.hold() is not None
