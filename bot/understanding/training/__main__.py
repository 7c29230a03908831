"""Learns the weights from the lines and writes them, with what to expect of them.

python -m bot.understanding.training [--lines FOLDER] [--to FILE] [--vectors FILE]

The same lines on the same machine give the same bytes. What takes long is the encoder; `--vectors`
keeps what it said, so that a second run with a few new lines takes a minute.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.understanding.head import BySpelling, directed
from bot.understanding.language import IN_LATIN
from bot.understanding.training.dirt import latinised
from bot.understanding.training.expect import held_apart, report, settled
from bot.understanding.training.fit import REACH, gram_rows, in_eight_bits, pulls_of, spelt
from bot.understanding.training.folds import folds_of
from bot.understanding.training.lines import FOLDER, Line, fingerprint, read_lines
from bot.understanding.training.rows import LABELS, rows_of
from bot.understanding.training.vectors import Vectors

WEIGHTS = Path(__file__).parents[1] / "weights.npz"
_HAVE_OWN_LETTERS = ("ru", "uk", "hi", "ar", "fa")


def main() -> None:
    asked = _asked()
    lines = read_lines(asked.lines)
    print(f"{len(lines)} lines", flush=True)
    languages = _languages(lines)
    rows = rows_of(lines, Vectors(asked.vectors, languages))
    print(f"{len(rows.line)} rows with their dirt", flush=True)
    middle = rows.meanings[rows.is_clean].mean(axis=0)
    seen = directed(rows.meanings, middle)
    spoken = [line.language for line in lines]
    held = held_apart(rows, seen, folds_of(seen[rows.is_clean], spoken))
    settings = settled(held)
    for line in report(held, settings):
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
        "settings": np.array(
            [REACH, settings.temperature, settings.acts_from, settings.beside_from]
        ),
        "languages": np.array(languages.labels),
        "language_table": languages.table,
        "language_scales": languages.scales,
        "language_bias": languages.bias,
        "learnt_from": np.array(fingerprint(asked.lines)),
    }
    np.savez_compressed(asked.to, allow_pickle=False, **arrays)
    print(f"wrote {asked.to}")


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
    return parser.parse_args()


if __name__ == "__main__":
    main()
