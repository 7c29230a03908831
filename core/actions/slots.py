"""Slots: which windows the planned routes can still serve for a delivery, asked without a lock."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from core.actions.asking import allowed, carrier_of, delivery_of
from core.actions.booking import stop_for
from core.actions.house import House
from core.actions.travel import legs_for
from core.model.carrier import Carrier, ChangeAction
from core.model.delivery import Delivery
from core.model.ids import DeliveryId
from core.model.route import Route
from core.ports import Unit
from core.refusals import address_not_located
from slots.offers import Offer, offers
from slots.windows import windows_of_day

DAYS_ASKED_MAX = 31


async def slots_of(
    house: House, id: DeliveryId, first: date | None = None, last: date | None = None
) -> tuple[Offer, ...]:
    """The windows that can still be served, soonest first.

    Raises Refused: not-found, address-not-located, not-allowed, past-cutoff.
    """
    async with house.store.read() as unit:
        delivery, carrier, routes = await _look(house, unit, id, first, last)
    stop = stop_for(delivery, carrier, None)
    legs = await legs_for(house, routes, [stop.location])
    now = house.clock.now()
    windows = [
        window
        for day in sorted({route.date for route in routes})
        for window in windows_of_day(carrier.windows, day, carrier.zone)
        if window.start > now
    ]
    return offers(
        routes,
        legs,
        stop,
        windows,
        not_before=now,
        buffer_seconds=house.limits.promise_buffer_seconds,
    )


async def _look(
    house: House, unit: Unit, id: DeliveryId, first: date | None, last: date | None
) -> tuple[Delivery, Carrier, Sequence[Route]]:
    delivery = await delivery_of(unit, id)
    if delivery.address.point is None:
        raise address_not_located()
    await allowed(house, unit, delivery, ChangeAction.CHANGE_WINDOW)
    carrier = await carrier_of(unit, delivery)
    begin, end = days_offered(delivery, carrier, house.clock.now())
    begin = max(begin, first) if first else begin
    end = min(end, last) if last else end
    routes = await unit.routes.of_days(carrier.ref, begin, end) if begin <= end else ()
    return delivery, carrier, routes


def days_offered(delivery: Delivery, carrier: Carrier, now: datetime) -> tuple[date, date]:
    """The first and last day on which we may come (carrier's zone)."""
    today = now.astimezone(carrier.zone).date()
    begin = max(today, delivery.earliest or today)
    end = today + timedelta(days=min(carrier.days_ahead, DAYS_ASKED_MAX))
    if delivery.latest is not None and delivery.latest >= today and not delivery.attempts:
        end = min(end, delivery.latest)
    return begin, end
