"""Openings: when a stop may begin: in the window that somebody was told, else in one of several."""

from core.model.route import Stop
from core.model.window import Window
from slots.seconds import bounds, last_offered


def openings(stop: Stop) -> tuple[Window, ...]:
    """Soonest first; none: any time."""
    return (stop.window,) if stop.window is not None else tuple(sorted(stop.windows))


def begins(stop: Stop, at: int) -> int:
    """The first moment from `at` on at which it may begin; `at` itself where all is over."""
    for window in openings(stop):
        opens, closes = bounds(window)
        if at <= closes:
            return max(at, opens)
    return at


def is_over(stop: Stop, at: int) -> bool:
    """Whether nothing is left of its windows. The end belongs to a plan."""
    windows = openings(stop)
    return bool(windows) and all(at > bounds(window)[1] for window in windows)


def latest(stop: Stop, limit: int, clear: int, planned: int) -> int:
    """The last moment until `limit` at which it may begin and is clear of its window's end. One
    that is planned later than that by itself is pushed no further."""
    for window in reversed(openings(stop)):
        if bounds(window)[0] <= limit:
            return min(limit, max(last_offered(window, clear), planned))
    return limit


def where_it_begins(stop: Stop, at: int) -> Window | None:
    """The window in which, or before which, it begins then; the last where all is over."""
    windows = openings(stop)
    found = (window for window in windows if at <= bounds(window)[1])
    return next(found, windows[-1] if windows else None)


def opening(stop: Stop, at: float) -> int | None:
    """When the window opens in which, or before which, one comes then; None: it is never shut."""
    windows = [bounds(window) for window in openings(stop)]
    return next((opens for opens, closes in windows if at <= closes), None)


def is_told(stop: Stop) -> bool:
    """Somebody was told this stop's window, or is just choosing it."""
    return stop.promised or stop.hold is not None
