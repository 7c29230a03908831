"""Expect: what lines that were held apart tell of the weights, and where acting begins."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.understanding.head import Numbers, shares
from bot.understanding.training.fit import nearness, pulls_of
from bot.understanding.training.folds import FOLDS
from bot.understanding.training.rows import LABELS, Rows
from bot.understanding.understood import Intent

# Of the held-apart lines, most of them hard on purpose, this share must be right of what is acted
# on. What people write day by day is easier: there it is nearly all.
RIGHT_OF_ACTED = 0.9
TEMPERATURES = (0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.12, 0.15, 0.2)
BESIDE_FROM = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)


@dataclass(frozen=True, slots=True)
class Held:
    """The scores of each clean line, by weights that never saw it or anything alike."""

    rows: Rows
    scores: Numbers
    beside: Numbers

    @property
    def intents(self) -> NDArray[np.int64]:
        return self.rows.intents()[: len(self.rows.lines)]

    def likely(self, temperature: float) -> Numbers:
        return np.stack([shares(row, temperature) for row in self.scores])


@dataclass(frozen=True, slots=True)
class Settings:
    temperature: float
    acts_from: float
    beside_from: float


def held_apart(rows: Rows, seen: Numbers, folds: NDArray[np.int64]) -> Held:
    many = len(rows.lines)
    scores = np.zeros((many, len(LABELS)), dtype=np.float32)
    beside = np.zeros_like(scores)
    wanted = np.hstack([rows.wanted(), rows.wanted_beside()])
    for fold in range(FOLDS):
        learnt = (folds[rows.line] != fold) & (folds[rows.beside] != fold)
        asked = (folds[rows.line] == fold) & rows.is_clean
        pulls = pulls_of(seen[learnt], wanted[learnt])
        found = nearness(seen[asked], seen[learnt]) @ pulls
        at = rows.line[asked]
        scores[at], beside[at] = found[:, : len(LABELS)], found[:, len(LABELS) :]
    return Held(rows, scores, beside)


def settled(held: Held) -> Settings:
    """The temperature that makes shares honest, and from where acting is right often enough."""
    right = held.intents
    each = np.arange(len(right))
    temperature = min(
        TEMPERATURES,
        key=lambda told: float(-np.log(held.likely(told)[each, right] + 1e-9).mean()),
    )
    likely = held.likely(temperature)
    best = max(BESIDE_FROM, key=lambda least: _both_found(held, least)[1])
    return Settings(temperature, _acts_from(likely, right), best)


def report(held: Held, settings: Settings) -> Iterator[str]:
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
    yield f"acted on {acted.mean():.3f}, of these right {(said == right)[acted].mean():.3f}"
    found, f1 = _both_found(held, settings.beside_from)
    yield f"both of two intents {found:.3f} (F1 of what stands beside {f1:.3f})"
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


def _both_found(held: Held, least: float) -> tuple[float, float]:
    """Of lines that say two things, how many are found whole; and the F1 of the second thing."""
    hits = misses = false = whole = several = 0
    said = held.scores.argmax(axis=1)
    for at, line in enumerate(held.rows.lines):
        beside = {LABELS[k] for k in np.flatnonzero(held.beside[at] >= least)} | {LABELS[said[at]]}
        told = {line.intent, *line.also}
        if line.also:
            several += 1
            whole += told <= beside
        hits += len((beside & told) - {LABELS[said[at]]})
        misses += len(told - beside)
        false += len(beside - told - {LABELS[said[at]]})
    return whole / max(several, 1), 2 * hits / max(2 * hits + misses + false, 1)
