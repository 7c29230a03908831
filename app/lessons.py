"""Lessons learnt: what a person accepted becomes lines, and the bot is trained with them.

python -m app.lessons [--vectors FILE] [--held FOLDER]

Run in a checkout, with the settings of the house whose lessons they are. Lines, weights and lessons
change together: where anything falls by the new weights all three stay as they were, and it is said
why. A lesson that is a line already, or is among the lines that are held apart, is learnt or can
never be; one that contradicts a line is left for somebody to look at.
"""

import argparse
import asyncio
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.compose import opened_store
from app.settings import WrongSetting, load
from bot.understanding.normalise import normalised
from bot.understanding.training.held import HELD
from bot.understanding.training.lines import FOLDER, Line, read_lines
from core.model.ids import LessonId
from core.model.lesson import Lesson, LessonState
from core.ports import Store

LESSONS_MAX = 1_000  # of one training
TAG = "lesson"
AMONG = "en"  # where lines of a language stand that nobody knows, marked as such

# Trains with the lines of a folder, and says whether the weights were replaced.
Train = Callable[[Path], bool]


@dataclass(slots=True)
class Sorted:
    """What becomes of each lesson: a new line, one that we have, one that is held apart, or one
    that says otherwise than a line."""

    new: list[Lesson] = field(default_factory=list)
    known: list[Lesson] = field(default_factory=list)
    held: list[Lesson] = field(default_factory=list)
    contradict: list[Lesson] = field(default_factory=list)


async def learn(store: Store, folder: Path, held: Path, train: Train) -> bool:
    """Learn what was accepted. False where the new weights were refused: nothing has changed."""
    async with store.read() as unit:
        accepted = await unit.lessons.page(LessonState.ACCEPTED, after=None, limit=LESSONS_MAX)
    found = sorted_lessons(accepted, read_lines(folder), read_lines(held))
    for line in _told(found):
        print(line, flush=True)
    if found.new:
        with tempfile.TemporaryDirectory(prefix="doorstep-") as scratch:
            lines = Path(scratch) / "lines"
            shutil.copytree(folder, lines)
            _write(lines, found.new)
            if not await asyncio.to_thread(train, lines):
                return False
            for path in sorted(lines.glob("*.jsonl")):
                shutil.copyfile(path, folder / path.name)
    await _done(store, [each.id for each in (*found.new, *found.known, *found.held)])
    return True


def sorted_lessons(
    lessons: Iterable[Lesson], lines: Sequence[Line], held: Sequence[Line]
) -> Sorted:
    """Lines that are held apart are never learnt from: they say what was learnt."""
    apart = {line.plain for line in held}
    known = {line.plain: {line.intent, *line.also} for line in lines}
    found = Sorted()
    for lesson in lessons:
        plain = normalised(lesson.text)
        assert lesson.meant is not None
        if plain in apart:
            found.held.append(lesson)
        elif plain not in known:
            found.new.append(lesson)
            known[plain] = {lesson.meant}
        elif lesson.meant in known[plain]:
            found.known.append(lesson)
        else:
            found.contradict.append(lesson)
    return found


def _told(found: Sorted) -> Iterable[str]:
    yield f"{len(found.new)} lessons are new lines, {len(found.known)} are lines already"
    if found.held:
        yield f"{len(found.held)} are held apart, and are never learnt from"
    for lesson in found.contradict:
        yield f"{lesson.id} says {lesson.meant}, and a line says otherwise: left as it is"


def _write(folder: Path, lessons: Iterable[Lesson]) -> None:
    """Each at the end of the file of its language."""
    for lesson in lessons:
        row: dict[str, object] = {"text": lesson.text, "intent": lesson.meant, "tags": [TAG]}
        path = folder / f"{lesson.language}.jsonl"
        if not path.exists():
            path = folder / f"{AMONG}.jsonl"
            row["lang"] = "und"
        before = path.read_text(encoding="utf-8")
        told = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        path.write_text(f"{before.rstrip()}\n{told}\n", encoding="utf-8")


async def _done(store: Store, ids: Sequence[LessonId]) -> None:
    """Learnt; the words lie among the lines now. What was forgotten meanwhile stays so."""
    async with store.begin() as unit:
        for id in ids:
            lesson = await unit.lessons.get(id)
            if lesson is not None and lesson.state is LessonState.ACCEPTED:
                await unit.lessons.put(lesson.without_words(LessonState.LEARNT))


def _trained_by(asked: argparse.Namespace) -> Train:
    """The training as everybody runs it: it replaces the weights only if nothing falls."""

    def train(lines: Path) -> bool:
        words = ["--lines", str(lines), "--held", str(asked.held)]
        words += ["--vectors", str(asked.vectors)] if asked.vectors is not None else []
        command = [sys.executable, "-m", "bot.understanding.training", *words]
        return subprocess.run(command, check=False).returncode == 0

    return train


async def _learn(asked: argparse.Namespace) -> bool:
    async with opened_store(load()) as store:
        return await learn(store, FOLDER, asked.held, _trained_by(asked))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vectors", type=Path, default=None)
    parser.add_argument("--held", type=Path, default=HELD)
    try:
        is_learnt = asyncio.run(_learn(parser.parse_args()))
    except WrongSetting as wrong:
        raise SystemExit(f"doorstep: {wrong}") from None
    if not is_learnt:
        raise SystemExit("nothing was learnt: lines, weights and lessons are as they were")


if __name__ == "__main__":
    main()
