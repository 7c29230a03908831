"""An instance: a depot, customers with a window of their own, and how long it takes between them.

Read from the text formats of the field: VRPLIB (explicit or Euclidean distances) and Solomon's,
also packed as `.xz`. A unit of time or length is a second; what is not whole is rounded against us.
What is wrong is named by the field of the file that it stands in.
"""

import lzma
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from vrplib.parse import parse_solomon, parse_vrplib

from app.replay.edges import edges

type Numbers = NDArray[np.int64]

ROUNDING = 1e-6  # what is that near to a whole number is one
CUSTOMERS_MAX = 5_000
SECONDS_MAX = 1 << 31
BYTES_MAX = 512 * 1024 * 1024
LINES_MIN = 2
SOLOMON_HEAD, SOLOMON_COLUMNS = 6, 7
_BY_PLACE = {
    f"{field}_SECTION" for field in ("NODE_COORD", "DEMAND", "SERVICE_TIME", "TIME_WINDOW")
}


class NotAnInstance(Exception):
    """The file is none, or lacks something that booking needs; says what."""


@dataclass(frozen=True, slots=True, eq=False)
class Instance:
    """The depot is number 0, its opening hours are the day; the customers follow."""

    name: str
    seconds: Numbers
    demand: Numbers
    service: Numbers
    opens: Numbers
    closes: Numbers
    capacity: int

    @property
    def customers(self) -> range:
        return range(1, len(self.opens))


def read(path: Path) -> Instance:
    """Raises NotAnInstance."""
    try:
        told = _parsed(_text(path))
    except FileNotFoundError as missing:
        raise NotAnInstance(f"{path}: there is no such file") from missing
    except (OSError, lzma.LZMAError, EOFError, UnicodeDecodeError) as problem:
        told_why = problem.strerror if isinstance(problem, OSError) else problem
        raise NotAnInstance(f"{path.name} cannot be read: {told_why}") from problem
    except (RuntimeError, ValueError, KeyError, IndexError, TypeError) as problem:
        why = " ".join(str(problem).split())
        raise NotAnInstance(f"{path.name} is neither VRPLIB nor Solomon text: {why}") from problem
    return _checked(path.name, told)


def _text(path: Path) -> str:
    with lzma.open(path) if path.suffix == ".xz" else path.open("rb") as file:
        content = file.read(BYTES_MAX + 1)
    if len(content) > BYTES_MAX:
        raise NotAnInstance(f"{path.name} is larger than {BYTES_MAX // 1024**2} MiB")
    return content.decode()


def _parsed(text: str) -> dict[str, Any]:
    lines = [line.strip().upper() for line in text.splitlines() if line.strip()]
    if len(lines) < LINES_MIN:
        raise ValueError("there is next to nothing in it")
    if lines[1] == "VEHICLE":
        return _solomon(text)
    weights, rest = _parted(text)
    told = dict(parse_vrplib("\n".join(_in_order(rest)), compute_edge_weights=False))
    return {**told, "edge_weight": edges(told, weights)}


def _solomon(text: str) -> dict[str, Any]:
    """Its table is read here: the library takes whole numbers alone, and others for less than none.

    Raises ValueError.
    """
    rows = [line.split() for line in text.splitlines() if line.strip()][SOLOMON_HEAD:]
    if not rows or any(len(row) != SOLOMON_COLUMNS for row in rows):
        raise ValueError(f"CUSTOMER: a line has {SOLOMON_COLUMNS} numbers")
    table = np.array(rows, dtype=np.float64)
    told = dict(parse_solomon(text, compute_edge_weights=False)) | {
        "edge_weight_type": "EUC_2D",
        "node_coord": table[:, 1:3],
        "demand": table[:, 3],
        "time_window": table[:, 4:6],
        "service_time": table[:, 6],
    }
    return {**told, "edge_weight": edges(told, None)}


def _parted(text: str) -> tuple[list[str] | None, list[str]]:
    """The words of the section of edge weights, and everything else: how a matrix is broken into
    lines means nothing."""
    weights: list[str] | None = None
    rest: list[str] = []
    is_within = False
    for line in text.splitlines():
        head = line.strip(" :\t\r").upper()
        if head.endswith("_SECTION") or head == "EOF":
            is_within = head == "EDGE_WEIGHT_SECTION"
        if not is_within:
            rest.append(line)
        elif weights is None:
            weights = []
        else:
            weights += line.split()
    return weights, rest


