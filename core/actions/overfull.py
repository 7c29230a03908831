"""Overfull: a pickup point that has fewer places by now than are promised or kept there, or shuts
in a window that it was promised in.

Nobody loses a place by that: staff find room, or a person asks somebody for another time. So who
got theirs last, or would find the door shut, is an alert, once.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from core.actions.asking import carrier_of
from core.actions.house import House
from core.actions.opening import opening_of
from core.actions.tell import note
from core.actions.windows import DAYS_ASKED_MAX
from core.model.asker import HOUSE
from core.model.carrier import Carrier
from core.model.delivery import Delivery
from core.model.ids import CarrierRef, DeliveryId
from core.model.pickup_point import PickupPoint, Reservation
from core.model.route import POINT_DAY, Route
from core.model.window import Window
from core.ports import Unit
from slots.point_day import places_in

type Beyond = Mapping[DeliveryId, str]


async def put_and_warn(house: House, unit: Unit, point: PickupPoint) -> None:
    """Keep what the point tells, with an alert for each who has a place that it had until now."""
    known = await unit.points.get(point.ref)
    if known is None:
        await unit.points.put(point)
        return
    before = await _beyond(house, unit, known)
    await unit.points.put(point)
    for id, what in (await _beyond(house, unit, point)).items():
        delivery = await unit.deliveries.get(id)
        if before.get(id) != what and delivery is not None and not delivery.is_over:
            await note(house, unit, delivery, "alert", str(HOUSE), what)


async def _beyond(house: House, unit: Unit, point: PickupPoint) -> Beyond:
    """For whom there is no place at a point as it tells it, and why."""
    kept = await unit.points.kept_at([point.ref]) if point.keeps_room else ()
    found = dict.fromkeys(
        _without_compartment(kept, point), f"{point.ref} has fewer compartments than are kept"
    )
    now = house.clock.now()
    first, last = now.date() - timedelta(days=1), now.date() + timedelta(days=DAYS_ASKED_MAX)
    books_in = CarrierRef(f"{POINT_DAY}{point.ref}")
    marks = await unit.routes.marks(books_in, first, last)
    for day in await unit.routes.some([mark.ref for mark in marks]):
        found |= await _without_window(unit, point, day, now)
    return found


def _without_compartment(kept: Sequence[Reservation], point: PickupPoint) -> list[DeliveryId]:
    """Those whose compartment was kept last."""
    by_size = defaultdict(list)
    for one in kept:  # the oldest first
        by_size[one.size].append(one.delivery)
    return [id for size, ids in by_size.items() for id in ids[point.compartments.get(size, 0) :]]


async def _without_window(unit: Unit, point: PickupPoint, day: Route, now: datetime) -> Beyond:
    """Those who were promised their window last, and those before whom the door is shut then."""
    by_window: dict[Window, dict[DeliveryId, Delivery]] = defaultdict(dict)
    for stop in day.stops:
        if stop.window is None or stop.window.end <= now or stop.delivery is None:
            continue
        delivery = await unit.deliveries.get(DeliveryId(stop.delivery))
        if delivery is not None:
            by_window[stop.window][delivery.id] = delivery
    found: dict[DeliveryId, str] = {}
    for window, who in by_window.items():
        line = sorted(who.values(), key=_since)
        carrier = await carrier_of(unit, line[0])
        places = places_in(point.bookable, window, day.date, carrier.zone)
        fewer = f"{point.ref} has fewer places in the window than are promised"
        found |= dict.fromkeys((one.id for one in line[places:]), fewer)
        shut = f"{point.ref} is shut in the window that is promised"
        found |= dict.fromkeys(_before_a_shut_door(line, carrier, window), shut)
    return found


def _before_a_shut_door(
    line: Sequence[Delivery], carrier: Carrier, window: Window
) -> list[DeliveryId]:
    """A hold is no promise yet: whoever says yes to it hears that the point is shut."""
    if carrier.point is None:
        return []  # it takes nobody by the hour any more, whatever its hours
    return [
        one.id
        for one in line
        if one.promised is not None
        and one.promised.window == window
        and (opening := opening_of(one, carrier)) is not None
        and not opening.takes_in(window)
    ]


def _since(delivery: Delivery) -> tuple[datetime, DeliveryId]:
    promise = delivery.promised
    return (promise.since if promise is not None else delivery.updated_at), delivery.id
