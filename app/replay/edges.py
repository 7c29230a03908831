"""Edges: how far it is between the places of a VRPLIB instance, as told or as the crow flies."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

type Matrix = NDArray[np.float64]

AS_THE_CROW_FLIES: Mapping[str, Callable[[Matrix], Matrix]] = {
    "EUC_2D": lambda apart: apart,
    "CEIL_2D": np.ceil,
    "FLOOR_2D": np.floor,
    "EXACT_2D": lambda apart: np.rint(apart * 1000),
}
# Of a symmetric matrix one half is told: which diagonal it begins at, and whether row by row. The
# lower half by columns is the upper one by rows.
LOWER, UPPER = False, True
HALVES = {
    "LOWER_ROW": (LOWER, 1),
    "LOWER_DIAG_ROW": (LOWER, 0),
    "UPPER_ROW": (UPPER, 1),
    "UPPER_DIAG_ROW": (UPPER, 0),
    "LOWER_COL": (UPPER, 1),
    "LOWER_DIAG_COL": (UPPER, 0),
    "UPPER_COL": (LOWER, 1),
    "UPPER_DIAG_COL": (LOWER, 0),
}


def edges(told: Mapping[str, Any], weights: Sequence[str] | None) -> Matrix:
    """`weights` are the words of the section of weights, if there is one. Raises ValueError."""
    kind = str(told.get("edge_weight_type", "EXPLICIT" if weights else "")).upper()
    if kind == "EXPLICIT":
        if weights is None:
            raise ValueError("EDGE_WEIGHT_SECTION is missing")
        form = str(told.get("edge_weight_format", "FULL_MATRIX")).upper()
        return _explicit(np.array(weights, dtype=np.float64), form, told.get("dimension"))
    if kind not in AS_THE_CROW_FLIES:
        raise ValueError(f"EDGE_WEIGHT_TYPE {kind or 'is missing'}: no such ways are known")
    if "node_coord" not in told:
        raise ValueError("NODE_COORD_SECTION is missing")
    places = np.atleast_2d(np.asarray(told["node_coord"], dtype=np.float64))
    if not np.isfinite(places).all():
        raise ValueError("NODE_COORD_SECTION: a place is two numbers")
    apart = np.hypot(*(places[:, None, :2] - places[None, :, :2]).transpose(2, 0, 1))
    return AS_THE_CROW_FLIES[kind](apart)


def _explicit(numbers: Matrix, form: str, dimension: object) -> Matrix:
    count = int(dimension) if isinstance(dimension, int) else round(numbers.size**0.5)
    if form == "FULL_MATRIX":
        return _of_size(numbers, count * count, form).reshape(count, count)
    if form not in HALVES:
        raise ValueError(f"EDGE_WEIGHT_FORMAT {form}: no such matrix is known")
    half, diagonal = HALVES[form]
    rows, columns = (
        np.tril_indices(count, -diagonal) if half is LOWER else np.triu_indices(count, diagonal)
    )
    found = np.zeros((count, count))
    found[rows, columns] = found[columns, rows] = _of_size(numbers, rows.size, form)
    return found


def _of_size(numbers: Matrix, size: int, form: str) -> Matrix:
    if numbers.size != size:
        raise ValueError(f"EDGE_WEIGHT: {numbers.size} numbers, and a {form} has {size}")
    return numbers
