"""Besides: how much each sign counts for that something is said as well, learnt from lines that
were held apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bot.understanding.besides import SIGNS, Besides, signs
from bot.understanding.head import Numbers, Read
from bot.understanding.training.lines import Line
from bot.understanding.training.rows import LABELS
from bot.understanding.understood import Intent

# Of the lines that say one thing, so many may be taken to say another too.
ONE_TAKEN_FOR_TWO = 0.15
LARGE_IS_DEAR = 3e-6
ROUNDS_MAX = 200
_UNSEEN = 0.3  # what counts for a pair that nobody said yet
_TURNED_ROUND = 0.5  # what a pair counts for in the other order


@dataclass(frozen=True, slots=True)
class HeldRead:
    """A line as weights read it that never saw it: the best reading, the whole and its clauses."""

    line: Line
    best: int
    whole: Read
    clauses: tuple[Read, ...]

    @property
    def told(self) -> frozenset[int]:
        return frozenset(LABELS.index(each) for each in (self.line.intent, *self.line.also))


def besides_of(held: Sequence[HeldRead], temperature: float) -> Besides:
    """The signs' weights, and from where something counts as said."""
    together = _together([each.line for each in held])
    found = [signs(each.best, each.whole, each.clauses, together, temperature) for each in held]
    asked = [
        (row, at)
        for row, each in enumerate(held)
        for at, label in enumerate(LABELS)
        if at != each.best and label is not Intent.OTHER
    ]
    rows = np.array([row for row, _ in asked])
    labels = np.array([at for _, at in asked])
    seen = np.stack(found)[rows, labels].astype(np.float64)
    said = np.array([at in held[row].told for row, at in asked], dtype=np.float64)
    weights, of_label = _fit(seen, labels, said)
    besides = Besides(
        tuple(LABELS),
        weights.astype(np.float32),
        of_label.astype(np.float32),
        together,
        temperature,
        said_from=1.0,
    )
    likely = np.full((len(held), len(LABELS)), 0.0)
    likely[rows, labels] = 1 / (1 + np.exp(-(seen @ weights + of_label[labels])))
    return replace(besides, said_from=_said_from(held, likely))


def both_found(held: Sequence[HeldRead], besides: Besides) -> tuple[float, float]:
    """Of lines that say several things, how many are found whole; of those that say one thing and
    are read rightly, how many are taken to say another."""
    several, one = [], []
    for each in held:
        said = besides.said(LABELS[each.best], each.whole, each.clauses)
        found = {LABELS.index(intent) for intent in said if intent is not Intent.OTHER}
        if each.line.also:
            several.append(each.told <= {*found, each.best})
        elif each.best in each.told:
            one.append(bool(found))
    return float(np.mean(several or [False])), float(np.mean(one or [False]))


def _together(lines: Sequence[Line]) -> Numbers:
    """How often two are said in one breath, as a logarithm."""
    many = np.full((len(LABELS), len(LABELS)), _UNSEEN, dtype=np.float32)
    for line in lines:
        for also in line.also:
            first, second = LABELS.index(line.intent), LABELS.index(also)
            many[first, second] += 1
            many[second, first] += _TURNED_ROUND
    together: Numbers = np.log(many)
    return together


def _fit(
    seen: NDArray[np.float64], labels: NDArray[np.int64], said: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Logistic regression with a price on large weights."""

    def lost(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights, of_label = flat[:SIGNS], flat[SIGNS:]
        scores = seen @ weights + of_label[labels]
        away = 1 / (1 + np.exp(-scores)) - said
        loss = float(np.mean(np.logaddexp(0, scores) - said * scores))
        slope = np.concatenate(
            [seen.T @ away, np.bincount(labels, weights=away, minlength=len(LABELS))]
        )
        price = LARGE_IS_DEAR * float(flat @ flat)
        return loss + price, slope / len(said) + 2 * LARGE_IS_DEAR * flat

    start = np.zeros(SIGNS + len(LABELS))
    found = minimize(lost, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS_MAX})
    return found.x[:SIGNS], found.x[SIGNS:]


def _said_from(held: Sequence[HeldRead], likely: NDArray[np.float64]) -> float:
    """The lowest share at which few of the lines that say one thing are taken to say another."""
    most = sorted(
        (
            float(np.delete(likely[row], each.best).max())
            for row, each in enumerate(held)
            if not each.line.also and each.best in each.told
        ),
        reverse=True,
    )
    return most[int(len(most) * ONE_TAKEN_FOR_TWO)] if most else 1.0
