"""The head: how likely each reading of a text is, by the labelled lines that are near in meaning.

Every line that was learnt from pulls towards its intent, the more the nearer it is (a kernel
machine). Learnt by `bot.understanding.training` and shipped as `weights.npz`, in eight bits where
that is enough.
"""

import functools
from dataclasses import dataclass
from importlib.resources import files

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
    beside_from: float

    def near(self, meaning: Numbers) -> Numbers:
        """How near each line is, from nought to one."""
        # Not `@`: its threads wait for one another on a machine that has other work.
        alike = np.einsum("ij,j->i", self.lines, directed(meaning, self.middle))
        away = 2 - 2 * alike
        near: Numbers = np.exp(-self.reach * away)
        return near

    def likely(self, near: Numbers, told: Intent | None, said_by_rules: float) -> Numbers:
        """Shares of one; the intent that rules tell counts for a little more."""
        scores = near @ self.pulls
        if told is not None:
            scores[self.labels.index(told)] += said_by_rules
        return shares(scores, self.temperature)

    def beside(self, near: Numbers) -> tuple[Intent, ...]:
        """Everything that seems to be said, most surely first."""
        scores = near @ self.pulls_beside
        order = np.argsort(-scores, kind="stable")
        return tuple(self.labels[at] for at in order if scores[at] >= self.beside_from)


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt; `learnt_from` is the fingerprint of the lines."""

    languages: BySpelling
    intents: ByMeaning
    learnt_from: str


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


@functools.cache
def weights() -> Weights:
    """The weights that came with the package."""
    path = files("bot.understanding").joinpath("weights.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as found:
        return unpacked({name: found[name] for name in found.files})


def unpacked(kept: dict[str, NDArray[np.generic]]) -> Weights:
    """Weights out of the arrays of the file."""
    settings = [float(each) for each in np.asarray(kept["settings"], dtype=np.float64)]
    reach, temperature, acts_from, beside_from = settings
    languages = BySpelling(
        labels=tuple(str(label) for label in kept["languages"]),
        table=np.asarray(kept["language_table"], dtype=np.int8),
        scales=np.asarray(kept["language_scales"], dtype=np.float32),
        bias=np.asarray(kept["language_bias"], dtype=np.float32),
    )
    lines = np.asarray(kept["lines"], dtype=np.float32)
    lines *= np.asarray(kept["line_scales"], dtype=np.float32)[:, None]
    intents = ByMeaning(
        labels=tuple(Intent(str(label)) for label in kept["intents"]),
        middle=np.asarray(kept["middle"], dtype=np.float32),
        lines=lines,
        pulls=np.asarray(kept["pulls"], dtype=np.float32),
        pulls_beside=np.asarray(kept["pulls_beside"], dtype=np.float32),
        reach=reach,
        temperature=temperature,
        acts_from=acts_from,
        beside_from=beside_from,
    )
    return Weights(languages, intents, str(kept["learnt_from"]))
