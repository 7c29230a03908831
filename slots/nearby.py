"""Nearby: the gaps about which the roads are worth being asked, for a stop that asks.

A way by the roads costs a routing engine a fraction of a millisecond, and a further stop has two to
every place of every route. So a first guess is made in a straight line, at the pace of those legs
of the same day that are quickest for their length: it knows at once in which gaps the stop could
begin at all, and about what that costs. The roads are asked about the cheapest gaps of each window
only, and only what they said is offered.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, pairwise

import numpy as np
from numpy.typing import NDArray

from core.model.location import Location
from core.model.route import Costing, CostingOf, Profile, Stop
from core.model.window import Window
from slots.insertion import Choice, choices
from slots.legs import Point
from slots.seconds import bounds
from slots.timetable import FAR, Indexes, Run, Seconds, Timetable, Ways

QUICK = 0.25  # of the legs are quicker for their length than the guess
FEW_GAPS = 32
RANKED_MIN, RANKED_MAX = 8, 64  # of a window: dearer gaps are never asked about
LOOKED_AT_FIRST = 512
WINDOWS_KEPT = 64
LOOKS_KEPT = 512
METRES_MIN = 100.0  # a shorter leg says nothing about the pace: it is all corners
METRES_A_DEGREE = 111_195.0
USUAL_SECONDS_A_METRE = {
    Profile.AUTO: 0.12,
    Profile.TRUCK: 0.14,
    Profile.BICYCLE: 0.22,
    Profile.PEDESTRIAN: 0.72,
}

type Floats = NDArray[np.float64]
type Looks = dict[tuple[Stop, tuple[Window, ...]], tuple[Choice, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Neighbourhood:
    """Where the places of a timetable lie, and how long a metre in a straight line takes there.
    `found`: what was found for those who looked last; who looks again sees it at once."""

    table: Timetable
    places: tuple[tuple[Costing, Point], ...]
    north: Floats
    east: Floats
    pace: Floats
    found: Looks = field(default_factory=dict)

    @classmethod
    def of(cls, table: Timetable) -> "Neighbourhood":
        every = tuple(table.places)
        lat, lon = np.array([point for _, point in every], dtype=np.float64).reshape(-1, 2).T / 1e6
        middle = np.radians(lat.mean()) if len(lat) else 0.0
        north, east = lat * METRES_A_DEGREE, lon * METRES_A_DEGREE * np.cos(middle)
        costings = [costing for costing, _ in every]
        paces = _paces(table, north, east, costings)
        return cls(table, every, north, east, np.array([paces[one] for one in costings]))

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

    def keep(self, stop: Stop, windows: tuple[Window, ...], found: tuple[Choice, ...]) -> None:
        """For the same stop that asks for the same windows again."""
        if len(self.found) >= LOOKS_KEPT:
            self.found.clear()
        self.found[stop, windows] = found

    @property
    def is_small(self) -> bool:
        return len(self.table.direct()[0]) <= FEW_GAPS

    def no_ways(self) -> Ways:
        """As if every place were at the door: what cannot be served even so cannot be at all."""
        nothing = np.zeros(len(self.places), dtype=np.int64)
        return Ways(nothing, nothing)


type Points = Mapping[Costing, frozenset[Point]]
type Told = Mapping[Costing, Mapping[Point, int | None]]


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """Whence the roads are asked for the way to the stop, and whither for the way on from it."""

    there: Points
    on: Points


class Search:
    """One stop that asks in one timetable: which gaps the roads are asked about, a few at a time,
    and the ways that they told."""

    __slots__ = ("_around", "_asked", "_ends", "_ranked", "stop", "ways", "windows")

    def __init__(self, around: Neighbourhood, stop: Stop, windows: Sequence[Window]) -> None:
        self.stop = stop
        self.windows = tuple(windows)
        self._around = around
        self._asked: Indexes = np.zeros(0, dtype=np.intp)
        self._ends = self._asked, self._asked
        guess = around.guess(stop.location)
        # Where there are few gaps the roads are asked about all: they know what no line does.
        ways = around.no_ways() if around.is_small else guess
        column, opens, closes, there, on = around.table.begins(ways, stop)
        before, after, direct = around.table.direct()
        if around.is_small:
            there, on = guess.there[before[column]], guess.on[after[column]]
        extra = there + on - direct[column]
        self._ranked = _ranked(column, opens, closes, extra, _bounds(self.windows))
        far = np.full(len(around.places), FAR, dtype=np.int64)
        self.ways = Ways(far, far.copy())

    def more(self, each: int, windows: Collection[int]) -> Question | None:
        """The next gaps of these windows (by number); None where the roads were asked about all."""
        asked = set(self._asked.tolist())
        each = FEW_GAPS if self._around.is_small else each
        found: set[int] = set()
        for number in windows:
            left = (at for at in self._ranked[number] if at not in asked)
            found.update(islice(left, each))
        if not found:
            return None
        self._asked = np.array(sorted(asked | found), dtype=np.intp)
        self._ends = before, after = self._around.table.ends(self._asked)
        return Question(self._points(before), self._points(after))

    def told(self, there: Told, on: Told) -> tuple[Choice, ...]:
        """With the roads' answer to all that they were asked: what can be served by now."""
        before, after = self._ends
        for seconds, numbers, told in ((self.ways.there, before, there), (self.ways.on, after, on)):
            for number in numbers.tolist():
                profile, point = self._around.places[number]
                found = told[profile][point]
                seconds[number] = FAR if found is None else min(found, FAR)
        return choices(self._around.table, self.ways, self.stop, self.windows, self._asked)

    def routes(self) -> tuple[Run, ...]:
        """Those in which the gaps are that the roads were asked about."""
        return self._around.table.runs_of(self._asked)

    def _points(self, numbers: Indexes) -> Points:
        found: dict[Costing, set[Point]] = {}
        for number in numbers.tolist():
            profile, point = self._around.places[number]
            found.setdefault(profile, set()).add(point)
        return {profile: frozenset(points) for profile, points in found.items()}


