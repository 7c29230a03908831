"""Remembered: travel times that an engine was asked before are not asked again.

A route's matrix is asked for at every offer and every booking, and is the same but for one point.
Points are rounded to micro-degrees (11 cm), as everywhere in the house.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Sequence

from core.model.location import Location
from core.model.path import Path
from core.model.route import Costing
from core.ports import TravelTimes
from slots.legs import Point, point_of

PAIRS_MAX = 200_000  # some 20 MB
RECTANGLES_MAX = 4

type Row = dict[Point, int | None]


class Remembered:
    """Another engine's travel times, kept by source; those asked for least recently go first."""

    def __init__(self, engine: TravelTimes, *, pairs_max: int = PAIRS_MAX) -> None:
        self.name = engine.name
        self._engine = engine
        self._pairs_max = pairs_max
        self._rows: OrderedDict[tuple[Costing, Point], Row] = OrderedDict()
        self._pairs = 0

    async def matrix(
        self, sources: Sequence[Location], targets: Sequence[Location], profile: Costing
    ) -> list[list[int | None]]:
        starts, ends = _by_point(sources), _by_point(targets)
        # A copy: what is forgotten while we wait for the engine is still in this answer.
        known = {start: self._known(profile, start, ends) for start in starts}
        lacking = {
            start: tuple(end for end in ends if end not in known[start] and end != start)
            for start in starts
        }
        for some, others in _rectangles(lacking):
            asked = await self._engine.matrix(
                [starts[start] for start in some], [ends[end] for end in others], profile
            )
            for start, row in zip(some, asked, strict=True):
                told = dict(zip(others, row, strict=True))
                known[start] |= told
                self._keep(profile, start, told)
        for start in starts:
            if (profile, start) in self._rows:
                self._rows.move_to_end((profile, start))
        self._forget()
        return [
            [0 if (end := point_of(b)) == start else row[end] for b in targets]
            for start, row in ((start, known[start]) for start in map(point_of, sources))
        ]

    async def path(self, points: Sequence[Location], profile: Costing) -> Path:
        return await self._engine.path(points, profile)

    async def aclose(self) -> None:
        await self._engine.aclose()

    def _known(self, profile: Costing, start: Point, ends: Iterable[Point]) -> Row:
        row = self._rows.get((profile, start), {})
        return {end: row[end] for end in ends if end in row}

    def _keep(self, profile: Costing, start: Point, told: Row) -> None:
        row = self._rows.setdefault((profile, start), {})
        before = len(row)
        row |= told
        self._pairs += len(row) - before

    def _forget(self) -> None:
        while self._pairs > self._pairs_max:
            _, row = self._rows.popitem(last=False)
            self._pairs -= len(row)


def _by_point(places: Sequence[Location]) -> dict[Point, Location]:
    return {point_of(place): place for place in places}


def _rectangles(
    lacking: dict[Point, tuple[Point, ...]],
) -> list[tuple[tuple[Point, ...], tuple[Point, ...]]]:
    """The missing pairs as matrices to ask for: exact while they are few, else one around all."""
    alike: dict[tuple[Point, ...], list[Point]] = defaultdict(list)
    for start, ends in lacking.items():
        if ends:
            alike[ends].append(start)
    if len(alike) <= RECTANGLES_MAX:
        return [(tuple(starts), ends) for ends, starts in alike.items()]
    every = tuple(start for starts in alike.values() for start in starts)
    return [(every, tuple(dict.fromkeys(end for ends in alike for end in ends)))]
