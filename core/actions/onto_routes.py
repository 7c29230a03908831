"""Onto a route: a stop is put where it costs least, under the lock of the route that takes it."""

from collections.abc import Sequence
from dataclasses import replace

from core.actions.driven_days import buffer_for
from core.actions.forecasting import locked_to_book, routes_offered
from core.actions.house import House
from core.actions.point_days import lock_point_days
from core.actions.prepared import Outdated, Prepared
from core.actions.searching import price_beside_own
from core.actions.stops import is_unknown, lock_routes
from core.model.carrier import Carrier
from core.model.delivery import Delivery
from core.model.ids import RouteRef
from core.model.route import Route, RouteMark, Stop
from core.ports import Unit
from core.refusals import slot_gone
from slots.booking import DoesNotFit, inserted
from slots.insertion import Fit, best_fits, fits_of


async def lock_own(
    house: House,
    unit: Unit,
    delivery: Delivery,
    carrier: Carrier,
    stop: Stop,
    prepared: Prepared,
) -> set[RouteRef]:
    """Lock the routes where this delivery stands already, with the one where it will stand."""
    if carrier.point is not None:
        await lock_point_days(unit, carrier, stop)
        return set()
    own = [route.ref for route in await unit.routes.with_stop(delivery.id)]
    earlier = await unit.holds.standing(delivery.id)
    if earlier is not None:
        own.append(earlier.route_ref)
    if not own:
        return set()
    likely = [fit.route_ref for fit in await _fits(house, unit, carrier, stop, prepared)]
    return await lock_routes(unit, [*own, *likely[:1]])


async def book_onto(
    house: House,
    unit: Unit,
    carrier: Carrier,
    stop: Stop,
    prepared: Prepared,
    locked: set[RouteRef],
) -> tuple[Route, int]:
    """Insert the stop into the cheapest route that takes it, under that route's lock; how
    much longer its vehicle drives.

    Raises Refused: slot-gone; Outdated where that cannot be said by now.
    """
    assert stop.window is not None
    out_of_turn = False
    freed = await _not_seen(house, unit, carrier, stop, prepared) if prepared.others_wait else ()
    for fit in await _fits(house, unit, carrier, stop, prepared):
        if fit.route_ref not in locked and fit.route_ref < max(locked, default=fit.route_ref):
            out_of_turn = True  # whoever locks backwards waits in a circle
            continue
        if fit.route_ref in {route.ref for route in freed}:
            raise Outdated("who waits for the window has not had their turn since it changed")
        locked = {*locked, fit.route_ref}
        booked = await _book_into(house, unit, carrier, fit, stop, prepared)
        if booked is not None:
            route, fit = booked
            return route, fit.extra_seconds
    changed = await _not_seen(house, unit, carrier, stop, prepared)
    if out_of_turn or any(is_unknown(route, stop, prepared) for route in changed):
        raise Outdated("the routes have changed since they were looked at")
    raise slot_gone()


async def _not_seen(
    house: House, unit: Unit, carrier: Carrier, stop: Stop, prepared: Prepared
) -> list[Route]:
    """What has changed since it was looked at."""
    routes = await _routes_of(house, unit, carrier, stop)
    return [route for route in routes if RouteMark.of(route) not in prepared.seen]


async def seen_as_left(unit: Unit, prepared: Prepared, before: Route | None) -> Prepared:
    """A route that we changed ourselves just now is no news: asked again, it would be the same."""
    if before is None or RouteMark.of(before) not in prepared.seen:
        return prepared
    now = await unit.routes.get(before.ref)
    return prepared if now is None else replace(prepared, seen=prepared.seen | {RouteMark.of(now)})


async def _fits(
    house: House, unit: Unit, carrier: Carrier, stop: Stop, prepared: Prepared
) -> tuple[Fit, ...]:
    assert stop.window is not None
    day = stop.window.start.astimezone(carrier.zone).date()
    table = house.timetables.within(
        carrier.ref,
        day,
        await _routes_of(house, unit, carrier, stop),
        prepared.legs,
        now=house.clock.now(),
        buffer=buffer_for(house, carrier.ref),
    )
    found = fits_of(table, table.ways(prepared.legs, stop.location), stop, stop.window)
    return tuple(fit for fit in found if fit.route_ref != prepared.shunned)


async def _book_into(
    house: House, unit: Unit, carrier: Carrier, fit: Fit, stop: Stop, prepared: Prepared
) -> tuple[Route, Fit] | None:
    route = await locked_to_book(house, unit, carrier, fit.route_ref, stop)
    if route is None:
        return None
    if route.revision != fit.revision or route.version != fit.version:
        # Somebody booked while we looked: look again, at this one route, now that it is ours.
        again = best_fits(
            (route,),
            prepared.legs,
            stop,
            fit.window,
            not_before=house.clock.now(),
            buffer=buffer_for(house, carrier.ref),
        )
        if not again:
            return None
        fit = again[0]
    extra_seconds = price_beside_own(house, route, fit, stop, [prepared.legs])
    try:
        route = inserted(route, fit, stop, prepared.legs[route.vehicle.costing])
    except DoesNotFit:
        return None
    await unit.routes.put(route)
    return route, replace(fit, extra_seconds=extra_seconds)


async def _routes_of(house: House, unit: Unit, carrier: Carrier, stop: Stop) -> Sequence[Route]:
    assert stop.window is not None
    day = stop.window.start.astimezone(carrier.zone).date()
    return await routes_offered(house, unit, carrier, day, day, stop.delivery)
