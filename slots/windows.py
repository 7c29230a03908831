"""Windows of a day: a carrier's local times as moments, also on the nights when clocks change."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from core.model.window import Window

DAYS_MAX = 366
KEPT_DAYS = 1024


def windows_of_day(spec: Iterable[str], day: date, zone: ZoneInfo) -> tuple[Window, ...]:
    """The windows "08:00-10:00" of a day, soonest first.

    "24:00" is the midnight that ends the day. A window that lies in the hour that is skipped in
    spring does not exist on that day; one over the hour that comes twice in autumn is an hour
    longer. Raises ValueError for what is no window, with its text.
    """
    return _of_day(tuple(spec), day, zone)


@lru_cache(maxsize=KEPT_DAYS)  # everybody is offered the same ones
def _of_day(spec: tuple[str, ...], day: date, zone: ZoneInfo) -> tuple[Window, ...]:
    windows = []
    for text in spec:
        opens, closes = _times(text)
        start = _at(day, opens, zone)
        end = _at(day, closes, zone)
        is_skipped = _is_skipped(day, opens, zone) and _is_skipped(day, closes, zone)
        if end > start and not is_skipped:
            windows.append(Window(start, end))
    return tuple(sorted(windows))


def days_between(first: date, last: date) -> tuple[date, ...]:
    """Both ends belong to it; empty where the last day comes first."""
    count = min((last - first).days + 1, DAYS_MAX)
    return tuple(first + timedelta(days=n) for n in range(count))


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """When a day begins there."""
    return _at(day, timedelta(), zone)


def _times(text: str) -> tuple[timedelta, timedelta]:
    opens, dash, closes = text.strip().partition("-")
    if not dash:
        raise ValueError(f"a window is written 08:00-10:00, not {text!r}")
    try:
        start, end = _since_midnight(opens), _since_midnight(closes)
    except ValueError:
        raise ValueError(f"a window is written 08:00-10:00, not {text!r}") from None
    if end <= start:
        raise ValueError(f"a window cannot close before it opens: {text!r}")
    return start, end


def _since_midnight(text: str) -> timedelta:
    if text.strip() == "24:00":
        return timedelta(days=1)
    at = time.fromisoformat(text.strip())
    if at.tzinfo is not None:
        raise ValueError("a local time has no offset")
    return timedelta(hours=at.hour, minutes=at.minute, seconds=at.second)


def _is_skipped(day: date, since_midnight: timedelta, zone: ZoneInfo) -> bool:
    """Whether no clock on the wall shows that time on that day."""
    local = datetime.combine(day, time.min) + since_midnight
    there = _at(day, since_midnight, zone).astimezone(zone)
    return there.replace(tzinfo=None) != local


def _at(day: date, since_midnight: timedelta, zone: ZoneInfo) -> datetime:
    """What the clock on the wall says, as a moment. A time that is skipped is that much later."""
    local = datetime.combine(day, time.min) + since_midnight
    return local.replace(tzinfo=zone).astimezone(UTC)
