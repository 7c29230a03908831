"""The calendar: the days and times that anybody may tell us; all zones and sums stay inside it."""

from datetime import date

from core.refusals import invalid

YEAR_MIN, YEAR_MAX = 1970, 2199


def within_calendar(field: str, day: date) -> None:
    """Raises Refused(invalid) for a day or a time of another age."""
    if not YEAR_MIN <= day.year <= YEAR_MAX:
        raise invalid(field, f"is not of the years {YEAR_MIN} to {YEAR_MAX}")
