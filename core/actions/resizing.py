"""Resizing: a parcel turns out bigger, or to ask for a vehicle with a lift, or its visit longer.
What is planned learns so, and a vehicle that cannot take it by that breaks the promise openly."""

from dataclasses import replace

from core.actions.house import House
from core.actions.losing import Cause
from core.actions.moving import is_ahead, moved_on, with_stop
from core.actions.prepared import Outdated, Prepared
from core.actions.routes import break_openly
from core.actions.stops import lock_routes, route_changed, stop_for, take_off_visits, visited_by
from core.model.carrier import Carrier
from core.model.delivery import Delivery
from core.model.route import Route, Stop
from core.ports import Unit
from slots.booking import retimed
from slots.schedule import Broken, schedule


async def resize_visits(
    house: House, unit: Unit, delivery: Delivery, carrier: Carrier, prepared: Prepared
) -> None:
    """Where it stands if the route has the time and the vehicle the room, else elsewhere on the
    route in the same window, else nowhere: who was promised it is offered another time. What only a
    planner planned is as big as it is, and nothing more is offered on a route that is too full.

    Raises Outdated where that cannot be said by now.
    """
    refs = await lock_routes(unit, [route.ref for route in await visited_by(unit, delivery.id)])
    for ref in sorted(refs):
        route = await unit.routes.lock(ref)
        stop = route.stop_of(delivery.id) if route is not None else None
        if route is None or stop is None or not is_ahead(route, stop):
            continue
        asked = _as_asked(stop, delivery, carrier)
        if asked == stop:
            continue
        resized = _resized(house, route, stop, asked, delivery, carrier, prepared)
        if resized is None:
            await take_off_visits(house, unit, delivery.id, prepared)
            await break_openly(house, unit, delivery.id, Cause.SIZE)
            return
        await unit.routes.put(resized)
        await route_changed(house, unit, resized)


def _as_asked(stop: Stop, delivery: Delivery, carrier: Carrier) -> Stop:
    wanted = stop_for(delivery, carrier, stop.window)
    return replace(
        stop,
        units=wanted.units,
        weight_kg=wanted.weight_kg,
        service_seconds=wanted.service_seconds,
        needs=wanted.needs,
    )


def _resized(
    house: House,
    route: Route,
    stop: Stop,
    asked: Stop,
    delivery: Delivery,
    carrier: Carrier,
    prepared: Prepared,
) -> Route | None:
    legs = prepared.legs.get(route.vehicle.costing)
    if legs is None:
        raise Outdated("it stands on another route by now")
    lacks = asked.needs.skills - stop.needs.skills - route.vehicle.skills
    if stop.promised and lacks:
        return None
    here = with_stop(route, asked)
    if not isinstance(schedule(here, legs), Broken):
        return retimed(here, legs)
    if not stop.promised:
        return here
    return moved_on(house, route, stop, delivery, carrier, prepared)
