"""Size units: how much room of a vehicle a parcel of each size takes."""

from collections.abc import Mapping
from types import MappingProxyType

from core.model.parcel import Size

USUAL_UNITS: Mapping[Size, int] = MappingProxyType({Size.S: 1, Size.M: 2, Size.L: 4, Size.XL: 8})
_SIZES = tuple(Size)


def with_every_size(told: Mapping[Size, int]) -> dict[Size, int]:
    """What a carrier told, and for each size that it left out its usual share of the nearest one
    that takes room: no less than any smaller one that was told, no more than a bigger one."""
    return {size: told[size] if size in told else _usual(size, told) for size in _SIZES}


def _usual(size: Size, told: Mapping[Size, int]) -> int:
    at = _SIZES.index(size)
    taking = {other: units for other, units in told.items() if units}
    near = min(taking, key=lambda other: _distance(at, other), default=None)
    share = USUAL_UNITS[size]
    if near is not None:
        share = -(-taking[near] * share // USUAL_UNITS[near])  # a part of a unit is one
    smaller = (units for other, units in taking.items() if _SIZES.index(other) < at)
    bigger = (units for other, units in taking.items() if _SIZES.index(other) > at)
    return max([min([share, *bigger]), *smaller])


def _distance(at: int, other: Size) -> tuple[int, int]:
    """Of two that are as near the smaller one."""
    there = _SIZES.index(other)
    return abs(there - at), there
