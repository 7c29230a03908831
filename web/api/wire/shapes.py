"""Shapes that many documents share: times, places, money, windows, lists."""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

Time = Annotated[datetime, Meta(tz=True, description="RFC 3339, with an offset")]
Name = Annotated[str, Meta(min_length=1, max_length=200)]
END = r"$(?!\n)"  # Python's $ alone would let a last line break pass
REF_LENGTH_MAX = 100
REF_PATTERN = r"^[^\s/?#|\x00-\x1f\x7f]+" + END
REF_WORDS = "a name without blanks, / ? # and |"
Ref = Annotated[
    str,
    Meta(min_length=1, max_length=REF_LENGTH_MAX, pattern=REF_PATTERN, description=REF_WORDS),
]
_VISIBLE, _ANY = r"[^\s\x00-\x1f\x7f]", r"[^\x00-\x1f\x7f]"
Number = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=100,
        pattern=f"^{_ANY}*{_VISIBLE}{_ANY}*{END}",
        description="printable, not blank",
    ),
]
Text = Annotated[str, Meta(max_length=1000)]
Skills = Annotated[
    list[Annotated[str, Meta(min_length=1, max_length=60)]],
    Meta(max_length=32, description="of a vehicle, by the carrier's own names"),
]
Seconds = Annotated[int, Meta(ge=0, le=86_400)]
Country = Annotated[str, Meta(pattern="^[A-Za-z]{2}" + END, description="ISO 3166-1, two letters")]


class Wire(msgspec.Struct, frozen=True, kw_only=True):
    """Members we do not know are ignored: a newer program may talk to an older one."""


class Point(Wire, frozen=True, kw_only=True):
    """WGS 84 degrees."""

    lat: Annotated[float, Meta(ge=-90, le=90)]
    lon: Annotated[float, Meta(ge=-180, le=180)]


_AMOUNT = r"^-?[0-9]{1,12}(\.[0-9]{1,4})?" + END
Amount = Annotated[str, Meta(pattern=_AMOUNT, description='a number as text: "49.90"')]

Price = Annotated[
    str, Meta(pattern=r"^[0-9]{1,6}(\.[0-9]{1,4})?" + END, description='not below nothing: "0.35"')
]


class Money(Wire, frozen=True, kw_only=True):
    amount: Amount
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}" + END, description="ISO 4217")]


class TimeWindow(Wire, frozen=True, kw_only=True):
    """Half-open: from `start` until before `end`."""

    start: Time
    end: Time


class PageQuery(Wire, frozen=True, kw_only=True):
    cursor: str | None = None
    limit: Annotated[int, Meta(ge=1, le=200)] = 50


class FieldProblem(Wire, frozen=True, kw_only=True):
    field: str
    problem: str


class Problem(Wire, frozen=True, kw_only=True):
    """RFC 9457; `code` is stable, `type` explains it."""

    type: str
    title: str
    status: int
    code: str
    detail: str | None = None
    errors: list[FieldProblem] | msgspec.UnsetType = msgspec.UNSET
    why_not: list[str] | msgspec.UnsetType = msgspec.UNSET
    promises: list[str] | msgspec.UnsetType = msgspec.UNSET
    until: Time | msgspec.UnsetType = msgspec.UNSET
