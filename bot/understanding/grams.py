"""Grams: a text as its words and the parts of them, each by its place in a table of fixed size.

Slips of a finger, endings and compounds leave most parts of a word as they were.
"""

import re
import zlib
from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

PLACES = 1 << 15
LENGTHS = (1, 2, 3, 4)
LETTERS_MAX = 400
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?|[?!#*]")


@dataclass(frozen=True, slots=True)
class Grams:
    """Where in the table, and how much of it; the whole has length one."""

    places: NDArray[np.int32]
    weights: NDArray[np.float32]


def grams_of(plain: str) -> Grams:
    """The grams of a normalised text."""
    found: Counter[int] = Counter()
    for word in _WORD.findall(plain[:LETTERS_MAX]):
        framed = f" {word} "
        found[_place(f"={word}")] += 1
        for length in LENGTHS:
            for at in range(len(framed) - length + 1):
                found[_place(framed[at : at + length])] += 1
    places = np.fromiter(sorted(found), dtype=np.int32, count=len(found))
    weights = np.sqrt([found[int(place)] for place in places]).astype(np.float32)
    length_of_all = float(np.linalg.norm(weights))
    return Grams(places, weights / np.float32(length_of_all) if length_of_all else weights)


def _place(gram: str) -> int:
    return zlib.crc32(gram.encode()) & (PLACES - 1)
