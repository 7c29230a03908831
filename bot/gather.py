"""Gathering: what a beat wants from peers, fetched outside any transaction."""

from bot.facts import (
    LOCKERS_SHOWN_MAX,
    CarrierAsked,
    CarrierOptions,
    Consents,
    ConsentsGiven,
    Gathered,
    Lockers,
    LockersNear,
    Need,
    Offered,
    OffersFor,
    Queue,
    QueueBefore,
    Rain,
    RainThen,
    ReadingOf,
    VerdictOn,
)
from core.actions.agent_waits import wait_ahead
from core.actions.hearing_options import hear_options
from core.actions.house import House
from core.actions.places import near
from core.actions.slots import slots_of
from core.model.door_card import DoorCard
from core.model.ids import ConversationId, DeliveryId
from core.ports import Unavailable
from core.refusals import Refused
from slots.offers import FORECAST_BASIS, GREENEST, SOONEST


async def gather(house: House, need: Need, talk: ConversationId) -> Gathered:
    """An ill peer is a fact too: the scene says so in kind words."""
    match need:
        case OffersFor(delivery=delivery, door=door):
            return await _offers(house, delivery, door)
        case LockersNear():
            return await _lockers(house, need)
        case VerdictOn(query=query, draft=None):
            return await house.addresses.check(query)
        case VerdictOn(query=query, draft=draft):
            assert draft is not None
            return await house.addresses.amend(draft, query.text or "")
        case ConsentsGiven():
            async with house.store.read() as unit:
                return Consents(given=tuple(await unit.consents.of(talk)))
        case CarrierOptions(delivery=delivery):
            await hear_options(house, delivery)
            return CarrierAsked()
        case RainThen():
            return await _rain(house, need)
        case ReadingOf():
            raise AssertionError("who converses reads words")
        case QueueBefore():
            return await _queue(house, talk)


async def _offers(house: House, delivery: DeliveryId, door: DoorCard) -> Offered:
    try:
        found = await slots_of(house, delivery, door=door)
    except Refused as refused:
        return Offered(refusal=refused.refusal)
    except Unavailable:
        return Offered(ill=True)
    return Offered(
        windows=tuple(dict.fromkeys(offer.window for offer in found)),
        soonest=next((offer.window for offer in found if SOONEST in offer.labels), None),
        greenest=frozenset(offer.window for offer in found if GREENEST in offer.labels),
        forecast=frozenset(offer.window for offer in found if offer.basis == FORECAST_BASIS),
        extra={offer.window: offer.extra_seconds for offer in found},
    )


async def _lockers(house: House, need: LockersNear) -> Lockers:
    """Near the door, or near its street where nobody knows the door yet."""
    async with house.store.read() as unit:
        delivery = await unit.deliveries.get(need.delivery)
    where = delivery.address.roughly if delivery is not None else None
    if delivery is None or where is None:
        return Lockers()
    try:
        size = delivery.parcel.size
        most, step_free = LOCKERS_SHOWN_MAX, need.step_free
        found = await near(house, where, size, most, asks=delivery, step_free=step_free)
    except Unavailable:
        return Lockers(ill=True)
    return Lockers(places=found)


async def _rain(house: House, need: RainThen) -> Rain:
    """Who has no forecast says nothing of the sky: the place is judged by itself."""
    if house.weather is None:
        return Rain()
    try:
        return Rain(await house.weather.rain(need.at, need.window))
    except Unavailable:
        return Rain()


async def _queue(house: House, talk: ConversationId) -> Queue:
    async with house.store.read() as unit:
        ahead = await wait_ahead(house, unit, talk)
    return Queue(before=ahead.before, opens=ahead.opens, usual=ahead.usual)
