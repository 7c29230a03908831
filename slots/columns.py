"""Columns: a route's gaps as numbers, one for each place where a further stop may come.

A driver who rests has several in a gap: one for each way to take the breaks around the stop.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.model.route import Costing, Route
from slots.breaks import ALWAYS
from slots.buffer import Buffer
from slots.legs import Point
from slots.schedule import Broken, Schedule

type Seconds = NDArray[np.int64]
type Indexes = NDArray[np.intp]

COLUMN = 7  # before, after, leaves, limit, direct, floor, by
DOUBT = 5  # behind, own, day, slow, off


class Places:
    """The places that routes go to, numbered. It only ever grows, so that a number stays true."""

    __slots__ = ("_numbers",)

    def __init__(self) -> None:
        self._numbers: dict[tuple[Costing, Point], int] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[tuple[Costing, Point]]:
        return iter(self._numbers)

    def number(self, profile: Costing, point: Point) -> int:
        return self._numbers.setdefault((profile, point), len(self._numbers))

    def known(self, profile: Costing, point: Point) -> int | None:
        return self._numbers.get((profile, point))


def columns_of(route: Route, found: Schedule | Broken, places: Places, buffer: Buffer) -> Seconds:
    if isinstance(found, Broken):
        return np.zeros((COLUMN, 0), dtype=np.int64)
    until = _until(found, buffer)
    first, profile = found.first, route.vehicle.costing
    numbers = [places.number(profile, point) for point in found.points[first:]]
    if found.around is not None:
        rows = [
            (numbers[one.at], numbers[one.at + 1], one.leaves,
             min(one.limit, until[one.at] - one.after.seconds), found.legs[one.at],
             one.before.floor, one.after.by)
            for one in found.around
        ]  # fmt: skip
        return np.array(rows, dtype=np.int64).reshape(-1, COLUMN).T
    ends = [
        at + service
        for at, service in zip(found.earliest[first:], found.service[first:], strict=True)
    ]
    leaves = [found.leaves, *ends]
    limits = map(min, [*found.latest[first:], found.closes], until)
    never, ever = [-ALWAYS] * len(leaves), [ALWAYS] * len(leaves)
    return np.array(
        [numbers[:-1], numbers[1:], leaves, [*limits], found.legs, never, ever], dtype=np.int64
    )


def positions_of(found: Schedule | Broken) -> Indexes:
    """Before which stop each column is."""
    if isinstance(found, Broken):
        return np.zeros(0, dtype=np.intp)
    legs = range(len(found.legs))
    at = legs if found.around is None else [one.at for one in found.around]
    return np.array(at, dtype=np.intp) + found.first


def doubt_of(found: Schedule | Broken) -> NDArray[np.float64]:
    """How much later than planned the vehicle can leave for each column: on average, and by how
    much that is off by itself, and with the whole day; and how slow a way is then, and how far off
    by itself."""
    if isinstance(found, Broken):
        return np.zeros((DOUBT, 0))
    by_leg = np.zeros((DOUBT, len(found.legs)))
    if found.lateness is not None:
        by_leg = found.lateness.doubt()
    return by_leg if found.around is None else by_leg[:, [one.at for one in found.around]]


def _until(found: Schedule, buffer: Buffer) -> list[int]:
    """When the vehicle must be at the next stop, and home, or it costs too many who wait behind."""
    if found.lateness is None or buffer.added is None:
        return [ALWAYS] * len(found.legs)
    return [*found.lateness.latest(buffer.added), ALWAYS]
