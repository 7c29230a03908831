"""Pickup points, both ways."""

from collections.abc import Mapping

from msgspec import UNSET, structs

from core.model.ids import PointRef
from core.model.location import Location
from core.model.parcel import Size
from core.model.pickup_point import Bookable, PickupPoint
from core.model.point_choice import Place
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
        wheelchair=said.wheelchair,
        keep_days=said.keep_days,
    )


def locker_wire(place: PickupPoint, available: Mapping[Size, int]) -> wire.Locker:
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
        wheelchair=UNSET if place.wheelchair is None else place.wheelchair,
        keep_days=place.keep_days or UNSET,
        closed=place.is_closed or UNSET,
    )


def near_wire(place: Place) -> wire.Locker:
    """With the way there, and whether it is open."""
    hours = place.hours
    changes_at = hours.changes_at if hours is not None else None
    return structs.replace(
        locker_wire(place.point, place.available),
        metres=place.metres,
        walk_seconds=place.walk_seconds,
        on_foot=wire.OnFoot.STREETS if place.on_streets else wire.OnFoot.STRAIGHT_LINE,
        open_now=UNSET if hours is None else hours.is_open,
        changes_at=changes_at or UNSET,
    )


def near(told: str) -> Location:
    """ "60.17,24.94". Raises Refused(invalid)."""
    lat, comma, lon = told.partition(",")
    try:
        if not comma:
            raise ValueError(told)
        return Location(float(lat), float(lon))
    except ValueError:
        raise invalid("near", "is not a latitude and a longitude such as 60.17,24.94") from None
