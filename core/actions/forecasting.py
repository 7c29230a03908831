"""Forecasting: the routes on which windows are offered, planned ones or what the fleet will do.

As long as nobody has planned a day of a carrier, what its vehicles did before stands for the plan:
a route of ours for each of them, tested, locked and counted like any other. It becomes a row with
its first booking. The first planned route of the day ends that: from then on only real ones are
offered.
"""

from datetime import date, datetime, timedelta

from core.actions.house import House
from core.model.carrier import Carrier
from core.model.ids import CarrierRef, RouteRef
from core.model.route import Route, Stop, is_forecast
from core.ports import Unit
from slots.forecast import has_room
from slots.windows import days_between, midnight

A_DAY = timedelta(days=1)


async def routes_offered(
    house: House, unit: Unit, carrier: Carrier, first: date, last: date, asks: str | None = None
) -> tuple[Route, ...]:
    """The routes that drive on these days and on which windows may be offered; of the forecasts
    those that may take one more promise, or another one of who asks, and of the vehicles on the
    road the one that has the parcel of who asks on board."""
    await house.noises.look(unit, carrier.ref, house.clock.now())
    every = await house.timetables.routes(unit, carrier, first, last)
    found = [route for route in every if not route.is_forecast]
    planned = {route.date for route in found}
    planned |= {route.start.at.astimezone(carrier.zone).date() for route in found}
    found = [route for route in found if not route.is_taken_away]
    if asks is not None:
        now = house.clock.now()
        found = [route for route in found if may_bring(route, asks, now)]
    begun = {route.ref: route for route in every if route.is_forecast}
    today = house.clock.now().astimezone(carrier.zone).date()
    begins = midnight(first, carrier.zone)
    ahead = days_between(max(first - A_DAY, today + A_DAY), last)
    unplanned = [day for day in ahead if day not in planned]
    for day, made in (await house.forecasts.of_days(unit, carrier, unplanned, today)).items():
        here = [begun.get(route.ref, route) for route in made if route.end.at > begins]
        if day >= first or (here and not await _is_planned(unit, carrier.ref, day)):
            found += (route for route in here if has_room(route, asks))
    return tuple(found)


def may_bring(route: Route, asks: str, now: datetime) -> bool:
    """Whether its vehicle has this delivery's parcel on board, or may still load it."""
    if not route.has_left(now):
        return True
    return any(stop.delivery == asks and not stop.standby for stop in route.stops)


async def locked_to_book(
    house: House, unit: Unit, carrier: Carrier, ref: RouteRef, stop: Stop
) -> Route | None:
    """The route to book into. A forecast takes a promise only as long as nobody has planned its
    day, and only so many."""
    route = await unit.routes.lock(ref)
    if not is_forecast(ref):
        return None if route is None or route.is_taken_away else route
    assert stop.window is not None
    day = stop.window.start.astimezone(carrier.zone).date()
    route = route or await _begun(house, unit, carrier, day, ref)
    if route is None or await _is_planned(unit, carrier.ref, route.date):
        return None
    return route if has_room(route, stop.delivery) else None


async def _begun(
    house: House, unit: Unit, carrier: Carrier, day: date, ref: RouteRef
) -> Route | None:
    """The forecast of this day or of the night before as a row, under its lock; None where there
    is none of this name."""
    today = house.clock.now().astimezone(carrier.zone).date()
    for each in (day, day - A_DAY):
        for route in await house.forecasts.of(unit, carrier, each, today):
            if route.ref == ref:
                await unit.routes.add(route)
    return await unit.routes.lock(ref)


async def _is_planned(unit: Unit, carrier: CarrierRef, day: date) -> bool:
    return any(not route.is_forecast for route in await unit.routes.marks(carrier, day, day))
