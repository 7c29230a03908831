"""Expect: what lines that were held apart tell of the weights, and where acting begins."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.understanding.besides import Besides
from bot.understanding.head import Numbers, Read, directed, shares
from bot.understanding.training.besides import HeldRead, both_found
from bot.understanding.training.fit import nearness, pulls_of
from bot.understanding.training.folds import FOLDS
from bot.understanding.training.rows import LABELS, Rows
from bot.understanding.understood import Intent

# Of the held-apart lines, most of them hard on purpose, this share must be right of what is acted
# on. What people write day by day is easier: there it is nearly all.
RIGHT_OF_ACTED = 0.92
TEMPERATURES = (0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.12, 0.15, 0.2)


@dataclass(frozen=True, slots=True)
class Held:
    """The scores of each clean line and of each clause, by weights that never saw it or anything
    alike."""

    rows: Rows
    scores: Numbers
    beside: Numbers
    of_clauses: tuple[Read, ...]

    @property
    def intents(self) -> NDArray[np.int64]:
        return self.rows.intents()[: len(self.rows.lines)]

    def likely(self, temperature: float) -> Numbers:
        return np.stack([shares(row, temperature) for row in self.scores])

    def reads(self) -> list[HeldRead]:
        """Each line with its clauses."""
        clauses: list[list[Read]] = [[] for _ in self.rows.lines]
        for line, read in zip(self.rows.clause_of, self.of_clauses, strict=True):
            clauses[line].append(read)
        return [
            HeldRead(line, int(counts.argmax()), Read(counts, beside), tuple(mine))
            for line, counts, beside, mine in zip(
                self.rows.lines, self.scores, self.beside, clauses, strict=True
            )
        ]


@dataclass(frozen=True, slots=True)
class Settings:
    temperature: float
    acts_from: float


def held_apart(rows: Rows, seen: Numbers, middle: Numbers, folds: NDArray[np.int64]) -> Held:
    many, labels = len(rows.lines), len(LABELS)
    scores = np.zeros((many, labels), dtype=np.float32)
    beside = np.zeros_like(scores)
    clauses = np.zeros((len(rows.clause_of), 2 * labels), dtype=np.float32)
    clauses_seen = directed(rows.clauses, middle)
    wanted = np.hstack([rows.wanted(), rows.wanted_beside()])
    for fold in range(FOLDS):
        learnt = (folds[rows.line] != fold) & (folds[rows.beside] != fold)
        asked = (folds[rows.line] == fold) & rows.is_clean
        pulls = pulls_of(seen[learnt], wanted[learnt])
        found = nearness(seen[asked], seen[learnt]) @ pulls
        at = rows.line[asked]
        scores[at], beside[at] = found[:, :labels], found[:, labels:]
        mine = folds[rows.clause_of] == fold
        clauses[mine] = nearness(clauses_seen[mine], seen[learnt]) @ pulls
    reads = tuple(Read(row[:labels], row[labels:]) for row in clauses)
    return Held(rows, scores, beside, reads)


def settled(held: Held) -> Settings:
    """The temperature that makes shares honest, and from where acting is right often enough."""
    right = held.intents
    each = np.arange(len(right))
    temperature = min(
        TEMPERATURES,
        key=lambda told: float(-np.log(held.likely(told)[each, right] + 1e-9).mean()),
    )
    likely = held.likely(temperature)
    return Settings(temperature, _acts_from(likely, right))


def report(held: Held, settings: Settings, besides: Besides) -> Iterator[str]:
    """What to expect, a figure a line."""
    right, likely = held.intents, held.likely(settings.temperature)
    said = likely.argmax(axis=1)
    top = np.sort(likely, axis=1)[:, -1]
    acted = (top >= settings.acts_from) & (said != LABELS.index(Intent.OTHER))
    three = np.argsort(-likely, axis=1)[:, :3]
    yield f"accuracy {(said == right).mean():.3f}"
    yield f"macro-F1 {macro_f1(said, right):.3f}"
    yield f"right among three {(three == right[:, None]).any(axis=1).mean():.3f}"
    other = LABELS.index(Intent.OTHER)
    yield f"AUROC of out-of-scope {auroc(likely[:, other], right == other):.3f}"
    right_of_acted = (said == right)[acted].mean() if acted.any() else 0.0
    yield f"acted on {acted.mean():.3f}, of these right {right_of_acted:.3f}"
    both, taken = both_found(held.reads(), besides)
    yield f"both of two intents {both:.3f} (one taken for two {taken:.3f})"
    yield f"temperature {settings.temperature}, acts from {settings.acts_from:.3f}"


def macro_f1(said: NDArray[np.int64], right: NDArray[np.int64]) -> float:
    found = [
        2 * ((said == label) & (right == label)).sum() / ((said == label).sum() + many)
        for label in np.unique(right)
        if (many := (right == label).sum())
    ]
    return float(np.mean(found))


def auroc(scores: Numbers, positive: NDArray[np.bool_]) -> float:
    """How often one that is comes before one that is not."""
    ranks = np.argsort(np.argsort(scores, kind="stable"), kind="stable") + 1
    many = int(positive.sum())
    above = ranks[positive].sum() - many * (many + 1) / 2
    return float(above / (many * (len(scores) - many)))


def _acts_from(likely: Numbers, right: NDArray[np.int64]) -> float:
    """The lowest share from which enough are right, out-of-scope lines counted as wrong."""
    said, top = likely.argmax(axis=1), likely.max(axis=1)
    acted = np.flatnonzero(said != LABELS.index(Intent.OTHER))
    order = acted[np.argsort(-top[acted], kind="stable")]
    share = np.cumsum((said == right)[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(share >= RIGHT_OF_ACTED)
    return float(top[order[enough[-1]]]) if len(enough) else 1.0
