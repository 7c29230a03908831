"""Outlines: which municipality and which postcode's area a point lies in."""

from collections.abc import Iterator, Sequence
from itertools import batched

import numpy as np
from shapely import STRtree, from_wkb, points

from address.gazetteers.row import AddressRow, RowKind
from address.gazetteers.towns import Towns, town_key
from address.making.workbench import Incomplete, Workbench

MUNICIPALITY_LEVEL = 8
BATCH = 20_000


class Outlines:
    """Boundaries of one kind, each with what it says of whatever lies inside; the first that holds
    a place speaks."""

    def __init__(
        self, rows: Sequence[AddressRow], says: Sequence[str], ranks: Sequence[int]
    ) -> None:
        shapes = [from_wkb(bytes.fromhex(row.outline or "")) for row in rows]
        order = sorted(range(len(rows)), key=lambda at: (ranks[at], shapes[at].area))
        self._says = [says[at] for at in order]
        self._tree = STRtree([shapes[at] for at in order])

    def around(self, places: Sequence[Incomplete]) -> list[str | None]:
        """What is said of each place."""
        where = points([(place.lon, place.lat) for place in places])
        which, outline = self._tree.query(where, predicate="intersects")
        best = np.full(len(places), len(self._says))
        np.minimum.at(best, which, outline)
        return [self._says[at] if at < len(self._says) else None for at in best]


def adopt_boundaries(bench: Workbench, towns: Towns) -> None:
    """The boundaries of towns that are known bring their names in other languages."""
    for row in bench.outlines:
        is_municipal = row.kind is RowKind.BOUNDARY and row.level == MUNICIPALITY_LEVEL
        if is_municipal and towns.key(row.name) is not None:
            towns.adopt(row)


def tell_what_lies_inside(bench: Workbench, towns: Towns) -> None:
    """Gives houses without a town or a postcode those of the outlines they lie in."""
    municipalities, codes = _municipalities(bench, towns), _codes(bench)
    if municipalities is None and codes is None:
        return
    spoken = set[str]()
    for batch in batched(bench.incomplete(), BATCH):
        told = list(_told(batch, municipalities, codes))
        spoken.update(town for _, town, _ in told if town)
        bench.tell(told)
    if municipalities is not None:
        for batch in batched(bench.ways(only_without_houses=False), BATCH):
            said = municipalities.around(batch)
            placed = [(way.id, town) for way, town in zip(batch, said, strict=True) if town]
            spoken.update(town for _, town in placed)
            bench.place_ways(placed)
    for row in bench.outlines:
        is_new = row.kind is RowKind.BOUNDARY and towns.key(row.name) is None
        if is_new and town_key(row.name) in spoken:
            towns.adopt(row)


def _told(
    batch: Sequence[Incomplete], municipalities: Outlines | None, codes: Outlines | None
) -> Iterator[tuple[int, str | None, str | None]]:
    nothing: list[str | None] = [None] * len(batch)
    towns = municipalities.around(batch) if municipalities else nothing
    postcodes = codes.around(batch) if codes else nothing
    for place, town, code in zip(batch, towns, postcodes, strict=True):
        town = town if place.wants_town else None
        code = code if place.wants_postcode else None
        if town or code:
            yield place.id, town, code


def _municipalities(bench: Workbench, towns: Towns) -> Outlines | None:
    """Municipalities, and other boundaries that are called like a town."""
    rows = [row for row in bench.outlines if row.kind is RowKind.BOUNDARY]
    ranked = [(row, rank) for row in rows if (rank := _rank(row, towns)) is not None]
    if not ranked:
        return None
    says = [towns.key(row.name) or town_key(row.name) for row, _ in ranked]
    return Outlines([row for row, _ in ranked], says, [rank for _, rank in ranked])


def _rank(row: AddressRow, towns: Towns) -> int | None:
    """A town's municipality speaks first, then a county that is one city: the quarters of Moscow
    have the level that elsewhere municipalities have."""
    is_known, level = towns.key(row.name) is not None, row.level or 0
    if level == MUNICIPALITY_LEVEL:
        return 0 if is_known else 2
    if is_known:
        return 1 if level < MUNICIPALITY_LEVEL else 3
    return None


def _codes(bench: Workbench) -> Outlines | None:
    rows = [row for row in bench.outlines if row.kind is RowKind.POSTCODE]
    return Outlines(rows, [row.name for row in rows], [0] * len(rows)) if rows else None
