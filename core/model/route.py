"""A route: the ordered stops of a vehicle on a day, as planned and as we have booked into it."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from core.model.ids import CarrierRef, DeliveryId, HoldId, PointRef, RouteRef
from core.model.location import Location
from core.model.window import Window


class Profile(StrEnum):
    """How the vehicle travels; the routing engine's costing follows from it."""

    AUTO = "auto"
    TRUCK = "truck"
    BICYCLE = "bicycle"
    PEDESTRIAN = "pedestrian"


# How ways are reckoned for a vehicle: by its profile alone, or with its size ("truck 3.5 m 12 t"),
# and with the hour in which it leaves ("auto @2026-11-24T08:00") where that is known. Travel times
# are asked for, kept and handed on by that.
type Costing = str


@dataclass(frozen=True, slots=True)
class CostingOf:
    """What is written in `Costing`: metres, tonnes, and the hour as the clock there says it; None
    where nobody told."""

    profile: Profile
    height_m: float | None = None
    weight_t: float | None = None
    leaves: str | None = None

    @classmethod
    def read(cls, costing: Costing) -> Self:
        vehicle, _, leaves = costing.partition(" @")
        profile, *size = vehicle.split()
        told = dict(zip(size[1::2], map(float, size[::2]), strict=True))
        return cls(Profile(profile), told.get("m"), told.get("t"), leaves or None)

    @property
    def written(self) -> Costing:
        size = ((self.height_m, "m"), (self.weight_t, "t"))
        told = [f"{value:g} {unit}" for value, unit in size if value is not None]
        hour = [f"@{self.leaves}"] if self.leaves is not None else []
        return " ".join([self.profile, *told, *hour])


def leaving(costing: Costing, at: datetime) -> Costing:
    """The same in the hour that a clock shows there: what is kept of one hour is of no other."""
    hour = at.replace(minute=0, second=0, microsecond=0, tzinfo=None)
    return replace(CostingOf.read(costing), leaves=hour.isoformat(timespec="minutes")).written


def at_any_hour(costing: Costing) -> Costing:
    return replace(CostingOf.read(costing), leaves=None).written


class StopState(StrEnum):
    PLANNED = "planned"
    SERVED = "served"
    FAILED = "failed"


TAKEN_AWAY = "taken away"  # in the place of the plan's hash: no plan of this version is known
UNITS_UNTOLD = 1_000_000  # more than any vehicle takes
WEIGHT_UNTOLD_KG = 1_000_000.0  # the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """What drives the route and what it can take along. With no units, or no weight, it takes
    nothing more."""

    ref: str
    profile: Profile = Profile.AUTO
    units: int = UNITS_UNTOLD
    weight_kg: float = WEIGHT_UNTOLD_KG
    height_m: float | None = None
    weight_t: float | None = None
    skills: frozenset[str] = frozenset()

    @property
    def units_told(self) -> int | None:
        """None where nobody said how many it takes."""
        return None if self.units >= UNITS_UNTOLD else self.units

    @property
    def weight_kg_told(self) -> float | None:
        """None where nobody said how much it takes."""
        return None if self.weight_kg >= WEIGHT_UNTOLD_KG else self.weight_kg

    @property
    def costing(self) -> Costing:
        """A rider or a walker fits through anywhere."""
        if self.profile not in (Profile.AUTO, Profile.TRUCK):
            return self.profile
        return CostingOf(self.profile, self.height_m, self.weight_t).written


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What a stop asks of the vehicle: skills, and how high or heavy it may be to get there."""

    skills: frozenset[str] = frozenset()
    height_m_max: float | None = None
    weight_t_max: float | None = None


