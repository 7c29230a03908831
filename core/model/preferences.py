"""Preferences: what a person wants of every parcel. One may be otherwise, where they say so."""

from dataclasses import dataclass, replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from core.model.ids import PointRef
from core.model.window import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Hours are local: nobody comes before `not_before`, nor later than `not_after`.

    `point` is the pickup point where it is brought; `point_name` is how they know it.
    """

    not_before: time | None = None
    not_after: time | None = None
    point: PointRef | None = None
    point_name: str = ""

    def __post_init__(self) -> None:
        first, last = self.not_before, self.not_after
        if first is not None and last is not None and first >= last:
            raise ValueError("hours that end before they begin")

    @property
    def has_hours(self) -> bool:
        return self.not_before is not None or self.not_after is not None

    @property
    def are_none(self) -> bool:
        return not self.has_hours and self.point is None

    def suits(self, window: Window, zone: ZoneInfo) -> bool:
        """Whether the whole window lies in the hours; the courier may come at any moment of it."""
        start, end = window.start.astimezone(zone), window.end.astimezone(zone)
        if self.not_before is not None and start.time() < self.not_before:
            return False
        return self.not_after is None or end <= _at(start, self.not_after)

    def with_hours(self, first: time | None, last: time | None) -> "Preferences":
        return replace(self, not_before=first, not_after=last)

    def with_point(self, ref: PointRef | None, name: str = "") -> "Preferences":
        return replace(self, point=ref, point_name=name)


def _at(day: datetime, hour: time) -> datetime:
    return day.replace(hour=hour.hour, minute=hour.minute, second=hour.second, microsecond=0)


NO_PREFERENCES = Preferences()
