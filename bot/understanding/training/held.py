"""Held apart: lines that nothing is learnt from, as the whole pipeline reads them by some weights.

python -m bot.understanding.training.held [--held FOLDER]

Prints a reading a line, as JSON. The pipeline reads by the weights that lie beside it; for others
it is run in a house of links to this one, in which only the weights are others. So what is measured
is what people would get, and nothing here need know how a reading is made.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.understanding.embedding import encoder, meaning_of
from bot.understanding.reading import understand
from bot.understanding.training.lines import Line, read_lines
from bot.understanding.understood import Intent

ROOT = Path(__file__).parents[3]
HELD = ROOT / "benchmarks" / "understanding" / "held_apart"
READING_SECONDS_MAX = 1_800
_AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # what is read does not hang on it
_SHIPPED = ("bot", "understanding", "weights.npz")


class CannotRead(Exception):
    """These weights are of another make, or there is no encoder here."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of a line. `out_of_scope`: how sure that it is none of ours."""

    intent: Intent
    acted: bool
    out_of_scope: float
    language: str | None


def read_by(weights: Path, held: Path = HELD) -> tuple[Reading, ...]:
    """Every held line as it is read by these weights. Raises CannotRead."""
    with tempfile.TemporaryDirectory(prefix="doorstep-") as folder:
        _house_of_links(Path(folder), weights)
        done = subprocess.run(
            [sys.executable, "-m", "bot.understanding.training.held", "--held", str(held)],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": folder},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=READING_SECONDS_MAX,
            check=False,
        )
    if done.returncode != 0:
        raise CannotRead(done.stderr.strip().rpartition("\n")[2])
    return tuple(_reading(json.loads(row)) for row in done.stdout.splitlines())


def readings(lines: Sequence[Line]) -> list[dict[str, object]]:
    """By the weights of the package that this runs in."""
    return [_as_json(line) for line in lines]


def _as_json(line: Line) -> dict[str, object]:
    read = understand(line.text, _AT, None, meaning_of(line.text))
    is_other = read.intent is Intent.OTHER
    return {
        "intent": read.intent,
        "acted": read.understood,
        "out_of_scope": read.confidence if is_other else 1 - read.confidence,
        "language": read.language,
    }


def _reading(told: dict[str, object]) -> Reading:
    language = told["language"]
    return Reading(
        intent=Intent(str(told["intent"])),
        acted=bool(told["acted"]),
        out_of_scope=float(str(told["out_of_scope"])),
        language=str(language) if language is not None else None,
    )


def _house_of_links(folder: Path, weights: Path) -> None:
    """Everything as it is here, but for the one file."""
    here, there = ROOT, folder
    for name in _SHIPPED[:-1]:
        for entry in here.iterdir():
            if entry.name != name and not entry.name.startswith("."):
                (there / entry.name).symlink_to(entry)
        here, there = here / name, there / name
        there.mkdir()
    for entry in here.iterdir():
        if entry.name not in (_SHIPPED[-1], "__pycache__"):
            (there / entry.name).symlink_to(entry)
    (there / _SHIPPED[-1]).symlink_to(weights.resolve())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", type=Path, default=HELD)
    asked = parser.parse_args()
    if encoder() is None:
        raise SystemExit("there is no encoder here, so nothing can be compared")
    for reading in readings(read_lines(asked.held)):
        print(json.dumps(reading))


if __name__ == "__main__":
    main()
