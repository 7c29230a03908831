"""The pickup ladder: when somebody is reminded of a parcel that waits for them. Data, and pure.

    ready ── told by its event ──► halfway ──► the last day ──► the last hours ──► over

Only the newest rung that is due is told: who comes late to the ladder hears one thing, not three.
More time moves the ladder along; halfway is told once for one waiting, whatever its end becomes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil

LAST_DAY_HOURS = 24
LAST_HOURS = 3
HALFWAY_WAIT_MIN = timedelta(days=2)  # what waits shorter has no half that is worth a word
AFTER_READY = timedelta(hours=2)  # nobody is reminded right after they were told
DAY = timedelta(days=1)


class Rung(StrEnum):
    HALFWAY = "halfway"
    LAST_DAY = "last_day"
    LAST_HOURS = "last_hours"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """Since when the parcel waits, and until when it may."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Due:
    """A rung, until when saying it makes sense, and what names the fact."""

    rung: Rung
    valid_until: datetime | None
    fact: str


# When each is due; None: never for this waiting.
_RUNGS: dict[Rung, Callable[[Waits, timedelta], datetime | None]] = {
    Rung.HALFWAY: lambda waits, last_day: _halfway(waits),
    Rung.LAST_DAY: lambda waits, last_day: waits.until - last_day,
    Rung.LAST_HOURS: lambda waits, last_day: waits.until - timedelta(hours=LAST_HOURS),
    Rung.OVER: lambda waits, last_day: waits.until,
}


def rung_due(waits: Waits, now: datetime, last_day_hours: int = LAST_DAY_HOURS) -> Due | None:
    """The newest rung that is due, with its moment behind the message that it is ready."""
    moments = _moments(waits, timedelta(hours=last_day_hours))
    due = [(at, rung) for rung, at in moments.items() if at <= now]
    if not due:
        return None
    at, rung = max(due)
    later = min((other for other in moments.values() if other > at), default=None)
    fact = waits.since if rung is Rung.HALFWAY else waits.until
    return Due(rung, later, f"{rung}/{fact.isoformat()}")


def days_left(until: datetime, now: datetime) -> int:
    """Days that begin before it ends: 1 on the last one, 0 once it is over."""
    return max(0, ceil((until - now) / DAY))


def _moments(waits: Waits, last_day: timedelta) -> dict[Rung, datetime]:
    told = waits.since + AFTER_READY
    found = {rung: at(waits, last_day) for rung, at in _RUNGS.items()}
    return {rung: at for rung, at in found.items() if at is not None and at >= told}


def _halfway(waits: Waits) -> datetime | None:
    length = waits.until - waits.since
    return waits.since + length / 2 if length >= HALFWAY_WAIT_MIN else None
