"""A gazetteer file: streets with their houses, names, towns and cells, in one file read only.

It is SQLite, written once and never changed: a newer one takes its place by its name, and whoever
has the old one open goes on reading that. The houses of a street lie together in one value, since
whoever asks for one of them soon asks for its neighbours.
"""

import sqlite3
from array import array
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import RLock
from typing import Self
from weakref import WeakValueDictionary

import msgspec

from address.gazetteers.places import Entrance, House, Houses, Street, Town
from address.gazetteers.row import LIST_MARK
from address.importers.report import CannotImport
from core.model.address import Granularity

FORMAT = "2"  # a file of another format is made anew of the rows
STREETS_HELD_MAX = 4_096
HOUSES_HELD_MAX = 30_000
IDS_AT_ONCE = 500

_SCHEMA = """
PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE about (what TEXT PRIMARY KEY, said TEXT) WITHOUT ROWID;
CREATE TABLE source (name TEXT, country TEXT, rows INTEGER, kept_at REAL);
CREATE TABLE town (name TEXT, keys TEXT);
CREATE TABLE district (key TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TABLE postcode (code TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE street (id INTEGER PRIMARY KEY, name TEXT, city TEXT, country TEXT, lat REAL, lon REAL,
    aliases TEXT, postcodes TEXT, houses BLOB);
CREATE TABLE name (words TEXT, stem TEXT, kind TEXT, is_glued INTEGER, streets BLOB);
CREATE TABLE cell (cell INTEGER, street INTEGER, house INTEGER, lat REAL, lon REAL,
    PRIMARY KEY (cell, street, house)) WITHOUT ROWID;
"""
_STREET = "SELECT id, name, city, country, lat, lon, aliases, postcodes FROM street WHERE id"


class _Kept(msgspec.Struct, array_like=True, frozen=True):
    """A house as it is written down; what the street says too is left out."""

    number: str
    lat: float
    lon: float
    postcode: str | None = None
    marks: int = 0
    district: str | None = None
    region: str | None = None
    country: str | None = None
    postcodes: tuple[str, ...] | None = None
    may_be: tuple[str, ...] = ()
    entrances: tuple[tuple[str, float, float], ...] = ()


# words, stem, kind, whether it is glued on, ids of the streets
type NameRow = tuple[str, str, str, int, bytes]

_SEVERAL_FLATS, _INTERPOLATED, _CITY_INFERRED, _POSTCODE_INFERRED = 1, 2, 4, 8
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[_Kept])


