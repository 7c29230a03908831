"""Quiet hours: nothing unasked at night, in every zone and in the nights when clocks change."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quiet import is_unasked, quiet_until
from core.model.notice import AT_ANY_HOUR, NoticeKind
from core.model.quiet_hours import QuietHours

HOURS = QuietHours(time(21), time(8))
ZONES = [
    ZoneInfo(name)
    for name in ("Europe/Helsinki", "Asia/Kolkata", "America/New_York", "Australia/Lord_Howe")
]
HELSINKI = ZONES[0]
START = datetime(2026, 1, 1, tzinfo=UTC)


def test_an_evening_notice_waits_for_the_morning() -> None:
    """At 22:00 in Helsinki it waits until 08:00 there."""
    at = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
    morning = datetime(2026, 11, 25, 6, 0, tzinfo=UTC)
    assert quiet_until(NoticeKind.DELIVERED, at, HELSINKI, HOURS) == morning


@pytest.mark.parametrize("kind", ["", *sorted(AT_ANY_HOUR)])
def test_answers_and_the_courier_at_the_door_never_wait(kind: str) -> None:
    """They were asked for, or cannot wait."""
    assert quiet_until(kind, datetime(2026, 11, 24, 22, tzinfo=UTC), HELSINKI, HOURS) is None


@given(
    st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes)),
    st.sampled_from(ZONES),
    st.sampled_from(NoticeKind),
)
def test_what_may_leave_leaves_by_day(at: datetime, zone: ZoneInfo, kind: NoticeKind) -> None:
    """Whatever the night: after its wait a notice stands outside the quiet hours."""
    leaves = at
    for _ in range(3):
        leaves = quiet_until(kind, leaves, zone, HOURS) or leaves
    assert not is_unasked(kind) or leaves.astimezone(zone).time() not in HOURS
    assert leaves - at < timedelta(hours=13)


def test_hours_are_read_from_the_setting() -> None:
    """Two times, or off; anything else is refused."""
    assert QuietHours.parse("21:00-08:00") == HOURS
    assert QuietHours.parse("off") is None
    with pytest.raises(ValueError, match="quiet hours"):
        QuietHours.parse("late")
