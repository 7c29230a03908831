"""A grid: which addresses of a gazetteer are nearest to a point."""

from math import cos, radians

from address.gazetteers.cells import CELL_DEGREES, METRES_PER_DEGREE, cell_of, ring_of
from address.gazetteers.gazetteer_file import GazetteerFile
from address.gazetteers.places import House
from core.model.location import Location

RINGS_MAX = 12


def nearest(file: GazetteerFile, at: Location, limit: int) -> list[tuple[float, House]]:
    """(metres, house), nearest first; nothing farther than about 5 km is looked at."""
    found: list[tuple[float, int, int]] = []
    row, column = cell_of(at.lat, at.lon)
    for ring in range(RINGS_MAX):
        for first, last in ring_of(row, column, ring):
            for street, house, lat, lon in file.near(first, last):
                found.append((at.metres_to(Location(lat, lon)), street, house))
        # One more ring after the first hits: a corner of this one is farther than its side.
        width = ring * CELL_DEGREES * METRES_PER_DEGREE * max(0.05, cos(radians(at.lat)))
        if sum(metres <= width for metres, *_ in found) >= limit:
            break
    return [(metres, file.house(street, house)) for metres, street, house in sorted(found)[:limit]]
