"""Evidence: what is known of a failed attempt beside the word of who reported it.

Pure reckoning over where the vehicle was. It says that a report is contradicted only where the
vehicle cannot have been at the door: between two positions it might have driven there and back, and
then nobody knows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from core.model.location import Location
from core.model.sync import Position

NEAR_METRES = 100.0  # a van that stands in front of the house, by a telephone's own measure
FAR_METRES = 300.0  # who parks farther away does not walk to a door with a parcel
# Straight metres in a second, which no van in a town drives for minutes on end.
METRES_A_SECOND_MAX = 20.0
LOOKED_BEFORE = timedelta(minutes=15)  # where nobody told when they arrived
LOOKED_AFTER = timedelta(minutes=2)
GAP_MAX = timedelta(minutes=3)  # a longer silence says nothing of where the vehicle stood


class Finding(StrEnum):
    AGREES = "agrees"  # the vehicle was there
    CONTRADICTS = "contradicts"  # it cannot have been
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """`nearest_metres` is None where no position is known; `near_seconds` how long it stood there,
    `waited_seconds` how long the courier said that they waited. `reported_metres`: how far from
    the door the report itself says that it was made; it is its maker's word, and proves nothing."""

    finding: Finding = Finding.UNKNOWN
    nearest_metres: int | None = None
    near_seconds: int = 0
    waited_seconds: int | None = None
    has_photo: bool = False
    reported_metres: int | None = None


def looked_at(at: datetime, arrived_at: datetime | None) -> tuple[datetime, datetime]:
    """From when to when the vehicle's positions tell something of an attempt that ended at `at`."""
    begin = arrived_at if arrived_at is not None and arrived_at <= at else at - LOOKED_BEFORE
    return begin - LOOKED_AFTER, at + LOOKED_AFTER


def evidence(
    door: Location | None,
    positions: Sequence[Position],
    begin: datetime,
    end: datetime,
    *,
    waited: timedelta | None = None,
    has_photo: bool = False,
    reported_at: Location | None = None,
) -> Evidence:
    """What the positions between `begin` and `end`, oldest first, say of a visit to that door."""
    seconds = round(waited.total_seconds()) if waited is not None else None
    told = Evidence(
        waited_seconds=seconds, has_photo=has_photo, reported_metres=_metres(reported_at, door)
    )
    seen = [each for each in positions if begin <= each.at <= end]
    if door is None or not seen:
        return told
    nearest = min(each.location.metres_to(door) for each in seen)
    if any(_is_near(each, door) for each in seen):
        finding = Finding.AGREES
    elif nearest > FAR_METRES and not _may_have_come(door, seen, begin, end):
        finding = Finding.CONTRADICTS
    else:
        finding = Finding.UNKNOWN
    return replace(
        told,
        finding=finding,
        nearest_metres=round(nearest),
        near_seconds=_near_seconds(door, seen),
    )


def _metres(here: Location | None, there: Location | None) -> int | None:
    return round(here.metres_to(there)) if here is not None and there is not None else None


def _is_near(position: Position, door: Location) -> bool:
    return position.location.metres_to(door) <= NEAR_METRES + (position.accuracy_m or 0.0)


def _may_have_come(
    door: Location, seen: Sequence[Position], begin: datetime, end: datetime
) -> bool:
    """Whether there was time, at the edges or between two positions, to come to the door."""
    away = [max(0.0, each.location.metres_to(door) - FAR_METRES) for each in seen]
    moments = [each.at for each in seen]
    if _in_time(away[0], moments[0] - begin) or _in_time(away[-1], end - moments[-1]):
        return True
    steps = zip(pairwise(away), pairwise(moments), strict=True)
    return any(_in_time(out + back, then - since) for (out, back), (since, then) in steps)


def _in_time(metres: float, gap: timedelta) -> bool:
    return metres <= METRES_A_SECOND_MAX * gap.total_seconds()


def _near_seconds(door: Location, seen: Sequence[Position]) -> int:
    """Between positions that follow one another closely and are both at the door."""
    pairs = pairwise(seen)
    stood = (
        later.at - sooner.at
        for sooner, later in pairs
        if _is_near(sooner, door) and _is_near(later, door) and later.at - sooner.at <= GAP_MAX
    )
    return round(sum(stood, timedelta()).total_seconds())
