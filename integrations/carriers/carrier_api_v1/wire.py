"""The wire of Carrier API v1: JSON as such a carrier writes and reads it.

What a carrier adds is ignored; what it leaves out has the value that the API gives it.
"""

from datetime import date as day
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType, field

from core.model.route import UNITS_UNTOLD, WEIGHT_UNTOLD_KG

Time = Annotated[datetime, Meta(tz=True)]
Number = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$")]


class Wire(msgspec.Struct, frozen=True, kw_only=True):
    """Members we do not know are ignored."""


class Point(Wire, frozen=True, kw_only=True):
    lat: Annotated[float, Meta(ge=-90, le=90)]
    lon: Annotated[float, Meta(ge=-180, le=180)]


class Money(Wire, frozen=True, kw_only=True):
    amount: Annotated[str, Meta(pattern=r"^-?\d{1,12}(\.\d{1,4})?$")]
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$")]


class TimeWindow(Wire, frozen=True, kw_only=True):
    start: Time
    end: Time


# --- what the carrier shows ----------------------------------------------------------------------


class Page(Wire, frozen=True, kw_only=True):
    """Items are read one by one, so that a bad one spoils no other."""

    items: list[msgspec.Raw]
    next: str | None = None


class Person(Wire, frozen=True, kw_only=True):
    name: str | None = None
    phone: str | None = None
    language: str | None = None
    email: str | None = None
    company: str | UnsetType | None = UNSET


class Components(Wire, frozen=True, kw_only=True):
    street: str | None = None
    house_number: str | None = None
    unit: str | None = None
    entrance: str | None = None
    floor: str | None = None
    postcode: str | None = None
    city: str | None = None
    district: str | None = None
    region: str | None = None
    country: str | None = None


class Address(Wire, frozen=True, kw_only=True):
    text: Annotated[str, Meta(max_length=1000)] | None = None
    components: Components | None = None
    location: Point | None = None
    country: str | None = None


class Parcel(Wire, frozen=True, kw_only=True):
    size: str = "M"
    weight_kg: Annotated[float, Meta(ge=0, le=10_000)] = 1.0
    fragile: bool = False
    signature_required: bool = False
    min_age: int | None = None
    value: Money | None = None
    skills: list[str] = field(default_factory=list)


class Rules(Wire, frozen=True, kw_only=True):
    safe_place: bool = True
    neighbour: bool = True
    locker: bool = True
    address_change: bool = True
    minors: bool = False


class Delivery(Wire, frozen=True, kw_only=True):
    """A delivery with its events, which are read one by one."""

    tracking_number: Number
    address: Address
    merchant: str | None = None
    recipient: Person = Person()
    parcel: Parcel = Parcel()
    format: str = "door"
    point: str | None = None
    from_point: str | None = None
    service_seconds: Annotated[int, Meta(ge=0, le=86_400)] = 180
    earliest: day | None = None
    latest: day | None = None
    recurrence: str | None = None
    priority: Annotated[int, Meta(ge=-100, le=100)] = 0
    rules: Rules = Rules()
    created_at: Time | None = None
    updated_at: Time
    events: list[msgspec.Raw] = field(default_factory=list)


class Named(Wire, frozen=True, kw_only=True):
    """All that is read of an item that could not be read: its name, for the log."""

    tracking_number: str = "?"
    route_ref: str = "?"


class Proof(Wire, frozen=True, kw_only=True):
    kind: str
    url: str | None = None
    name: str | None = None
    location: Point | None = None


class Event(Wire, frozen=True, kw_only=True):
    event_id: Number
    type: Annotated[str, Meta(min_length=1, max_length=100)]
    occurred_at: Time
    reason: Annotated[str, Meta(max_length=100)] | None = None
    location: Point | None = None
    note: Annotated[str, Meta(max_length=1000)] | None = None
    proof: Proof | None = None
    wait_seconds: Annotated[int, Meta(ge=0, le=3600)] | None = None
    code: Annotated[str, Meta(max_length=64)] | None = None
    until: Time | None = None
    point: Annotated[str, Meta(max_length=64)] | None = None


class CutOff(Wire, frozen=True, kw_only=True):
    status: str | None = None
    hours_before_window: float | None = None
    local_time: str | None = None


