"""Nearby: the gaps about which the roads are worth being asked, for a stop that asks.

A way by the roads costs a routing engine a fraction of a millisecond, and a further stop has two to
every place of every route. So a first guess is made in a straight line, at the pace of those legs
of the same day that are quickest for their length: it knows at once in which gaps the stop could
begin at all, and about what that costs. The roads are asked about the cheapest gaps of each window
only, and only what they said is offered.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from core.model.location import Location
from core.model.route import Profile, Stop
from core.model.window import Window
from slots.legs import Point
from slots.seconds import bounds
from slots.timetable import FAR, Gaps, Indexes, Seconds, Timetable, Ways

QUICK = 0.25  # of the legs are quicker for their length than the guess
FEW_GAPS = 32
METRES_MIN = 100.0  # a shorter leg says nothing about the pace: it is all corners
METRES_A_DEGREE = 111_195.0
USUAL_SECONDS_A_METRE = {
    Profile.AUTO: 0.12,
    Profile.TRUCK: 0.14,
    Profile.BICYCLE: 0.22,
    Profile.PEDESTRIAN: 0.72,
}

type Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Neighbourhood:
    """Where the places of a timetable lie, and how long a metre in a straight line takes there."""

    table: Timetable
    places: tuple[tuple[Profile, Point], ...]
    north: Floats
    east: Floats
    pace: Floats

    @classmethod
    def of(cls, table: Timetable) -> "Neighbourhood":
        every = tuple(table.places)
        lat, lon = np.array([point for _, point in every], dtype=np.float64).reshape(-1, 2).T / 1e6
        middle = np.radians(lat.mean()) if len(lat) else 0.0
        north, east = lat * METRES_A_DEGREE, lon * METRES_A_DEGREE * np.cos(middle)
        profiles = [profile for profile, _ in every]
        paces = _paces(table, north, east, profiles)
        return cls(table, every, north, east, np.array([paces[one] for one in profiles]))

    def guess(self, location: Location) -> Ways:
        """In a straight line, to every place and back."""
        if not self.north.size:
            return Ways(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
        # A degree of longitude is as long here as it was for the places.
        one_east = METRES_A_DEGREE * np.cos(np.radians(self.north.mean() / METRES_A_DEGREE))
        metres = np.hypot(
            self.north - location.lat * METRES_A_DEGREE, self.east - location.lon * one_east
        )
        seconds = np.floor(metres * self.pace).astype(np.int64)
        return Ways(seconds, seconds)

    def no_ways(self) -> Ways:
        """As if every place were at the door: what cannot be served even so cannot be at all."""
        nothing = np.zeros(len(self.places), dtype=np.int64)
        return Ways(nothing, nothing)


type Points = Mapping[Profile, frozenset[Point]]
type Told = Mapping[Profile, Mapping[Point, int | None]]


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """Whence the roads are asked for the way to the stop, and whither for the way on from it."""

    there: Points
    on: Points


class Search:
    """One stop that asks in one timetable: which gaps the roads are asked about, a few at a time,
    and the ways that they told."""

    __slots__ = ("_around", "_asked", "_ranked", "stop", "ways")

    def __init__(self, around: Neighbourhood, stop: Stop, windows: Sequence[Window]) -> None:
        self.stop = stop
        self._around = around
        self._asked: set[int] = set()
        table, guess = around.table, around.guess(stop.location)
        # Where there are few gaps the roads are asked about all: they know what no line does.
        gaps = table.gaps(around.no_ways() if self.is_small else guess, stop)
        before, after, direct = table.direct()
        extra = guess.there[before] + guess.on[after] - direct
        self._ranked = {window: _ranked(gaps, extra, window) for window in windows}
        far = np.full(len(around.places), FAR, dtype=np.int64)
        self.ways = Ways(far, far.copy())

    @property
    def table(self) -> Timetable:
        return self._around.table

    @property
    def is_small(self) -> bool:
        return self.table.direct()[0].size <= FEW_GAPS

    @property
    def windows(self) -> tuple[Window, ...]:
        return tuple(self._ranked)

    def more(self, each: int, windows: Collection[Window]) -> Question | None:
        """The next gaps of these windows; None where the roads were asked about all of them."""
        found: set[int] = set()
        for window in windows:
            left = (at for at in self._ranked[window] if at not in self._asked)
            found.update(islice(left, FEW_GAPS if self.is_small else each))
        if not found:
            return None
        self._asked |= found
        before, after = self.table.ends(np.array(sorted(found), dtype=np.intp))
        return Question(self._points(before), self._points(after))

    def told(self, there: Told, on: Told) -> None:
        """The roads' answer to all that they were asked so far."""
        before, after = self.table.ends(np.array(sorted(self._asked), dtype=np.intp))
        for seconds, numbers, told in ((self.ways.there, before, there), (self.ways.on, after, on)):
            for number in numbers.tolist():
                profile, point = self._around.places[number]
                found = told.get(profile, {}).get(point)
                if found is not None:
                    seconds[number] = min(found, FAR)

    def _points(self, numbers: Indexes) -> Points:
        found: dict[Profile, set[Point]] = {}
        for number in numbers.tolist():
            profile, point = self._around.places[number]
            found.setdefault(profile, set()).add(point)
        return {profile: frozenset(points) for profile, points in found.items()}


def _ranked(gaps: Gaps, extra: Seconds, window: Window) -> list[int]:
    """The gaps that may serve the window, cheapest guess first."""
    begins, ends = bounds(window)
    can = gaps.column[(gaps.opens < ends) & (gaps.closes >= begins)]
    order: list[int] = can[np.argsort(extra[can], kind="stable")].tolist()
    return order


def _paces(
    table: Timetable, north: Floats, east: Floats, profiles: Sequence[Profile]
) -> dict[Profile, float]:
    before, after, seconds = table.direct()
    paces = dict(USUAL_SECONDS_A_METRE)
    if not before.size:
        return paces
    metres = np.hypot(north[before] - north[after], east[before] - east[after])
    kinds = tuple(Profile)
    kind = np.array([kinds.index(one) for one in profiles])[before]
    for number, profile in enumerate(kinds):
        some = (kind == number) & (metres >= METRES_MIN)
        if some.any():
            paces[profile] = float(np.quantile(seconds[some] / metres[some], QUICK))
    return paces
