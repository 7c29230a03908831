"""Reminders: of an address that nobody has confirmed, the day before, when a promised time is over,
and before a pickup ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from core.actions.house import House
from core.actions.overdue import grace_of, seems_overdue, tell_overdue
from core.actions.pickup_reminders import remind_of_pickup, waiting_of
from core.actions.policies import policy_among
from core.actions.tell import notify
from core.model.carrier import Carrier, ChangeAction
from core.model.conversation import Holder
from core.model.delivery import Delivery, Format
from core.model.ids import DeliveryId
from core.model.notice import NoticeKind
from core.model.notice_policy import NoticePolicy, PolicyOf
from core.model.options import option
from core.model.promise import Promise
from core.model.status import Status
from core.ports import Unit

# Who has seen the card and said nothing is asked once more, by day; sooner where it would be late.
ADDRESS_SILENT_FOR = timedelta(hours=4)
ADDRESS_LEAD = timedelta(hours=2)  # before the last moment in which another one may be told
TALK_OVER_AFTER = timedelta(minutes=30)
STILL_OPEN = frozenset({Status.ANNOUNCED, Status.SCHEDULED})
READ_AT_ONCE = 200  # deliveries; between two reads others have their turn
TIME_IS_SET = frozenset({Status.SCHEDULED, Status.READY_FOR_PICKUP})


async def remind(house: House) -> int:
    """Tell everybody who is due; each fact is told once. Returns how many were looked at."""
    async with house.store.read() as unit:
        policies = await unit.notice_policies.all()
        carriers = await unit.carriers.all()
    look = _Look(house, house.clock.now(), policies)
    looked_at = 0
    for carrier in carriers:
        after = DeliveryId("")
        while True:
            async with house.store.read() as unit:
                some = await unit.deliveries.open_of_carrier(carrier.ref, after, READ_AT_ONCE)
            looked_at += len(some)
            await _tell(house, carrier, [one.id for one in some if look.wants(one, carrier)], look)
            if len(some) < READ_AT_ONCE:
                break
            after = some[-1].id
    return looked_at


@dataclass(frozen=True, slots=True)
class _Look:
    """One look at all deliveries that are not over."""

    house: House
    now: datetime
    policies: Mapping[PolicyOf, NoticePolicy]

    def wants(self, delivery: Delivery, carrier: Carrier) -> bool:
        """Whether anything may be due; most deliveries wait for nothing."""
        policy = policy_among(self.policies, delivery)
        is_silent = _may_be_asked(delivery, carrier) and delivery.conversation is not None
        waits = waiting_of(delivery) is not None and delivery.status is Status.READY_FOR_PICKUP
        is_day_before = _promise_tomorrow(delivery, carrier, policy, self.now) is not None
        is_over = seems_overdue(delivery, grace_of(self.house, policy), self.now)
        return is_silent or waits or is_day_before or is_over


async def _tell(house: House, carrier: Carrier, ids: Sequence[DeliveryId], look: _Look) -> None:
    if not ids:
        return
    now = look.now
    async with house.store.begin() as unit:
        for delivery in (await unit.deliveries.some(ids)).values():
            policy = policy_among(look.policies, delivery)
            await _address_open(house, unit, delivery, carrier, now)
            await _day_before(house, unit, delivery, carrier, policy, now)
            await remind_of_pickup(house, unit, delivery, now, policy.pickup_ends_hours)
            await tell_overdue(house, unit, delivery, policy, now)


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
    house: House,
    unit: Unit,
    delivery: Delivery,
    carrier: Carrier,
    policy: NoticePolicy,
    now: datetime,
) -> None:
    """It says "tomorrow", so it is told before midnight or not at all."""
    promise = _promise_tomorrow(delivery, carrier, policy, now)
    if promise is not None:
        await notify(
            house,
            unit,
            delivery,
            NoticeKind.REMINDER,
            promise.id,
            ref=promise.id,
            valid_until=_first_of_day(promise, carrier),
        )


def _promise_tomorrow(
    delivery: Delivery, carrier: Carrier, policy: NoticePolicy, now: datetime
) -> Promise | None:
    promise = delivery.promised
    if promise is None or delivery.status not in TIME_IS_SET:
        return None
    midnight = _first_of_day(promise, carrier)
    day = midnight.date() - timedelta(days=1)
    due = datetime.combine(day, policy.day_before_at, carrier.zone)
    return promise if promise.made_at < due <= now < midnight else None


def _first_of_day(promise: Promise, carrier: Carrier) -> datetime:
    day = promise.window.start.astimezone(carrier.zone).date()
    return datetime.combine(day, time(), carrier.zone)
