"""Slots: which windows the planned routes can still serve for a delivery, asked without a lock."""

from collections.abc import Sequence
from datetime import date

from core.actions.asking import allowed, delivery_of
from core.actions.house import House
from core.actions.roads import ways_told
from core.actions.stops import stop_for
from core.actions.windows import windows_ahead
from core.model.carrier import ChangeAction
from core.model.ids import DeliveryId
from core.model.location import Location
from core.model.window import Window
from core.refusals import address_not_located
from slots.insertion import Choice, choices
from slots.nearby import Search
from slots.offers import Offer, offers_of

GAPS_FIRST = 2  # of each window, cheapest guess first
GAPS_MORE = 6
ROUNDS_MAX = 3


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
        days: dict[date, list[Window]] = {}
        for window in windows_ahead(delivery, carrier, now, first, last):
            days.setdefault(window.start.astimezone(carrier.zone).date(), []).append(window)
        routes = await house.timetables.routes(unit, carrier.ref, days)
    stop = stop_for(delivery, carrier, None)
    buffer = house.limits.promise_buffer
    searches = [
        Search(
            await house.timetables.around(
                house.travel, carrier.ref, day, routes[day], now=now, buffer=buffer
            ),
            stop,
            windows,
        )
        for day, windows in days.items()
        if routes[day]
    ]
    return offers_of(await _found(house, searches, stop.location))


async def _found(house: House, searches: Sequence[Search], here: Location) -> list[Choice]:
    """What can be served, as far as it is worth asking: again where all that was near fell out."""
    found: dict[int, tuple[Choice, ...]] = {}
    left = {at: search.windows for at, search in enumerate(searches)}
    for each in (GAPS_FIRST, *(GAPS_MORE,) * (ROUNDS_MAX - 1)):
        asked = {
            at: question
            for at, windows in left.items()
            if (question := searches[at].more(each, windows)) is not None
        }
        if not asked:
            break
        there, on = await ways_told(house.travel, here, list(asked.values()))
        for at in asked:
            search = searches[at]
            search.told(there, on)
            found[at] = choices(search.table, search.ways, search.stop, search.windows)
            served = {choice.window for choice in found[at]}
            left[at] = tuple(window for window in search.windows if window not in served)
    return [choice for at in sorted(found) for choice in found[at]]
