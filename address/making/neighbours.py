"""Neighbours: what the addresses around one say of the town and the postcode that it lacks."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import cos, radians

import numpy as np

from address.gazetteers.cells import METRES_PER_DEGREE, cell_of, ring_of
from address.gazetteers.row import LIST_MARK
from address.making.workbench import Incomplete, Workbench

INFERRED_FROM_METRES = 1_500
SAMPLES_PER_CELL_MAX = 60
POSTCODES_ASKED = 5
RINGS_MAX = 6
CELLS_REMEMBERED_MAX = 4_096


class _Around:
    """What the cells around say of towns, or of postcodes."""

    def __init__(self, bench: Workbench, what: str) -> None:
        self._bench = bench
        self._what = what
        self._is_silent = not bench.says_any(what)
        self._known: OrderedDict[int, list[tuple[float, float, str, str]]] = OrderedDict()

    def said(self, places: Sequence[Incomplete], limit: int) -> list[list[str]]:
        """For places of one cell and country: what the nearest say, nearest first."""
        samples = [] if self._is_silent else self._samples(places[0])
        if not samples:
            return [[] for _ in places]
        stretch = cos(radians(places[0].lat))
        known = np.array([(lat, lon * stretch) for lat, lon, *_ in samples])
        asked = np.array([(place.lat, place.lon * stretch) for place in places])
        away = np.hypot(*(asked[:, None, :] - known[None, :, :]).transpose(2, 0, 1))
        order = np.argsort(away, axis=1, kind="stable")[:, :limit]
        reach = INFERRED_FROM_METRES / METRES_PER_DEGREE
        return [
            [samples[at][2] for at in row if away[place, at] <= reach]
            for place, row in enumerate(order)
        ]

    def _samples(self, place: Incomplete) -> list[tuple[float, float, str, str]]:
        """Of the first ring of cells that says anything, and of the one around it. Across a border
        nobody is a neighbour."""
        row, column = cell_of(place.lat, place.lon)
        found: list[tuple[float, float, str, str]] = []
        last = RINGS_MAX - 1
        for ring in range(RINGS_MAX):
            if ring > last:
                break
            for first, end in ring_of(row, column, ring):
                for cell in range(first, end + 1):
                    found += [
                        said for said in self._in_cell(cell) if _is_one(said[3], place.country)
                    ]
            if found and last == RINGS_MAX - 1:
                last = ring + 1
        return found

    def _in_cell(self, cell: int) -> list[tuple[float, float, str, str]]:
        known = self._known.get(cell)
        if known is None:
            known = self._bench.in_cells(self._what, cell, SAMPLES_PER_CELL_MAX)
            self._known[cell] = known
            if len(self._known) > CELLS_REMEMBERED_MAX:
                self._known.popitem(last=False)
        return known


def _is_one(one: str, other: str) -> bool:
    return not one or not other or one == other


def guess_by_neighbours(bench: Workbench) -> None:
    """Guesses what houses lack, and the towns of streets without houses."""
    if not bench.lacks_something():
        return
    bench.index_cells()
    towns, codes = _Around(bench, "town"), _Around(bench, "postcode")
    bench.guess(_guessed(bench.incomplete(), towns, codes))
    bench.place_ways(_placed(bench.ways(only_without_houses=True), towns))


def _guessed(
    places: Iterable[Incomplete], towns: _Around, codes: _Around
) -> Iterator[tuple[int, str | None, str]]:
    for _, group in groupby(places, key=lambda place: (place.cell, place.country)):
        here = list(group)
        without_town = [place for place in here if place.wants_town]
        without_code = [place for place in here if place.wants_postcode]
        near_towns = towns.said(without_town, 1) if without_town else []
        near_codes = codes.said(without_code, POSTCODES_ASKED) if without_code else []
        town_of = {p.id: said[0] for p, said in zip(without_town, near_towns, strict=True) if said}
        codes_of = {p.id: said for p, said in zip(without_code, near_codes, strict=True)}
        for place in here:
            town, likely = town_of.get(place.id), codes_of.get(place.id, [])
            if town or likely:
                yield place.id, town, LIST_MARK.join(likely)


def _placed(ways: Iterable[Incomplete], towns: _Around) -> Iterator[tuple[int, str]]:
    for _, group in groupby(ways, key=lambda way: way.cell):
        here = list(group)
        for way, said in zip(here, towns.said(here, 1), strict=True):
            if said:
                yield way.id, said[0]
