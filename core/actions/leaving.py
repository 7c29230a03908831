"""Leaving: a delivery that nobody drives to its door any more. What was promised is released, and
its places on the routes are somebody else's."""

from core.actions.holds import let_go, routes_held_on
from core.actions.house import House
from core.actions.prepared import NOTHING, Prepared
from core.actions.stops import lock_routes, release_promise, take_off_visits
from core.actions.travel import legs_for
from core.model.delivery import Delivery
from core.model.ids import DeliveryId
from core.model.promise import HoldState
from core.ports import Unavailable, Unit


async def ways_off(house: House, id: DeliveryId) -> Prepared:
    """The ways on every route where it stands. Nothing while the roads are ill: a place must not
    stay taken for as long as that."""
    async with house.store.read() as unit:
        found = [*await unit.routes.with_stop(id), *await routes_held_on(unit, id)]
    routes = {route.ref: route for route in found}
    try:
        return Prepared(legs=await legs_for(house, routes.values()))
    except Unavailable:
        return NOTHING


async def leave_the_road(
    house: House, unit: Unit, delivery: Delivery, prepared: Prepared
) -> Delivery:
    """Take its visits ahead, its promise and what is held for it off the routes; twice is once."""
    holds = [await unit.holds.standing(delivery.id), await unit.holds.standby(delivery.id)]
    refs = {route.ref for route in await unit.routes.with_stop(delivery.id)}
    await lock_routes(unit, refs | {hold.route_ref for hold in holds if hold is not None})
    for hold in holds:
        if hold is not None:
            await let_go(unit, hold, HoldState.RELEASED, prepared)
    await take_off_visits(house, unit, delivery.id, prepared)
    return await release_promise(house, unit, delivery, prepared)
