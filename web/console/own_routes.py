"""Own routes: of a carrier's day what somebody may see who sees some shops' parcels alone.

A van carries the parcels of many shops. Shown are the routes that carry one of theirs, and on them
when each stop is made; whose the others are is told nowhere.
"""

from collections.abc import Collection
from dataclasses import replace

from core.actions.day_routes import DayRoute, DayRoutes, DayStop
from core.actions.house import House
from core.model.ids import DeliveryId
from core.model.route import Stop
from web.console.sessions import SignedIn

ROUTES_MAX = 100  # looked through; a day's fleet


async def of_theirs(house: House, found: DayRoutes, who: SignedIn) -> DayRoutes:
    """All of it for whoever sees the carrier's every parcel."""
    if not who.person.merchants:
        return found
    ids = {one.stop.delivery for route in found.routes for one in route.stops}
    async with house.store.read() as unit:
        known = await unit.deliveries.some({id for id in ids if id is not None})
    mine = {id for id, one in known.items() if who.person.sees((one,))}
    routes = tuple(_seen(route, mine) for route in found.routes if _carries(route, mine))
    return replace(found, routes=routes, numbers={})  # no other page, and none to be led to


def _carries(route: DayRoute, mine: Collection[DeliveryId]) -> bool:
    return any(one.stop.delivery in mine for one in route.stops)


def _seen(route: DayRoute, mine: Collection[DeliveryId]) -> DayRoute:
    plan = replace(route.route, stops=tuple(_nameless(one, mine) for one in route.route.stops))
    stops = tuple(_of_stop(one, mine) for one in route.stops)
    return replace(route, route=plan, stops=stops)


def _of_stop(one: DayStop, mine: Collection[DeliveryId]) -> DayStop:
    return replace(one, stop=_nameless(one.stop, mine))


def _nameless(stop: Stop, mine: Collection[DeliveryId]) -> Stop:
    return stop if stop.delivery in mine else replace(stop, delivery=None, tracking_number=None)