class GazetteerWriter:
    """Writes a gazetteer, street by street, in the order of their ids."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._db.executescript(_SCHEMA)

    def street(self, id: int, street: Street) -> bytes:
        """Writes a street with its houses; what was written of it."""
        houses = _ENCODER.encode([_written(house) for house in street.all_houses()])
        codes = sorted({code for house in street.all_houses() for code in house.postcodes})
        aliases = LIST_MARK.join(street.aliases) or None
        row = (street.name, street.city, street.country, street.lat, street.lon, aliases,
               LIST_MARK.join(codes) or None)  # fmt: skip
        self._db.execute("INSERT INTO street VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                         (id, *row, houses))  # fmt: skip
        return _ENCODER.encode(row) + houses

    def cells(self, rows: Iterable[Sequence[object]]) -> None:
        self._db.executemany("INSERT INTO cell VALUES (?, ?, ?, ?, ?)", rows)

    def names(self, rows: Iterable[tuple[str, str, str, int, Sequence[int]]]) -> None:
        self._db.executemany(
            "INSERT INTO name VALUES (?, ?, ?, ?, ?)",
            ((*name, array("I", streets).tobytes()) for *name, streets in rows),
        )

    def towns(self, towns: Iterable[Town]) -> None:
        rows = ((town.name, LIST_MARK.join(sorted(town.keys))) for town in towns)
        self._db.executemany("INSERT INTO town VALUES (?, ?)", rows)

    def districts(self, names: Iterable[tuple[str, str]]) -> None:
        self._db.executemany("INSERT OR REPLACE INTO district VALUES (?, ?)", names)

    def postcodes(self, codes: Iterable[str]) -> None:
        self._db.executemany("INSERT INTO postcode VALUES (?)", ((code,) for code in codes))

    def about(self, **said: str) -> None:
        told = {"format": FORMAT, **said}
        self._db.executemany("INSERT INTO about VALUES (?, ?)", told.items())
        self._db.commit()


def _written(house: House) -> list[object]:
    is_same = house.postcodes == ({house.postcode} if house.postcode else frozenset())
    parts: list[object] = [
        house.number,
        house.lat,
        house.lon,
        house.postcode,
        _marks(house),
        house.district,
        house.region,
        house.country if house.country != house.street.country else None,
        None if is_same else tuple(sorted(house.postcodes)),
        tuple(sorted(house.may_be)),
        tuple((entrance.ref, entrance.lat, entrance.lon) for entrance in house.entrances),
    ]
    while len(parts) > 3 and not parts[-1]:
        parts.pop()
    return parts


def _marks(house: House) -> int:
    return (
        _SEVERAL_FLATS * house.several_flats
        | _INTERPOLATED * (house.level is Granularity.INTERPOLATED)
        | _CITY_INFERRED * ("city" in house.inferred)
        | _POSTCODE_INFERRED * ("postcode" in house.inferred)
    )


def _read(kept: _Kept, street: Street) -> House:
    codes = kept.postcodes
    if codes is None:
        codes = (kept.postcode,) if kept.postcode else ()
    inferred = _INFERRED[kept.marks & (_CITY_INFERRED | _POSTCODE_INFERRED)]
    return House(
        street,
        kept.number,
        kept.lat,
        kept.lon,
        kept.postcode,
        frozenset(codes),
        frozenset(kept.may_be),
        kept.district,
        kept.region,
        kept.country or street.country,
        Granularity.INTERPOLATED if kept.marks & _INTERPOLATED else Granularity.BUILDING,
        bool(kept.marks & _SEVERAL_FLATS),
        tuple(Entrance(*entrance) for entrance in kept.entrances),
        inferred,
    )


_INFERRED = {
    0: frozenset[str](),
    _CITY_INFERRED: frozenset({"city"}),
    _POSTCODE_INFERRED: frozenset({"postcode"}),
    _CITY_INFERRED | _POSTCODE_INFERRED: frozenset({"city", "postcode"}),
}


class GazetteerFile:
    """Reads a gazetteer. Threads may share it; streets that somebody holds stay the same object."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._lock = RLock()
        self._alive: WeakValueDictionary[int, Street] = WeakValueDictionary()
        self._held: OrderedDict[int, Street] = OrderedDict()
        self._with_houses: OrderedDict[int, tuple[Street, int]] = OrderedDict()
        self._houses_held = 0

    @classmethod
    def open(cls, path: Path) -> Self:
        """Raises CannotImport where the file is damaged or of another format."""
        # Immutable: nobody writes into it, so nobody needs a lock, and a read-only disk will do.
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        try:
            db = sqlite3.connect(uri, uri=True, check_same_thread=False)
            pages = db.execute("SELECT page_count * page_size FROM pragma_page_count,"
                               " pragma_page_size").fetchone()[0]  # fmt: skip
            told = db.execute("SELECT said FROM about WHERE what = 'format'").fetchone()
        except sqlite3.Error as problem:
            raise CannotImport(f"{path.name} cannot be read: {problem}") from problem
        if told != (FORMAT,) or path.stat().st_size < pages:
            raise CannotImport(f"{path.name} is cut off, or of another version")
        return cls(db)

    @property
    def connection(self) -> sqlite3.Connection:
        return self._db

    def about(self, what: str) -> str:
        found = self._db.execute("SELECT said FROM about WHERE what = ?", (what,)).fetchone()
        return str(found[0])

    def towns(self) -> Iterator[Town]:
        for name, keys in self._db.execute("SELECT name, keys FROM town ORDER BY rowid"):
            yield Town(name, frozenset(keys.split(LIST_MARK)))

    def districts(self) -> dict[str, str]:
        return dict(self._db.execute("SELECT key, name FROM district"))

    def postcodes(self) -> list[str]:
        return [code for (code,) in self._db.execute("SELECT code FROM postcode ORDER BY code")]

    def names(self) -> Iterator[NameRow]:
        """Sorted by their words."""
        return iter(self._db.execute("SELECT * FROM name ORDER BY rowid"))

    # --- streets

    def street(self, id: int) -> Street:
        return self.streets((id,))[0]

    def streets(self, ids: Sequence[int]) -> list[Street]:
        with self._lock:
            found = {id: street for id in ids if (street := self._alive.get(id)) is not None}
            missing = [id for id in ids if id not in found]
            for start in range(0, len(missing), IDS_AT_ONCE):
                some = missing[start : start + IDS_AT_ONCE]
                marks = ", ".join("?" * len(some))
                for id, *row in self._db.execute(f"{_STREET} IN ({marks})", some):
                    found[id] = self._alive[id] = self._made(id, *row)
            for id in ids:
                self._held[id] = found[id]
                self._held.move_to_end(id)
            while len(self._held) > STREETS_HELD_MAX:
                self._held.popitem(last=False)
            return [found[id] for id in ids]

    def _made(
        self,
        id: int,
        name: str,
        city: str | None,
        country: str | None,
        lat: float | None,
        lon: float | None,
        aliases: str | None,
        postcodes: str | None,
    ) -> Street:
        return Street(
            name,
            city,
            tuple(aliases.split(LIST_MARK)) if aliases else (),
            country,
            lat,
            lon,
            fetch=lambda street: self._houses(id, street),
            postcodes=postcodes.split(LIST_MARK) if postcodes else (),
        )

    def _houses(self, id: int, street: Street) -> Houses:
        with self._lock:
            row = self._db.execute("SELECT houses FROM street WHERE id = ?", (id,)).fetchone()
            kept = _DECODER.decode(row[0])
            _, known = self._with_houses.pop(id, (street, 0))
            self._houses_held += len(kept) - known
            self._with_houses[id] = (street, len(kept))
            while self._houses_held > HOUSES_HELD_MAX and len(self._with_houses) > 1:
                _, (oldest, count) = self._with_houses.popitem(last=False)
                self._houses_held -= count
                oldest.let_go()
        numbers = [house.number for house in kept]
        return Houses(numbers, lambda place: _read(kept[place], street))

    def __len__(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM street").fetchone()[0])

    # --- houses by place

    def near(self, first_cell: int, last_cell: int) -> list[tuple[int, int, float, float]]:
        """(street, which of its houses, lat, lon) for the houses of a stretch of cells."""
        found = self._db.execute(
            "SELECT street, house, lat, lon FROM cell WHERE cell BETWEEN ? AND ?",
            (first_cell, last_cell),
        )
        return found.fetchall()

    def box(self) -> tuple[float, float, float, float] | None:
        """South, west, north, east of all houses; None where there are none."""
        found = self._db.execute("SELECT min(lat), min(lon), max(lat), max(lon) FROM street")
        south, west, north, east = found.fetchone()
        return None if south is None else (south, west, north, east)

    def house(self, street: int, which: int) -> House:
        return self.street(street).houses.at(which)

    def close(self) -> None:
        self._db.close()
