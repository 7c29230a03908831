"""Cells: the map cut into small fields, so that one need not look everywhere for what is near."""

from collections.abc import Iterator
from math import cos, hypot, radians

CELL_DEGREES = 0.004  # about 450 m north to south
METRES_PER_DEGREE = 111_195.0
_ROWS_BELOW_ZERO, _COLUMNS_BELOW_ZERO = 1 << 16, 1 << 17
_COLUMNS = 1 << 18


def cell_of(lat: float, lon: float) -> tuple[int, int]:
    return int(lat // CELL_DEGREES), int(lon // CELL_DEGREES)


def cell_number(row: int, column: int) -> int:
    """A cell as one number; those of one row that lie side by side follow one another."""
    return (row + _ROWS_BELOW_ZERO) * _COLUMNS + column + _COLUMNS_BELOW_ZERO


def ring_of(row: int, column: int, ring: int) -> Iterator[tuple[int, int]]:
    """The cells of a ring around a cell, as first and last number of each stretch."""
    if ring == 0:
        yield cell_number(row, column), cell_number(row, column)
        return
    for edge in (row - ring, row + ring):
        yield cell_number(edge, column - ring), cell_number(edge, column + ring)
    for beside in range(row - ring + 1, row + ring):
        for edge in (column - ring, column + ring):
            yield cell_number(beside, edge), cell_number(beside, edge)


def metres_between(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The distance of two points near each other: a plane is exact enough."""
    east = abs(lon2 - lon1)
    if east > 180:  # across the date line
        east = 360 - east
    return METRES_PER_DEGREE * hypot(lat2 - lat1, east * cos(radians((lat1 + lat2) / 2)))
