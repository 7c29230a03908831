"""Any CSV, read through a mapping that says which column is what.

delimiter = ";"          # else "," is taken
encoding = "cp1251"      # else UTF-8
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
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from address.importers.report import CannotImport, ImportReport
from address.importers.rows import row_of
from address.importers.text_files import open_text
from address.row import AddressRow

KNOWN = frozenset(
    {"street", "number", "lat", "lon", "postcode", "city", "district", "region", "unit", "id"}
)
NEEDED = ("street", "number", "lat", "lon")


class ColumnMapping(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    columns: dict[str, str | list[str]]
    delimiter: str = ","
    encoding: str = "utf-8-sig"
    source: str = "csv"


def read_mapping(path: Path) -> ColumnMapping:
    """The mapping of a TOML file; CannotImport says what is wrong with it."""
    try:
        mapping = msgspec.convert(tomllib.loads(path.read_text("utf-8")), ColumnMapping)
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
    with open_text(path, mapping.encoding) as file:
        reader = csv.DictReader(file, delimiter=mapping.delimiter)
        headings = {(name or "").strip() for name in reader.fieldnames or ()}
        wanted = {column for columns in mapping.columns.values() for column in _listed(columns)}
        if absent := sorted(wanted - headings):
            raise CannotImport(f"{path.name}: has no column {', '.join(absent)}")
        try:
            for line in reader:
                cells = {
                    (name or "").strip(): value
                    for name, value in line.items()
                    if isinstance(value, str)
                }
                fields = {
                    field: " ".join(_cells(cells, columns))
                    for field, columns in mapping.columns.items()
                }
                yield from row_of(fields, country, report, mapping.source)
        except csv.Error as problem:
            raise CannotImport(f"{path.name}, line {reader.line_num}: {problem}") from problem


def _listed(columns: str | list[str]) -> list[str]:
    return [columns] if isinstance(columns, str) else columns


def _cells(cells: Mapping[str, str], columns: str | list[str]) -> Iterator[str]:
    for column in _listed(columns):
        if value := cells.get(column, "").strip():
            yield value
