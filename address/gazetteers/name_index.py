"""A name index: which of very many names share enough pairs of letters with one to be compared.

Comparing a misspelt name with forty thousand takes three milliseconds, and a line has dozens of
readings. Names that are alike enough to matter share pairs of letters, so only those are compared.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

SHARED_MIN = 0.3  # of the pairs; two wrong letters in six leave two fifths
NAMES_MAX = 120

_EDGE = 37
_BASE = 38
_CODES = np.full(256, 36, dtype=np.int32)
_CODES[ord("a") : ord("z") + 1] = np.arange(26)
_CODES[ord("0") : ord("9") + 1] = np.arange(26, 36)


class NameIndex:
    """Pairs of letters, each with the names that have it."""

    def __init__(self, names: Sequence[str]) -> None:
        self._lengths = np.fromiter(map(len, names), dtype=np.int32, count=len(names)) + 1
        pairs = _pairs("\n".join(names))
        # Between two names stands one line break more than pairs are counted for.
        owners = np.repeat(np.arange(len(names)), self._lengths)
        order = np.argsort(pairs, kind="stable")
        self._owners = owners[order]
        self._starts = np.searchsorted(pairs[order], np.arange(_BASE * _BASE + 1))

    def like(self, name: str) -> NDArray[np.int64]:
        """The places of names that share enough with this one, at most NAMES_MAX."""
        pairs = np.unique(_pairs(name))
        lists = [self._owners[self._starts[pair] : self._starts[pair + 1]] for pair in pairs]
        shared = np.bincount(np.concatenate(lists), minlength=len(self._lengths))
        found = np.flatnonzero(shared >= max(1, SHARED_MIN * len(pairs)))
        if len(found) <= NAMES_MAX:
            return found
        alike = shared[found] / (self._lengths[found] + len(pairs))
        return found[np.argpartition(alike, -NAMES_MAX)[-NAMES_MAX:]]


def _pairs(text: str) -> NDArray[np.int32]:
    """The pairs of letters of names that stand one a line, with their edges."""
    letters = np.frombuffer(f"\n{text}\n".encode("ascii", "replace"), dtype=np.uint8)
    codes = _CODES[letters]
    codes[letters == ord("\n")] = _EDGE
    return codes[:-1] * _BASE + codes[1:]
