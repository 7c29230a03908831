"""The coast: coastlines inside a box, closed into areas of sea.

OpenStreetMap draws a coastline with the land on its left and the water on its right. From where one
leaves the box, the sea's edge is the box's own, clockwise, to where the next one comes in.
"""

from collections.abc import Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from integrations.maps.extract.store import Box

Point = tuple[float, float]  # longitude, latitude
DROWNED_SHARE_MAX = 0.2  # of streets whose middle lies in the water: bridges, and no more


def sea(
    coastlines: Sequence[BaseGeometry], box: Box, streets: Sequence[BaseGeometry]
) -> BaseGeometry:
    """The water in the box; empty where no coast tells of any, and where the streets disagree."""
    water = _water(coastlines, box)
    if not streets or water.is_empty:
        return water
    middles = shapely.line_interpolate_point(list(streets), 0.5, normalized=True)
    drowned = shapely.contains_xy(water, shapely.get_coordinates(middles))
    return water if drowned.mean() <= DROWNED_SHARE_MAX else shapely.Polygon()


def _water(coastlines: Sequence[BaseGeometry], box: Box) -> BaseGeometry:
    frame = shapely.box(*box.edges)
    merged = shapely.line_merge(shapely.union_all(coastlines), directed=True)
    clipped = shapely.clip_by_rect(merged, *box.edges)
    # What is cut at the edge comes back in pieces that may still belong together.
    chains = _chains(shapely.line_merge(clipped, directed=True))
    islands = [shapely.Polygon(c) for c in chains if _is_ring(c) and shapely.is_ccw(_ring(c))]
    waters = [shapely.Polygon(c) for c in chains if _is_ring(c) and not shapely.is_ccw(_ring(c))]
    crossing = [chain for chain in chains if not _is_ring(chain)]
    if crossing:
        waters += [shapely.Polygon(ring) for ring in _closed(crossing, box) if len(ring) >= 4]
    elif islands:
        waters.append(frame)
    water = shapely.union_all([shapely.make_valid(one) for one in waters])
    land = shapely.union_all([shapely.make_valid(one) for one in islands])
    return shapely.intersection(shapely.difference(water, land), frame)


def _chains(lines: BaseGeometry) -> list[list[Point]]:
    parts = [part for part in shapely.get_parts(lines) if isinstance(part, shapely.LineString)]
    chains = [[(x, y) for x, y in part.coords] for part in parts]
    return [chain for chain in chains if len(chain) >= 2]


def _is_ring(chain: list[Point]) -> bool:
    return len(chain) >= 4 and chain[0] == chain[-1]


def _ring(chain: list[Point]) -> shapely.LinearRing:
    return shapely.LinearRing(chain)


def _closed(left: list[list[Point]], box: Box) -> list[list[Point]]:
    """Rings of water, each of coastlines and of edge in turn."""
    rings: list[list[Point]] = []
    while left:
        ring = list(left.pop(0))
        begin = _along(ring[0], box)
        while True:
            leaves = _along(ring[-1], box)
            ahead = min(left, key=lambda c: (_along(c[0], box) - leaves) % 4, default=None)
            to_begin = (begin - leaves) % 4
            if ahead is None or to_begin <= (_along(ahead[0], box) - leaves) % 4:
                ring += _edge(box, leaves, begin)
                break
            ring += [*_edge(box, leaves, _along(ahead[0], box)), *ahead]
            left.remove(ahead)
        rings.append([*ring, ring[0]])
    return rings


def _shares(point: Point, box: Box) -> tuple[float, float]:
    """How far it lies to the east and to the north, from 0 to 1."""
    lon, lat = point
    return (lon - box.west) / (box.east - box.west), (lat - box.south) / (box.north - box.south)


def _along(point: Point, box: Box) -> float:
    """How far along the edge, clockwise from the north-west corner; four sides of length 1."""
    east, north = _shares(point, box)
    to_edge = (1 - north, 1 - east, north, east)
    side = to_edge.index(min(to_edge))
    share = (east, 1 - north, 1 - east, north)[side]
    return side + min(1.0, max(0.0, share))


def _edge(box: Box, leaves: float, comes_in: float) -> list[Point]:
    """The edge between two places on it, clockwise, with the corners in between."""
    span = (comes_in - leaves) % 4
    corners = [corner for corner in range(int(leaves) + 1, 10) if corner - leaves < span]
    return [_on(box, leaves), *(_on(box, corner) for corner in corners), _on(box, comes_in)]


def _on(box: Box, along: float) -> Point:
    side, share = divmod(along % 4, 1)
    wide, high = box.east - box.west, box.north - box.south
    match int(side):
        case 0:
            return (box.west + share * wide, box.north)
        case 1:
            return (box.east, box.north - share * high)
        case 2:
            return (box.east - share * wide, box.south)
        case _:
            return (box.west, box.south + share * high)
