"""Times, places, money and windows, both ways."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise

from core.model.location import Location
from core.model.parcel import Money
from core.model.window import Window
from core.refusals import invalid
from web.api.wire import shapes as wire


def utc(at: datetime) -> datetime:
    """The same moment in UTC: the house keeps no other times."""
    return at.astimezone(UTC)


def maybe_utc(at: datetime | None) -> datetime | None:
    return at.astimezone(UTC) if at is not None else None


def location(point: wire.Point) -> Location:
    return Location(point.lat, point.lon)


def maybe_location(point: wire.Point | None) -> Location | None:
    return location(point) if point is not None else None


def point(place: Location) -> wire.Point:
    return wire.Point(lat=place.lat, lon=place.lon)


def maybe_point(place: Location | None) -> wire.Point | None:
    return point(place) if place is not None else None


def money(told: wire.Money | None) -> Money | None:
    return Money(Decimal(told.amount), told.currency) if told is not None else None


def money_wire(money: Money | None) -> wire.Money | None:
    if money is None:
        return None
    return wire.Money(amount=f"{money.amount:f}", currency=money.currency)


def window(told: wire.TimeWindow | None, field: str) -> Window | None:
    """Raises Refused(invalid) for a window that closes before it opens."""
    return None if told is None else _window(told, field)


def windows(told: Sequence[wire.TimeWindow], field: str) -> tuple[Window, ...]:
    """Soonest first. Raises Refused(invalid) for one that closes before it opens, or overlaps."""
    found = sorted(_window(one, f"{field}[{at}]") for at, one in enumerate(told))
    if any(later.start < sooner.end for sooner, later in pairwise(found)):
        raise invalid(field, "must not overlap")
    return tuple(found)


def window_wire(window: Window | None) -> wire.TimeWindow | None:
    return None if window is None else window_told(window)


def window_told(window: Window) -> wire.TimeWindow:
    return wire.TimeWindow(start=window.start, end=window.end)


def _window(told: wire.TimeWindow, field: str) -> Window:
    if told.end <= told.start:
        raise invalid(f"{field}.end", "must be after the start")
    return Window(utc(told.start), utc(told.end))
