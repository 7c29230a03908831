"""Seconds: moments as whole seconds since 1970, so that a schedule is plain integers."""

from datetime import UTC, datetime
from math import ceil, floor

from core.model.window import Window


def not_earlier(at: datetime) -> int:
    """The first whole second that is not before the moment."""
    return ceil(at.timestamp())


def not_later(at: datetime) -> int:
    """The last whole second that is not after the moment."""
    return floor(at.timestamp())


def moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, tz=UTC)


def bounds(window: Window) -> tuple[int, int]:
    """A window's first and last whole second; its end belongs to the plan, not to an offer."""
    return not_earlier(window.start), not_later(window.end)


def last_offered(window: Window, clear_seconds: int) -> int:
    """The latest start of service that may be planned into a window.

    A window is half-open, so at least its last second is kept free. A buffer never takes more than
    half of a window: a short one would never be offered again.
    """
    start, end = bounds(window)
    return end - max(1, min(clear_seconds, (end - start) // 2))
