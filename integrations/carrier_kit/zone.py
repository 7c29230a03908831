"""A carrier's zone: times that it tells without an offset, in the place where it lives."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

YEAR_MIN, YEAR_MAX = 2000, 2200


def zone_of(name: str) -> ZoneInfo:
    """Raises ValueError for a zone that nobody knows."""
    if name not in available_timezones():
        raise ValueError(f"timezone: {name} is no time zone such as Europe/Helsinki")
    return ZoneInfo(name)


def read_time(text: str, zone: ZoneInfo, *formats: str) -> datetime | None:
    """In UTC; None where it is told in none of the formats. ISO 8601 is always tried; a time with
    an offset keeps it. In the hour that comes twice the first one is meant."""
    for form in formats:
        try:
            return _placed(datetime.strptime(text.strip(), form), zone)  # noqa: DTZ007  # at once
        except ValueError:
            continue
    try:
        return _placed(datetime.fromisoformat(text.strip()), zone)
    except ValueError:
        return None


def _placed(at: datetime, zone: ZoneInfo) -> datetime | None:
    if not YEAR_MIN <= at.year <= YEAR_MAX:
        return None  # a year 1 says that there is no time
    return (at if at.tzinfo is not None else at.replace(tzinfo=zone)).astimezone(UTC)
