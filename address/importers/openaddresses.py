"""OpenAddresses: its CSV and its GeoJSON lines, plain or gzipped, headings in any case."""

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from address.importers.report import CannotImport, ImportReport
from address.importers.rows import Fields, row_of
from address.importers.text_files import open_text
from address.row import AddressRow

_FIELD_MAX_BYTES = 1 << 20
_NAMES = {
    "lon": ("lon", "longitude", "x"),
    "lat": ("lat", "latitude", "y"),
    "number": ("number", "housenumber", "house_number"),
    "street": ("street", "road"),
    "unit": ("unit",),
    "city": ("city",),
    "district": ("district",),
    "region": ("region",),
    "postcode": ("postcode", "zip"),
    "id": ("hash", "id"),
}


def openaddresses_csv_rows(path: Path, country: str, report: ImportReport) -> Iterator[AddressRow]:
    """The rows of LON,LAT,NUMBER,STREET,UNIT,CITY,DISTRICT,REGION,POSTCODE,ID,HASH."""
    csv.field_size_limit(_FIELD_MAX_BYTES)
    with open_text(path) as file:
        reader = csv.reader(file)
        headings = [name.strip().lower() for name in next(reader, ())]
        if not {"street", "number"} <= set(headings):
            raise CannotImport(f"{path.name}: no NUMBER and STREET in its first line")
        columns = {
            field: [headings.index(name) for name in names if name in headings]
            for field, names in _NAMES.items()
        }
        sure = {field: places[0] for field, places in columns.items() if len(places) == 1}
        open_to_choice = {field: places for field, places in columns.items() if len(places) > 1}
        try:
            for line in reader:
                if not line:
                    continue
                line += [""] * (len(headings) - len(line))  # a line that breaks off
                fields = {field: line[place] for field, place in sure.items()}
                for field, places in open_to_choice.items():
                    fields[field] = next((line[place] for place in places if line[place]), "")
                yield from row_of(fields, country, report, "openaddresses")
        except csv.Error as problem:
            raise CannotImport(f"{path.name}, line {reader.line_num}: {problem}") from problem


def openaddresses_geojson_rows(
    path: Path, country: str, report: ImportReport
) -> Iterator[AddressRow]:
    """One feature a line (`.geojsonl`, OpenAddresses' own `.geojson`), or one FeatureCollection."""
    with open_text(path) as file:
        first = next(file, "")
        if not _is_one_feature(first):
            yield from _of_collection(first + file.read(), path, country, report)
            return
        yield from _of_line(first, country, report)
        for line in file:
            yield from _of_line(line, country, report)


def _is_one_feature(line: str) -> bool:
    """Whether the file goes on line by line; else it is one document of many lines."""
    try:
        document = json.loads(line.lstrip("\x1e"))
    except ValueError:
        return False
    return isinstance(document, dict) and document.get("type") == "Feature"


def _of_collection(
    text: str, path: Path, country: str, report: ImportReport
) -> Iterator[AddressRow]:
    try:
        document = json.loads(text)
    except ValueError as problem:
        raise CannotImport(f"{path.name}: {problem}") from problem
    features = document.get("features", ()) if isinstance(document, dict) else document
    for feature in features:
        yield from _of_feature(feature, country, report)


def _of_line(line: str, country: str, report: ImportReport) -> Iterator[AddressRow]:
    line = line.strip().lstrip("\x1e").rstrip(",")
    if not line:
        return
    try:
        feature = json.loads(line)
    except ValueError:
        report.read += 1
        report.drop("a line that is no JSON", line)
        return
    yield from _of_feature(feature, country, report)


def _of_feature(feature: object, country: str, report: ImportReport) -> Iterator[AddressRow]:
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        report.read += 1
        report.drop("no feature", str(feature))
        return
    cells = {
        str(name).lower(): str(value)
        for name, value in feature["properties"].items()
        if value is not None
    }
    geometry = feature.get("geometry")
    match geometry:
        case {"type": "Point", "coordinates": [lon, lat, *_]}:
            cells |= {"lon": str(lon), "lat": str(lat)}
    yield from row_of(_fields(cells), country, report, "openaddresses")


def _fields(cells: Mapping[str, str]) -> Fields:
    return {
        field: next((cells[name] for name in names if cells.get(name)), "")
        for field, names in _NAMES.items()
    }
