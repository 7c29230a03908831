"""What the page with the pin and we say to each other, as JSON."""

from typing import Annotated

import msgspec
from msgspec import Meta

Latitude = Annotated[float, Meta(ge=-90.0, le=90.0)]
Longitude = Annotated[float, Meta(ge=-180.0, le=180.0)]
Metres = Annotated[float, Meta(ge=0.0, le=100_000.0)]
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