class Capability(Wire, frozen=True, kw_only=True):
    allowed: bool = True
    until: CutOff | None = None
    fee: Money | None = None
    reversible: bool = True
    confirms: bool = False


class Carrier(Wire, frozen=True, kw_only=True):
    """What `GET /capabilities` answers."""

    name: str | None = None
    timezone: str | None = None
    windows: list[str] | None = None
    days_ahead: Annotated[int, Meta(ge=0, le=60)] | None = None
    units: dict[str, Annotated[int, Meta(ge=0)]] | None = None
    attempts_max: Annotated[int, Meta(ge=1, le=20)] | None = None
    sla: dict[str, float] = field(default_factory=dict)
    capabilities: dict[str, Capability] = field(default_factory=dict)


class Capacity(Wire, frozen=True, kw_only=True):
    units: Annotated[int, Meta(ge=0)] = UNITS_UNTOLD
    weight_kg: Annotated[float, Meta(ge=0)] = WEIGHT_UNTOLD_KG


class Vehicle(Wire, frozen=True, kw_only=True):
    ref: str
    profile: str = "auto"
    capacity: Capacity = Capacity()
    height_m: float | None = None
    weight_t: float | None = None
    skills: list[str] = field(default_factory=list)


class Terminus(Wire, frozen=True, kw_only=True):
    location: Point
    at: Time


class Stop(Wire, frozen=True, kw_only=True):
    tracking_number: str | None = None
    location: Point | None = None
    service_seconds: Annotated[int, Meta(ge=0, le=86_400)] = 180
    window: TimeWindow | None = None
    arrival: Time | None = None
    status: str = "planned"


class Route(Wire, frozen=True, kw_only=True):
    route_ref: Annotated[str, Meta(min_length=1, max_length=100)]
    version: Annotated[int, Meta(ge=0)]
    date: day
    vehicle: Vehicle
    start: Terminus
    end: Terminus
    stops: list[Stop]


class Change(Wire, frozen=True, kw_only=True):
    """How far a change has come; the reason of a rejection under either name."""

    id: str
    state: str
    reason: str | None = None
    why_not: str | list[str] | None = None


class Option(Wire, frozen=True, kw_only=True):
    """What may be changed on one parcel now. `days`: of which a later one must be."""

    action: str
    allowed: bool
    why_not: list[str] = field(default_factory=list)
    until: Time | None = None
    fee: Money | None = None
    asynchronous: bool = True
    days: list[day] = field(default_factory=list)


class Problem(Wire, frozen=True, kw_only=True):
    """RFC 9457, of which only the code is read."""

    code: str = ""


# --- what the carrier is asked -------------------------------------------------------------------


class DoorCard(Wire, frozen=True, kw_only=True, omit_defaults=True):
    entrance: str | None = None
    floor: str | None = None
    unit: str | None = None
    code: str | None = None
    phone: str | None = None
    note: str | None = None
    access_needs: str | None = None
    vehicle_limits: str | None = None
    reception: str | None = None
    opening_hours: str | None = None
    parking: str | None = None
    lift: str | None = None
    height_m_max: float | None = None
    weight_t_max: float | None = None


class AskedStop(Wire, frozen=True, kw_only=True):
    """The stop as the courier shall know it once the change is in force."""

    window: TimeWindow | None
    address: str
    location: Point | None
    unproved: bool | UnsetType = UNSET  # true: by a number that only the recipient knows
    door_card: DoorCard
    route_ref: str | None
    service_seconds: int


class Asked(Wire, frozen=True, kw_only=True):
    """The body of `POST /deliveries/{tracking_number}/changes`: what the action needs, no more."""

    action: str
    change_id: str
    deadline: Time | None
    stop: AskedStop
    window: TimeWindow | UnsetType = UNSET
    address: Address | UnsetType = UNSET
    locker: str | UnsetType = UNSET
    name: str | UnsetType = UNSET
    unit: str | UnsetType | None = UNSET
    note: str | UnsetType = UNSET
    door_card: DoorCard | UnsetType = UNSET
    recipient: Person | UnsetType = UNSET
    until: str | UnsetType | None = UNSET  # a day, or a time
    reason: str | UnsetType | None = UNSET
