"""The map's file: shapes in SQLite with an R*Tree, found by where they are.

It is written once and then only read, by any number of threads and processes.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import batched
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from core.ports import Unavailable
from integrations.maps.extract.kinds import Kind
from integrations.maps.extract.reading import Shape

BATCH = 5_000
CACHE_KIB = 32_768
SHAPES_MAX = 40_000  # of one look

_SCHEMA = """
    CREATE VIRTUAL TABLE shapes USING rtree(
        id, west, east, south, north, +kind INTEGER, +label TEXT, +wkb BLOB
    );
    CREATE TABLE known (west REAL, south REAL, east REAL, north REAL);
"""


@dataclass(frozen=True, slots=True)
class Box:
    """From west to east and from south to north, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def edges(self) -> tuple[float, float, float, float]:
        return (self.west, self.south, self.east, self.north)

    @property
    def middle(self) -> tuple[float, float]:
        """Longitude and latitude."""
        return (self.west + self.east) / 2, (self.south + self.north) / 2

    @property
    def is_empty(self) -> bool:
        return self.west >= self.east or self.south >= self.north

    def within(self, other: "Box") -> "Box":
        """What both cover; empty where they do not meet."""
        return Box(
            max(self.west, other.west),
            max(self.south, other.south),
            min(self.east, other.east),
            min(self.north, other.north),
        )


@dataclass(frozen=True, slots=True)
class Found:
    """Shapes of a look, beside each other: their kinds, labels and geometries."""

    kinds: Sequence[Kind]
    labels: Sequence[str | None]
    geometries: Sequence[BaseGeometry]

    @property
    def streets(self) -> list[BaseGeometry]:
        """Their lines."""
        streets = [kind for kind in Kind if kind.is_street]
        return [shape for _, _, shape in self.of(*streets)]

    def of(self, *wanted: Kind) -> Iterator[tuple[Kind, str | None, BaseGeometry]]:
        for kind, label, geometry in zip(self.kinds, self.labels, self.geometries, strict=True):
            if kind in wanted:
                yield kind, label, geometry


def write(path: Path, shapes: Iterable[Shape], said: Sequence[float] | None) -> int:
    """A whole file of them; how many there are. `said` are the bounds, where they are known."""
    count, edges = 0, [180.0, 90.0, -180.0, -90.0]
    database = sqlite3.connect(path, isolation_level=None)
    try:
        # Whoever is interrupted begins anew: nothing here has to survive a crash.
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        database.executescript(_SCHEMA)
        database.execute("BEGIN")
        for batch in batched(shapes, BATCH):
            geometries = shapely.from_wkb([shape.wkb for shape in batch])
            bounds = shapely.bounds(geometries)
            database.executemany(
                "INSERT INTO shapes VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (count + at, west, east, south, north, int(one.kind), one.label, wkb)
                    for at, (one, (west, south, east, north), wkb) in enumerate(
                        zip(batch, bounds.tolist(), shapely.to_wkb(geometries), strict=True)
                    )
                ),
            )
            count += len(batch)
            edges[:2] = map(min, edges[:2], bounds[:, :2].min(axis=0).tolist())
            edges[2:] = map(max, edges[2:], bounds[:, 2:].max(axis=0).tolist())
        database.execute("INSERT INTO known VALUES (?, ?, ?, ?)", tuple(said or edges))
        database.execute("COMMIT")
    finally:
        database.close()
    return count


class Shelf:
    """A finished file, opened for looking; a thread opens its own. Raises Unavailable."""

    def __init__(self, path: Path) -> None:
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        try:
            self._database = sqlite3.connect(address, uri=True, isolation_level=None)
            self._database.execute("PRAGMA cache_size = -4096")
            row = self._database.execute("SELECT west, south, east, north FROM known").fetchone()
        except sqlite3.Error as problem:
            raise Unavailable(f"the map's file cannot be read: {problem}") from problem
        self.known = Box(*row)

    def look(self, box: Box, kinds: Iterable[Kind]) -> Found:
        """What touches the box, of these kinds; no more of it than a screen can show."""
        wanted = ", ".join(str(int(kind)) for kind in kinds)
        try:
            rows = self._database.execute(
                f"SELECT kind, label, wkb FROM shapes WHERE east >= ? AND west <= ? "
                f"AND north >= ? AND south <= ? AND kind IN ({wanted}) LIMIT {SHAPES_MAX}",
                (box.west, box.east, box.south, box.north),
            ).fetchall()
        except sqlite3.Error as problem:
            raise Unavailable(f"the map's file cannot be read: {problem}") from problem
        return Found(
            kinds=[Kind(row[0]) for row in rows],
            labels=[row[1] for row in rows],
            geometries=list(shapely.from_wkb([row[2] for row in rows])),
        )

    def close(self) -> None:
        self._database.close()
