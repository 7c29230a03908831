"""What the pages and we say to each other, as JSON."""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

Latitude = Annotated[float, Meta(ge=-90.0, le=90.0)]
Longitude = Annotated[float, Meta(ge=-180.0, le=180.0)]
Metres = Annotated[float, Meta(ge=0.0, le=100_000.0)]
Moment = Annotated[datetime, Meta(tz=True)]
Tail = Annotated[str, Meta(min_length=1, max_length=64, pattern="^[A-Za-z0-9_]+$")]


class At(msgspec.Struct, frozen=True, kw_only=True):
    """Where a pin is. `d`: the last letters of the delivery's id, as its button named it."""

    d: Tail
    lat: Latitude
    lon: Longitude


class Pin(At, frozen=True, kw_only=True):
    """Where the door is. `accuracy_m`: how well they could show it."""

    accuracy_m: Metres


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """The house beside a pin, as a line; None where none is known there."""

    line: str | None


class Start(msgspec.Struct, frozen=True, kw_only=True):
    """Where the pin stands at first, and what is there. `is_known`: it is the delivery's place, and
    not only somewhere to begin."""

    lat: float | None
    lon: float | None
    is_known: bool
    label: str
    language: str


class Point(msgspec.Struct, frozen=True, kw_only=True):
    lat: float
    lon: float


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """Where the courier is, as far as the carrier told it in the last minutes; when it told
    anything at all; and between when they are expected."""

    language: str
    zone: str
    door: Point
    courier: Point | None
    reported_at: Moment | None
    expected: tuple[Moment, Moment] | None


class Pick(msgspec.Struct, frozen=True, kw_only=True):
    """The window that was tapped."""

    d: Tail
    start: Moment
    end: Moment


class Fee(msgspec.Struct, frozen=True, kw_only=True):
    """Below nothing it is what they are given."""

    amount: str
    currency: str


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A window that is free; `basis`: "route", "forecast" while none is planned, or "point" where
    they come to us. `fee` where each has its own."""

    start: Moment
    end: Moment
    labels: list[str]
    basis: str
    fee: Fee | None


class Times(msgspec.Struct, frozen=True, kw_only=True):
    """All that is free now, soonest first. `yours`: what is promised or held for them already.
    `point`: to which pickup point they come; None where somebody comes to their door. `fee` where
    any change costs the same."""

    language: str
    point: str | None
    now: Moment
    zone: str
    fee: Fee | None
    times: list[Time]
    yours: list[tuple[Moment, Moment]]
