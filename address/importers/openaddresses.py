"""OpenAddresses: its CSV and its GeoJSON lines, plain or gzipped, headings in any case."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from address.gazetteers.row import AddressRow
from address.importers.report import CannotImport, ImportReport
from address.importers.rows import Fields, RowMaker
from address.importers.tables import cells_of, delimiter_of, headings_of
from address.importers.text_files import open_text, without_nuls

SOURCE = "openaddresses"
# Their own names first; then what others call the same, and OpenStreetMap's tags.
_NAMES = {
    "lon": ("lon", "longitude", "lng", "x"),
    "lat": ("lat", "latitude", "y"),
    "number": ("number", "housenumber", "house_number", "addr:housenumber"),
    "street": ("street", "road", "addr:street", "addr:place"),
    "unit": ("unit", "addr:unit"),
    "city": ("city", "addr:city"),
    "district": ("district", "addr:suburb"),
    "region": ("region", "addr:state"),
    "postcode": ("postcode", "zip", "postal_code", "addr:postcode"),
    "id": ("hash", "id"),
}


def openaddresses_csv_rows(path: Path, country: str, report: ImportReport) -> Iterator[AddressRow]:
    """The rows of LON,LAT,NUMBER,STREET,UNIT,CITY,DISTRICT,REGION,POSTCODE,ID,HASH."""
    maker = RowMaker(country, report, SOURCE)
    with open_text(path) as file:
        lines = without_nuls(file)
        first = next(lines, "")
        delimiter = delimiter_of(first)
        headings = [heading.lower() for heading in headings_of(first, delimiter)]
        if any(set(_NAMES[field]).isdisjoint(headings) for field in ("street", "number")):
            raise CannotImport(
                f"{path.name}: no NUMBER and STREET in its first line; --map says which column is"
                " what"
            )
        for fields in _cells(cells_of(lines, delimiter, len(headings), report), headings):
            yield from maker.rows(fields)


def _cells(lines: Iterable[list[str]], headings: Sequence[str]) -> Iterator[Fields]:
    columns = {
        field: [headings.index(name) for name in names if name in headings]
        for field, names in _NAMES.items()
    }
    sure = {field: places[0] for field, places in columns.items() if len(places) == 1}
    open_to_choice = {field: places for field, places in columns.items() if len(places) > 1}
    for line in lines:
        line += [""] * (len(headings) - len(line))
        fields = {field: line[place] for field, place in sure.items()}
        for field, places in open_to_choice.items():
            fields[field] = next((line[place] for place in places if line[place]), "")
        yield fields


def feature_rows(
    features: Iterable[object], country: str, report: ImportReport
) -> Iterator[AddressRow]:
    """Of GeoJSON features whose properties are called as OpenAddresses' columns."""
    maker = RowMaker(country, report, SOURCE)
    for feature in features:
        match feature:
            case {"properties": dict(properties), "geometry": geometry}:
                yield from maker.rows(_fields(properties, geometry))
            case {"properties": dict(properties)}:
                yield from maker.rows(_fields(properties, None))
            case _:
                report.read += 1
                report.drop("no feature", str(feature))


def _fields(properties: Mapping[str, object], geometry: object) -> Fields:
    cells = {
        str(name).lower(): str(value) for name, value in properties.items() if value is not None
    }
    if (place := _point_of(geometry)) is not None:
        cells |= {"lon": str(place[0]), "lat": str(place[1])}
    return {
        field: next((cells[name] for name in names if cells.get(name)), "")
        for field, names in _NAMES.items()
    }


def _point_of(geometry: object) -> tuple[float, float] | None:
    """A point, or the middle of a building's outline."""
    match geometry:
        case {"type": "Point", "coordinates": [lon, lat, *_]}:
            return _degrees(lon, lat)
        case {"type": "Polygon", "coordinates": [[*corners], *_]}:
            return _middle(corners)
        case {"type": "MultiPolygon", "coordinates": [[[*corners], *_], *_]}:
            return _middle(corners)
    return None


def _degrees(lon: object, lat: object) -> tuple[float, float] | None:
    """Numbers, or texts of numbers, as some programs write them."""
    try:
        return float(str(lon)), float(str(lat))
    except ValueError:
        return None


def _middle(corners: Sequence[object]) -> tuple[float, float] | None:
    points = [
        point
        for corner in corners[1:]  # the last is the first again
        if isinstance(corner, list) and len(corner) >= 2
        if (point := _degrees(corner[0], corner[1])) is not None
    ]
    if not points:
        return None
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