def _in_order(lines: Iterable[str]) -> list[str]:
    """The rows of each section by the numbers of their places, from which the library looks away.

    Raises ValueError: a number twice, or one that is missing; rows of unlike length.
    """
    ordered, section, rows = list[str](), "", list[list[str]]()
    for line in (*lines, "EOF"):
        head = line.strip(" :\t\r").upper()
        if head.endswith("_SECTION") or head == "EOF" or (section and ":" in line):
            ordered += [" ".join(row) for row in _sorted(section, rows)]
            section, rows = head.removesuffix("_SECTION") if head in _BY_PLACE else "", []
        if section and head not in _BY_PLACE:
            rows += [words] if (words := line.split()) else []
        else:
            ordered.append(line)
    return ordered


def _sorted(section: str, rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    if len({len(row) for row in rows}) > 1:
        raise ValueError(f"{section}: some lines have more numbers than others")
    places = [int(row[0]) for row in rows]
    if len(set(places)) < len(places):
        raise ValueError(f"{section}: a place is told twice")
    if places and sorted(places) != list(range(min(places), min(places) + len(places))):
        raise ValueError(f"{section}: a place is missing")
    return [row for _, row in sorted(zip(places, rows, strict=True))]


def _checked(name: str, told: dict[str, Any]) -> Instance:
    """Raises NotAnInstance with the field that is wrong."""
    seconds = _matrix(told)
    count = len(seconds)
    if not 2 <= count <= CUSTOMERS_MAX + 1:
        raise NotAnInstance(f"EDGE_WEIGHT: {count - 1} customers, and not 1 to {CUSTOMERS_MAX}")
    if "time_window" not in told:
        raise NotAnInstance("TIME_WINDOW: without windows of its own there is nothing to wish")
    windows = _column(told["time_window"], (count, 2), "TIME_WINDOW")
    service = np.ceil(_each(told.get("service_time", 0), count, "SERVICE_TIME") - ROUNDING)
    demand = np.ceil(_each(told.get("demand", 0), count, "DEMAND") - ROUNDING)
    opens, closes = np.ceil(windows[:, 0]), np.floor(windows[:, 1])
    if told.get("dimension", count) != count:
        raise NotAnInstance(f"DIMENSION: {told['dimension']}, and there are {count} places")
    depot = _depot(told, count)
    service[depot] = demand[depot] = 0
    for field, values in (("SERVICE_TIME", service), ("DEMAND", demand), ("TIME_WINDOW", opens)):
        if (values < 0).any():
            raise NotAnInstance(f"{field}: nothing is less than none")
    if (closes < opens).any():
        raise NotAnInstance("TIME_WINDOW: a window cannot close before it opens")
    # Where nobody says how much a vehicle takes, it takes everything.
    capacity = told.get("capacity", max(1, int(demand.sum())))
    if not isinstance(capacity, int | float) or not 1 <= capacity <= SECONDS_MAX:
        raise NotAnInstance(f"CAPACITY: {capacity} is none")
    first = [depot, *(number for number in range(count) if number != depot)]
    return Instance(
        name=str(told.get("name", name)),
        seconds=seconds[np.ix_(first, first)],
        demand=demand[first].astype(np.int64),
        service=service[first].astype(np.int64),
        opens=opens[first].astype(np.int64),
        closes=closes[first].astype(np.int64),
        capacity=int(capacity),
    )


def _matrix(told: dict[str, Any]) -> Numbers:
    try:
        found = np.asarray(told["edge_weight"], dtype=np.float64)
    except ValueError:
        raise NotAnInstance("EDGE_WEIGHT: it wants numbers") from None
    if found.ndim != 2 or found.shape[0] != found.shape[1] or not np.isfinite(found).all():
        raise NotAnInstance("EDGE_WEIGHT: it wants a number from each place to each")
    if (found < 0).any() or (found > SECONDS_MAX).any():
        raise NotAnInstance("EDGE_WEIGHT: a way takes some time, and not for ever")
    return np.ceil(found - ROUNDING).astype(np.int64)


def _depot(told: dict[str, Any], count: int) -> int:
    depots = np.atleast_1d(told.get("depot", 0)).tolist()
    if len(depots) != 1 or not 0 <= depots[0] < count:
        raise NotAnInstance("DEPOT: one is wanted")
    return int(depots[0])


def _column(value: Any, shape: tuple[int, ...], field: str) -> NDArray[np.float64]:  # noqa: ANN401  # what a file says
    try:
        found = np.asarray(value, dtype=np.float64)
    except ValueError:
        raise NotAnInstance(f"{field}: it wants numbers") from None
    if found.shape != shape or not np.isfinite(found).all() or (abs(found) > SECONDS_MAX).any():
        raise NotAnInstance(f"{field}: it wants a number for each place")
    return found


def _each(value: Any, count: int, field: str) -> NDArray[np.float64]:  # noqa: ANN401  # what a file says
    """A number for each place, or one for all."""
    if np.ndim(value) == 0:
        value = [value] * count
    return _column(value, (count,), field)
