"""Quiet hours: no unasked notice at night, by the clock of the recipient's place. Pure.

Judged when a letter is about to leave, not when it was written: a notice that waited in a queue
must not wake anybody either.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.model.notice import AT_ANY_HOUR, NoticeKind

_HOURS = re.compile(r"^(\d{2}):(\d{2})-(\d{2}):(\d{2})$")


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `start` to `end`, over midnight where it ends before it begins."""

    start: time
    end: time

    @classmethod
    def parse(cls, text: str) -> "QuietHours | None":
        """ "21:00-08:00", or "off" for none. Raises ValueError for anything else."""
        if text.strip().lower() == "off":
            return None
        found = _HOURS.match(text.strip())
        if found is None:
            raise ValueError(f"not quiet hours: {text!r}")
        h1, m1, h2, m2 = (int(group) for group in found.groups())
        return cls(time(h1, m1), time(h2, m2))

    def __contains__(self, clock: time) -> bool:
        if self.start == self.end:
            return False
        if self.start < self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end


def is_unasked(kind: str) -> bool:
    """True for notices that can wait for the morning; answers and a courier at the door cannot."""
    return kind in NoticeKind and NoticeKind(kind) not in AT_ANY_HOUR


def quiet_until(
    kind: str, now: datetime, zone: ZoneInfo, hours: QuietHours | None
) -> datetime | None:
    """When a letter of this kind may leave (UTC, the clock of `now`); None where it may at once."""
    if hours is None or not is_unasked(kind):
        return None
    local = now.astimezone(zone)
    if local.time() not in hours:
        return None
    day = local.date() if local.time() < hours.end else local.date() + timedelta(days=1)
    morning = datetime.combine(day, hours.end, zone).astimezone(UTC)
    # In the night when clocks change, the wall may show the end twice or never: never go back.
    return max(morning, now + timedelta(minutes=1))
