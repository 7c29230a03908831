"""Costing: the few ways an offer rests on, asked of the routing engine, and no more than these."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from core.model.location import Location
from core.model.route import Costing, Route
from core.ports import TravelTimes
from slots.booking import is_way_point
from slots.legs import Legs, Point, point_of
from slots.nearby import Points, Question, Told
from slots.unroutable import as_planned

BLOCK = 8  # so many places of a route at once: whoever drives them needs seven legs of it
FEW = 4


async def legs_along(travel: TravelTimes, route: Route, known: Legs) -> Legs:
    """The legs that the route drives as it stands; only those that are not known are asked for.
    Where there is no road it is the plan's own word."""
    places = route.places
    along = list(pairwise(places))
    lacking = known.missing(along)
    profile = route.vehicle.costing
    blocks: list[tuple[Sequence[Location], Sequence[Location]]] = [([a], [b]) for a, b in lacking]
    if len(lacking) > FEW:
        parts = [places[at : at + BLOCK] for at in range(0, len(places) - 1, BLOCK - 1)]
        wanted = set(lacking)
        blocks = [(part, part) for part in parts if wanted.intersection(pairwise(part))]
    for some, others in blocks:
        seconds = await travel.matrix(some, others, profile)
        known = known.merged(Legs.of_matrix(some, others, seconds))
    return as_planned(route, known.only(along))


async def legs_without(travel: TravelTimes, route: Route, keys: Collection[str]) -> Legs:
    """The same, and those that it drives once these stops have left it."""
    legs = await legs_along(travel, route, Legs())
    bare = tuple(stop for stop in route.stops if stop.key not in keys)
    straight = tuple(stop for stop in bare if not is_way_point(stop))
    for stops in (bare, straight):
        for a, b in legs.missing(pairwise(replace(route, stops=stops).places)):
            legs = legs.merged(
                Legs.of_matrix([a], [b], await travel.matrix([a], [b], route.vehicle.costing))
            )
    return legs


def legs_told(here: Location, profile: Costing, there: Told, on: Told) -> Legs:
    """What the roads told about one place, as legs."""
    point = point_of(here)
    rows: dict[Point, dict[Point, int | None]] = {
        far: {point: seconds} for far, seconds in there.get(profile, {}).items() if far != point
    }
    return Legs({**rows, point: dict(on.get(profile, {}))})


async def ways_told(travel: TravelTimes, here: Location, asked: Question) -> tuple[Told, Told]:
    """The seconds from places to this one, and on from it to others: both ways at once."""
    there, on = await asyncio.gather(
        _each(asked.there, lambda points, profile: _to(travel, here, points, profile)),
        _each(asked.on, lambda points, profile: _on(travel, here, points, profile)),
    )
    return there, on


type _Row = dict[Point, int | None]


async def _each(
    asked: Points, ask: Callable[[Sequence[Point], Costing], Awaitable[_Row]]
) -> dict[Costing, _Row]:
    rows = await asyncio.gather(
        *(ask(sorted(points), profile) for profile, points in asked.items())
    )
    return dict(zip(asked, rows, strict=True))


async def _to(
    travel: TravelTimes, here: Location, points: Sequence[Point], profile: Costing
) -> _Row:
    rows = await travel.matrix([_place(one) for one in points], [here], profile)
    return {point: row[0] for point, row in zip(points, rows, strict=True)}


async def _on(
    travel: TravelTimes, here: Location, points: Sequence[Point], profile: Costing
) -> _Row:
    (row,) = await travel.matrix([here], [_place(one) for one in points], profile)
    return dict(zip(points, row, strict=True))


def _place(point: Point) -> Location:
    return Location(point[0] / 1e6, point[1] / 1e6)
