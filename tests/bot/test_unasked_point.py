"""A locker that nobody asked for: its person still hears where, with the code and the days."""

from datetime import timedelta

from core.actions.reminders import remind
from core.model.ids import PointRef
from core.model.status import EventType
from tests.bot.building import Building
from tests.bot.reports import reported

CODE = "482913"


async def put(building: Building, **told: object) -> str:
    await building.furnish()
    await building.proven()
    await reported(building, EventType.OUT_FOR_DELIVERY, "e1")
    return await reported(building, EventType.READY_FOR_PICKUP, "e2", code=CODE, **told)


async def test_the_named_point_is_told_with_its_code(building: Building) -> None:
    """As after a redirect that was asked."""
    said = await put(building, point=PointRef("kamppi"))
    assert "Kamppi" in said
    assert CODE in said


async def test_an_unknown_point_is_not_guessed(building: Building) -> None:
    """The code and the days are told, no place is, and one of us sees it."""
    said = await put(building)
    assert CODE in said
    assert "Kamppi" not in said
    delivery = await building.delivery()
    assert delivery.pickup_until is not None
    async with building.house.store.read() as unit:
        lines = await unit.timeline.of(delivery.id)
    assert "ready at an unknown point" in [one.what for one in lines if one.kind == "alert"]


async def test_it_climbs_the_ladder_of_reminders(building: Building) -> None:
    """Like any parcel that waits."""
    await put(building, point=PointRef("kamppi"))
    until = (await building.delivery()).pickup_until
    assert until is not None
    building.clock.at = until - timedelta(hours=2)
    await remind(building.house)
    said = " ".join(letter.text for letter in await building.work())
    assert "Kamppi" in said
