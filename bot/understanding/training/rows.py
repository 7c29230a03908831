"""Rows: the lines and their dirt as numbers, with what is wanted of each."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.understanding.clauses import clauses_of
from bot.understanding.head import Numbers
from bot.understanding.training import dirt
from bot.understanding.training.lines import Line
from bot.understanding.training.pairs import pairs_of
from bot.understanding.training.vectors import Vectors
from bot.understanding.understood import Intent

LABELS = tuple(Intent)
# Else "I'm not Karen, stop texting" would teach that "I'm not Karen" is no wrong recipient.
BESIDES_COUNT = 0.25


@dataclass(frozen=True, slots=True)
class Rows:
    """`line` says which line a row was made of, `beside` which other one it says too, or the same;
    the clean ones come first, one for each. `clause_of` says whose the clauses are."""

    lines: Sequence[Line]
    line: NDArray[np.int64]
    beside: NDArray[np.int64]
    meanings: Numbers
    clause_of: NDArray[np.int64]
    clauses: Numbers

    @property
    def is_clean(self) -> NDArray[np.bool_]:
        clean: NDArray[np.bool_] = np.arange(len(self.line)) < len(self.lines)
        return clean

    def intents(self) -> NDArray[np.int64]:
        """The number of the intent that counts, for each row."""
        of_line = np.array([LABELS.index(line.intent) for line in self.lines])
        numbers: NDArray[np.int64] = of_line[self.line]
        return numbers

    def wanted(self) -> Numbers:
        """One for the intent that counts, a part of it for what is said besides; less an even
        share, so that nothing pulls by itself."""
        counts = np.eye(len(LABELS), dtype=np.float32)[self.intents()]
        besides = self.wanted_beside() - counts
        wanted: Numbers = counts + np.float32(BESIDES_COUNT) * besides
        return wanted - np.float32(1 / len(LABELS))

    def wanted_beside(self) -> Numbers:
        """One for everything that is said."""
        wanted = np.eye(len(LABELS), dtype=np.float32)[self.intents()]
        for row, (line, beside) in enumerate(zip(self.line, self.beside, strict=True)):
            for intent in (*self.lines[line].also, self.lines[beside].intent):
                wanted[row, LABELS.index(intent)] = 1.0
        return wanted


def rows_of(lines: Sequence[Line], vectors: Vectors) -> Rows:
    """Each line as it is; half of them once more as they are mistyped, the others without marks
    over the letters; Cyrillic also by way of Latin keys; and pairs of them."""
    texts = [line.plain for line in lines]
    whose = list(range(len(lines)))
    for at, line in enumerate(lines):
        for dirty in _dirty(line.plain):
            texts.append(dirty)
            whose.append(at)
    pairs = pairs_of(lines)
    first = np.array([*whose, *(pair.line for pair in pairs)])
    beside = np.array([*whose, *(pair.beside for pair in pairs)])
    clauses = [
        (at, clause)
        for at, line in enumerate(lines)
        for clause in clauses_of(line.plain, line.language)
    ]
    return Rows(
        lines,
        first,
        beside,
        vectors.of([*texts, *(pair.plain for pair in pairs)]),
        np.array([at for at, _ in clauses], dtype=np.int64),
        vectors.of([clause for _, clause in clauses]),
    )


def _dirty(plain: str) -> list[str]:
    is_odd = zlib.crc32(plain.encode()) % 2
    found = [dirt.romanised(plain), dirt.slipped(plain) if is_odd else dirt.unaccented(plain)]
    return [each for each in found if each]
