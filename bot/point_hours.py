"""Point hours: when a pickup point is open, on the day that was asked about or in seven days."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.facts import Facts
from bot.understanding.normalise import normalised
from bot.understanding.times import spoken_time
from bot.wording import Lines, Text
from core.actions.opening import open_spans
from core.model.pickup_point import PickupPoint

DAYS_TOLD = 7


def hours_of(point: PickupPoint, text: str, facts: Facts) -> Text:
    """One point's hours, as far as these words ask for them."""
    zone = ZoneInfo(point.timezone) if point.timezone is not None else facts.zone
    asked = _asked(text, facts.now, zone)
    spans = open_spans(point.opening_hours, zone, asked.start, asked.end)
    if spans is None:
        return nobody_told(point.name)
    if not spans:
        return Text("point-hours-closed", {"point": point.name, "day": asked.first})
    if spans[0].start <= asked.start and spans[0].end >= asked.end:
        return Text("point-hours-always", {"point": point.name})
    lines = tuple(Text("point-hours-line", {"window": span}) for span in spans)
    return Text("point-hours-open", {"point": point.name, "lines": Lines(lines)})


@dataclass(frozen=True, slots=True)
class _Asked:
    """From which day on, and the moments between which it matters."""

    first: date
    start: datetime
    end: datetime


def _asked(text: str, now: datetime, zone: ZoneInfo) -> _Asked:
    at = now.astimezone(zone)
    spoken = spoken_time(normalised(text), at)
    day = spoken.day if spoken is not None else None
    if day is None and spoken is not None and spoken.says_when:
        day = at.date()  # "is it open at ten?"
    first = day or at.date()
    last = (spoken.day_to or day) if day is not None and spoken is not None else None
    ends = (last or first + timedelta(days=DAYS_TOLD - 1)) + timedelta(days=1)
    start = datetime.combine(first, time(), zone)
    return _Asked(first, start, datetime.combine(ends, time(), zone))


def nobody_told(name: object) -> Text:
    """Nobody's guess."""
    return Text("point-hours-unknown", {"point": name})
