"""Scored: a line that was held apart, what the bot made of it, and what is right about that."""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.understanding import Understood, to_wire, understand
from bot.understanding.embedding import meaning_of
from bot.understanding.understood import Intent

FOLDER = Path(__file__).parent / "held_apart"
AT = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Helsinki"))  # what the lines count from
EXACT = ("gate_code", "phone", "floor", "flat", "house_number")
IN_WORDS = ("locker", "safe_place", "neighbour")


@dataclass(frozen=True, slots=True)
class Line:
    language: str
    text: str
    intent: Intent
    also: frozenset[Intent]
    entities: Mapping[str, object]
    tags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scored:
    """`seconds` is processor time: other work on the machine does not count."""

    line: Line
    understood: Understood
    entities: Mapping[str, object]
    seconds: float

    @property
    def out_of_scope(self) -> float:
        """By what is printed: how sure that it is `other`, or how unsure that it is ours."""
        told = self.understood.confidence
        return told if self.understood.intent is Intent.OTHER else 1 - told

    @property
    def is_right(self) -> bool:
        return self.understood.intent is self.line.intent

    @property
    def is_wrong_act(self) -> bool:
        """Acted on for something else than what was meant first or beside it."""
        meant = {self.line.intent, *self.line.also}
        return self.understood.understood and self.understood.intent not in meant

    @property
    def is_one_tap(self) -> bool:
        """Right at once, or among the buttons; nothing is the right answer to what is not ours."""
        if self.understood.understood:
            return self.is_right
        if self.line.intent is Intent.OTHER:
            return True
        return self.line.intent in self.understood.likely

    @property
    def found(self) -> frozenset[Intent]:
        return frozenset({self.understood.intent, *self.understood.also})


def lines_of(folder: Path = FOLDER) -> Iterator[Line]:
    """Every held-apart line, a file a language."""
    for path in sorted(folder.glob("*.jsonl")):
        for row in path.read_text(encoding="utf-8").splitlines():
            told = json.loads(row)
            yield Line(
                language=told.get("lang") or path.stem,
                text=told["text"],
                intent=Intent(told["intent"]),
                also=frozenset(Intent(each) for each in told.get("also") or ()),
                entities=told.get("entities") or {},
                tags=frozenset(told.get("tags") or ()),
            )


def scored(line: Line, text: str | None = None) -> Scored:
    """The line through the whole pipeline; `text` in place of its own, where it is mistyped."""
    said = line.text if text is None else text
    began = time.process_time()
    understood = understand(said, AT, None, meaning_of(said))
    seconds = time.process_time() - began
    entities = to_wire(understood)["entities"]
    assert isinstance(entities, dict)
    return Scored(line, understood, entities, seconds)


def same_time(told: object, found: object) -> bool:
    """Date and hours as they were said; what was not said counts as nothing."""
    if not isinstance(told, dict) or not isinstance(found, dict):
        return False
    names = ("date", "date_to", "from", "to")
    return all((told.get(name) or None) == (found.get(name) or None) for name in names)


def overlap(told: object, found: object) -> float:
    """How many words two phrases share, from nought to one."""
    those, these = set(str(told).casefold().split()), set(str(found).casefold().split())
    both = len(those & these)
    return 2 * both / (len(those) + len(these)) if those or these else 0.0


def f1(lines: Sequence[Scored], name: str) -> float:
    """Of an entity by its letters; of a place or a person by the words in common."""
    hits, told, found = 0.0, 0, 0
    for each in lines:
        right, ours = each.line.entities.get(name), each.entities.get(name)
        told += right is not None
        found += ours is not None
        if right is not None and ours is not None:
            plain = str(right).casefold().replace(" ", "") == str(ours).casefold().replace(" ", "")
            hits += float(plain) if name in EXACT else overlap(right, ours)
    return 2 * hits / (told + found) if told + found else 1.0
