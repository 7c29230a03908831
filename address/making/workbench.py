"""A workbench: rows of all sources laid out on disk and sorted, so that a million need no memory.

It is a SQLite file of its own that nobody else sees and that is thrown away when the gazetteer is
made of it. What is few (towns, districts, boundaries) stays in memory.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import batched, groupby
from typing import Any, NamedTuple

from address.gazetteers.cells import cell_number, cell_of
from address.gazetteers.row import LIST_MARK, AddressRow, RowKind, Trust
from address.gazetteers.towns import Named, town_key
from address.language.similarity import name_of

BATCH_ROWS = 5_000
CACHE_KIB = 32_768

_TRUST = {Trust.BUILDING: 0, Trust.POINT: 1, Trust.ENTRANCE: 2, Trust.SOMETHING_INSIDE: 3}
# What is cut short the same way in every file, and in the same file.
_SHORT, _MEANT, _MEANT_IN = "str", "strasse", {"NL": "straat", "BE": "straat"}
STEM_LETTERS_MIN = 3
_GUESSED = 4  # a point on a line outdoes nothing that somebody mapped
_SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
CREATE TABLE house (
    id INTEGER PRIMARY KEY, street TEXT, city TEXT, cell INTEGER, name TEXT, number TEXT,
    lat REAL, lon REAL, postcode TEXT, district TEXT, region TEXT, country TEXT, entrance TEXT,
    aliases TEXT, trust INTEGER, is_between INTEGER, several_flats INTEGER);
CREATE TABLE way (id INTEGER PRIMARY KEY, street TEXT, name TEXT, aliases TEXT, cell INTEGER,
    lat REAL, lon REAL, city TEXT);
CREATE TABLE city (written TEXT PRIMARY KEY, town TEXT) WITHOUT ROWID;
CREATE TABLE told (house INTEGER PRIMARY KEY, town TEXT, postcode TEXT);
CREATE TABLE guess (house INTEGER PRIMARY KEY, town TEXT, codes TEXT);
CREATE TABLE way_town (way INTEGER PRIMARY KEY, town TEXT);
"""
_JOINED = """
house h LEFT JOIN city ON city.written = h.city LEFT JOIN told ON told.house = h.id
"""
_SORTED_HOUSES = f"""
SELECT h.street, coalesce(city.town, told.town, guess.town, '') AS town,
    h.name, h.number, h.lat, h.lon, coalesce(nullif(h.postcode, ''), told.postcode, ''),
    h.district, h.region, h.country, h.entrance, h.aliases, h.trust, h.is_between, h.several_flats,
    city.town IS NULL AND told.town IS NULL AND guess.town IS NOT NULL, coalesce(guess.codes, '')
FROM {_JOINED} LEFT JOIN guess ON guess.house = h.id ORDER BY h.street, town
"""
_SORTED_WAYS = """
SELECT street, coalesce(city.town, way_town.town, ''), name, aliases, lat, lon
FROM way LEFT JOIN city ON city.written = way.city LEFT JOIN way_town ON way_town.way = way.id
ORDER BY street, name, lat, lon, aliases
"""
_INCOMPLETE = f"""
SELECT h.id, h.cell, h.lat, h.lon, coalesce(city.town, told.town) IS NULL AS wants_town,
    h.postcode = '' AND told.postcode IS NULL AS wants_postcode, h.country
FROM {_JOINED} WHERE wants_town OR wants_postcode ORDER BY h.cell, h.country
"""
_NEAR = {
    "town": f"SELECT h.lat, h.lon, coalesce(city.town, told.town) AS said, h.country"
    f" FROM {_JOINED}",
    "postcode": "SELECT h.lat, h.lon, coalesce(nullif(h.postcode, ''), told.postcode) AS said,"
    f" h.country FROM {_JOINED}",
}
_IN_CELLS = " WHERE h.cell = ? AND said IS NOT NULL ORDER BY h.street, h.number, h.lat, h.lon"


