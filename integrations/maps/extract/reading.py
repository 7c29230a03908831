"""Reading an extract: the shapes of a map, one after the other, in bounded memory.

The extract is read as a stream. Where the nodes lie is kept in a file that the system maps into
memory and may throw out again; only multipolygons under way are held.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import osmium
import shapely
from osmium import InvalidLocationError
from osmium.filter import KeyFilter
from osmium.geom import WKBFactory
from osmium.osm import Area, Node, Way

from integrations.maps.extract.kinds import KEYS, Kind, area_kind, label_of, line_kind

Point = tuple[float, float]  # longitude, latitude


@dataclass(frozen=True, slots=True)
class Shape:
    """A thing on the map. `wkb` is its geometry in degrees, in hexadecimal WKB."""

    kind: Kind
    label: str | None
    wkb: str


def shapes_of(extract: Path, work: Path) -> Iterator[Shape]:
    """Every shape that a map shows. `work` is a folder for what is only needed meanwhile.

    Raises RuntimeError for a file that is no OSM extract, as the library does.
    """
    nodes = f"sparse_file_array,{work / 'nodes'}"
    processor = (
        osmium.FileProcessor(str(extract))
        .with_locations(nodes)
        .with_areas(KeyFilter(*KEYS))
        .with_filter(KeyFilter(*KEYS))
    )
    write = WKBFactory()
    for thing in processor:
        if isinstance(thing, Way):
            yield from _line(thing, write)
        elif isinstance(thing, Area):
            yield from _area(thing, write)
        elif isinstance(thing, Node):
            yield from _number(thing, write)


def bounds_said(extract: Path) -> tuple[float, float, float, float] | None:
    """West, south, east, north, where the file's own header says it."""
    with osmium.io.Reader(str(extract), osmium.osm.NOTHING) as reader:
        box = reader.header().box()
    if not box.valid():
        return None
    south_west, north_east = box.bottom_left, box.top_right
    return (south_west.lon, south_west.lat, north_east.lon, north_east.lat)


def _line(way: Way, write: WKBFactory) -> Iterator[Shape]:
    tags = dict(way.tags)
    kind = line_kind(tags)
    if kind is None:
        return
    label = label_of(kind, tags)
    try:
        yield Shape(kind, label, write.create_linestring(way))
    except InvalidLocationError:  # the extract was cut out of a larger one
        for run in _runs(way):
            yield Shape(kind, label, shapely.to_wkb(shapely.LineString(run), hex=True))
    except RuntimeError:
        return  # a way of one place is no line


def _area(area: Area, write: WKBFactory) -> Iterator[Shape]:
    tags = dict(area.tags)
    kind = area_kind(tags)
    if kind is not None:
        yield Shape(kind, label_of(kind, tags), write.create_multipolygon(area))


def _number(node: Node, write: WKBFactory) -> Iterator[Shape]:
    number = node.tags.get("addr:housenumber")
    if number:
        yield Shape(Kind.NUMBER, number, write.create_point(node))


def _runs(way: Way) -> Iterator[list[Point]]:
    """The parts of a way whose nodes the extract holds."""
    run: list[Point] = []
    for node in way.nodes:
        if node.location.valid():
            run.append((node.lon, node.lat))
            continue
        if len(run) >= 2:
            yield run
        run = []
    if len(run) >= 2:
        yield run
