"""Places: the pickup points we know, and which of them still have room near somebody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import batched
from zoneinfo import ZoneInfo

from core.actions.carriers import must_be_a_zone
from core.actions.house import House
from core.actions.opening import hours_at, is_readable
from core.actions.overfull import put_and_warn
from core.model.asker import Asker
from core.model.delivery import Delivery
from core.model.ids import CarrierRef
from core.model.location import Location
from core.model.parcel import Size
from core.model.pickup_point import PickupPoint, PointKind
from core.model.point_choice import Place, ranked
from core.model.route import Profile
from core.ports import STRAIGHT_LINE, Unavailable, Unit
from core.refusals import invalid

CANDIDATES_MAX = 20  # of the nearest as the crow flies, ranked by walking time
# First near by: a country has tens of thousands of points. Farther only where there is none.
REACH_METRES = (2_000.0, 20_000.0, 100_000.0)
LOOKED_AT_TOGETHER = 20


async def put_point(house: House, point: PickupPoint, by: Asker) -> PickupPoint:
    """Keep a pickup point. What was promised there stays promised, also where it has fewer places
    by now; then somebody is to look (`overfull`).

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
        await put_and_warn(house, unit, point)
    return point


async def near(
    house: House,
    location: Location,
    size: Size | None,
    limit: int,
    asks: Delivery | None = None,
    *,
    of: CarrierRef | None = None,
    step_free: bool = False,
) -> tuple[Place, ...]:
    """Pickup points that can be used for the size, the best first (`core.model.point_choice`).
    `asks`: for which delivery: what is kept for it is room, and its carrier's clock is the point's;
    `of`: for which carrier, where no delivery asks.
    """
    of = asks.carrier if asks is not None else of
    async with house.store.read() as unit:
        zone = None
        if asks is not None and (carrier := await unit.carriers.get(asks.carrier)) is not None:
            zone = carrier.zone
        look = _Look(unit, location, size, asks, of, zone, house.clock.now(), step_free=step_free)
        found: Sequence[Place] = ()
        for reach in REACH_METRES:
            found = await look.usable(await unit.points.around(location, reach))
            if len(found) >= CANDIDATES_MAX:
                break
        found = found or await look.usable(await unit.points.all())
    walked = await _on_foot(house, location, found[:CANDIDATES_MAX])
    return ranked(walked, size, step_free=step_free)[:limit]


@dataclass(frozen=True, slots=True)
class _Look:
    """A look at points as they stand, for somebody somewhere. Where nobody told a point's zone,
    nobody knows when it is open."""

    unit: Unit
    location: Location
    size: Size | None
    asks: Delivery | None
    of: CarrierRef | None
    zone: ZoneInfo | None
    now: datetime
    step_free: bool

    async def usable(self, points: Iterable[PickupPoint]) -> Sequence[Place]:
        """The nearest that can be used, nearest first; enough of them, if there are."""
        theirs = [point for point in points if point.serves(self.of)]
        nearest = sorted(theirs, key=lambda one: (one.location.metres_to(self.location), one.ref))
        found: list[Place] = []
        for some in batched(nearest, LOOKED_AT_TOGETHER):
            seen = [await self._seen(point) for point in some]
            can = {place.point.ref for place in ranked(seen, self.size, step_free=self.step_free)}
            found += [place for place in seen if place.point.ref in can]
            if len(found) >= CANDIDATES_MAX:
                break
        return found

    async def _seen(self, point: PickupPoint) -> Place:
        points, asks, size = self.unit.points, self.asks, self.size
        kept = await points.reservation_of(asks.id, point.ref) if asks is not None else None
        zone = ZoneInfo(point.timezone) if point.timezone is not None else self.zone
        told = point.opening_hours if zone is not None else None
        return Place(
            point=point,
            available=await points.available(point.ref),
            metres=round(self.location.metres_to(point.location)),
            is_kept=kept is not None and (size is None or kept.size in size.fits_into()),
            hours=hours_at(told, zone, self.now, point.days_kept) if zone is not None else None,
        )


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
        replace(
            place,
            walk_seconds=seconds,
            on_streets=seconds is not None and house.travel.name != STRAIGHT_LINE,
        )
        for place, seconds in zip(places, rows[0], strict=True)
    ]
