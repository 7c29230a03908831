"""A pier from which parcels are fetched by the hour: half an hour, one at a time."""

from dataclasses import replace
from itertools import pairwise

from core.actions.places import put_point
from core.model.asker import HOUSE
from core.model.delivery import Format
from core.model.ids import PointRef
from core.model.pickup_point import Bookable, Pickup, PickupPoint, PointKind
from tests.bot.world import HELSINKI
from tests.web_miniapp.opening import Chat

HALF_HOURS = [f"{hour:02}:{minute}" for hour in range(9, 15) for minute in ("00", "30")]
PIER = PickupPoint(
    ref=PointRef("pier"),
    name="West pier",
    kind=PointKind.TERMINAL,
    location=HELSINKI,
    timezone="Europe/Stockholm",
    bookable=tuple(
        Bookable(window=f"{begin}-{end}", places=1) for begin, end in pairwise(HALF_HOURS)
    ),
)
PIER_TEN, PIER_HALF_PAST = "2026-11-25T09:00:00Z", "2026-11-25T09:30:00Z"


async def at_the_pier(chat: Chat) -> None:
    """Aino's parcel is fetched there."""
    house = chat.building.house
    await put_point(house, PIER, HOUSE)
    async with house.store.begin() as unit:
        known = await unit.deliveries.get(chat.delivery.id)
        assert known is not None
        await unit.deliveries.save(
            replace(known, format=Format.TERMINAL, point=PIER.ref, pickup=Pickup(point=PIER.ref))
        )
