"""Hours: the town's local time, and the windows in which both carriers come."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sandbox.stop import Window
from sandbox.town import TIMEZONE

ZONE = ZoneInfo(TIMEZONE)
WINDOWS = ("10:00-12:00", "12:00-14:00", "14:00-16:00", "16:00-18:00", "18:00-20:00")


def at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, ZONE).astimezone(UTC)


def day_of(moment: datetime) -> date:
    return moment.astimezone(ZONE).date()


def windows_of(day: date) -> list[Window]:
    spans = (span.split("-") for span in WINDOWS)
    return [
        Window(at(day, time.fromisoformat(start)), at(day, time.fromisoformat(end)))
        for start, end in spans
    ]
