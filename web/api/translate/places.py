"""Pickup points, both ways."""

from collections.abc import Mapping

from msgspec import UNSET

from core.actions.places import Place
from core.model.ids import PointRef
from core.model.location import Location
from core.model.parcel import Size
from core.model.pickup_point import Bookable, PickupPoint
from core.refusals import invalid
from web.api.translate.shapes import location, point
from web.api.wire import places as wire


def pickup_point(ref: PointRef, said: wire.ToldLocker) -> PickupPoint:
    """Raises Refused(invalid)."""
    for number, each in enumerate(said.bookable):
        start, _, end = each.window.partition("-")
        if end <= start:
            raise invalid(f"bookable[{number}].window", "closes before it opens")
    return PickupPoint(
        ref=ref,
        name=said.name,
        kind=said.kind,
        location=location(said.location),
        address=said.address,
        opening_hours=said.opening_hours,
        compartments=dict(said.compartments),
        bookable=tuple(Bookable(window=each.window, places=each.places) for each in said.bookable),
        timezone=said.timezone,
    )


def locker_wire(
    place: PickupPoint,
    available: Mapping[Size, int],
    metres: int | None = None,
    walk_seconds: int | None = None,
) -> wire.Locker:
    return wire.Locker(
        ref=place.ref,
        name=place.name,
        kind=place.kind,
        location=point(place.location),
        address=place.address,
        opening_hours=place.opening_hours,
        compartments=dict(place.compartments),
        available={size: available.get(size, 0) for size in place.compartments},
        bookable=[wire.Bookable(window=each.window, places=each.places) for each in place.bookable]
        or UNSET,
        timezone=place.timezone or UNSET,
        metres=metres,
        walk_seconds=walk_seconds,
    )


def near_wire(place: Place) -> wire.Locker:
    return locker_wire(place.point, place.available, place.metres, place.walk_seconds)


def near(told: str) -> Location:
    """ "60.17,24.94". Raises Refused(invalid)."""
    lat, comma, lon = told.partition(",")
    try:
        if not comma:
            raise ValueError(told)
        return Location(float(lat), float(lon))
    except ValueError:
        raise invalid("near", "is not a latitude and a longitude such as 60.17,24.94") from None
