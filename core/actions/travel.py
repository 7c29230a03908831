"""Travel: the legs that an action will need, asked of the routing engine before its transaction."""

from collections.abc import Collection, Iterable, Sequence

from core.actions.house import House
from core.actions.roads import legs_along, legs_without
from core.model.location import Location
from core.model.route import Costing, Route
from slots.legs import Legs


async def legs_for(
    house: House, routes: Iterable[Route], extra: Sequence[Location] = ()
) -> dict[Costing, Legs]:
    """All legs inside each route, and between each route's points and the extra ones.

    Raises Unavailable where the routing engine is ill.
    """
    legs: dict[Costing, Legs] = {}
    for route in _driven(routes):
        profile = route.vehicle.costing
        points = points_of(route, extra)
        seconds = await house.travel.matrix(points, points, profile)
        known = legs.get(profile, Legs())
        legs[profile] = known.merged(Legs.of_matrix(points, points, seconds))
    return legs


async def legs_for_plan(
    house: House, plan: Route, kept: Sequence[Location], others: Sequence[Route]
) -> dict[Costing, Legs]:
    """What it takes to judge a plan that was pushed: the legs that it drives, the ways to and from
    what must be kept and may have to be put in, and the other routes without its visits.

    Raises Unavailable.
    """
    profile, keys = plan.vehicle.costing, {stop.key for stop in plan.stops}
    legs: list[Legs] = []
    if kept:
        every, few = points_of(plan, kept), tuple(dict.fromkeys(kept))
        there = await house.travel.matrix(every, few, profile)
        back = await house.travel.matrix(few, every, profile)
        legs += [Legs.of_matrix(every, few, there), Legs.of_matrix(few, every, back)]
    legs.append(await legs_along(house.travel, plan, Legs()))  # its own word counts
    bare = await legs_without_stops(house, others, keys)
    return bare | {profile: Legs.together([bare.get(profile, Legs()), *legs])}


async def legs_without_stops(
    house: House, routes: Iterable[Route], keys: Collection[str]
) -> dict[Costing, Legs]:
    """The legs that each route drives, and those that it drives once these stops have left it.

    Raises Unavailable.
    """
    found: dict[Costing, list[Legs]] = {}
    for route in _driven(routes):
        legs = await legs_without(house.travel, route, keys)
        found.setdefault(route.vehicle.costing, []).append(legs)
    return {profile: Legs.together(some) for profile, some in found.items()}


async def legs_among(
    house: House, routes: Sequence[Route], extra: Sequence[Location] = ()
) -> dict[Costing, Legs]:
    """All legs between all places of the routes and the extra ones, by each profile that drives one
    of them.

    Raises Unavailable.
    """
    every = tuple(dict.fromkeys(point for route in routes for point in points_of(route, extra)))
    legs: dict[Costing, Legs] = {}
    for profile in sorted({route.vehicle.costing for route in routes}):
        seconds = await house.travel.matrix(every, every, profile)
        legs[profile] = Legs.of_matrix(every, every, seconds)
    return legs


def _driven(routes: Iterable[Route]) -> list[Route]:
    return [route for route in routes if not route.is_point_day]


def points_of(route: Route, extra: Sequence[Location] = ()) -> tuple[Location, ...]:
    """Where a route goes, each point once."""
    return tuple(dict.fromkeys((*route.places, *extra)))
