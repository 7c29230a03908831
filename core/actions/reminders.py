"""Reminders: the day before, and before a pickup time runs out."""

from datetime import datetime, time, timedelta

from core.actions.asking import carrier_of
from core.actions.house import House
from core.actions.tell import notify
from core.model.delivery import Delivery
from core.model.notice import NoticeKind
from core.model.status import Status
from core.ports import Unit

DAY_BEFORE_AT = time(18, 0)  # carrier's local time
PICKUP_ENDS_HOURS = 24
DELIVERIES_A_LOOK_MAX = 1000
TIME_IS_SET = frozenset({Status.SCHEDULED, Status.READY_FOR_PICKUP})


async def remind(house: House) -> int:
    """Tell everybody who is due; each fact is told once. Returns how many were looked at."""
    now = house.clock.now()
    looked_at = 0
    async with house.store.begin() as unit:
        for carrier in await unit.carriers.all():
            for delivery in await unit.deliveries.open_of_carrier(carrier.ref):
                looked_at += 1
                if looked_at > DELIVERIES_A_LOOK_MAX:
                    return looked_at
                await _day_before(house, unit, delivery, now)
                await _pickup_ends(house, unit, delivery, now)
    return looked_at


async def _day_before(house: House, unit: Unit, delivery: Delivery, now: datetime) -> None:
    promise = delivery.promised
    if promise is None or delivery.status not in TIME_IS_SET:
        return
    zone = (await carrier_of(unit, delivery)).zone
    day = promise.window.start.astimezone(zone).date()
    due = datetime.combine(day - timedelta(days=1), DAY_BEFORE_AT, zone)
    if promise.made_at < due <= now < promise.window.start:
        await notify(
            house,
            unit,
            delivery,
            NoticeKind.REMINDER,
            promise.id,
            ref=promise.id,
            valid_until=promise.window.start,
        )


async def _pickup_ends(house: House, unit: Unit, delivery: Delivery, now: datetime) -> None:
    until = delivery.pickup_until
    if until is None or delivery.status is not Status.READY_FOR_PICKUP:
        return
    if until - timedelta(hours=PICKUP_ENDS_HOURS) <= now < until:
        await notify(
            house,
            unit,
            delivery,
            NoticeKind.PICKUP_ENDS,
            until.isoformat(),
            until=until,
            valid_until=until,
        )
