"""Lines: what people write, with what they mean, as somebody labelled it by hand."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.understanding.normalise import normalised
from bot.understanding.understood import Intent

FOLDER = Path(__file__).parents[1] / "lines"


@dataclass(frozen=True, slots=True)
class Line:
    language: str
    text: str
    intent: Intent
    also: tuple[Intent, ...] = ()
    tags: frozenset[str] = frozenset()

    @property
    def plain(self) -> str:
        return normalised(self.text)


def read_lines(folder: Path = FOLDER) -> tuple[Line, ...]:
    """Every line of a folder, a file a language."""
    return tuple(
        _line(path.stem, json.loads(row))
        for path in sorted(folder.glob("*.jsonl"))
        for row in path.read_text(encoding="utf-8").splitlines()
        if row.strip()
    )


def fingerprint(folder: Path = FOLDER) -> str:
    """Tells whether weights were made from these very lines."""
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*.jsonl")):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def _line(language: str, told: dict[str, object]) -> Line:
    also, tags = told.get("also") or [], told.get("tags") or []
    assert isinstance(also, Sequence)
    assert isinstance(tags, Sequence)
    return Line(
        language=str(told.get("lang") or language),
        text=str(told["text"]),
        intent=Intent(str(told["intent"])),
        also=tuple(Intent(str(each)) for each in also),
        tags=frozenset(str(each) for each in tags),
    )
