"""A blackout: days, or hours of days, on which a carrier comes to nobody, there or anywhere."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.model.area import Area
from core.model.location import Location
from core.model.window import Window

MIDNIGHT = time(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blackout:
    """From the first day to the last, both included, by the carrier's calendar; from `opens` to
    `closes` of each of them where hours are told (`closes` 00:00 is the end of the day)."""

    first: date
    last: date
    opens: time = MIDNIGHT
    closes: time = MIDNIGHT
    area: Area = field(default_factory=Area)

    def shuts(
        self, window: Window, zone: ZoneInfo, point: Location | None, postcode: str | None
    ) -> bool:
        """Whether any moment of the window lies in it, at that door."""
        if not self.area.covers(point, postcode):
            return False
        day = window.start.astimezone(zone).date()
        last = window.end.astimezone(zone).date()
        while day <= last:
            if self.first <= day <= self.last and self._touches(window, day, zone):
                return True
            day += timedelta(days=1)
        return False

    def _touches(self, window: Window, day: date, zone: ZoneInfo) -> bool:
        ends_on = day if self.closes > self.opens else day + timedelta(days=1)
        begin = datetime.combine(day, self.opens, zone)
        end = datetime.combine(ends_on, self.closes, zone)
        return window.start < end and begin < window.end
