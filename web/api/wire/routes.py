"""A route as a planner pushes it and reads it back, and where its vehicle is."""

from datetime import date as day
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType, field

from core.model.route import UNITS_UNTOLD, WEIGHT_UNTOLD_KG, Profile, StopState
from web.api.wire.shapes import Point, Ref, Seconds, Skills, Time, TimeWindow, Wire

STOPS_MAX = 2000
WINDOWS_MAX = 16  # of a stop
BREAKS_MAX = 4  # of a route
POSITIONS_MAX = 1000
VERSION_MAX = 2**63 - 1


class Capacity(Wire, frozen=True, kw_only=True):
    """What is not told is no limit; no units, or no weight, takes nothing more."""

    units: Annotated[int, Meta(ge=0, le=UNITS_UNTOLD - 1)] | UnsetType = UNSET
    weight_kg: Annotated[float, Meta(ge=0, lt=WEIGHT_UNTOLD_KG)] | UnsetType = UNSET


class Vehicle(Wire, frozen=True, kw_only=True):
    ref: Ref
    profile: Profile = Profile.AUTO
    capacity: Capacity = Capacity()
    height_m: Annotated[float, Meta(gt=0)] | None = None
    weight_t: Annotated[float, Meta(gt=0)] | None = None
    skills: Skills = field(default_factory=list)


class Terminus(Wire, frozen=True, kw_only=True):
    location: Point
    at: Time


class Break(Wire, frozen=True, kw_only=True):
    """A driver's rest that begins from `start` to `end`."""

    start: Time
    end: Time
    seconds: Seconds


class PlannedStop(Wire, frozen=True, kw_only=True):
    """Ours by `delivery` or `tracking_number`; one that we do not know is kept as load, of one unit
    and no weight. `windows`: the hours of a place that is open more than once; a `window` goes
    before them."""

    delivery: str | None = None
    tracking_number: str | None = None
    location: Point | None = None
    service_seconds: Seconds = 180
    window: TimeWindow | None = None
    windows: Annotated[list[TimeWindow], Meta(max_length=WINDOWS_MAX)] = field(default_factory=list)
    arrival: Time | None = None
    status: StopState = StopState.PLANNED


class Plan(Wire, frozen=True, kw_only=True):
    """`version` is the pusher's own and only grows."""

    version: Annotated[int, Meta(ge=0, le=VERSION_MAX)]
    date: day
    carrier: Ref
    vehicle: Vehicle
    start: Terminus
    end: Terminus
    stops: Annotated[list[PlannedStop], Meta(max_length=STOPS_MAX)]
    breaks: Annotated[list[Break], Meta(max_length=BREAKS_MAX)] = field(default_factory=list)


class RouteStop(Wire, frozen=True, kw_only=True):
    """`booked`: inserted by us since the last version. `promised`: its window was told."""

    delivery: str | None
    tracking_number: str | None
    location: Point
    service_seconds: int
    window: TimeWindow | None
    arrival: Time | None
    status: StopState
    promised: bool
    booked: bool
    windows: list[TimeWindow]


class Route(Wire, frozen=True, kw_only=True):
    """`revision` counts what we booked."""

    route_ref: str
    version: int
    revision: int
    date: day
    carrier: str
    vehicle: Vehicle
    start: Terminus
    end: Terminus
    stops: list[RouteStop]
    breaks: list[Break]


class ForceQuery(Wire, frozen=True, kw_only=True):
    force: bool = False


class Position(Point, frozen=True, kw_only=True):
    route_ref: Ref
    at: Time
    accuracy_m: Annotated[float, Meta(ge=0)] | None = None


class Positions(Wire, frozen=True, kw_only=True):
    positions: Annotated[list[Position], Meta(max_length=POSITIONS_MAX)]


class PositionsTaken(Wire, frozen=True, kw_only=True):
    """Positions of routes that we do not know are not kept."""

    taken: int
