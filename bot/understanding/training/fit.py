"""Fit: what each line pulls towards, and which spelling is of which language."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bot.understanding.grams import PLACES, grams_of
from bot.understanding.head import Numbers

REACH = 1.0
SMOOTHING = 0.1  # how far a line may be from what is said of it
LANGUAGE_ROUNDS_MAX = 120
LARGE_IS_DEAR = 3e-6

type Flags = NDArray[np.bool_]


def nearness(these: Numbers, those: Numbers, reach: float = REACH) -> Numbers:
    """How near each of these is to each of those; both of length one."""
    near: Numbers = np.exp(-reach * (2 - 2 * (these @ those.T)))
    return near


def pulls_of(lines: Numbers, wanted: Numbers) -> Numbers:
    """Kernel ridge regression: one solution of one positive system of equations."""
    near = nearness(lines, lines)
    near[np.diag_indices_from(near)] += SMOOTHING
    solved = cho_solve(cho_factor(near, lower=True, overwrite_a=True), wanted)
    pulls: Numbers = np.asarray(solved, dtype=np.float32)
    return pulls


@dataclass(frozen=True, slots=True)
class Spelt:
    """Weights of grams for each label."""

    table: NDArray[np.float64]
    bias: NDArray[np.float64]


def gram_rows(plains: Sequence[str]) -> csr_matrix:
    """The grams of many texts as one sparse matrix."""
    found = [grams_of(plain) for plain in plains]
    starts = np.concatenate([[0], np.cumsum([len(each.places) for each in found])])
    places = np.concatenate([each.places for each in found])
    weights = np.concatenate([each.weights for each in found])
    return csr_matrix((weights, places, starts), shape=(len(plains), PLACES), dtype=np.float64)


def spelt(grams: csr_matrix, labels: NDArray[np.int64], many: int) -> Spelt:
    """Multinomial logistic regression with a price on large weights."""
    turned = grams.T.tocsr()
    wanted = np.eye(many)[labels]
    total = len(labels)

    def lost(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        table = flat.reshape(PLACES + 1, many)
        scores = grams @ table[:-1] + table[-1]
        scores -= scores.max(axis=1, keepdims=True)
        parts = np.exp(scores)
        sums = parts.sum(axis=1, keepdims=True)
        wrong = (parts / sums - wanted) / total
        loss = (wanted * (np.log(sums) - scores)).sum() / total
        gradient = np.vstack(
            [turned @ wrong + LARGE_IS_DEAR * table[:-1], wrong.sum(axis=0, keepdims=True)]
        )
        dear = LARGE_IS_DEAR * (table[:-1] ** 2).sum() / 2
        return float(loss + dear), gradient.ravel()

    start = np.zeros((PLACES + 1) * many)
    options = {"maxiter": LANGUAGE_ROUNDS_MAX}
    found = minimize(lost, start, jac=True, method="L-BFGS-B", options=options)
    table = np.asarray(found.x).reshape(PLACES + 1, many)
    return Spelt(table[:-1].T.copy(), table[-1].copy())


def in_eight_bits(rows: NDArray[np.floating[Any]]) -> tuple[NDArray[np.int8], Numbers]:
    """Each row in steps of its own size."""
    steps = np.abs(rows).max(axis=1) / 127
    steps = np.where(steps > 0, steps, 1.0)
    return np.round(rows / steps[:, None]).astype(np.int8), steps.astype(np.float32)
