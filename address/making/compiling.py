"""Compiling: rows of all sources become one gazetteer file, street by street.

Nothing but a street of one name is held at a time, so that a million addresses take little memory.
The same rows make the same gazetteer, whatever their order.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Protocol

from address.gazetteers.cells import cell_number, cell_of
from address.gazetteers.gazetteer_file import GazetteerWriter
from address.gazetteers.places import Street
from address.gazetteers.row import AddressRow
from address.gazetteers.towns import Towns, town_key
from address.language.day_names import day_spellings
from address.language.folding import latin_spellings
from address.language.similarity import name_of
from address.making.merging import merged
from address.making.neighbours import guess_by_neighbours
from address.making.outlines import adopt_boundaries, tell_what_lies_inside
from address.making.workbench import BATCH_ROWS, StreetRows, Workbench


class Watch(Protocol):
    """Sees things go by, and may tell somebody who waits."""

    def __call__[Item](self, items: Iterable[Item], doing: str, what: str) -> Iterable[Item]: ...


def unwatched[Item](items: Iterable[Item], doing: str, what: str) -> Iterable[Item]:
    return items


def compiled(
    rows: Iterable[AddressRow],
    into: sqlite3.Connection,
    work: sqlite3.Connection,
    watch: Watch = unwatched,
) -> str:
    """Fills `into` with the gazetteer of the rows; its version. `work` is scratch paper."""
    bench = Workbench(work)
    bench.lay_out(rows)
    towns = Towns(bench.named, bench.towns, bench.street_names_among)
    adopt_boundaries(bench, towns)
    cities = {written: key for written in bench.named if (key := towns.key(written)) is not None}
    bench.know_cities(cities)
    tell_what_lies_inside(bench, towns)
    guess_by_neighbours(bench)
    return _Press(work, into).written(bench, towns, watch)


class _Press:
    """Writes streets, and remembers on scratch paper what has to be sorted first."""

    def __init__(self, work: sqlite3.Connection, into: sqlite3.Connection) -> None:
        self._work = work
        self._work.executescript(
            "CREATE TABLE name (key TEXT PRIMARY KEY, words TEXT, stem TEXT, kind TEXT,"
            " is_glued INTEGER) WITHOUT ROWID;"
            "CREATE TABLE named (key TEXT, street INTEGER, PRIMARY KEY (key, street))"
            " WITHOUT ROWID;"
            "CREATE TABLE at (cell INTEGER, street INTEGER, house INTEGER, lat REAL, lon REAL);"
        )
        self._writer = GazetteerWriter(into)
        self._digest = blake2b(digest_size=8)
        self._places: list[tuple[int, int, int, float, float]] = []
        self._codes: set[str] = set()
        self._countries: set[str] = set()
        self._streets = self._houses = 0

    def written(self, bench: Workbench, towns: Towns, watch: Watch) -> str:
        shown = towns.shown()
        for rows in watch(bench.streets(), "Putting streets together", "names"):
            for town, street in merged(rows, shown):
                self._street(rows, town, street)
        self._note_places()
        self._writer.cells(self._work.execute("SELECT * FROM at ORDER BY cell, street, house"))
        self._writer.names(self._names())
        all_towns = towns.all()
        districts = sorted(
            (town_key(name), row.name)
            for row in bench.districts
            for name in (row.name, *row.aliases)
        )
        self._writer.towns(all_towns)
        self._writer.districts(districts)
        self._writer.postcodes(sorted(self._codes))
        told = [(town.name, *sorted(town.keys)) for town in all_towns]
        self._digest.update(repr((told, districts)).encode(errors="replace"))
        version = self._digest.hexdigest()
        self._writer.about(
            version=version, houses=str(self._houses), countries=" ".join(sorted(self._countries))
        )
        return version

    def _street(self, rows: StreetRows, town: str, street: Street) -> None:
        id, self._streets = self._streets, self._streets + 1
        self._digest.update(self._writer.street(id, street))
        houses = street.all_houses()
        self._houses += len(houses)
        for house in houses:
            self._codes |= house.postcodes
            if house.country:
                self._countries.add(house.country)
        self._places += [
            (cell_number(*cell_of(house.lat, house.lon)), id, place, house.lat, house.lon)
            for place, house in enumerate(houses)
        ]
        if len(self._places) > BATCH_ROWS:
            self._note_places()
        for text in (street.name, *street.aliases):
            for spelling in _spellings(text, street.country):
                name = name_of(spelling)
                if name.stem:
                    row = (name.key, " ".join(name.words), name.stem, name.kind, name.glued)
                    self._work.execute("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?, ?)", row)
                    self._work.execute("INSERT OR IGNORE INTO named VALUES (?, ?)", (name.key, id))

    def _note_places(self) -> None:
        self._work.executemany("INSERT INTO at VALUES (?, ?, ?, ?, ?)", self._places)
        self._places.clear()

    def _names(self) -> Iterator[tuple[str, str, str, int, Sequence[int]]]:
        """Sorted by their words."""
        found = self._work.execute(
            "SELECT words, stem, kind, is_glued, key FROM name ORDER BY words, key"
        )
        for words, stem, kind, is_glued, key in found:
            streets = self._work.execute(
                "SELECT street FROM named WHERE key = ? ORDER BY street", (key,)
            )
            yield words, stem, kind, is_glued, [street for (street,) in streets]


def _spellings(name: str, country: str | None) -> Iterator[str]:
    yield name
    yield from latin_spellings(name)
    yield from day_spellings(name, country)
