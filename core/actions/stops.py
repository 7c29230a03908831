"""Stops: a delivery's visit comes onto a route, moves off it, and whoever drives hears of it.

Locks are taken in one order everywhere, so that nobody waits in a circle: the delivery, its hold,
then routes by their names.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from core.actions.house import House
from core.actions.prepared import Prepared
from core.actions.tell import publish
from core.model.carrier import Carrier
from core.model.delivery import Delivery
from core.model.ids import DeliveryId, RouteRef
from core.model.promise import PromiseState
from core.model.route import Needs, Route, Stop, StopState
from core.model.window import Window
from core.ports import Unit
from core.refusals import address_not_located
from slots.booking import is_way_point, left_as_way_point, removed
from slots.legs import Legs
from slots.point_day import without_visit


def stop_for(delivery: Delivery, carrier: Carrier, window: Window | None) -> Stop:
    """The visit this delivery needs, or the one that its recipient makes to a pickup point."""
    if carrier.point is not None:
        return Stop(
            key=delivery.id,
            delivery=delivery.id,
            tracking_number=delivery.tracking_number,
            location=carrier.point.location,
            service_seconds=0,
            window=window,
            booked=True,
        )
    if delivery.address.point is None:
        raise address_not_located()
    return Stop(
        key=delivery.id,
        delivery=delivery.id,
        tracking_number=delivery.tracking_number,
        location=delivery.address.point,
        service_seconds=delivery.stop_seconds,
        window=window,
        units=carrier.units[delivery.parcel.size],
        weight_kg=delivery.parcel.weight_kg,
        booked=True,
        needs=needs_of(delivery),
    )


def needs_of(delivery: Delivery) -> Needs:
    """What the parcel, and the way to the door, ask of the vehicle."""
    card = delivery.door_card
    return Needs(
        skills=delivery.parcel.skills,
        height_m_max=card.height_m_max,
        weight_t_max=card.weight_t_max,
    )


async def lock_routes(unit: Unit, refs: Iterable[RouteRef]) -> set[RouteRef]:
    """All of them, in the order of their names."""
    wanted = set(refs)
    for ref in sorted(wanted):
        await unit.routes.lock(ref)
    return wanted


async def take_off(unit: Unit, ref: RouteRef, key: str, prepared: Prepared) -> Route | None:
    """Remove a stop from a route, if it stands there."""
    route = await unit.routes.lock(ref)
    if route is None or route.stop_of(key) is None:
        return None
    # Where no travel times are at hand the visit stays as a way-point, which can break nothing.
    legs = prepared.legs.get(route.vehicle.costing, Legs())
    route = without_visit(route, key) if route.is_point_day else removed(route, key, legs)
    await unit.routes.put(route)
    return route


async def visited_by(unit: Unit, id: DeliveryId) -> list[Route]:
    """The routes on which somebody drives for this delivery."""
    return [route for route in await unit.routes.with_stop(id) if not route.is_point_day]


async def take_off_visits(
    house: House,
    unit: Unit,
    id: DeliveryId,
    prepared: Prepared,
    *,
    keep: RouteRef | None = None,
) -> None:
    """Remove the visits ahead to the delivery's door from every route but one. What is over stays
    history."""
    routes = await visited_by(unit, id)
    others = [route.ref for route in routes if route.ref != keep and _is_ahead(route, id)]
    await lock_routes(unit, others)
    for ref in sorted(others):
        route = await take_off(unit, ref, id, prepared)
        if route is not None:
            await route_changed(house, unit, route)


def is_unknown(route: Route, stop: Stop, prepared: Prepared) -> bool:
    """Whether some way was never asked that one must know to say whether the stop fits."""
    legs = prepared.legs.get(route.vehicle.costing, Legs())
    to_and_from = [pair for a in route.places for pair in ((a, stop.location), (stop.location, a))]
    return bool(legs.missing([*pairwise(route.places), *to_and_from]))


def without_history(route: Route, id: DeliveryId) -> Route:
    """An earlier visit of this delivery gives its key away; the place where it was stays."""
    return left_as_way_point(route, id) if route.stop_of(id) is not None else route


async def release_promise(
    house: House, unit: Unit, delivery: Delivery, prepared: Prepared
) -> Delivery:
    """Take a standing promise back: its stop leaves the route, the ledger says so."""
    promise = delivery.promised
    if promise is None:
        return delivery
    if promise.is_at_a_point:
        assert promise.route_ref is not None
        await take_off(unit, promise.route_ref, delivery.id, prepared)
    else:
        await take_off_visits(house, unit, delivery.id, prepared)
    ended = replace(promise, state=PromiseState.RELEASED)
    await unit.promises.put(ended)
    return replace(delivery, promise=ended)


async def route_changed(house: House, unit: Unit, route: Route) -> None:
    """Tell who drives the order and the windows of a route after our booking. Of one that we made
    ourselves nobody hears: whoever plans the day is told by the change, and by the route that they
    push."""
    if route.is_ours:
        return
    stops = [
        {
            "delivery": stop.delivery,
            "tracking_number": stop.tracking_number,
            "location": stop.location,
            "service_seconds": stop.service_seconds,
            "window": {"start": stop.window.start, "end": stop.window.end} if stop.window else None,
            "arrival": stop.arrival,
        }
        for stop in route.stops
        if stop.hold is None and not is_way_point(stop)
    ]
    data = {
        "route_ref": route.ref,
        "revision": route.revision,
        "carrier": route.carrier,
        "occurred_at": house.clock.now(),
        "stops": stops,
    }
    await publish(house, unit, "route.changed", route.carrier, data, lane=f"route:{route.ref}")


def _is_ahead(route: Route, id: DeliveryId) -> bool:
    stop = route.stop_of(id)
    return stop is not None and stop.state is StopState.PLANNED