class HouseRow(NamedTuple):
    """What a row says of a house, and what its neighbours say where it is silent. Missing texts
    are empty, so that rows sort."""

    name: str
    number: str
    lat: float
    lon: float
    postcode: str
    district: str
    region: str
    country: str
    entrance: str
    aliases: str
    trust: int
    is_between: int
    several_flats: int
    town_inferred: int
    codes_near: str


class WayRow(NamedTuple):
    """What a row says of a street as such. `town` is where it lies."""

    town: str
    name: str
    aliases: str
    lat: float | None
    lon: float | None


class Incomplete(NamedTuple):
    """A row that lacks its town, or its postcode, or both; a street lacks its town."""

    id: int
    cell: int
    lat: float
    lon: float
    wants_town: int
    wants_postcode: int
    country: str


class StreetRows(NamedTuple):
    """All that the rows say of the streets of one name, by town."""

    key: str
    houses: dict[str, list[HouseRow]]
    ways: list[WayRow]


class Workbench:
    """The rows of a gazetteer in the making."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._db.executescript(f"PRAGMA cache_size = -{CACHE_KIB};{_SCHEMA}")
        self.named: dict[str, Named] = defaultdict(Named)
        self.towns: list[AddressRow] = []
        self.districts: list[AddressRow] = []
        self.outlines: list[AddressRow] = []

    def lay_out(self, rows: Iterable[AddressRow]) -> None:
        for batch in batched(rows, BATCH_ROWS):
            houses: list[Sequence[object]] = []
            ways: list[Sequence[object]] = []
            for row in batch:
                match row.kind:
                    case RowKind.STREET:
                        ways.append(self._way(row))
                    case RowKind.TOWN:
                        self.towns.append(row)
                    case RowKind.DISTRICT:
                        self.districts.append(row)
                    case RowKind.BOUNDARY | RowKind.POSTCODE:
                        self.outlines.append(row)
                    case _:
                        houses.append(self._house(row))
            self._insert("house", houses)
            self._insert("way", ways)

    def _house(self, row: AddressRow) -> Sequence[object]:
        assert row.lat is not None and row.lon is not None
        city, is_between = self._city(row), row.kind is RowKind.INTERPOLATED
        return (
            _key_of(row),
            city,
            cell_number(*cell_of(row.lat, row.lon)),
            row.name.strip(),
            (row.number or "").strip(),
            row.lat,
            row.lon,
            row.postcode or "",
            row.district or "",
            row.region or "",
            row.country or "",
            row.entrance or "",
            LIST_MARK.join(row.aliases),
            _GUESSED if is_between else _TRUST[row.trust],
            is_between,
            row.several_flats,
        )

    def _way(self, row: AddressRow) -> Sequence[object]:
        cell = None
        if row.lat is not None and row.lon is not None:
            cell = cell_number(*cell_of(row.lat, row.lon))
        aliases = LIST_MARK.join(row.aliases)
        city = self._city(row)
        return _key_of(row), row.name.strip(), aliases, cell, row.lat, row.lon, city

    def _city(self, row: AddressRow) -> str:
        """As it is written; who names it there is counted."""
        city = (row.city or "").strip()
        if city and row.lat is not None and row.lon is not None:
            self.named[city].add(row.lat, row.lon)
        return city

    def _insert(self, table: str, rows: Sequence[Sequence[object]]) -> None:
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self._db.executemany(f"INSERT INTO {table} VALUES (NULL, {marks})", rows)

    # --- towns and what is missing

    def street_names_among(self, keys: frozenset[str]) -> frozenset[str]:
        """Those keys that are a street's name."""
        names = self._db.execute("SELECT DISTINCT name FROM house UNION SELECT name FROM way")
        return keys & {key for (name,) in names if (key := town_key(name)) in keys}

    def know_cities(self, towns: Mapping[str, str]) -> None:
        """How the rows write a town, and which one that is."""
        self._db.executemany("INSERT INTO city VALUES (?, ?)", towns.items())

    def incomplete(self) -> Iterator[Incomplete]:
        """Houses, by cell: neighbours come together."""
        return map(Incomplete._make, self._db.execute(_INCOMPLETE))

    def ways(self, *, only_without_houses: bool) -> Iterator[Incomplete]:
        """Streets told as such, by cell."""
        without = " AND street NOT IN (SELECT street FROM house)" if only_without_houses else ""
        found = self._db.execute(
            "SELECT way.id, cell, lat, lon, 1, 0, '' FROM way"
            " LEFT JOIN city ON city.written = way.city"
            " LEFT JOIN way_town ON way_town.way = way.id WHERE lat IS NOT NULL"
            f" AND coalesce(city.town, way_town.town) IS NULL{without} ORDER BY cell"
        )
        return map(Incomplete._make, found)

    def tell(self, told: Iterable[tuple[int, str | None, str | None]]) -> None:
        """(house, town, postcode) as an outline says it."""
        self._db.executemany("INSERT INTO told VALUES (?, ?, ?)", told)

    def guess(self, guessed: Iterable[tuple[int, str | None, str]]) -> None:
        """(house, town, postcodes nearest first) as the neighbours make it likely."""
        self._db.executemany("INSERT INTO guess VALUES (?, ?, ?)", guessed)

    def place_ways(self, towns: Iterable[tuple[int, str]]) -> None:
        self._db.executemany("INSERT INTO way_town VALUES (?, ?)", towns)

    def lacks_something(self) -> bool:
        """Whether a house lacks its town or postcode, or a street without houses its town."""
        houses = self._db.execute(f"SELECT EXISTS ({_INCOMPLETE})")
        return bool(houses.fetchone()[0]) or any(self.ways(only_without_houses=True))

    def says_any(self, what: str) -> bool:
        """Whether any house says its town, or its postcode."""
        found = self._db.execute(f"SELECT EXISTS ({_NEAR[what]} WHERE said IS NOT NULL)")
        return bool(found.fetchone()[0])

    def index_cells(self) -> None:
        self._db.execute("CREATE INDEX house_by_cell ON house (cell)")

    def in_cells(self, what: str, cell: int, limit: int) -> list[tuple[float, float, str, str]]:
        """What houses of a cell say of their town or postcode, with where they are, and in which
        country."""
        found = self._db.execute(f"{_NEAR[what]}{_IN_CELLS} LIMIT {limit}", (cell,))
        return found.fetchall()

    # --- street by street

    def streets(self) -> Iterator[StreetRows]:
        """In the order of their keys."""
        houses = groupby(self._db.execute(_SORTED_HOUSES), key=lambda row: row[0])
        ways = groupby(self._db.execute(_SORTED_WAYS), key=lambda row: row[0])
        for key, told, of_ways in _side_by_side(houses, ways):
            by_town: dict[str, list[HouseRow]] = defaultdict(list)
            for row in told:
                by_town[row[1]].append(HouseRow._make(row[2:]))
            yield StreetRows(key, by_town, [WayRow._make(row[1:]) for row in of_ways])


def _key_of(row: AddressRow) -> str:
    """What brings the rows of a street together: who writes "Hauptstr." means Hauptstraße."""
    name = name_of(row.name)
    stem = name.stem.removesuffix(_SHORT)
    if name.kind or stem == name.stem or len(stem) < STEM_LETTERS_MIN:
        return name.key
    return f"{stem}|{_MEANT_IN.get(row.country or '', _MEANT)}"


type _Groups = Iterator[tuple[str, Iterator[tuple[Any, ...]]]]


def _side_by_side(
    ours: _Groups, theirs: _Groups
) -> Iterator[tuple[str, Iterable[tuple[Any, ...]], Iterable[tuple[Any, ...]]]]:
    """Two sorted runs of groups as one: what both, or either, say of a key."""
    our, their = next(ours, None), next(theirs, None)
    while our or their:
        if their is None or (our is not None and our[0] < their[0]):
            assert our is not None
            yield our[0], our[1], ()
            our = next(ours, None)
        elif our is None or their[0] < our[0]:
            yield their[0], (), their[1]
            their = next(theirs, None)
        else:
            yield our[0], our[1], their[1]
            our, their = next(ours, None), next(theirs, None)
