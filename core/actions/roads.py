"""Roads: the few ways an offer rests on, asked of the routing engine, and no more than these."""

import asyncio
from collections.abc import Iterable, Sequence
from itertools import pairwise

from core.model.location import Location
from core.model.route import Profile, Route
from core.ports import TravelTimes
from slots.legs import Legs, Point, point_of
from slots.nearby import Points, Question, Told

BLOCK = 8  # so many places of a route at once: whoever drives them needs seven legs of it
FEW = 4


async def legs_along(travel: TravelTimes, route: Route, known: Legs) -> Legs:
    """The legs that the route drives as it stands; only those that are not known are asked for."""
    places = [route.start.location, *(stop.location for stop in route.stops), route.end.location]
    along = list(pairwise(places))
    lacking = known.missing(along)
    profile = route.vehicle.profile
    blocks = [([a], [b]) for a, b in lacking]
    if len(lacking) > FEW:
        parts = [places[at : at + BLOCK] for at in range(0, len(places) - 1, BLOCK - 1)]
        wanted = set(lacking)
        blocks = [(part, part) for part in parts if wanted.intersection(pairwise(part))]
    for some, others in blocks:
        seconds = await travel.matrix(some, others, profile)
        known = known.merged(Legs.of_matrix(some, others, seconds))
    return known.only(along)


async def ways_told(
    travel: TravelTimes, here: Location, questions: Sequence[Question]
) -> tuple[Told, Told]:
    """The seconds to a place, and on from it, for all that is asked about it at once."""
    there = _together([each.there for each in questions])
    on = _together([each.on for each in questions])
    profiles = sorted({*there, *on})
    answers = await asyncio.gather(
        *(_to(travel, here, there.get(one, ()), one) for one in profiles),
        *(_on(travel, here, on.get(one, ()), one) for one in profiles),
    )
    split = len(profiles)
    return (
        dict(zip(profiles, answers[:split], strict=True)),
        dict(zip(profiles, answers[split:], strict=True)),
    )


def legs_of_ways(here: Location, profile: Profile, there: Told, on: Told) -> Legs:
    """What the roads told about one place, as legs."""
    point = point_of(here)
    rows: dict[Point, dict[Point, int | None]] = {
        far: {point: seconds} for far, seconds in there.get(profile, {}).items() if far != point
    }
    return Legs({**rows, point: dict(on.get(profile, {}))})


def _together(asked: Iterable[Points]) -> dict[Profile, list[Point]]:
    found: dict[Profile, set[Point]] = {}
    for points in asked:
        for profile, some in points.items():
            found.setdefault(profile, set()).update(some)
    return {profile: sorted(some) for profile, some in found.items()}


async def _to(
    travel: TravelTimes, here: Location, points: Sequence[Point], profile: Profile
) -> dict[Point, int | None]:
    if not points:
        return {}
    rows = await travel.matrix([_place(one) for one in points], [here], profile)
    return {point: row[0] for point, row in zip(points, rows, strict=True)}


async def _on(
    travel: TravelTimes, here: Location, points: Sequence[Point], profile: Profile
) -> dict[Point, int | None]:
    if not points:
        return {}
    (row,) = await travel.matrix([here], [_place(one) for one in points], profile)
    return dict(zip(points, row, strict=True))


def _place(point: Point) -> Location:
    return Location(point[0] / 1e6, point[1] / 1e6)
