"""Slots: which windows the planned routes can still serve for a delivery, asked without a lock."""

from datetime import date

from core.actions.asking import allowed, delivery_of
from core.actions.house import House
from core.actions.stops import stop_for
from core.actions.travel import legs_for
from core.actions.windows import windows_ahead
from core.model.carrier import ChangeAction
from core.model.ids import DeliveryId
from core.refusals import address_not_located
from slots.offers import Offer, offers


async def slots_of(
    house: House, id: DeliveryId, first: date | None = None, last: date | None = None
) -> tuple[Offer, ...]:
    """The windows that can still be served, soonest first.

    Raises Refused: not-found, address-not-located, not-allowed, past-cutoff.
    """
    now = house.clock.now()
    async with house.store.read() as unit:
        delivery = await delivery_of(unit, id)
        if delivery.address.point is None:
            raise address_not_located()
        carrier, _ = await allowed(house, unit, delivery, ChangeAction.CHANGE_WINDOW)
        windows = windows_ahead(delivery, carrier, now, first, last)
        if not windows:
            return ()
        days = [window.start.astimezone(carrier.zone).date() for window in windows]
        routes = await unit.routes.of_days(carrier.ref, min(days), max(days))
    stop = stop_for(delivery, carrier, None)
    legs = await legs_for(house, routes, [stop.location])
    return offers(
        routes,
        legs,
        stop,
        windows,
        not_before=now,
        buffer=house.limits.promise_buffer,
    )
