"""Opening hours: when somebody is there to take a parcel, as OpenStreetMap writes it.

What is not written so is for the courier to read; it shuts no window.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import opening_hours

from core.model.agent_hours import AgentHours
from core.model.carrier import Carrier
from core.model.delivery import Delivery
from core.model.point_choice import Hours
from core.model.window import Window

CHANGE_DAYS_MAX = 366  # further ahead nothing is promised, so nothing is reckoned


def is_readable(hours: str) -> bool:
    return bool(opening_hours.validate(hours))


@dataclass(frozen=True, slots=True)
class Opening:
    """The hours of a door, in the zone of who drives there."""

    hours: opening_hours.OpeningHours
    zone: ZoneInfo

    def takes_in(self, window: Window) -> bool:
        """Whether it is open from the window's beginning to its end: the courier may come at any
        moment of it. Hours that are only said to be uncertain are open."""
        begin, end = window.start.astimezone(self.zone), window.end.astimezone(self.zone)
        return all(
            state != opening_hours.State.CLOSED
            for _, _, state, _ in self.hours.intervals(begin, end)
        )


def hours_at(told: str | None, zone: ZoneInfo, at: datetime, days: int) -> Hours | None:
    """How a point is open now and in the days after; None where nobody told so that it can be
    read. Hours that are only said to be uncertain are open."""
    if told is None or not is_readable(told):
        return None
    hours, now = _read(told, zone, None), at.astimezone(zone)
    until = now + timedelta(days=days)
    spans = [
        (begin, end)
        for begin, end, state, _ in hours.intervals(now, until)
        if state != opening_hours.State.CLOSED
    ]
    opened = sum(((end - begin).total_seconds() for begin, end in spans), 0.0)
    return Hours(
        is_open=not hours.is_closed(now),
        changes_at=hours.next_change(now),
        share=min(1.0, opened / (until - now).total_seconds()),
    )


def open_spans(
    told: str | None, zone: ZoneInfo, start: datetime, end: datetime
) -> tuple[Window, ...] | None:
    """When a point is open between two moments, no span longer than a day unless it never closes;
    None where nobody told so that it can be read."""
    if told is None or not is_readable(told):
        return None
    hours = _read(told, zone, None)
    found = hours.intervals(start.astimezone(zone), end.astimezone(zone))
    return tuple(
        Window(begins.astimezone(UTC), ends.astimezone(UTC))
        for begins, ends, state, _ in found
        if state != opening_hours.State.CLOSED
    )


def opens_at(told: AgentHours, at: datetime) -> datetime | None:
    """When agents are there again; None while they are, or where nobody knows."""
    hours, now = _read(told.hours, told.zone, told.country), at.astimezone(told.zone)
    return hours.next_change(now) if hours.is_closed(now) else None


def has_holidays(country: str) -> bool:
    """Whether anybody knows the public holidays of a country (two letters)."""
    try:
        _public_holidays(country)
    except opening_hours.UnknownCountryError:  # type: ignore[attr-defined]  # left out of its stubs
        return False
    return True


def is_holiday(day: date, country: str) -> bool:
    noon = datetime.combine(day, time(12))
    return bool(_public_holidays(country).is_open(noon))


@lru_cache(maxsize=64)
def _public_holidays(country: str) -> opening_hours.OpeningHours:
    return opening_hours.OpeningHours("PH", country=country.upper())


def opening_of(delivery: Delivery, carrier: Carrier) -> Opening | None:
    """When the delivery's door is open, or the point to which its recipient comes, holidays of its
    country included; None where nobody told so that it can be read."""
    point = carrier.point
    told = delivery.door_card.opening_hours if point is None else point.opening_hours
    if told is None or not is_readable(told):
        return None
    return Opening(_read(told, carrier.zone, _country(delivery)), carrier.zone)


def _read(told: str, zone: ZoneInfo, country: str | None) -> opening_hours.OpeningHours:
    try:
        return opening_hours.OpeningHours(
            told, timezone=zone, country=country, max_interval_days=CHANGE_DAYS_MAX
        )
    except opening_hours.UnknownCountryError:  # type: ignore[attr-defined]  # left out of its stubs
        return _read(told, zone, None)


def _country(delivery: Delivery) -> str | None:
    verdict = delivery.address.verdict
    found = verdict.components.country if verdict is not None else None
    country = found or delivery.address.country
    return country.upper() if country else None
