"""Any CSV, read through a mapping that says which column is what.

delimiter = ";"          # else , ; tab or |, whichever the headings have
encoding = "cp1251"      # else what its first bytes say, or UTF-8
source = "city hall"     # what the rows are called

[columns]
street = "улица"
number = "дом"           # or several columns: ["дом", "корпус"]
lat = "широта"
lon = "долгота"
postcode = "индекс"
city = "город"
# and district, region, unit, id; house_number is number, and so on: see OTHER_NAMES
"""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

import msgspec

from address.gazetteers.row import AddressRow
from address.importers.report import CannotImport, ImportReport
from address.importers.rows import RowMaker
from address.importers.tables import cells_of, delimiter_of, headings_of
from address.importers.text_files import open_text, without_nuls

KNOWN = frozenset(
    {"street", "number", "lat", "lon", "postcode", "city", "district", "region", "unit", "id"}
)
OTHER_NAMES = {
    "house_number": "number", "housenumber": "number", "latitude": "lat", "longitude": "lon",
    "lng": "lon", "zip": "postcode", "postal_code": "postcode", "town": "city", "road": "street",
}  # fmt: skip
NEEDED = ("street", "number", "lat", "lon")


class ColumnMapping(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    columns: dict[str, str | list[str]]
    delimiter: str | None = None
    encoding: str | None = None
    source: str = "csv"


def read_mapping(path: Path) -> ColumnMapping:
    """The mapping of a TOML file; CannotImport says what is wrong with it."""
    try:
        mapping = msgspec.convert(tomllib.loads(path.read_text("utf-8-sig")), ColumnMapping)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as problem:
        raise CannotImport(f"{path.name}: {problem}") from problem
    columns: dict[str, str | list[str]] = {}
    for told, column in mapping.columns.items():
        field = OTHER_NAMES.get(told, told)
        if field not in KNOWN:
            fields = ", ".join([*NEEDED, *sorted(KNOWN - set(NEEDED))])
            raise CannotImport(f"{path.name}: no such field: {told}; the fields are {fields}")
        if field in columns:
            raise CannotImport(f"{path.name}: {field} is told twice")
        columns[field] = column
    if missing := [field for field in NEEDED if field not in columns]:
        raise CannotImport(f"{path.name}: columns lacks {', '.join(missing)}")
    if mapping.delimiter is not None and len(mapping.delimiter) != 1:
        raise CannotImport(f"{path.name}: delimiter is one character")
    return msgspec.structs.replace(mapping, columns=columns)


def mapped_rows(
    path: Path, country: str, mapping: ColumnMapping, report: ImportReport
) -> Iterator[AddressRow]:
    maker = RowMaker(country, report, mapping.source)
    with open_text(path, mapping.encoding) as file:
        lines = without_nuls(file)
        first = next(lines, "")
        delimiter = mapping.delimiter or delimiter_of(first)
        headings = headings_of(first, delimiter)
        columns = _columns(headings, mapping, path.name)
        for line in cells_of(lines, delimiter, len(headings), report):
            fields = {
                field: " ".join(cell for place in places if (cell := _cell(line, place)))
                for field, places in columns.items()
            }
            if any(fields.values()):
                yield from maker.rows(fields)


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
