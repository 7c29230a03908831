"""The head: how likely each reading of a text is, by the labelled lines that are near in meaning.

Every line that was learnt from pulls towards its intent, the more the nearer it is (a kernel
machine). Learnt by `bot.understanding.training` and shipped as `weights.npz`, in eight bits where
that is enough.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.understanding.grams import Grams
from bot.understanding.understood import Intent

type Numbers = NDArray[np.float32]

STEPS = 127  # of eight bits, either side of nought


@dataclass(frozen=True, slots=True)
class BySpelling:
    """Scores by grams: `table` has a row for each label, `scales` what a step of it is worth."""

    labels: tuple[str, ...]
    table: NDArray[np.int8]
    scales: Numbers
    bias: Numbers

    def scores(self, grams: Grams) -> Numbers:
        found = self.table[:, grams.places].astype(np.float32) @ grams.weights
        scores: Numbers = found * self.scales + self.bias
        return scores


@dataclass(frozen=True, slots=True)
class Read:
    """How near a text, or a clause of it, is to each intent: as the one that counts, and as one
    of several."""

    counts: Numbers
    beside: Numbers


@dataclass(frozen=True, slots=True)
class ByMeaning:
    """Scores by the lines that are near. `pulls` are towards the one intent that counts,
    `pulls_beside` towards everything that is said. `reach`: how soon nearness fades."""

    labels: tuple[Intent, ...]
    middle: Numbers
    lines: Numbers
    pulls: Numbers
    pulls_beside: Numbers
    reach: float
    temperature: float
    acts_from: float

    def near(self, meaning: Numbers) -> Numbers:
        """How near each line is, from nought to one."""
        # Not `@`: its threads wait for one another on a machine that has other work.
        alike = np.einsum("ij,j->i", self.lines, directed(meaning, self.middle))
        away = 2 - 2 * alike
        near: Numbers = np.exp(-self.reach * away)
        return near

    def read(self, meaning: Numbers) -> Read:
        near = self.near(meaning)
        return Read(near @ self.pulls, near @ self.pulls_beside)

    def likely(self, read: Read, told: Intent | None, said_by_rules: float) -> Numbers:
        """Shares of one; the intent that rules tell counts for a little more."""
        scores = read.counts.copy()
        if told is not None:
            scores[self.labels.index(told)] += said_by_rules
        return shares(scores, self.temperature)


def directed(meanings: Numbers, middle: Numbers) -> Numbers:
    """Seen from the middle of all meanings, and of length one: else all lie close together."""
    seen = meanings - middle
    length = np.linalg.norm(seen, axis=-1, keepdims=True)
    directed: Numbers = (seen / np.maximum(length, 1e-6)).astype(np.float32)
    return directed


def shares(scores: Numbers, temperature: float) -> Numbers:
    raised = np.exp((scores - scores.max()) / temperature)
    parts: Numbers = raised / raised.sum()
    return parts
