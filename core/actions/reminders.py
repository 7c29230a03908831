"""Reminders: an address that nobody has confirmed, the day before, and before a pickup ends."""

from datetime import datetime, timedelta

from core.actions.asking import carrier_of
from core.actions.house import House
from core.actions.pickup_reminders import remind_of_pickup
from core.actions.policies import policy_among
from core.actions.tell import notify
from core.model.carrier import Carrier, ChangeAction
from core.model.conversation import Holder
from core.model.delivery import Delivery, Format
from core.model.notice import NoticeKind
from core.model.notice_policy import NoticePolicy
from core.model.options import option
from core.model.status import Status
from core.ports import Unit

# Who has seen the card and said nothing is asked once more, by day; sooner where it would be late.
ADDRESS_SILENT_FOR = timedelta(hours=4)
ADDRESS_LEAD = timedelta(hours=2)  # before the last moment in which another one may be told
TALK_OVER_AFTER = timedelta(minutes=30)
STILL_OPEN = frozenset({Status.ANNOUNCED, Status.SCHEDULED})
DELIVERIES_A_LOOK_MAX = 1000
TIME_IS_SET = frozenset({Status.SCHEDULED, Status.READY_FOR_PICKUP})


async def remind(house: House) -> int:
    """Tell everybody who is due; each fact is told once. Returns how many were looked at."""
    now = house.clock.now()
    looked_at = 0
    async with house.store.begin() as unit:
        policies = await unit.notice_policies.all()
        for carrier in await unit.carriers.all():
            for delivery in await unit.deliveries.open_of_carrier(carrier.ref):
                looked_at += 1
                if looked_at > DELIVERIES_A_LOOK_MAX:
                    return looked_at
                await _address_open(house, unit, delivery, carrier, now)
                policy = policy_among(policies, delivery)
                await _day_before(house, unit, delivery, policy, now)
                await remind_of_pickup(house, unit, delivery, now, policy.pickup_ends_hours)
    return looked_at


async def _address_open(
    house: House, unit: Unit, delivery: Delivery, carrier: Carrier, now: datetime
) -> None:
    """Once for each parcel, whatever becomes of it."""
    if not _may_be_asked(delivery, carrier) or delivery.conversation is None:
        return
    quiet = house.limits.quiet_hours
    if quiet is not None and quiet.until(now, carrier.zone) is not None:
        return
    talk = await unit.conversations.get(delivery.conversation)
    is_idle = talk is not None and talk.holder is Holder.BOT
    if talk is None or not is_idle or talk.stopped or talk.unreachable:
        return
    last = _last_moment(delivery, carrier, now)
    due = talk.updated_at + ADDRESS_SILENT_FOR
    if last is not None:
        due = max(min(due, last - ADDRESS_LEAD), talk.updated_at + TALK_OVER_AFTER)
    if due <= now and (last is None or now < last):
        kind = NoticeKind.ADDRESS_OPEN
        await notify(house, unit, delivery, kind, "once", valid_until=last)


def _may_be_asked(delivery: Delivery, carrier: Carrier) -> bool:
    is_to_a_door = delivery.format is Format.DOOR and carrier.point is None
    return (
        is_to_a_door
        and delivery.status in STILL_OPEN
        and delivery.pickup is None
        and delivery.address.confirmed is None
    )


def _last_moment(delivery: Delivery, carrier: Carrier, now: datetime) -> datetime | None:
    """Until when an answer helps; None where no time is set."""
    promise = delivery.promised
    ends = option(ChangeAction.CHANGE_ADDRESS, delivery, carrier, now).until
    return ends or (promise.window.start if promise is not None else None)


async def _day_before(
    house: House, unit: Unit, delivery: Delivery, policy: NoticePolicy, now: datetime
) -> None:
    promise = delivery.promised
    if promise is None or delivery.status not in TIME_IS_SET:
        return
    zone = (await carrier_of(unit, delivery)).zone
    day = promise.window.start.astimezone(zone).date()
    due = datetime.combine(day - timedelta(days=1), policy.day_before_at, zone)
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
