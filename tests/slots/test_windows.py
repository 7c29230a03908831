"""Windows of a day on the nights when clocks change."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from core.model.window import Window
from slots.windows import windows_of_day

HELSINKI = ZoneInfo("Europe/Helsinki")
SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)  # 03:00 becomes 04:00, 04:00 becomes 03:00


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize("skipped", ["03:00-03:30", "03:15-03:45", "03:00-04:00"])
def test_a_window_inside_the_skipped_hour_does_not_exist(skipped: str) -> None:
    """No clock on any wall shows it."""
    assert windows_of_day([skipped], SPRING, HELSINKI) == ()


def test_a_window_over_the_skipped_hour_is_an_hour_shorter() -> None:
    (found,) = windows_of_day(["02:00-05:00"], SPRING, HELSINKI)
    assert found == Window(at(SPRING, 0), at(SPRING, 2))


def test_a_window_over_the_hour_that_comes_twice_is_an_hour_longer() -> None:
    (found,) = windows_of_day(["02:00-05:00"], AUTUMN, HELSINKI)
    assert (found.end - found.start).total_seconds() == 4 * 3600
