"""Places: the pickup points we know, and which of them still have room near somebody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.actions.carriers import must_be_a_zone
from core.actions.house import House
from core.actions.opening import is_readable
from core.model.asker import Asker
from core.model.ids import DeliveryId
from core.model.location import Location
from core.model.parcel import Size
from core.model.pickup_point import PickupPoint, PointKind
from core.model.route import Profile
from core.ports import Unavailable, Unit
from core.refusals import invalid

CANDIDATES_MAX = 20  # of the nearest as the crow flies, ranked by walking time


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A pickup point with what is free there, and how far it is on foot. `is_kept`: for who asks,
    while they think about it."""

    point: PickupPoint
    available: Mapping[Size, int]
    metres: int
    walk_seconds: int | None = None
    is_kept: bool = False

    def takes(self, size: Size) -> bool:
        """Whether a parcel of that size finds room now."""
        if self.is_kept or (
            self.point.kind is not PointKind.LOCKER and not self.point.compartments
        ):
            return True
        return any(self.available.get(bigger, 0) > 0 for bigger in size.fits_into())


async def put_point(house: House, point: PickupPoint, by: Asker) -> PickupPoint:
    """Keep a pickup point. What was promised there stays promised, also where it has fewer places
    by now.

    Raises Refused: invalid (opening hours that nobody can read, an unknown zone, a window that is
    told twice, a locker to which people should come by the hour).
    """
    if point.opening_hours is not None and not is_readable(point.opening_hours):
        raise invalid("opening_hours", "is not written as OpenStreetMap writes opening hours")
    if point.timezone is not None:
        must_be_a_zone(point.timezone)
    if point.bookable and point.kind is PointKind.LOCKER:
        raise invalid("bookable", "is for a pickup point or a terminal, where somebody is")
    if len({each.window for each in point.bookable}) < len(point.bookable):
        raise invalid("bookable", "tells a window twice")
    async with house.store.begin() as unit:
        await unit.points.put(point)
    return point


async def near(
    house: House,
    location: Location,
    size: Size | None,
    limit: int,
    asks: DeliveryId | None = None,
) -> tuple[Place, ...]:
    """Pickup points with room for the size, nearest on foot first. `asks`: for which delivery: what
    is kept for it is room."""
    async with house.store.read() as unit:
        places = await _with_room(unit, location, size, asks)
    places = sorted(places, key=lambda place: (place.metres, place.point.ref))[:CANDIDATES_MAX]
    walked = await _on_foot(house, location, places)
    ranked = sorted(walked, key=lambda place: (_walk(place), place.metres, place.point.ref))
    return tuple(ranked[:limit])


async def _with_room(
    unit: Unit, location: Location, size: Size | None, asks: DeliveryId | None
) -> list[Place]:
    found = []
    for point in await unit.points.all():
        kept = await unit.points.reservation_of(asks, point.ref) if asks is not None else None
        place = Place(
            point=point,
            available=await unit.points.available(point.ref),
            metres=round(location.metres_to(point.location)),
            is_kept=kept is not None and (size is None or kept.size in size.fits_into()),
        )
        if size is None or place.takes(size):
            found.append(place)
    return found


async def _on_foot(house: House, location: Location, places: Sequence[Place]) -> list[Place]:
    """With walking times where the routing engine has them."""
    if not places:
        return []
    try:
        rows = await house.travel.matrix(
            [location], [place.point.location for place in places], Profile.PEDESTRIAN
        )
    except Unavailable:
        return list(places)
    return [
        replace(place, walk_seconds=seconds) for place, seconds in zip(places, rows[0], strict=True)
    ]


def _walk(place: Place) -> float:
    return place.walk_seconds if place.walk_seconds is not None else place.metres / 1.2
