"""A grid of houses: which addresses are nearest to a point."""

from collections.abc import Iterable
from math import cos, radians

from address.cells import CELL_DEGREES, cell_of, ring_of
from address.places import House
from core.model.location import Location

RINGS_MAX = 12
METRES_PER_DEGREE = 111_195.0


class Grid:
    """Houses by cells of the map, for "what is near this pin"."""

    def __init__(self, houses: Iterable[House]) -> None:
        self._cells: dict[tuple[int, int], list[House]] = {}
        for house in houses:
            self._cells.setdefault(cell_of(house.lat, house.lon), []).append(house)

    def near(self, at: Location, limit: int) -> list[tuple[float, House]]:
        """(metres, house), nearest first; nothing farther than about 5 km is looked at."""
        found: list[tuple[float, House]] = []
        row, column = cell_of(at.lat, at.lon)
        for ring in range(RINGS_MAX):
            for cell in ring_of(row, column, ring):
                for house in self._cells.get(cell, ()):
                    found.append((at.metres_to(house.location), house))
            # One more ring after the first hits: a corner of this one is farther than its side.
            width = ring * CELL_DEGREES * METRES_PER_DEGREE * max(0.05, cos(radians(at.lat)))
            if sum(metres <= width for metres, _ in found) >= limit:
                break
        return sorted(found, key=lambda hit: (hit[0], hit[1].street.name, hit[1].number))[:limit]
