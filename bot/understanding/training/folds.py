"""Folds: lines that say nearly the same stay on one side, so that nothing is tested on its twin."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.understanding.head import Numbers

FOLDS = 4
ALIKE = 0.55  # the cosine from which two lines count as alike, once their languages are taken away


def folds_of(meanings: Numbers, languages: Sequence[str]) -> NDArray[np.int64]:
    """The fold of each line. The larger groups are dealt out first, each to the emptiest fold."""
    groups = _groups(_without_language(meanings, np.array(languages)))
    sizes = np.bincount(groups)
    filled = np.zeros(FOLDS, dtype=np.int64)
    fold_of_group = np.zeros(len(sizes), dtype=np.int64)
    for group in np.argsort(-sizes, kind="stable"):
        emptiest = int(filled.argmin())
        fold_of_group[group] = emptiest
        filled[emptiest] += sizes[group]
    folds: NDArray[np.int64] = fold_of_group[groups]
    return folds


def _without_language(meanings: Numbers, languages: NDArray[np.str_]) -> Numbers:
    """An idea is near itself in other words only once the language's own direction is gone."""
    bare = meanings.copy()
    for language in np.unique(languages):
        bare[languages == language] -= bare[languages == language].mean(axis=0)
    length = np.linalg.norm(bare, axis=1, keepdims=True)
    apart: Numbers = (bare / np.maximum(length, 1e-6)).astype(np.float32)
    return apart


def _groups(bare: Numbers) -> NDArray[np.int64]:
    """Each line joins the first one that leads a group it is alike to, or leads one itself."""
    leaders: list[int] = []
    groups = np.zeros(len(bare), dtype=np.int64)
    for at, line in enumerate(bare):
        alike = bare[leaders] @ line if leaders else np.zeros(0)
        if len(alike) and alike.max() >= ALIKE:
            groups[at] = int(alike.argmax())
        else:
            groups[at] = len(leaders)
            leaders.append(at)
    return groups
