"""Moving: a delivery goes to another door, or its door asks for more; its visit goes along, or is
given back openly."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from core.actions.asking import carrier_of
from core.actions.house import House
from core.actions.measures import warn_of_unknown_size
from core.actions.prepared import Outdated, Prepared
from core.actions.status_moves import unplan
from core.actions.stops import (
    is_unknown,
    lock_routes,
    needs_of,
    release_promise,
    route_changed,
    stop_for,
    take_off_visits,
    visited_by,
)
from core.actions.tell import notify
from core.actions.travel import legs_for
from core.actions.windows import cut_off_of
from core.model.carrier import Carrier
from core.model.delivery import Delivery
from core.model.ids import DeliveryId
from core.model.location import Location
from core.model.notice import NoticeKind
from core.model.route import Costing, Needs, Route, Stop, StopState, Vehicle
from core.model.window import Window
from core.ports import Unit
from slots.booking import DoesNotFit, inserted, removed, retimed
from slots.insertion import best_fits
from slots.legs import Legs
from slots.schedule import Broken, schedule


async def ways_to(
    house: House, id: DeliveryId, points: Iterable[Location | None]
) -> Mapping[Costing, Legs]:
    """The ways on the routes where the delivery stands, and to doors where it may go.

    Raises Unavailable.
    """
    async with house.store.read() as unit:
        routes = await visited_by(unit, id)
    return await legs_for(house, routes, [point for point in points if point is not None])


async def move_visits(
    house: House, unit: Unit, delivery: Delivery, carrier: Carrier, prepared: Prepared
) -> Delivery:
    """Let what is planned stand at the door where the delivery goes by now, in the same window; if
    its route cannot serve it there, the promise is given back and the person chooses again.

    Raises Outdated where that cannot be said by now.
    """
    refs = await lock_routes(unit, [route.ref for route in await visited_by(unit, delivery.id)])
    for ref in sorted(refs):
        route = await unit.routes.lock(ref)
        stop = route.stop_of(delivery.id) if route is not None else None
        if route is None or stop is None or stop.state is not StopState.PLANNED:
            continue
        if stop.location == delivery.address.point:
            continue
        moved = moved_on(house, route, stop, delivery, carrier, prepared)
        if moved is None:
            return await _given_back(house, unit, delivery, prepared)
        await unit.routes.put(moved)
        await route_changed(house, unit, moved)
    return await _with_cut_off_there(unit, delivery)


async def _with_cut_off_there(unit: Unit, delivery: Delivery) -> Delivery:
    """Who drives to another area may be told so until another hour."""
    promise = delivery.promised
    if promise is None:
        return delivery
    until = cut_off_of(promise.window, await carrier_of(unit, delivery))
    if until == promise.changeable_until:
        return delivery
    promise = replace(promise, changeable_until=until)
    await unit.promises.put(promise)
    return replace(delivery, promise=promise)


async def refit_visits(
    house: House, unit: Unit, delivery: Delivery, carrier: Carrier, prepared: Prepared
) -> Delivery:
    """Let what is planned ask of its vehicle what the door card says by now, and take as long, if
    its route has the time. A promise is given back only to a vehicle that is too big.
    """
    refs = await lock_routes(unit, [route.ref for route in await visited_by(unit, delivery.id)])
    for ref in sorted(refs):
        route = await unit.routes.lock(ref)
        stop = route.stop_of(delivery.id) if route is not None else None
        if route is None or stop is None or not is_ahead(route, stop):
            continue
        needs = needs_of(delivery)
        if _is_too_big(route.vehicle, needs):
            return await _given_back(house, unit, delivery, prepared)
        # A planner that planned the visit itself knows what it reckoned with.
        seconds = delivery.stop_seconds if stop.booked else stop.service_seconds
        if (stop.needs, stop.service_seconds) == (needs, seconds):
            continue
        if stop.needs != needs:
            await warn_of_unknown_size(house, unit, delivery, route)
        legs = prepared.legs.get(route.vehicle.costing)
        longer = with_stop(route, replace(stop, needs=needs, service_seconds=seconds))
        if legs is None or isinstance(schedule(longer, legs), Broken):
            await unit.routes.put(with_stop(route, replace(stop, needs=needs)))
            continue
        longer = retimed(longer, legs)
        await unit.routes.put(longer)
        await route_changed(house, unit, longer)
    return delivery


def with_stop(route: Route, stop: Stop) -> Route:
    return route.with_stops(tuple(stop if each.key == stop.key else each for each in route.stops))


def is_ahead(route: Route, stop: Stop) -> bool:
    return stop.state is StopState.PLANNED and route.stops.index(stop) >= route.progress


def _is_too_big(vehicle: Vehicle, needs: Needs) -> bool:
    limits = ((vehicle.height_m, needs.height_m_max), (vehicle.weight_t, needs.weight_t_max))
    return any(is_ is not None and most is not None and is_ > most for is_, most in limits)


def moved_on(
    house: House,
    route: Route,
    stands: Stop,
    delivery: Delivery,
    carrier: Carrier,
    prepared: Prepared,
) -> Route | None:
    """The route with the stop at its new door; None where it has no room for that."""
    legs = prepared.legs.get(route.vehicle.costing)
    if legs is None or delivery.address.point is None:
        return None
    stop = stop_for(delivery, carrier, stands.window)
    stop = replace(stop, promised=stands.promised, booked=stands.booked)
    bare = removed(route, delivery.id, legs)
    # One that the planner put anywhere into the day may stand anywhere in the day.
    window = stands.window or Window(route.start.at, route.end.at)
    fits = best_fits(
        (bare,),
        prepared.legs,
        stop,
        window,
        not_before=house.clock.now(),
    )
    for fit in fits:
        try:
            moved = inserted(bare, fit, stop, legs)
        except DoesNotFit:
            continue
        return replace(moved, stops=tuple(_in_its_window(each, stop) for each in moved.stops))
    if is_unknown(route, stop, prepared):
        raise Outdated("the route has changed since it was looked at")
    return None


def _in_its_window(each: Stop, stop: Stop) -> Stop:
    return replace(each, window=stop.window) if each.key == stop.key else each


async def _given_back(house: House, unit: Unit, delivery: Delivery, prepared: Prepared) -> Delivery:
    promise = delivery.awaited
    if promise is not None:
        delivery = await release_promise(house, unit, delivery, prepared)
    await take_off_visits(house, unit, delivery.id, prepared)
    if promise is not None:
        await notify(house, unit, delivery, NoticeKind.PROMISE_BROKEN, promise.id, ref=promise.id)
    return await unplan(house, unit, delivery)
