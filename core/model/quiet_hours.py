"""Quiet hours: the hours in which nobody is written to unasked, by the clock of their place."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

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
            raise ValueError("wants quiet hours FROM-TO such as 21:00-08:00, or off")
        h1, m1, h2, m2 = (int(group) for group in found.groups())
        return cls(time(h1, m1), time(h2, m2))

    def __contains__(self, clock: time) -> bool:
        if self.start == self.end:
            return False
        if self.start < self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end

    def until(self, now: datetime, zone: ZoneInfo) -> datetime | None:
        """When they are over (UTC); None where it is not quiet now."""
        local = now.astimezone(zone)
        if local.time() not in self:
            return None
        day = local.date() if local.time() < self.end else local.date() + timedelta(days=1)
        morning = datetime.combine(day, self.end, zone).astimezone(UTC)
        # In the night when clocks change, the wall may show the end twice or never: never go back.
        return max(morning, now + timedelta(minutes=1))
