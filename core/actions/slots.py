"""Slots: which windows the planned routes can still serve for a delivery, or its pickup point has
a place in, asked without a lock."""

from dataclasses import replace
from datetime import date

from core.actions.asking import carrier_of, delivery_of, must_be_allowed
from core.actions.forecasting import routes_offered
from core.actions.house import House
from core.actions.point_days import places_offered
from core.actions.searching import seen_among
from core.actions.stops import stop_for
from core.actions.windows import others_than_promised, windows_ahead
from core.model.carrier import Carrier, ChangeAction
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.ids import DeliveryId
from core.refusals import address_not_located
from slots.offers import Offer, offers_of


async def slots_of(
    house: House,
    id: DeliveryId,
    first: date | None = None,
    last: date | None = None,
    door: DoorCard | None = None,
) -> tuple[Offer, ...]:
    """The windows that can still be served, soonest first. `door`: what is told of the door by
    now, where that is not stored yet.

    Raises Refused: not-found, address-not-located, not-allowed, past-cutoff.
    """
    async with house.store.glance() as unit:
        delivery = await delivery_of(unit, id)
        carrier = await carrier_of(unit, delivery)
    delivery = delivery if door is None else replace(delivery, door_card=door)
    return await slots_for(house, delivery, carrier, first, last)


async def slots_for(
    house: House,
    delivery: Delivery,
    carrier: Carrier,
    first: date | None = None,
    last: date | None = None,
) -> tuple[Offer, ...]:
    """The same for who has just read the delivery and its carrier."""
    now = house.clock.now()
    if delivery.address.point is None and carrier.point is None:
        raise address_not_located()
    must_be_allowed(delivery, carrier, ChangeAction.CHANGE_WINDOW, now)
    windows = windows_ahead(delivery, carrier, now, first, last)
    windows = others_than_promised(windows, delivery)
    if not windows:
        return ()
    if carrier.point is not None:
        async with house.store.glance() as unit:
            return await places_offered(unit, carrier, windows, delivery.id)
    days = [one.start.astimezone(carrier.zone).date() for one in (windows[0], windows[-1])]
    async with house.store.glance() as unit:
        routes = await routes_offered(house, unit, carrier, days[0], days[-1], delivery.id)
    stop = stop_for(delivery, carrier, None)
    return offers_of(await seen_among(house, carrier.ref, days[0], days[-1], routes, stop, windows))
