"""Searching: where a stop fits into the routes of some days, with as few questions to the roads as
may be."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.actions.driven_days import buffer_for
from core.actions.house import House
from core.actions.roads import legs_told, ways_told
from core.model.ids import CarrierRef
from core.model.route import Costing, Route, Stop
from core.model.window import Window
from slots.insertion import Choice
from slots.legs import Legs
from slots.nearby import Neighbourhood, Search

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
        seen = (await found_near(house, Search(around, stop, windows), GAPS_OFFERED)).choices
        around.keep(stop, windows, seen)
    return seen


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
