"""Searching: where a stop fits into the routes of some days, with as few questions to the roads as
may be."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.actions.driven_days import buffer_for
from core.actions.house import House
from core.actions.roads import legs_told, ways_told
from core.actions.travel import legs_without_stops
from core.model.ids import CarrierRef
from core.model.route import Costing, Route, Stop
from core.model.window import Window
from slots.booking import removed
from slots.insertion import Choice, Fit, best_fits
from slots.legs import Legs
from slots.nearby import Neighbourhood, Search
from slots.openings import is_told

# Of each window so many gaps, cheapest guess first; again where none of them can serve it.
GAPS_OFFERED = (2, 6, 12)
GAPS_BOOKED = (8, 24, 64)  # one window only, and somebody else may be faster at the first ones


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What can be served, and the ways that were told for it."""

    choices: tuple[Choice, ...]
    legs: Mapping[Costing, Legs]


async def search_among(
    house: House,
    carrier: CarrierRef,
    first: date,
    last: date,
    routes: Sequence[Route],
    stop: Stop,
    windows: Sequence[Window],
) -> Search:
    """Among routes as they were read in a look. Raises Unavailable."""
    return Search(await _around(house, carrier, first, last, routes), stop, windows)


async def seen_among(
    house: House,
    carrier: CarrierRef,
    first: date,
    last: date,
    routes: Sequence[Route],
    stop: Stop,
    windows: tuple[Window, ...],
) -> tuple[Choice, ...]:
    """For whoever only looks, and looks again: searched once for as long as no route is another.
    Raises Unavailable."""
    around = await _around(house, carrier, first, last, routes)
    seen = around.found.get((stop, windows))
    if seen is None:
        own = _own(around, stop)
        if own:
            seen = await _found_beside(house, around, own, stop, windows)
        else:
            seen = (await found_near(house, Search(around, stop, windows), GAPS_OFFERED)).choices
        around.keep(stop, windows, seen)
    return seen


def _own(around: Neighbourhood, stop: Stop) -> tuple[Route, ...]:
    """The routes on which who asks has a visit already that they were told of."""
    return tuple(
        run.route
        for run in around.table.runs
        if stop.delivery in run.deliveries and own_keys(run.route, stop.delivery)
    )


async def _found_beside(
    house: House,
    around: Neighbourhood,
    own: Sequence[Route],
    stop: Stop,
    windows: Sequence[Window],
) -> tuple[Choice, ...]:
    """What they hold leaves its route when they hold another window, what they were promised when
    the other is; so neither makes that one cheaper."""
    keys = {key for route in own for key in own_keys(route, stop.delivery)}
    left = await legs_without_stops(house, own, keys)
    bare = {
        route.ref: without(route, held_keys(route, stop.delivery), left[route.vehicle.costing])
        for route in own
    }
    table = around.table.at(
        house.clock.now(),
        only={run.route.ref for run in around.table.runs} - bare.keys(),
        fresh=[(route, left[route.vehicle.costing]) for route in bare.values()],
    )
    search = Search(Neighbourhood.of(table), stop, windows)
    found = await found_near(house, search, GAPS_OFFERED)
    told = [left, found.legs]
    return tuple(
        choice.costing(price_beside_own(house, bare[choice.route_ref], choice.best, stop, told))
        if choice.route_ref in bare
        else choice
        for choice in found.choices
    )


def price_beside_own(
    house: House, route: Route, fit: Fit, stop: Stop, legs: Sequence[Mapping[Costing, Legs]]
) -> int:
    """How much longer the vehicle drives for a stop once the delivery's other visits have left."""
    keys = own_keys(route, stop.delivery)
    if not keys:
        return fit.extra_seconds
    told = [some.get(route.vehicle.costing, Legs()) for some in legs]
    known = {route.vehicle.costing: Legs.together(told)}
    bare = without(route, keys, known[route.vehicle.costing])
    buffer = buffer_for(house, route.carrier)
    now = house.clock.now()
    found = best_fits((bare,), known, stop, fit.window, not_before=now, buffer=buffer)
    return found[0].extra_seconds if found else fit.extra_seconds


def own_keys(route: Route, delivery: str | None) -> frozenset[str]:
    """Of visits ahead to this delivery that were told, are held or stand by."""
    ahead = route.stops[route.progress :]
    return frozenset(one.key for one in ahead if one.delivery == delivery and is_told(one))


def held_keys(route: Route, delivery: str | None) -> frozenset[str]:
    """Of those that go as soon as another window is held."""
    own = own_keys(route, delivery)
    return frozenset(
        one.key for one in route.stops if one.key in own and one.hold and not one.standby
    )


def without(route: Route, keys: Collection[str], legs: Legs) -> Route:
    for key in sorted(keys):
        route = removed(route, key, legs)
    return route


async def _around(
    house: House, carrier: CarrierRef, first: date, last: date, routes: Sequence[Route]
) -> Neighbourhood:
    return await house.timetables.around(
        house.travel,
        carrier,
        first,
        last,
        routes,
        now=house.clock.now(),
        buffer=buffer_for(house, carrier),
    )


async def found_near(house: House, search: Search, gaps_each: Sequence[int]) -> Found:
    """As far as it is worth asking: again where all that was near fell out. Raises Unavailable."""
    found: tuple[Choice, ...] = ()
    legs: dict[Costing, Legs] = {}
    here = search.stop.location
    left: Collection[int] = range(len(search.windows))
    for each in gaps_each:
        asked = search.more(each, left)
        if asked is None:
            break
        there, on = await ways_told(house.travel, here, asked)
        found = search.told(there, on)
        legs = {one: legs_told(here, one, there, on) for one in {*there, *on}}
        served = {choice.window for choice in found}
        left = [at for at, window in enumerate(search.windows) if window not in served]
    return Found(choices=found, legs=legs)
