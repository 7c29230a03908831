"""Points: shapes as the lists of places that a pen takes, many shapes at once."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Points = list[tuple[float, float]]


def lines_of(shapes: Sequence[BaseGeometry]) -> list[Points]:
    """Every line in them, and every piece of one that was cut."""
    parts = shapely.get_parts(np.array(shapes, dtype=object))
    return _split(parts[shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING])


def rings_of(shapes: Sequence[BaseGeometry]) -> list[Points]:
    """The outlines of every area in them, and of its holes."""
    parts = shapely.get_parts(np.array(shapes, dtype=object))
    areas = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    return _split(shapely.get_rings(areas))


def places_of(shapes: Sequence[BaseGeometry]) -> Points:
    """All their places, one after the other."""
    places = shapely.get_coordinates(np.array(shapes, dtype=object))
    return [(x, y) for x, y in places.tolist()]


def _split(lines: NDArray[np.object_]) -> list[Points]:
    """The library hands out the places of all of them in one go, which is many times faster."""
    places, whose = shapely.get_coordinates(lines, return_index=True)
    points = [(x, y) for x, y in places.tolist()]
    begins = np.searchsorted(whose, np.arange(len(lines) + 1)).tolist()
    return [points[begin:end] for begin, end in pairwise(begins) if end - begin >= 2]
