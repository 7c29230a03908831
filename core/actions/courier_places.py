"""Courier's places: who may see on a map where their courier is, and when that has moved.

Only from the last few stops on, only where the carrier told it a few minutes ago, and never after
the courier has come.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from core.actions.house import House
from core.actions.tell import notify
from core.model.delivery import Delivery
from core.model.ids import RouteRef
from core.model.notice import NoticeKind
from core.model.route import Route
from core.model.sync import Position
from core.ports import Unit

FRESH = timedelta(minutes=5)  # an older place is told by its time, and shown on no map


def is_fresh(position: Position | None, now: datetime) -> bool:
    return position is not None and now - position.at <= FRESH


async def fresh_place(unit: Unit, route: RouteRef, now: datetime) -> Position | None:
    position = await unit.positions.newest(route)
    return position if is_fresh(position, now) else None


async def show_couriers(
    house: House,
    routes: Sequence[Route],
    heard: Mapping[RouteRef, Position],
    shown: dict[RouteRef, datetime],
) -> int:
    """Everybody whose courier is near and has told another place since `shown`, which is brought up
    to date; returns how many."""
    now, count = house.clock.now(), 0
    for route in routes:
        position, before = heard.get(route.ref), shown.get(route.ref)
        if position is None or not is_fresh(position, now) or position.at == before:
            continue
        shown[route.ref] = position.at
        async with house.store.begin() as unit:
            told = (await unit.etas.told([route.ref])).get(route.ref, {})
            for stop in route.stops:
                eta = told.get(stop.key)
                if stop.delivery is None or eta is None or not eta.near:
                    continue
                delivery = await unit.deliveries.get(stop.delivery)
                if delivery is not None and delivery.is_courier_near:
                    count += await _moved(house, unit, delivery, position)
    return count


async def _moved(house: House, unit: Unit, delivery: Delivery, position: Position) -> bool:
    attempt = str(len(delivery.attempts))
    return await notify(
        house,
        unit,
        delivery,
        NoticeKind.COURIER_MOVED,
        f"{attempt}/{position.at.isoformat()}",
        ref=attempt,
        route=position.route,
        valid_until=position.at + FRESH,
    )


async def courier_came(house: House, unit: Unit, before: Delivery, now: Delivery) -> None:
    """The map ends where the courier was near, and no longer is on the way."""
    if not before.is_courier_near or now.is_courier_near:
        return
    attempt = str(len(before.attempts))
    await notify(house, unit, now, NoticeKind.COURIER_CAME, attempt, ref=attempt)
