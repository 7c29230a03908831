"""Delivery areas: where we come, as polygons of a GeoJSON file."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians
from pathlib import Path

from shapely import MultiPolygon, Point, Polygon, from_geojson, prepare, transform
from shapely import box as shapely_box
from shapely.affinity import scale
from shapely.errors import GEOSException

from address.gazetteers.cells import METRES_PER_DEGREE
from address.importers.report import CannotImport
from core.model.location import Location

NEAR = 1.0  # degrees between the farthest address and an area that may still be meant
type Box = tuple[float, float, float, float]


@dataclass(slots=True, eq=False)
class Area:
    """Where we deliver."""

    name: str
    shape: Polygon | MultiPolygon

    def __post_init__(self) -> None:
        prepare(self.shape)

    def may_hold(self, at: Location, sigma_m: float) -> bool:
        """Whether a point that may be `sigma_m` off lies inside."""
        if self.shape.contains(Point(at.lon, at.lat)):
            return True
        # A degree of longitude is shorter than one of latitude, by this much.
        shrunk = max(0.05, cos(radians(at.lat)))
        reach = sigma_m / METRES_PER_DEGREE
        west, south, east, north = self.shape.bounds
        is_far_away = (
            not south - reach <= at.lat <= north + reach
            or not west - reach / shrunk <= at.lon <= east + reach / shrunk
        )
        if is_far_away:
            return False
        flat = scale(self.shape, xfact=shrunk, yfact=1.0, origin=(at.lon, at.lat))
        return bool(flat.distance(Point(at.lon, at.lat)) <= reach)


def areas_of(path: Path) -> tuple[Area, ...]:
    """The polygons of the file, named by their property `name`. CannotImport where it has none."""
    try:
        document = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError) as problem:
        raise CannotImport(f"{path.name}: {problem}") from problem
    areas = tuple(_areas(document, path.name))
    if not areas:
        raise CannotImport(f"{path.name}: no polygon in it")
    return areas


def areas_beside(box: Box | None, areas: Sequence[Area], file: str) -> None:
    """Raises CannotImport where no area comes near an address, and would if its coordinates stood
    the other way round. `box`: where the addresses are, from south-west to north-east."""
    if box is None:
        return
    south, west, north, east = box
    addresses = shapely_box(west - NEAR, south - NEAR, east + NEAR, north + NEAR)
    if any(area.shape.intersects(addresses) for area in areas):
        return
    turned = [transform(area.shape, lambda points: points[:, ::-1]) for area in areas]
    if any(shape.intersects(addresses) for shape in turned):
        raise CannotImport(f"{file}: latitude before longitude; GeoJSON wants longitude first")


def _areas(document: object, file: str) -> Iterator[Area]:
    match document:
        case {"type": "FeatureCollection", "features": [*features]}:
            for feature in features:
                yield from _areas(feature, file)
        case {"type": "Feature", "geometry": {"type": "Polygon" | "MultiPolygon"} as geometry}:
            properties = document.get("properties") if isinstance(document, dict) else None
            name = properties.get("name") if isinstance(properties, dict) else None
            yield _area(geometry, str(name or "area"), file)
        case {"type": "Polygon" | "MultiPolygon"}:
            yield _area(document, "area", file)


def _area(geometry: object, name: str, file: str) -> Area:
    try:
        shape = from_geojson(json.dumps(geometry))
    except GEOSException as problem:
        raise CannotImport(f"{file}, {name}: {' '.join(str(problem).split())}") from problem
    if not isinstance(shape, Polygon | MultiPolygon) or shape.is_empty or not shape.is_valid:
        raise CannotImport(f"{file}, {name}: its outline crosses itself or is empty")
    west, south, east, north = shape.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        raise CannotImport(f"{file}, {name}: not longitude and latitude")
    return Area(name, shape)
