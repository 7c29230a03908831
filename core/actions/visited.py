"""Visited: what an event says of the visit on a route, and of where its vehicle is.

Only what a courier did at a stop says that the vehicle was there, and that those before it are
behind. A parcel that waits at a point, or was missing in the depot, has left its route: nobody was
passed by for that.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from core.actions.house import House
from core.actions.prepared import Prepared
from core.actions.stops import route_changed, take_off, visited_by
from core.model.delivery import Delivery
from core.model.event import CarrierEvent
from core.model.pickup_point import SAME_PLACE_METRES_MAX
from core.model.reason import NOBODY_CAME, ROOTS, Reason
from core.model.route import Route, Stop, StopState
from core.model.status import EventType
from core.ports import Unit
from slots.schedule import behind

LEAVES_EARLY_MAX = timedelta(hours=2)  # a vehicle, before its planned start
AT_THE_DOOR = frozenset(
    {EventType.ARRIVED, EventType.NO_ANSWER, EventType.DELIVERED, EventType.ATTEMPT_FAILED}
)
ENDS = {
    EventType.DELIVERED: StopState.SERVED,
    EventType.ATTEMPT_FAILED: StopState.FAILED,
    EventType.READY_FOR_PICKUP: StopState.SERVED,
}


def may_leave_its_route(event: CarrierEvent) -> bool:
    """Whether it may turn out that nobody was at the stop: then its ways are wanted."""
    if event.type is EventType.ATTEMPT_FAILED:
        return _nobody_came(event.reason)
    return event.type is EventType.READY_FOR_PICKUP


async def mark_stop(
    house: House, unit: Unit, delivery: Delivery, event: CarrierEvent, prepared: Prepared
) -> None:
    """The route knows what is behind the vehicle, so that nothing is booked there any more."""
    if event.type not in AT_THE_DOOR and event.type not in ENDS:
        return
    for found in await visited_by(unit, delivery.id):
        route = await unit.routes.lock(found.ref)
        stop = route.stop_of(delivery.id) if route is not None else None
        if route is None or stop is None or stop.state is not StopState.PLANNED:
            continue
        has_left = event.occurred_at >= route.start.at - LEAVES_EARLY_MAX
        if has_left and await _was_there(unit, delivery, event, route, stop):
            await unit.routes.put(_progressed(route, delivery, event))
            return
        # It happened elsewhere: what is over wants no visit, and another van's try is to come.
        is_over = ENDS.get(event.type) is StopState.SERVED
        gone = None
        if is_over or has_left:
            gone = await take_off(unit, route.ref, delivery.id, prepared)
        if gone is not None:
            await route_changed(house, unit, gone)
        if gone is not None and not is_over:
            return


async def _was_there(
    unit: Unit, delivery: Delivery, event: CarrierEvent, route: Route, stop: Stop
) -> bool:
    """Whether the vehicle stood at the stop."""
    match event.type:
        case EventType.READY_FOR_PICKUP:
            ref = delivery.pickup.point if delivery.pickup is not None else None
            point = await unit.points.get(ref) if ref else None
            place = point.location if point is not None else event.location
            return place is not None and place.metres_to(stop.location) <= SAME_PLACE_METRES_MAX
        case EventType.ATTEMPT_FAILED if _nobody_came(event.reason):
            is_told = delivery.attempts[-1].arrived_at is not None
            is_next = route.stops.index(stop) <= behind(route)  # nobody is passed by
            return is_told or is_next
        case _:
            return True


def _nobody_came(reason: Reason | None) -> bool:
    return reason is not None and ROOTS[reason].step in NOBODY_CAME


def _progressed(route: Route, delivery: Delivery, event: CarrierEvent) -> Route:
    index = next(i for i, stop in enumerate(route.stops) if stop.key == delivery.id)
    stop = route.stops[index]
    state = ENDS.get(event.type, stop.state)
    # Who was told to have come stays so: the hand-over ends a visit, and begins none. Where nobody
    # told it, both have its moment; a planned arrival is no report, also where others came before.
    came = _came(delivery, event) if index < route.progress else None
    stop = replace(
        stop,
        state=state,
        arrival=came or event.occurred_at,
        left=event.occurred_at if state is not StopState.PLANNED else None,
    )
    stops = (*route.stops[:index], stop, *route.stops[index + 1 :])
    # Whoever keeps routes in memory sees by the revision that this one is another now.
    revision, progress = route.revision + 1, max(route.progress, index + 1)
    return replace(route, stops=stops, progress=progress, revision=revision)


def _came(delivery: Delivery, event: CarrierEvent) -> datetime | None:
    """When the courier was reported to have come for this visit."""
    is_over = event.type is EventType.ATTEMPT_FAILED
    return delivery.attempts[-1].arrived_at if is_over else delivery.arrived_at
