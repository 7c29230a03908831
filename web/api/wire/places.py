"""Pickup points: lockers and staffed places, with what is free in them."""

from enum import StrEnum
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType, field

from core.model.parcel import Size
from core.model.pickup_point import PointKind
from web.api.wire.carriers import LocalWindow
from web.api.wire.shapes import Name, PageQuery, Point, Text, Time, Wire

Count = Annotated[int, Meta(ge=0, le=100_000)]


class Bookable(Wire, frozen=True, kw_only=True):
    """So many recipients may come in this window of each day on which the point is open."""

    window: LocalWindow
    places: Count


class OnFoot(StrEnum):
    """How the walk was reckoned."""

    STREETS = "streets"
    STRAIGHT_LINE = "straight-line"


class ToldLocker(Wire, frozen=True, kw_only=True):
    """`compartments`: what we may use in all, by size. `bookable`: the windows in which recipients
    come to a pickup point or terminal, in its `timezone`, else in their carrier's. `wheelchair`:
    whether one gets there without a step. `keep_days`: how long a parcel may wait there."""

    name: Name
    kind: PointKind = PointKind.LOCKER
    location: Point
    address: Text = ""
    opening_hours: Annotated[str, Meta(max_length=500, description="OSM syntax")] | None = None
    compartments: dict[Size, Count] = field(default_factory=dict)
    bookable: Annotated[list[Bookable], Meta(max_length=96)] = field(default_factory=list)
    timezone: Annotated[str, Meta(min_length=1, max_length=60)] | None = None
    wheelchair: bool | None = None
    keep_days: Annotated[int, Meta(ge=1, le=90)] | None = None


class Locker(Wire, frozen=True, kw_only=True):
    """`available`: free now. `metres` and `walk_seconds` where one asked for what is near;
    `on_foot` tells whether somebody knew the streets. `open_now` and `changes_at`, the moment when
    it opens or closes next, where its `opening_hours` and `timezone` are told. `closed`: nothing
    more is brought there."""

    ref: str
    name: str
    kind: PointKind
    location: Point
    address: str
    opening_hours: str | None
    compartments: dict[Size, int]
    available: dict[Size, int]
    bookable: list[Bookable] | UnsetType = UNSET
    timezone: str | UnsetType = UNSET
    wheelchair: bool | UnsetType = UNSET
    keep_days: int | UnsetType = UNSET
    metres: int | None = None
    walk_seconds: int | None = None
    on_foot: OnFoot | UnsetType = UNSET
    open_now: bool | UnsetType = UNSET
    changes_at: Time | UnsetType = UNSET
    closed: bool | UnsetType = UNSET


class LockerQuery(PageQuery, frozen=True, kw_only=True):
    """`near`: "60.17,24.94"; `size`: with room for such a parcel; `wheelchair`: without a step."""

    near: str | None = None
    size: Size | None = None
    wheelchair: bool = False


class LockerList(Wire, frozen=True, kw_only=True):
    items: list[Locker]
    next: str | None
