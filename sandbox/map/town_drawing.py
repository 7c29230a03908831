"""The town's drawing: streets, water, parks and buildings of the extract, as GeoJSON, made once."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import osmium
from osmium.osm import Area, Node, NodeRef, TagList, Way

from sandbox.map.coast import Box, Point, sea
from sandbox.town import ATTRIBUTION, EXTRACT

DIGITS = 6
VERSION = 2  # a new drawing for an old cache

STREETS = {
    "primary": "main",
    "primary_link": "main",
    "secondary": "main",
    "secondary_link": "main",
    "tertiary": "street",
    "tertiary_link": "street",
    "residential": "street",
    "unclassified": "street",
    "living_street": "street",
    "service": "lane",
    "pedestrian": "walk",
    "footway": "path",
    "cycleway": "path",
    "path": "path",
    "steps": "path",
}
GREEN = {
    ("leisure", "park"),
    ("leisure", "garden"),
    ("leisure", "pitch"),
    ("leisure", "playground"),
    ("landuse", "grass"),
    ("natural", "scrub"),
    ("natural", "wood"),
    ("natural", "heath"),
}
WATER = {("natural", "water"), ("landuse", "basin"), ("landuse", "pond")}

Feature = dict[str, Any]  # GeoJSON


def drawing(cache: Path, extract: Path = EXTRACT) -> Path:
    """The path of the finished drawing; made now where the cache has none."""
    path = cache / f"town-{VERSION}.geojson"
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        half_done = path.with_suffix(".part")
        half_done.write_bytes(msgspec.json.encode(draw(extract)))
        half_done.replace(path)
    return path


def draw(extract: Path) -> Feature:
    """One FeatureCollection; each feature's `kind` says how to paint it."""
    features: list[Feature] = []
    coasts: list[list[Point]] = []
    points: list[Point] = []
    for thing in osmium.FileProcessor(str(extract)).with_locations().with_areas():
        if isinstance(thing, Node):
            points.append((thing.location.lon, thing.location.lat))
        elif isinstance(thing, Area):
            features += _area(thing)
        elif isinstance(thing, Way):
            if thing.tags.get("natural") == "coastline":
                coasts += _runs(thing)
            features += _line(thing)
    box = Box.around(points)
    features += [_feature("water", "Polygon", [_rounded(ring)]) for ring in sea(coasts, box)]
    return {
        "type": "FeatureCollection",
        "attribution": ATTRIBUTION,
        "bbox": [round(edge, DIGITS) for edge in box.edges],
        "features": features,
    }


def _area(area: Area) -> Iterator[Feature]:
    kind = _area_kind(area.tags)
    if kind is None:
        return
    for outer in area.outer_rings():
        rings = [_ring(outer), *(_ring(inner) for inner in area.inner_rings(outer))]
        if len(rings[0]) >= 4:
            yield _feature(kind, "Polygon", rings)


def _area_kind(tags: TagList) -> str | None:
    pairs = {(tag.k, tag.v) for tag in tags}
    if "building" in tags:
        return "building"
    if pairs & WATER:
        return "water"
    if pairs & GREEN:
        return "green"
    if tags.get("highway") == "pedestrian" or tags.get("place") == "square":
        return "square"
    return None


def _line(way: Way) -> Iterator[Feature]:
    kind = STREETS.get(way.tags.get("highway") or "")
    if kind is None and way.tags.get("railway") in ("rail", "tram"):
        kind = str(way.tags["railway"])
    if kind is None or way.tags.get("area") == "yes":
        return
    for run in _runs(way):
        feature = _feature(kind, "LineString", _rounded(run))
        if kind in ("main", "street") and "name" in way.tags:
            feature["properties"]["name"] = way.tags["name"]
        yield feature


def _runs(way: Way) -> list[list[Point]]:
    """The parts of a way whose nodes the extract holds; it was cut out of a larger map."""
    runs: list[list[Point]] = [[]]
    for node in way.nodes:
        if node.location.valid():
            runs[-1].append((node.lon, node.lat))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) >= 2]


def _ring(ring: Iterable[NodeRef]) -> list[list[float]]:
    return _rounded((node.lon, node.lat) for node in ring if node.location.valid())


def _rounded(points: Iterable[Point]) -> list[list[float]]:
    return [[round(lon, DIGITS), round(lat, DIGITS)] for lon, lat in points]


def _feature(kind: str, shape: str, coordinates: list[Any]) -> Feature:
    return {
        "type": "Feature",
        "properties": {"kind": kind},
        "geometry": {"type": shape, "coordinates": coordinates},
    }
