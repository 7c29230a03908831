"""Learnt: the weights that came with the package, as they were read from `weights.npz`."""

import functools
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from bot.understanding.besides import Besides
from bot.understanding.head import ByMeaning, BySpelling
from bot.understanding.understood import Intent


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt; `learnt_from` is the fingerprint of the lines."""

    languages: BySpelling
    intents: ByMeaning
    besides: Besides
    learnt_from: str


@functools.cache
def weights() -> Weights:
    """The weights that came with the package."""
    path = files("bot.understanding").joinpath("weights.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as found:
        return unpacked({name: found[name] for name in found.files})


def unpacked(kept: dict[str, NDArray[np.generic]]) -> Weights:
    """Weights out of the arrays of the file."""
    settings = [float(each) for each in np.asarray(kept["settings"], dtype=np.float64)]
    reach, temperature, acts_from, said_from = settings
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
    )
    besides = Besides(
        labels=intents.labels,
        weights=np.asarray(kept["sign_weights"], dtype=np.float32),
        of_label=np.asarray(kept["sign_labels"], dtype=np.float32),
        together=np.asarray(kept["together"], dtype=np.float32),
        temperature=temperature,
        said_from=said_from,
    )
    return Weights(languages, intents, besides, str(kept["learnt_from"]))
