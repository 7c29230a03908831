"""Pickup points: lockers and staffed places, with what is free in them."""

from typing import Annotated

from msgspec import Meta, field

from core.model.parcel import Size
from core.model.pickup_point import PointKind
from web.api.wire.shapes import Name, PageQuery, Point, Text, Wire

Count = Annotated[int, Meta(ge=0, le=100_000)]


class ToldLocker(Wire, frozen=True, kw_only=True):
    """`compartments`: what we may use in all, by size."""

    name: Name
    kind: PointKind = PointKind.LOCKER
    location: Point
    address: Text = ""
    opening_hours: Annotated[str, Meta(max_length=500, description="OSM syntax")] | None = None
    compartments: dict[Size, Count] = field(default_factory=dict)


class Locker(Wire, frozen=True, kw_only=True):
    """`available`: free now. `metres` and `walk_seconds` where one asked for what is near."""

    ref: str
    name: str
    kind: PointKind
    location: Point
    address: str
    opening_hours: str | None
    compartments: dict[Size, int]
    available: dict[Size, int]
    metres: int | None = None
    walk_seconds: int | None = None


class LockerQuery(PageQuery, frozen=True, kw_only=True):
    """`near`: "60.17,24.94"; `size`: with room for such a parcel."""

    near: str | None = None
    size: Size | None = None


class LockerList(Wire, frozen=True, kw_only=True):
    items: list[Locker]
    next: str | None
