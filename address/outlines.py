"""Outlines: which municipality and which postcode's area a point lies in."""

from collections.abc import Iterator, Sequence
from itertools import batched

import numpy as np
from shapely import STRtree, from_wkb, points

from address.row import AddressRow, RowKind
from address.towns import Towns
from address.workbench import Incomplete, Workbench

MUNICIPALITY_LEVEL = 8
BATCH = 20_000


class Outlines:
    """Boundaries of one kind, each with what it says of whatever lies inside."""

    def __init__(self, rows: Sequence[AddressRow], says: Sequence[str]) -> None:
        shapes = [from_wkb(bytes.fromhex(row.outline or "")) for row in rows]
        # The narrowest outline speaks; a municipality's before a quarter's or a county's.
        order = sorted(
            range(len(rows)),
            key=lambda at: (rows[at].level not in (None, MUNICIPALITY_LEVEL), shapes[at].area),
        )
        self._says = [says[at] for at in order]
        self._tree = STRtree([shapes[at] for at in order])

    def around(self, places: Sequence[Incomplete]) -> list[str | None]:
        """What is said of each place."""
        where = points([(place.lon, place.lat) for place in places])
        which, outline = self._tree.query(where, predicate="intersects")
        best = np.full(len(places), len(self._says))
        np.minimum.at(best, which, outline)
        return [self._says[at] if at < len(self._says) else None for at in best]


def tell_what_lies_inside(bench: Workbench, towns: Towns) -> None:
    """Gives houses without a town or a postcode those of the outlines they lie in."""
    municipalities, codes = _municipalities(bench, towns), _codes(bench)
    if municipalities is None and codes is None:
        return
    for batch in batched(bench.incomplete(), BATCH):
        bench.tell(_told(batch, municipalities, codes))
    if municipalities is not None:
        for batch in batched(bench.ways(only_without_houses=False), BATCH):
            said = municipalities.around(batch)
            bench.place_ways((way.id, town) for way, town in zip(batch, said, strict=True) if town)


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
    """Municipalities, and wider or narrower boundaries that are called like a town."""
    rows = [
        row
        for row in bench.outlines
        if row.kind is RowKind.BOUNDARY and towns.key(row.name) is not None
    ]
    return Outlines(rows, [towns.key(row.name) or "" for row in rows]) if rows else None


def _codes(bench: Workbench) -> Outlines | None:
    rows = [row for row in bench.outlines if row.kind is RowKind.POSTCODE]
    return Outlines(rows, [row.name for row in rows]) if rows else None
