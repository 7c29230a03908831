"""Settling: what was promised on a forecast comes onto the routes that are planned by now.

A plan takes over what stands on the forecast of its own vehicle (`core/actions/routes.py`). What is
left, because the planner sends other vehicles, is moved to any planned route of the day that has
room for it. Who has no place an hour before their vehicle would have left hears so, and chooses
again: nobody waits for a van that does not come.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from core.actions.driven_days import buffer_for
from core.actions.each_alone import each_alone
from core.actions.house import House
from core.actions.losing import Cause
from core.actions.replanning import stands_on
from core.actions.routes import break_openly
from core.actions.searching import GAPS_BOOKED, found_near, search_among
from core.actions.stops import lock_routes, route_changed
from core.model.carrier import Carrier
from core.model.route import Route, Stop, StopState
from core.ports import Unavailable, Unit
from slots.booking import DoesNotFit, inserted
from slots.insertion import best_fits
from slots.legs import Legs
from slots.openings import is_told

LEAD_MINUTES = 60  # before the vehicle would have left
DAYS_MAX = 62


async def settle_forecasts(house: House) -> int:
    """How many found their place, or heard that there is none."""
    async with house.store.read() as unit:
        carriers = await unit.carriers.all()
    today = house.clock.now().date()
    first, last = today - timedelta(days=1), today + timedelta(days=DAYS_MAX)
    return await each_alone(carriers, lambda one: _settled(house, one, first, last))


async def settle_before(house: House, carrier: Carrier, day: date) -> None:
    """Who was promised on a forecast of a day that is planned by now comes before who asks for a
    place on its routes."""
    async with house.store.read() as unit:
        marks = await unit.routes.marks(carrier.ref, day, day)
    if len({mark.is_forecast for mark in marks}) > 1:
        await _settled(house, carrier, day, day)


async def _settled(house: House, carrier: Carrier, first: date, last: date) -> int:
    now = house.clock.now()
    async with house.store.read() as unit:
        marks = await unit.routes.marks(carrier.ref, first, last)
        forecasts = await unit.routes.some([one.ref for one in marks if one.is_forecast])
        days = {route.date for route in forecasts if _waiting(route)}
        planned = {
            day: [
                route
                for route in await unit.routes.of_days(carrier.ref, day, day)
                if not route.is_forecast and not route.is_taken_away
            ]
            for day in days
        }
        await house.noises.look(unit, carrier.ref, now)

    async def one(waiting: tuple[Route, Stop]) -> int:
        route, stop = waiting
        is_late = now >= route.start.at - timedelta(minutes=LEAD_MINUTES)
        if not planned[route.date] and not is_late:
            return 0
        found = await _found(house, carrier, planned[route.date], stop)
        count = await _moved(house, route, stop, *found)
        return count + (await _given_up(house, route, stop) if is_late else 0)

    return await each_alone([(route, stop) for route in forecasts for stop in _waiting(route)], one)


def _waiting(route: Route) -> list[Stop]:
    """Promises before holds, and what stands by after both."""
    told = [one for one in route.stops if is_told(one) and one.state is StopState.PLANNED]
    return sorted(told, key=lambda one: (one.standby, not one.promised))


async def _found(
    house: House, carrier: Carrier, routes: Sequence[Route], stop: Stop
) -> tuple[Sequence[Route], Legs]:
    """The planned routes that may take it, cheapest first, and the legs for the look under their
    locks; none where the roads are ill."""
    if not routes or stop.window is None:
        return (), Legs()
    day = routes[0].date
    try:
        search = await search_among(house, carrier.ref, day, day, routes, stop, (stop.window,))
        found = await found_near(house, search, GAPS_BOOKED)
    except Unavailable:
        return (), Legs()
    legs = Legs.together([*(run.legs for run in search.routes()), *found.legs.values()])
    refs = [choice.best.route_ref for choice in found.choices]
    refs += [choice.second.route_ref for choice in found.choices if choice.second is not None]
    return [route for ref in refs for route in routes if route.ref == ref], legs


async def _moved(
    house: House, forecast: Route, stop: Stop, routes: Sequence[Route], legs: Legs
) -> bool:
    assert stop.window is not None
    for route in routes:
        async with house.store.begin() as unit:
            old = await _locked(unit, forecast, stop, route)
            new = await unit.routes.lock(route.ref)
            if old is None or new is None or new.is_taken_away:
                continue
            known = {new.vehicle.costing: legs}
            places = best_fits(
                (new,),
                known,
                stop,
                stop.window,
                not_before=house.clock.now(),
                buffer=buffer_for(house, new.carrier).told,
            )
            try:
                if not places or new.stop_of(stop.key) is not None:
                    continue
                new = inserted(new, places[0], stop, legs)
            except DoesNotFit:
                continue
            await unit.routes.put(new)
            await unit.routes.put(_without(old, stop))
            await stands_on(unit, stop, new)
            await route_changed(house, unit, new)
            return True
    return False


async def _given_up(house: House, forecast: Route, stop: Stop) -> bool:
    """Openly: they hear so and choose again. False where it has moved, or was let go."""
    async with house.store.begin() as unit:
        old = await _locked(unit, forecast, stop)
        if old is None:
            return False
        await unit.routes.put(_without(old, stop))
        await break_openly(house, unit, stop.key, Cause.PLAN)
        return True


async def _locked(unit: Unit, forecast: Route, stop: Stop, *others: Route) -> Route | None:
    """The forecast, if the stop still stands on it as it did."""
    if stop.delivery is not None:
        await unit.deliveries.get(stop.delivery)
    await lock_routes(unit, [forecast.ref, *(other.ref for other in others)])
    now = await unit.routes.lock(forecast.ref)
    same = now.stop_of(stop.key) if now is not None else None
    is_same = same is not None and (same.window, same.location) == (stop.window, stop.location)
    return now if is_same else None


def _without(route: Route, stop: Stop) -> Route:
    return route.with_stops(tuple(one for one in route.stops if one.key != stop.key))
