"""Travel: the legs that an action will need, asked of the routing engine before its transaction."""

from collections.abc import Iterable, Sequence

from core.actions.house import House
from core.model.location import Location
from core.model.route import Profile, Route
from slots.legs import Legs


async def legs_for(
    house: House, routes: Iterable[Route], extra: Sequence[Location] = ()
) -> dict[Profile, Legs]:
    """All legs inside each route, and between each route's points and the extra ones.

    Raises Unavailable where the routing engine is ill.
    """
    legs: dict[Profile, Legs] = {}
    for route in routes:
        profile = route.vehicle.profile
        points = points_of(route, extra)
        seconds = await house.travel.matrix(points, points, profile)
        known = legs.get(profile, Legs())
        legs[profile] = known.merged(Legs.of_matrix(points, points, seconds))
    return legs


async def legs_among(house: House, routes: Sequence[Route]) -> dict[Profile, Legs]:
    """All legs between all places of the routes, by each profile that drives one of them.

    Raises Unavailable.
    """
    every = tuple(dict.fromkeys(point for route in routes for point in points_of(route)))
    legs: dict[Profile, Legs] = {}
    for profile in sorted({route.vehicle.profile for route in routes}):
        seconds = await house.travel.matrix(every, every, profile)
        legs[profile] = Legs.of_matrix(every, every, seconds)
    return legs


def points_of(route: Route, extra: Sequence[Location] = ()) -> tuple[Location, ...]:
    """Where a route goes, each point once."""
    every = (
        route.start.location,
        *(stop.location for stop in route.stops),
        route.end.location,
        *extra,
    )
    return tuple(dict.fromkeys(every))