ANY_VEHICLE = Needs()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One planned visit. `window` is hard: a promise, a hold or the planner's own. Without one it
    begins in any of `windows`, the hours of a place that is open more than once; none: any time.

    `key` is unique in its route: the delivery's id where we know it, else the planner's tracking
    number. `booked` marks a stop that we inserted and the planner has not yet seen. `hold` marks a
    tentative one; one on `standby` may be dropped by a plan without room for it. `arrival` is the
    planned start of service, or the reported one once it has begun; `left` when the courier had
    done with it, where that was reported. Of a visit of which only the end was reported, both are
    that moment.
    """

    key: str
    location: Location
    service_seconds: int
    delivery: DeliveryId | None = None
    tracking_number: str | None = None
    window: Window | None = None
    arrival: datetime | None = None
    units: int = 0
    weight_kg: float = 0.0
    state: StopState = StopState.PLANNED
    hold: HoldId | None = None
    standby: bool = False
    promised: bool = False
    booked: bool = False
    needs: Needs = ANY_VEHICLE
    windows: tuple[Window, ...] = ()
    left: datetime | None = None


FORECAST = "forecast:"  # how the name of a route begins that we made, and nobody has planned


def is_forecast(ref: RouteRef) -> bool:
    return ref.startswith(FORECAST)


POINT_DAY = "point:"  # how the name of a pickup point's day begins: nobody drives, recipients come


def is_point_day(ref: RouteRef) -> bool:
    return ref.startswith(POINT_DAY)


def point_of(ref: RouteRef) -> PointRef:
    """Of which pickup point a day is."""
    return PointRef(ref.removeprefix(POINT_DAY).rpartition(":")[0])


def is_ours(ref: RouteRef) -> bool:
    """Whether we made it ourselves, and no planner knows of it."""
    return is_forecast(ref) or is_point_day(ref)


def told_ref(ref: RouteRef | None) -> RouteRef | None:
    """As others know it: of a route that nobody has planned they know nothing."""
    return None if ref is None or is_ours(ref) else ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminus:
    """Where and when a route starts, or must have ended."""

    location: Location
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A driver's rest: it begins from `start` to `end`, on the way or where the vehicle waits."""

    start: datetime
    end: datetime
    seconds: int

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("a break wants aware times")
        if self.end < self.start or self.seconds < 0:
            raise ValueError("a break cannot end before it begins")


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """`version` counts the pusher's plans, `revision` our own bookings in them."""

    ref: RouteRef
    carrier: CarrierRef
    date: date
    version: int
    vehicle: Vehicle
    start: Terminus
    end: Terminus
    stops: tuple[Stop, ...] = ()
    revision: int = 0
    body_hash: str = ""
    progress: int = field(default=0)  # stops before this index are under way or behind the vehicle
    breaks: tuple[Break, ...] = ()

    @property
    def is_taken_away(self) -> bool:
        """Whether its planner said that nobody drives it any more."""
        return self.body_hash == TAKEN_AWAY

    @property
    def is_forecast(self) -> bool:
        """Whether nobody drives it yet: it stands for what the fleet will be able to do."""
        return is_forecast(self.ref)

    @property
    def is_point_day(self) -> bool:
        """Whether recipients come to it, and no vehicle to them."""
        return is_point_day(self.ref)

    @property
    def is_ours(self) -> bool:
        return is_ours(self.ref)

    @property
    def places(self) -> tuple[Location, ...]:
        """The start, the stops and the end, in the order in which they are driven."""
        return self.start.location, *(stop.location for stop in self.stops), self.end.location

    def has_left(self, now: datetime) -> bool:
        """Whether its vehicle is on the road: what is not on board by then, it does not bring."""
        if self.is_point_day:
            return False
        if self.start.at < now or self.progress > 0:
            return True
        planned = StopState.PLANNED
        return any(stop.state is not planned for stop in self.stops)

    def stop_of(self, key: str) -> Stop | None:
        return next((stop for stop in self.stops if stop.key == key), None)

    def with_stops(self, stops: tuple[Stop, ...]) -> "Route":
        """The same route with other stops, as a new revision."""
        return replace(self, stops=stops, revision=self.revision + 1)


@dataclass(frozen=True, slots=True)
class RouteMark:
    """What stands of a route: as long as the mark is the same, so is the route."""

    ref: RouteRef
    version: int
    revision: int

    @classmethod
    def of(cls, route: Route) -> "RouteMark":
        return cls(route.ref, route.version, route.revision)

    @property
    def is_forecast(self) -> bool:
        return is_forecast(self.ref)

    def is_of(self, route: Route) -> bool:
        return (
            self.revision == route.revision
            and self.version == route.version
            and self.ref == route.ref
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PushedStop:
    """A stop as a planner pushes it: ours by id or tracking number, else somebody's load."""

    delivery: DeliveryId | None = None
    tracking_number: str | None = None
    location: Location | None = None
    service_seconds: int = 180
    window: Window | None = None
    arrival: datetime | None = None
    state: StopState = StopState.PLANNED
    windows: tuple[Window, ...] = ()