def _ranked(
    column: Indexes, opens: Seconds, closes: Seconds, extra: Seconds, bound: Seconds
) -> list[list[int]]:
    """Of each window the columns that may serve it, cheapest guess first. Nearly always the
    cheapest of all gaps are enough."""
    some = np.arange(extra.size)
    if extra.size > LOOKED_AT_FIRST:
        some = np.argpartition(extra, LOOKED_AT_FIRST)[:LOOKED_AT_FIRST]
    ranked = _served(column, opens, closes, extra, some, bound)
    few = [at for at, found in enumerate(ranked) if len(found) < RANKED_MIN]
    if few and some.size < extra.size:
        every = np.arange(extra.size)
        again = _served(column, opens, closes, extra, every, bound[few])
        for at, found in zip(few, again, strict=True):
            ranked[at] = found
    return ranked


def _served(
    column: Indexes,
    opens: Seconds,
    closes: Seconds,
    extra: Seconds,
    some: Indexes,
    bound: Seconds,
) -> list[list[int]]:
    order = some[np.lexsort((column[some], extra[some]))]
    can = (opens[order] < bound[:, 1:]) & (closes[order] >= bound[:, :1])
    flat, width = np.flatnonzero(can), len(order)
    ends = np.searchsorted(flat, width * np.arange(len(bound) + 1)).tolist()
    found = column[order[flat % width]].tolist() if width else []
    return [found[first : min(last, first + RANKED_MAX)] for first, last in pairwise(ends)]


@lru_cache(maxsize=WINDOWS_KEPT)  # everybody is asked about the same windows
def _bounds(windows: tuple[Window, ...]) -> Seconds:
    return np.array([bounds(window) for window in windows], dtype=np.int64).reshape(-1, 2)


def _paces(
    table: Timetable, north: Floats, east: Floats, costings: Sequence[Costing]
) -> dict[Costing, float]:
    before, after, seconds = table.direct()
    kinds = sorted(set(costings))
    paces = {kind: USUAL_SECONDS_A_METRE[CostingOf.read(kind).profile] for kind in kinds}
    if not before.size:
        return paces
    metres = np.hypot(north[before] - north[after], east[before] - east[after])
    number_of = {kind: number for number, kind in enumerate(kinds)}
    kind = np.array([number_of[one] for one in costings])[before]
    for costing, number in number_of.items():
        some = (kind == number) & (metres >= METRES_MIN)
        if some.any():
            paces[costing] = float(np.quantile(seconds[some] / metres[some], QUICK))
    return paces
