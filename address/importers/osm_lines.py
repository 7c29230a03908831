"""Interpolation lines: the numbers between two that are known, along a line."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from address.gazetteers.cells import metres_between
from address.lines.numbers import base_of, key_of

INTERPOLATED_MAX = 400
STEPS = {"odd": 2, "even": 2, "all": 1} | {str(step): step for step in range(1, 11)}
ALPHABETIC = "alphabetic"
KINDS = (*STEPS, ALPHABETIC)
_LETTERED = re.compile(r"^(\d*)([a-z])$")

type Point = tuple[float, float]


def numbers_between(kind: str, first: str, last: str) -> list[tuple[str, float]]:
    """(number, how far along), without the two ends; nothing where the ends do not fit the kind."""
    if kind == ALPHABETIC:
        return _lettered(key_of(first), key_of(last))
    low, high = base_of(key_of(first)), base_of(key_of(last))
    if low is None or high is None or not 0 < abs(high - low) <= INTERPOLATED_MAX:
        return []
    step = STEPS[kind] if high > low else -STEPS[kind]
    between = range(low + step, high, step)
    return [(str(number), (number - low) / (high - low)) for number in between]


def _lettered(first: str, last: str) -> list[tuple[str, float]]:
    """12a to 12e; a plain 12 comes before 12a."""
    low, high = _LETTERED.match(first), _LETTERED.match(last)
    if first.isdigit() and high and high[1] == first:
        base, start, end = first, ord("a") - 1, ord(high[2])
    elif low and high and low[1] == high[1]:
        base, start, end = low[1], ord(low[2]), ord(high[2])
    else:
        return []
    step = 1 if end > start else -1
    return [
        (f"{base}{chr(letter)}", (letter - start) / (end - start))
        for letter in range(start + step, end, step)
    ]


def along(points: Sequence[Point], share: float) -> Point:
    """The point at this share of a line's length."""
    lengths = [metres_between(*one, *other) for one, other in pairwise(points)]
    left = share * sum(lengths)
    for (one, other), length in zip(pairwise(points), lengths, strict=True):
        if length and left <= length:
            part = left / length
            return one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])
        left -= length
    return points[-1]


def pieces[Node](nodes: Sequence[Node], is_end: Sequence[bool]) -> Iterator[Sequence[Node]]:
    """A line cut at its numbered nodes; what hangs over at either end is left out."""
    ends = [place for place, ends_here in enumerate(is_end) if ends_here]
    for start, end in pairwise(ends):
        yield nodes[start : end + 1]
