"""Besides: what a message says as well as the one thing that counts.

It is told by the lines that are near the whole, the lines that are near a clause of it, and by what
people say in one breath. How much each of these signs counts is learnt.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.understanding.head import Numbers, Read, shares
from bot.understanding.understood import Intent

SIGNS = 13


@dataclass(frozen=True, slots=True)
class Besides:
    """`weights` are of the signs, `of_label` what each intent starts from, `together` how often two
    are said in one breath (a logarithm)."""

    labels: tuple[Intent, ...]
    weights: Numbers
    of_label: Numbers
    together: Numbers
    temperature: float
    said_from: float

    def said(self, best: Intent, whole: Read, clauses: Sequence[Read]) -> tuple[Intent, ...]:
        """Everything besides the best that seems to be said, most surely first."""
        at_best = self.labels.index(best)
        found = signs(at_best, whole, clauses, self.together, self.temperature)
        likely = 1 / (1 + np.exp(-(found @ self.weights + self.of_label)))
        order = [at for at in np.argsort(-likely, kind="stable") if at != at_best]
        return tuple(self.labels[at] for at in order if likely[at] >= self.said_from)


def signs(
    best: int, whole: Read, clauses: Sequence[Read], together: Numbers, temperature: float
) -> Numbers:
    """A row for each intent: what tells that it is said beside the best."""
    many = len(whole.counts)
    nothing = np.zeros(many, dtype=np.float32)
    nearest = beside = likeliest = elsewhere = nothing
    if clauses:
        likely = np.stack([shares(clause.counts, temperature) for clause in clauses])
        nearest = np.stack([clause.counts for clause in clauses]).max(axis=0)
        beside = np.stack([clause.beside for clause in clauses]).max(axis=0)
        likeliest = likely.max(axis=0)
        others = np.delete(likely, int(likely[:, best].argmax()), axis=0)
        elsewhere = others.max(axis=0) if len(others) else nothing
    has_clauses = np.full(many, float(bool(clauses)), dtype=np.float32)
    found: Numbers = np.stack(
        [
            whole.beside,
            whole.beside**2,
            whole.counts,
            nearest,
            beside,
            likeliest,
            elsewhere,
            np.sqrt(elsewhere),
            elsewhere * whole.beside,
            has_clauses,
            together[best],
            together[best] * elsewhere,
            together[best] * whole.beside,
        ],
        axis=1,
    ).astype(np.float32)
    return found
