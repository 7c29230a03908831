"""Any CSV, read through a mapping that says which column is what.

delimiter = ";"          # else "," is taken
encoding = "cp1251"      # else what its first bytes say, or UTF-8
source = "city hall"     # what the rows are called

[columns]
street = "улица"
number = "дом"           # or several columns: ["дом", "корпус"]
lat = "широта"
lon = "долгота"
postcode = "индекс"
city = "город"
"""

import csv
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

import msgspec

from address.importers.report import CannotImport, ImportReport
from address.importers.rows import RowMaker
from address.importers.text_files import FIELD_MAX_BYTES, open_text, without_nuls
from address.row import AddressRow

KNOWN = frozenset(
    {"street", "number", "lat", "lon", "postcode", "city", "district", "region", "unit", "id"}
)
NEEDED = ("street", "number", "lat", "lon")


class ColumnMapping(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    columns: dict[str, str | list[str]]
    delimiter: str = ","
    encoding: str | None = None
    source: str = "csv"


def read_mapping(path: Path) -> ColumnMapping:
    """The mapping of a TOML file; CannotImport says what is wrong with it."""
    try:
        mapping = msgspec.convert(tomllib.loads(path.read_text("utf-8-sig")), ColumnMapping)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as problem:
        raise CannotImport(f"{path.name}: {problem}") from problem
    unknown = sorted(set(mapping.columns) - KNOWN)
    missing = [name for name in NEEDED if name not in mapping.columns]
    if unknown:
        raise CannotImport(f"{path.name}: no such field: {', '.join(unknown)}")
    if missing:
        raise CannotImport(f"{path.name}: columns lacks {', '.join(missing)}")
    if len(mapping.delimiter) != 1:
        raise CannotImport(f"{path.name}: delimiter is one character")
    return mapping


def mapped_rows(
    path: Path, country: str, mapping: ColumnMapping, report: ImportReport
) -> Iterator[AddressRow]:
    csv.field_size_limit(FIELD_MAX_BYTES)
    maker = RowMaker(country, report, mapping.source)
    with open_text(path, mapping.encoding) as file:
        reader = csv.reader(without_nuls(file), delimiter=mapping.delimiter)
        try:
            columns = _columns(next(reader, []), mapping, path.name)
            for line in reader:
                fields = {
                    field: " ".join(cell for place in places if (cell := _cell(line, place)))
                    for field, places in columns.items()
                }
                if any(fields.values()):
                    yield from maker.rows(fields)
        except csv.Error as problem:
            raise CannotImport(f"{path.name}, line {reader.line_num}: {problem}") from problem


def _columns(
    headings: Sequence[str], mapping: ColumnMapping, name: str
) -> dict[str, tuple[int, ...]]:
    """Which cells of a line make up a field."""
    known = [_heading(told) for told in headings]
    wanted = {
        field: [columns] if isinstance(columns, str) else columns
        for field, columns in mapping.columns.items()
    }
    absent = sorted(
        column for columns in wanted.values() for column in columns if _heading(column) not in known
    )
    if absent:
        raise CannotImport(f"{name}: has no column {', '.join(absent)}")
    return {
        field: tuple(known.index(_heading(column)) for column in columns)
        for field, columns in wanted.items()
    }


def _heading(told: str) -> str:
    """A letter with its accent is one sign or two, as the table's maker typed it."""
    return normalize("NFC", told).strip().casefold()


def _cell(line: Sequence[str], place: int) -> str:
    return line[place].strip() if place < len(line) else ""
