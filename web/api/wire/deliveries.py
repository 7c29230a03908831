"""A delivery: announced, corrected, shown; its timeline and what may still be changed."""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from core.model.delivery import Format
from core.model.parcel import Size
from core.model.status import Flag, Status
from web.api.wire.address import Address, ToldAddress
from web.api.wire.shapes import (
    END,
    Money,
    Name,
    Number,
    PageQuery,
    Point,
    Ref,
    Seconds,
    Skills,
    Text,
    Time,
    Wire,
)

_LANGUAGE = "^[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*" + END
_EMAIL = r"^[^@\s]+@[^@\s]+" + END
_PART = r"[A-Z-]+=[^;=\s]+"
_FREQUENCY = "FREQ=(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)"
_RULE = f"^(RRULE:)?({_PART};)*{_FREQUENCY}(;{_PART})*{END}"
Rule = Annotated[str, Meta(max_length=500, pattern=_RULE, description="RFC 5545 rule")]


class Recipient(Wire, frozen=True, kw_only=True):
    """`phone` with its country code ("+358401234567"); `language` a code such as "fi"; `company`
    where it goes to a business."""

    name: Name | None = None
    phone: Annotated[str, Meta(max_length=40)] | None = None
    language: Annotated[str, Meta(max_length=40, pattern=_LANGUAGE)] | None = None
    email: Annotated[str, Meta(max_length=254, pattern=_EMAIL)] | None = None
    company: Name | UnsetType | None = UNSET


class Parcel(Wire, frozen=True, kw_only=True):
    """`skills`: what the vehicle must have to bring it ("lift")."""

    size: Size = Size.M
    weight_kg: Annotated[float, Meta(ge=0, le=10_000)] = 1.0
    fragile: bool = False
    signature_required: bool = False
    min_age: Annotated[int, Meta(ge=0, le=120)] | None = None
    value: Money | None = None
    skills: Skills | UnsetType | None = UNSET


class Rules(Wire, frozen=True, kw_only=True):
    """What the sender lets the recipient do. `minors`: a child at home may take it."""

    safe_place: bool = True
    neighbour: bool = True
    locker: bool = True
    address_change: bool = True
    minors: bool | UnsetType = UNSET


class Announcement(Wire, frozen=True, kw_only=True):
    tracking_number: Number
    carrier: Ref
    address: ToldAddress
    merchant: Name | None = None
    recipient: Recipient = Recipient()
    parcel: Parcel = Parcel()
    format: Format = Format.DOOR
    point: Ref | None = None
    from_point: Ref | None = None
    service_seconds: Seconds = 180
    earliest: date | None = None
    latest: date | None = None
    recurrence: Rule | None = None
    priority: Annotated[int, Meta(ge=-100, le=100)] = 0
    rules: Rules = Rules()


class Correction(Wire, frozen=True, kw_only=True):
    """A merge patch (RFC 7396) of what was announced; what is absent stays."""

    address: ToldAddress | UnsetType = UNSET
    merchant: Name | UnsetType | None = UNSET
    recipient: Recipient | UnsetType | None = UNSET
    parcel: Parcel | UnsetType | None = UNSET
    service_seconds: Seconds | UnsetType = UNSET
    earliest: date | UnsetType | None = UNSET
    latest: date | UnsetType | None = UNSET
    priority: Annotated[int, Meta(ge=-100, le=100)] | UnsetType = UNSET
    rules: Rules | UnsetType = UNSET


class Promise(Wire, frozen=True, kw_only=True):
    """A window that a person was told."""

    promise_id: str
    start: Time
    end: Time
    made_at: Time
    changeable_until: Time | None
    state: Literal["asked", "accepted", "applied", "kept", "broken", "released"]


class EtaRange(Wire, frozen=True, kw_only=True):
    begins: Time = msgspec.field(name="from")
    ends: Time = msgspec.field(name="to")
    probability: float
    as_of: Time


class PickupPlace(Wire, frozen=True, kw_only=True):
    locker: str | None
    available_from: Time | None
    until: Time | None


class Visit(Wire, frozen=True, kw_only=True):
    """When who comes to the point said that they are there, and when who works there saw them."""

    came_at: Time | None
    seen_at: Time | None


class Attempt(Wire, frozen=True, kw_only=True):
    """`reason` is null where it delivered."""

    at: Time
    reason: str | None
    note: str | None
    location: Point | None
    disputed: bool


class Delivery(Wire, frozen=True, kw_only=True):
    """`proof_code` stands only in the answer to the announcement."""

    id: str
    tracking_number: str
    carrier: str
    merchant: str | None
    recipient: Recipient | None
    address: Address
    parcel: Parcel
    format: Format
    point: str | None
    from_point: str | None
    service_seconds: int
    earliest: date | None
    latest: date | None
    recurrence: str | None
    priority: int
    rules: Rules
    status: Status
    flags: list[Flag]
    chat_link: str | None
    proof_code: str | UnsetType = UNSET
    promise: Promise | None
    eta: EtaRange | None
    pickup: PickupPlace | None
    visit: Visit | UnsetType = UNSET
    attempts: list[Attempt]
    attempts_max: int
    created_at: Time
    updated_at: Time


class DeliveryQuery(PageQuery, frozen=True, kw_only=True):
    tracking_number: str | None = None
    status: Status | None = None
    updated_since: Time | None = None


class DeliveryList(Wire, frozen=True, kw_only=True):
    items: list[Delivery]
    next: str | None


class TimelineEntry(Wire, frozen=True, kw_only=True):
    at: Time
    kind: str
    who: str
    what: Text


class TimelineList(Wire, frozen=True, kw_only=True):
    items: list[TimelineEntry]
    next: str | None = None


class Option(Wire, frozen=True, kw_only=True):
    action: str
    allowed: bool
    why_not: list[str]
    until: Time | None
    fee: Money | None
    needs: list[str]
    asynchronous: bool
    link: str | UnsetType = UNSET  # the carrier's own page, where it is changed there
    days: list[date] | UnsetType = (
        UNSET  # of which `until` must be one, where the carrier told them
    )
    told_at: Time | UnsetType = UNSET  # when the carrier was asked about this very parcel


class OptionList(Wire, frozen=True, kw_only=True):
    items: list[Option]
    next: str | None = None
