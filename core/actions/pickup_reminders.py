"""Pickup reminders: who has not fetched their parcel hears of it, rung by rung, and the card of one
that waits counts its days."""

from datetime import datetime, timedelta

from core.actions.house import House
from core.actions.tell import notify
from core.model.delivery import Delivery
from core.model.notice import NoticeKind
from core.model.pickup_ladder import LAST_DAY_HOURS, Waits, days_left, rung_due
from core.model.pickup_point import DAYS_USUAL
from core.model.status import Status
from core.ports import Unit


async def remind_of_pickup(
    house: House,
    unit: Unit,
    delivery: Delivery,
    now: datetime,
    last_day_hours: int = LAST_DAY_HOURS,
) -> None:
    """Each fact once; more time moves what is still to come."""
    waits = waiting_of(delivery)
    if waits is None or delivery.status is not Status.READY_FOR_PICKUP:
        return
    due = rung_due(waits, now, last_day_hours)
    if due is not None:
        await notify(
            house,
            unit,
            delivery,
            NoticeKind.PICKUP_ENDS,
            due.fact,
            ref=due.rung,
            until=waits.until,
            valid_until=due.valid_until,
        )
    left = days_left(waits.until, now)
    if 0 < left < days_left(waits.until, waits.since):
        fact = f"{waits.until.isoformat()}/{left}"
        counted_until = waits.until - (left - 1) * timedelta(days=1)
        kind = NoticeKind.PICKUP_COUNTS
        await notify(house, unit, delivery, kind, fact, valid_until=counted_until)


def waiting_of(delivery: Delivery) -> Waits | None:
    """None where it waits nowhere, or for as long as one likes."""
    pickup = delivery.pickup
    if pickup is None or pickup.until is None:
        return None
    since = pickup.available_from or pickup.until - timedelta(days=DAYS_USUAL)
    return Waits(since=min(since, pickup.until), until=pickup.until)
