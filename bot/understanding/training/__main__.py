"""Learns the weights from the lines and writes them, with what to expect of them.

python -m bot.understanding.training [--lines FOLDER] [--to FILE] [--vectors FILE] [--held FOLDER]
                                     [--even-if-worse]

They take the place of others only if nothing falls by them (`gate`). The same lines on the same
machine give the same bytes. What takes long is the encoder; `--vectors` keeps what it said, so that
a second run with a few new lines takes a minute.
"""

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.understanding.head import BySpelling, directed
from bot.understanding.language import IN_LATIN
from bot.understanding.training.besides import besides_of
from bot.understanding.training.dirt import latinised
from bot.understanding.training.expect import held_apart, report, settled
from bot.understanding.training.fit import REACH, gram_rows, in_eight_bits, pulls_of, spelt
from bot.understanding.training.folds import folds_of
from bot.understanding.training.held import HELD, CannotRead
from bot.understanding.training.lines import FOLDER, Line, fingerprint, read_lines
from bot.understanding.training.release import gate_of, put
from bot.understanding.training.rows import LABELS, rows_of
from bot.understanding.training.vectors import Vectors

WEIGHTS = Path(__file__).parents[1] / "weights.npz"
_HAVE_OWN_LETTERS = ("ru", "uk", "hi", "ar", "fa")


def main() -> None:
    """What falls by them is refused, and left where somebody can look at it."""
    asked = _asked()
    try:
        gate = None if asked.even_if_worse else gate_of(asked.to, asked.held)
        new = Path(tempfile.mkdtemp(prefix="doorstep-")) / WEIGHTS.name
        learn(asked.lines, new, asked.vectors)
        may_pass = gate is None or gate.passes(new)
    except CannotRead as ill:
        raise SystemExit(f"cannot compare: {ill} (--even-if-worse asks nobody)") from None
    if not may_pass:
        raise SystemExit(f"{asked.to} stays as it was; the new weights lie in {new}")
    put(new, asked.to)
    shutil.rmtree(new.parent)
    print(f"wrote {asked.to}")


def learn(folder: Path, to: Path, kept_in: Path | None) -> None:
    """The weights of the lines of a folder; `kept_in` holds what the encoder said."""
    lines = read_lines(folder)
    print(f"{len(lines)} lines", flush=True)
    languages = _languages(lines)
    rows = rows_of(lines, Vectors(kept_in, languages))
    print(f"{len(rows.line)} rows with their dirt", flush=True)
    middle = rows.meanings[rows.is_clean].mean(axis=0)
    seen = directed(rows.meanings, middle)
    spoken = [line.language for line in lines]
    held = held_apart(rows, seen, middle, folds_of(seen[rows.is_clean], spoken))
    settings = settled(held)
    besides = besides_of(held.reads(), settings.temperature)
    for line in report(held, settings, besides):
        print(line)
    steps, scales = in_eight_bits(seen)
    whole = steps.astype(np.float32) * scales[:, None]
    pulls = pulls_of(whole, np.hstack([rows.wanted(), rows.wanted_beside()]))
    arrays: dict[str, Any] = {
        "lines": steps,
        "line_scales": scales,
        "pulls": pulls[:, : len(LABELS)].astype(np.float16),
        "pulls_beside": pulls[:, len(LABELS) :].astype(np.float16),
        "middle": middle,
        "intents": np.array([str(label) for label in LABELS]),
        "settings": np.array([REACH, settings.temperature, settings.acts_from, besides.said_from]),
        "sign_weights": besides.weights,
        "sign_labels": besides.of_label,
        "together": besides.together,
        "languages": np.array(languages.labels),
        "language_table": languages.table,
        "language_scales": languages.scales,
        "language_bias": languages.bias,
        "learnt_from": np.array(fingerprint(folder)),
    }
    np.savez_compressed(to, allow_pickle=False, **arrays)


def _languages(lines: Sequence[Line]) -> BySpelling:
    """Each language in its letters, and those with letters of their own in Latin ones too."""
    texts = [line.plain for line in lines]
    names = [_written(line.language, line.plain) for line in lines]
    for line in lines:
        latin = latinised(line.plain) if line.language in ("ru", "uk") else None
        if latin is not None:
            texts.append(latin)
            names.append(line.language + IN_LATIN)
    labels = sorted(set(names) - {"und"})
    known = [at for at, name in enumerate(names) if name in labels]
    numbers = np.array([labels.index(names[at]) for at in known])
    found = spelt(gram_rows([texts[at] for at in known]), numbers, len(labels))
    table, scales = in_eight_bits(found.table)
    return BySpelling(tuple(labels), table, scales, found.bias.astype(np.float32))


def _written(language: str, plain: str) -> str:
    letters = [letter for letter in plain if letter.isalpha()]
    is_latin = sum(letter < "\u0250" for letter in letters) * 2 > len(letters)
    return language + IN_LATIN if is_latin and language in _HAVE_OWN_LETTERS else language


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=Path, default=FOLDER)
    parser.add_argument("--to", type=Path, default=WEIGHTS)
    parser.add_argument("--vectors", type=Path, default=None)
    parser.add_argument("--held", type=Path, default=HELD)
    parser.add_argument("--even-if-worse", action="store_true", help="replace them all the same")
    return parser.parse_args()


if __name__ == "__main__":
    main()
