"""The gate: whether new weights may take the place of those that are shipped.

Both read the same lines that nothing was learnt from. Each figure is compared line by line: how far
it would differ by chance alone is told by drawing the lines again and again. What falls by more
than that shuts the gate, and it says which.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.understanding.training.expect import auroc, macro_f1
from bot.understanding.training.held import Reading
from bot.understanding.training.lines import Line
from bot.understanding.understood import Intent

# Answered at once; everything else is read back before anything changes.
SILENT = frozenset(
    {
        Intent.TRACK,
        Intent.HELP,
        Intent.LANGUAGE,
        Intent.GREETING,
        Intent.THANKS,
        Intent.PROOF,
        Intent.PAYMENT,
    }
)
DRAWS = 1_000
# In standard errors: what chance alone exceeds once in ten times. There are twenty languages, of
# some thirty lines each: at that price two of them would fall at every training.
NOISE, NOISE_OF_A_LANGUAGE = 1.28, 2.0
_LABELS = tuple(Intent)

type Which = NDArray[np.int64]
type Figure = Callable[["Seen", Which], float]


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of both. `noise`: how far it may fall by chance."""

    name: str
    before: float
    after: float
    gain: float
    noise: float

    @property
    def falls(self) -> bool:
        return self.gain < 0 and -self.gain > self.noise

    def __str__(self) -> str:
        told = f"{self.name}: {self.before:.3f} before, {self.after:.3f} after"
        return f"{told}, and by chance it may fall by {self.noise:.3f}" if self.gain < 0 else told


@dataclass(frozen=True, slots=True)
class Seen:
    """What was made of each line, in numbers."""

    meant: NDArray[np.int64]
    said: NDArray[np.int64]
    acted: NDArray[np.bool_]
    silently_wrong: NDArray[np.bool_]
    out_of_scope: NDArray[np.float32]
    knows_language: NDArray[np.bool_]


def compared(
    lines: Sequence[Line], before: Sequence[Reading], after: Sequence[Reading]
) -> list[Compared]:
    """Every figure, of all lines and of each language."""
    old, new = _seen(lines, before), _seen(lines, after)
    spoken = np.array([line.language for line in lines])
    chance = np.random.default_rng(1)
    everything = np.arange(len(lines))
    found = [
        _figure(name, figure, (old, new), everything, sign, NOISE, chance)
        for name, figure, sign in _FIGURES
    ]
    for language in sorted(set(spoken.tolist())):
        of_it = np.flatnonzero(spoken == language)
        name = f"accuracy in {language}"
        found.append(_figure(name, _accuracy, (old, new), of_it, 1, NOISE_OF_A_LANGUAGE, chance))
    return found


def falling(found: Sequence[Compared]) -> Iterator[Compared]:
    """Why the gate is shut."""
    return (each for each in found if each.falls)


def _figure(
    name: str,
    figure: Figure,
    seen: tuple[Seen, Seen],
    which: Which,
    sign: int,
    steps: float,
    chance: np.random.Generator,
) -> Compared:
    old, new = seen
    before, after = figure(old, which), figure(new, which)
    drawn = [chance.choice(which, len(which)) for _ in range(DRAWS)]
    gains = [figure(new, these) - figure(old, these) for these in drawn]
    noise = steps * float(np.nanstd(gains))
    return Compared(name, before, after, sign * (after - before), noise)


def _accuracy(seen: Seen, which: Which) -> float:
    return float((seen.said == seen.meant)[which].mean())


def _f1(seen: Seen, which: Which) -> float:
    return macro_f1(seen.said[which], seen.meant[which])


def _silently_wrong(seen: Seen, which: Which) -> float:
    return float(seen.silently_wrong[which].mean())


def _rightly_acted(seen: Seen, which: Which) -> float:
    """Who never dares is never wrong."""
    return float((seen.acted & (seen.said == seen.meant))[which].mean())


def _auroc(seen: Seen, which: Which) -> float:
    """Not a number where all lines that were drawn are ours, or none is."""
    is_other = seen.meant[which] == _LABELS.index(Intent.OTHER)
    if is_other.all() or not is_other.any():
        return float("nan")
    return auroc(seen.out_of_scope[which], is_other)


def _language(seen: Seen, which: Which) -> float:
    return float(seen.knows_language[which].mean())


_FIGURES: tuple[tuple[str, Figure, int], ...] = (
    ("accuracy", _accuracy, 1),
    ("macro-F1", _f1, 1),
    ("wrong silent acts, of all", _silently_wrong, -1),
    ("rightly acted on, of all", _rightly_acted, 1),
    ("AUROC of out-of-scope", _auroc, 1),
    ("language", _language, 1),
)


def _seen(lines: Sequence[Line], readings: Sequence[Reading]) -> Seen:
    if len(lines) != len(readings):
        raise ValueError(f"{len(readings)} readings of {len(lines)} lines")
    pairs = list(zip(lines, readings, strict=True))
    return Seen(
        meant=np.array([_LABELS.index(line.intent) for line in lines]),
        said=np.array([_LABELS.index(read.intent) for read in readings]),
        acted=np.array([read.acted for read in readings]),
        silently_wrong=np.array([_is_silently_wrong(line, read) for line, read in pairs]),
        out_of_scope=np.array([read.out_of_scope for read in readings], dtype=np.float32),
        knows_language=np.array([_knows_language(line, read) for line, read in pairs]),
    )


def _is_silently_wrong(line: Line, read: Reading) -> bool:
    is_meant = read.intent in (line.intent, *line.also)
    return read.acted and not is_meant and read.intent in SILENT


def _knows_language(line: Line, read: Reading) -> bool:
    return read.language == (None if line.language == "und" else line.language)
