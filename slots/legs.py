"""Legs: travel seconds between points, for one vehicle profile."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from core.model.location import Location

Point = tuple[int, int]  # micro-degrees: two points closer than that (11 cm) are one
Row = Mapping[Point, int | None]
NO_ROW: Row = {}
UNKNOWN = -1  # in a matrix of numbers


def point_of(location: Location) -> Point:
    return round(location.lat * 1e6), round(location.lon * 1e6)


class Legs:
    """What the routing engine said. Never changes; `merged` makes another.

    A leg may be known, known not to exist (no road), or never asked. For whoever plans, the last
    two are the same: `between` says None, never 0.
    """

    __slots__ = ("_rows", "_table")

    def __init__(self, rows: Mapping[Point, Row] | None = None) -> None:
        self._rows: Mapping[Point, Row] = rows or {}
        self._table: _Table | None = None

    @classmethod
    def of_matrix(
        cls,
        sources: Sequence[Location],
        targets: Sequence[Location],
        seconds: Sequence[Sequence[int | None]],
    ) -> "Legs":
        """A row for each source, a cell for each target; None where there is no way."""
        if len(seconds) != len(sources) or any(len(row) != len(targets) for row in seconds):
            raise ValueError("a matrix wants a row for each source and a cell for each target")
        if any(cell is not None and cell < 0 for row in seconds for cell in row):
            raise ValueError("nobody travels in less than no time")
        ends = [point_of(target) for target in targets]
        rows: dict[Point, Row] = {}
        for source, row in zip(sources, seconds, strict=True):
            start = point_of(source)
            told = dict(zip(ends, row, strict=True))
            rows[start] = {**rows[start], **told} if start in rows else told
        found = cls(rows)
        if len(rows) == len(ends) and list(rows) == ends:
            found._table = _Table.of(found, ends)
        return found

    def between(self, a: Location, b: Location) -> int | None:
        """Seconds from a to b; None where that is unknown or there is no road."""
        return self.leg(point_of(a), point_of(b))

    def leg(self, a: Point, b: Point) -> int | None:
        if a == b:
            return 0
        return self._rows.get(a, NO_ROW).get(b)

    def has_no_road(self, a: Point, b: Point) -> bool:
        """Whether it was asked, and there is none."""
        row = self._rows.get(a, NO_ROW)
        return a != b and b in row and row[b] is None

    def row(self, a: Point, ends: Iterable[Point]) -> list[int | None]:
        """From one point to each of many."""
        known = self._rows.get(a, NO_ROW)
        return [0 if end == a else known.get(end) for end in ends]

    def into(self, end: Point) -> Row:
        """To one point, from each that is known to lead there or not to."""
        told = {start: row[end] for start, row in self._rows.items() if end in row}
        return {**told, end: 0}

    def out_of(self, start: Point) -> Row:
        """From one point, to each that is known to be reached or not to."""
        return {**self._rows.get(start, NO_ROW), start: 0}

    def table(self, points: Sequence[Point]) -> NDArray[np.int32]:
        """From each point to each; UNKNOWN where nobody knows."""
        made = self._table
        if made is None or not made.has(points):
            made = _Table.of(self, points)
        return made.between(points)

    def merged(self, other: "Legs") -> "Legs":
        """Both; where both know a leg, the other one's word counts."""
        rows = dict(self._rows)
        for start, row in other._rows.items():
            known = rows.get(start)
            rows[start] = {**known, **row} if known else row
        return Legs(rows)

    def only(self, pairs: Iterable[tuple[Location, Location]]) -> "Legs":
        """Of these pairs what is known, and nothing else."""
        rows: dict[Point, dict[Point, int | None]] = {}
        for a, b in pairs:
            start, end = point_of(a), point_of(b)
            known = self._rows.get(start, NO_ROW)
            if end in known:
                rows.setdefault(start, {})[end] = known[end]
        return Legs(rows)

    @classmethod
    def together(cls, some: "Iterable[Legs]") -> "Legs":
        """All of them; where several know a leg, the last one's word counts."""
        rows: dict[Point, dict[Point, int | None]] = {}
        for legs in some:
            for start, row in legs._rows.items():
                rows.setdefault(start, {}).update(row)
        return cls(rows)

    def missing(
        self, pairs: Iterable[tuple[Location, Location]]
    ) -> tuple[tuple[Location, Location], ...]:
        """Those pairs that were never asked, each once; a leg known not to exist is not missing."""
        found: dict[tuple[Point, Point], tuple[Location, Location]] = {}
        for a, b in pairs:
            start, end = point_of(a), point_of(b)
            if start != end and end not in self._rows.get(start, NO_ROW):
                found.setdefault((start, end), (a, b))
        return tuple(found.values())


class _Table:
    """Legs between some points, as numbers."""

    __slots__ = ("_number", "_seconds")

    def __init__(self, number: Mapping[Point, int], seconds: NDArray[np.int32]) -> None:
        self._number, self._seconds = number, seconds

    @classmethod
    def of(cls, legs: Legs, points: Sequence[Point]) -> "_Table":
        every = list(dict.fromkeys(points))
        seconds = np.empty((len(every), len(every)), dtype=np.int32)
        for number, point in enumerate(every):
            known = legs.row(point, every)
            seconds[number] = [UNKNOWN if leg is None else leg for leg in known]
        return cls({point: number for number, point in enumerate(every)}, seconds)

    def has(self, points: Iterable[Point]) -> bool:
        return self._number.keys() >= set(points)

    def between(self, points: Iterable[Point]) -> NDArray[np.int32]:
        numbers = [self._number[point] for point in points]
        return self._seconds[np.ix_(numbers, numbers)]
