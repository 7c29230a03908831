"""The coast: closes the coastlines that an extract cut off into areas of sea.

OpenStreetMap draws a coastline with the land on its left and the water on its right. Where the
extract ends, the shore of the drawing is the box's own edge: from where one coastline leaves the
box, clockwise along the edge to where the next one comes in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]  # longitude, latitude

EDGE_SHARE = 0.03  # how near an end must be to the edge to have been cut off there


@dataclass(frozen=True, slots=True)
class Box:
    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, points: Iterable[Point]) -> "Box":
        lons, lats = zip(*points, strict=True)
        return cls(min(lons), min(lats), max(lons), max(lats))

    @property
    def edges(self) -> tuple[float, float, float, float]:
        return (self.west, self.south, self.east, self.north)

    def along(self, point: Point) -> float:
        """How far along the edge, clockwise from the north-west corner; four sides of length 1."""
        lon, lat = point
        across = (lon - self.west) / (self.east - self.west)
        up = (lat - self.south) / (self.north - self.south)
        to_edge = {0: 1 - up, 1: 1 - across, 2: up, 3: across}
        side = min(to_edge, key=lambda side: to_edge[side])
        return side + {0: across, 1: 1 - up, 2: 1 - across, 3: up}[side]

    def at_edge(self, point: Point) -> bool:
        lon, lat = point
        across = (lon - self.west) / (self.east - self.west)
        up = (lat - self.south) / (self.north - self.south)
        return min(across, 1 - across, up, 1 - up) <= EDGE_SHARE

    def point(self, along: float) -> Point:
        """The point of the edge that lies so far along it."""
        side, share = divmod(along % 4, 1)
        wide, high = self.east - self.west, self.north - self.south
        match int(side):
            case 0:
                return (self.west + share * wide, self.north)
            case 1:
                return (self.east, self.north - share * high)
            case 2:
                return (self.east - share * wide, self.south)
            case _:
                return (self.west, self.south + share * high)


def sea(coastlines: Sequence[Sequence[Point]], box: Box) -> list[list[Point]]:
    """The rings of water; coastlines that do not run from edge to edge are left out."""
    left = [list(c) for c in coastlines if box.at_edge(c[0]) and box.at_edge(c[-1])]
    rings: list[list[Point]] = []
    while left:
        first = left.pop(0)
        ring = list(first)
        begin = box.along(first[0])
        while True:
            leaves = box.along(ring[-1])
            ahead = sorted(left, key=lambda c: (box.along(c[0]) - leaves) % 4)
            if not ahead or (begin - leaves) % 4 <= (box.along(ahead[0][0]) - leaves) % 4:
                ring += _edge(box, leaves, begin)
                break
            ring += _edge(box, leaves, box.along(ahead[0][0]))
            ring += ahead[0]
            left.remove(ahead[0])
        rings.append([*ring, ring[0]])
    return rings


def _edge(box: Box, leaves: float, comes_in: float) -> list[Point]:
    """The edge between two places on it, clockwise, with the corners in between."""
    span = (comes_in - leaves) % 4
    corners = [corner for corner in range(int(leaves) + 1, 10) if corner - leaves < span]
    return [box.point(leaves), *(box.point(corner) for corner in corners), box.point(comes_in)]
