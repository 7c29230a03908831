"""Nudging: a van will be in the street of somebody who has not chosen a time. They hear so once.

It is the cheapest time for everybody, and costs one message: so it is said once a delivery, by day,
to who does not talk with us just now, and to a few people at a time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.actions.asking import carrier_of
from core.actions.house import House
from core.actions.preferring import preferred
from core.actions.slots import slots_of
from core.actions.tell import note, notify
from core.model.asker import HOUSE
from core.model.carrier import Carrier
from core.model.conversation import Holder
from core.model.delivery import Delivery, Format
from core.model.ids import DeliveryId
from core.model.notice import NoticeKind
from core.model.status import Status
from core.ports import Unit
from core.refusals import Refused
from slots.offers import Offer

EXTRA_SECONDS_MAX = 300  # what the van drives more to stop there
LOOKED_AT_MAX = 50  # in one look; the next one goes on behind them
TOLD_MAX = 20  # in one look: a street full of people is not told at once
SILENT_FOR = timedelta(minutes=30)
LEAD = timedelta(hours=2)  # a time that begins sooner helps nobody to plan


@dataclass(slots=True)
class Round:
    """How far one process has come through all deliveries."""

    after: str = ""


async def nudge(house: House, round_: Round) -> int:
    """Look at the next few who have no time yet; how many were told. Raises Unavailable."""
    async with house.store.read() as unit:
        found = [
            delivery.id
            for carrier in await unit.carriers.all()
            for delivery in await unit.deliveries.open_of_carrier(carrier.ref)
            if delivery.id > round_.after and _may_want_one(delivery)
            if await _can_be_told(house, unit, delivery, carrier)
        ]
    next_few = sorted(found)[:LOOKED_AT_MAX]
    told = 0
    for id in next_few:
        round_.after = id
        told += await _nudge_one(house, id)
        if told >= TOLD_MAX:
            return told
    if len(next_few) < LOOKED_AT_MAX:
        round_.after = ""
    return told


def _may_want_one(delivery: Delivery) -> bool:
    return (
        delivery.status is Status.ANNOUNCED
        and delivery.format is Format.DOOR
        and delivery.promise is None
        and delivery.pickup is None
        and delivery.nudged_at is None
        and delivery.address.confirmed is not None
    )


async def _can_be_told(house: House, unit: Unit, delivery: Delivery, carrier: Carrier) -> bool:
    """By day, and while nobody is talking with them, nor they with us."""
    if delivery.conversation is None:
        return False
    now, quiet = house.clock.now(), house.limits.quiet_hours
    if quiet is not None and quiet.until(now, carrier.zone) is not None:
        return False
    talk = await unit.conversations.get(delivery.conversation)
    return (
        talk is not None
        and talk.holder is Holder.BOT
        and not (talk.stopped or talk.unreachable)
        and talk.updated_at + SILENT_FOR <= now
        and await unit.holds.standing(delivery.id) is None
        and not await unit.waitlist.of(delivery.id)
    )


async def _nudge_one(house: House, id: DeliveryId) -> bool:
    try:
        offer = _nearest(await _wanted(house, id), house.clock.now())
    except Refused:
        return False
    if offer is None:
        return False
    async with house.store.begin() as unit:
        delivery = await unit.deliveries.get(id)
        if delivery is None or not _may_want_one(delivery):
            return False
        carrier = await unit.carriers.get(delivery.carrier)
        if carrier is None or not await _can_be_told(house, unit, delivery, carrier):
            return False
        await unit.deliveries.save(replace(delivery, nudged_at=house.clock.now()))
        await note(house, unit, delivery, "message", str(HOUSE), "told that a van is near")
        await notify(
            house,
            unit,
            delivery,
            NoticeKind.IN_YOUR_STREET,
            "once",
            window=offer.window,
            valid_until=offer.window.start,
        )
    return True


async def _wanted(house: House, id: DeliveryId) -> Sequence[Offer]:
    """What is free in the hours that they want for every parcel."""
    found = await slots_of(house, id)
    async with house.store.read() as unit:
        delivery = await unit.deliveries.get(id)
        wanted = await preferred(unit, delivery)
        zone = (await carrier_of(unit, delivery)).zone if delivery is not None else None
    return [one for one in found if zone is None or wanted.suits(one.window, zone)]


def _nearest(offers: Sequence[Offer], now: datetime) -> Offer | None:
    """The time that costs the van least, where it passes by anyway."""
    near = [
        offer
        for offer in offers
        if offer.basis == "route"
        and offer.extra_seconds <= EXTRA_SECONDS_MAX
        and offer.window.start >= now + LEAD
    ]
    return min(near, key=lambda offer: (offer.extra_seconds, offer.window), default=None)
