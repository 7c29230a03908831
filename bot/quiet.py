"""Quiet hours: no unasked notice at night, by the clock of the recipient's place. Pure.

Judged when a letter is about to leave, not when it was written: a notice that waited in a queue
must not wake anybody either.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from core.model.notice import AT_ANY_HOUR, NoticeKind
from core.model.quiet_hours import QuietHours


def is_unasked(kind: str) -> bool:
    """True for notices that can wait for the morning; answers and a courier at the door cannot."""
    return kind in NoticeKind and NoticeKind(kind) not in AT_ANY_HOUR


def quiet_until(
    kind: str, now: datetime, zone: ZoneInfo, hours: QuietHours | None
) -> datetime | None:
    """When a letter of this kind may leave (UTC, the clock of `now`); None where it may at once."""
    if hours is None or not is_unasked(kind):
        return None
    return hours.until(now, zone)
