"""Point days: who comes to a pickup point by the hour is booked into the point's day, under the
lock of its one row, like a stop into a route."""

from collections.abc import Sequence
from dataclasses import replace

from core.actions.prepared import NOTHING
from core.actions.stops import take_off
from core.model.carrier import Carrier
from core.model.delivery import Delivery, Format
from core.model.event import CarrierEvent
from core.model.ids import RouteRef
from core.model.pickup_point import PickupPoint
from core.model.promise import PromiseState
from core.model.route import Route, Stop
from core.model.status import EventType
from core.model.window import Window
from core.ports import Unit
from core.refusals import slot_gone
from slots.offers import Offer, offers_at
from slots.point_day import empty_day, places_in, point_day_ref, taken, with_visit


async def places_offered(
    unit: Unit, carrier: Carrier, windows: Sequence[Window], asks: str
) -> tuple[Offer, ...]:
    """The windows in which one more may come, soonest first. Only a look: the booking tests it."""
    point = _point_of(carrier)
    refs = {window: _ref_of(carrier, window) for window in windows}
    found = {route.ref: route for route in await unit.routes.some(set(refs.values()))}
    free = [
        window
        for window in windows
        if _has_room(carrier, point, found.get(refs[window]), window, asks)
    ]
    return offers_at(free, refs)


async def lock_point_days(unit: Unit, carrier: Carrier, stop: Stop) -> None:
    """The day of the stop, which becomes a row with its first booking, and every other on which its
    delivery stands, in the order of their names."""
    assert stop.window is not None and stop.delivery is not None
    wanted = _ref_of(carrier, stop.window)
    own = {route.ref for route in await unit.routes.with_stop(stop.delivery) if route.is_point_day}
    held = await unit.holds.standing(stop.delivery)
    if held is not None:
        own.add(held.route_ref)
    for ref in sorted({wanted, *own}):
        if await unit.routes.lock(ref) is None and ref == wanted:
            day = stop.window.start.astimezone(carrier.zone).date()
            await unit.routes.add(
                empty_day(carrier.books_in, _point_of(carrier), day, carrier.zone)
            )
            await unit.routes.lock(ref)


async def book_place(unit: Unit, carrier: Carrier, stop: Stop) -> Route:
    """One more who comes. The places are read under the lock: the point may have told others.

    Raises Refused: slot-gone.
    """
    assert stop.window is not None
    route = await unit.routes.lock(_ref_of(carrier, stop.window))
    point = await unit.points.get(_point_of(carrier).ref)
    if route is None or point is None:
        raise slot_gone()
    if not _has_room(carrier, point, route, stop.window, stop.delivery):
        raise slot_gone()
    route = with_visit(route, stop)
    await unit.routes.put(route)
    return route


async def judge_visit(unit: Unit, delivery: Delivery, event: CarrierEvent) -> Delivery:
    """A promise that one may come is kept when they had their parcel, and broken when it was not
    there until the window was over. Who came before leaves a place free."""
    promise = delivery.comes_then
    ref = promise.route_ref if promise is not None else None
    assert promise is not None and ref is not None
    is_fetched = event.type in (EventType.COLLECTED, EventType.DELIVERED)
    is_late = event.occurred_at >= promise.window.end
    is_between = delivery.format is Format.TERMINAL_TO_TERMINAL
    if is_between and event.type is EventType.ARRIVED:  # a vehicle that was to come then
        state = PromiseState.BROKEN if is_late else PromiseState.KEPT
        promise = replace(promise, state=state)
    elif is_fetched:
        promise = replace(promise, state=PromiseState.KEPT)
    elif is_late and event.type is EventType.READY_FOR_PICKUP:
        promise = replace(promise, state=PromiseState.BROKEN)
    else:
        return delivery
    await unit.promises.put(promise)
    if is_fetched and event.occurred_at < promise.window.start:
        await take_off(unit, ref, delivery.id, NOTHING)
    return replace(delivery, promise=promise)


def _has_room(
    carrier: Carrier, point: PickupPoint, route: Route | None, window: Window, asks: str | None
) -> bool:
    day = window.start.astimezone(carrier.zone).date()
    places = places_in(point.bookable, window, day, carrier.zone)
    return taken(route, window, asks) < places


def _ref_of(carrier: Carrier, window: Window) -> RouteRef:
    return point_day_ref(carrier.books_in, window.start.astimezone(carrier.zone).date())


def _point_of(carrier: Carrier) -> PickupPoint:
    assert carrier.point is not None
    return carrier.point
