"""Lessons learnt: lines, weights and lessons change together, or not at all."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from app.lessons import learn
from bot.understanding.training.lines import read_lines
from core.model.intent import Intent
from core.model.lesson import Corrected, Lesson, LessonState, lesson_of
from storage.store import SqlStore, open_store

NOW = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


@pytest_asyncio.fixture
async def store(sqlite_url: str) -> AsyncIterator[SqlStore]:
    opened = await open_store(sqlite_url)
    yield opened
    await opened.aclose()


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Two languages; one file does not end its last line."""
    return a_folder(
        tmp_path / "lines",
        en='{"text":"where is it","intent":"track"}\n{"text":"Not home","intent":"absent"}',
        fi='{"text":"missä se on","intent":"track"}\n',
    )


@pytest.fixture
def held(tmp_path: Path) -> Path:
    return a_folder(tmp_path / "held", en='{"text":"Is it near?","intent":"track"}\n')


def a_folder(folder: Path, **files: str) -> Path:
    folder.mkdir()
    for name, rows in files.items():
        (folder / f"{name}.jsonl").write_text(rows, encoding="utf-8")
    return folder


def accepted(text: str, meant: Intent, language: str | None = "en") -> Lesson:
    lesson = lesson_of(text, language, Intent.OTHER, meant, Corrected.PICKED, NOW)
    return lesson.accepted(text, meant)


async def noted(store: SqlStore, *lessons: Lesson) -> None:
    async with store.begin() as unit:
        for each in lessons:
            await unit.lessons.note(each)


async def lessons_in(store: SqlStore, state: LessonState) -> list[Lesson]:
    async with store.read() as unit:
        return list(await unit.lessons.page(state, after=None, limit=99))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


class Training:
    """Says what it was told to, and remembers which lines it saw."""

    def __init__(self, *, passes: bool) -> None:
        self.passes = passes
        self.saw: list[str] = []

    def __call__(self, folder: Path) -> bool:
        self.saw += [line.text for line in read_lines(folder)]
        return self.passes


async def test_what_was_accepted_becomes_a_line_of_its_language(
    store: SqlStore, lines: Path, held: Path
) -> None:
    """With its meaning, and marked; the training has seen it, and its words lie there alone."""
    await noted(
        store,
        accepted("tuokaa naapurille", Intent.NEIGHBOUR, "fi"),
        accepted("bring it to NAME", Intent.NEIGHBOUR, None),
    )
    training = Training(passes=True)
    assert await learn(store, lines, held, training) is True
    assert {"tuokaa naapurille", "bring it to NAME", "Not home"} <= set(training.saw)
    of_finnish = (lines / "fi.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(of_finnish) == 2
    assert json.loads(of_finnish[-1]) == {
        "text": "tuokaa naapurille",
        "intent": "neighbour",
        "tags": ["lesson"],
    }
    (unknown,) = [line for line in read_lines(lines) if line.text == "bring it to NAME"]
    assert unknown.language == "und"
    learnt = await lessons_in(store, LessonState.LEARNT)
    assert [lesson.text for lesson in learnt] == ["", ""]
    assert await lessons_in(store, LessonState.ACCEPTED) == []


async def test_where_anything_falls_nothing_changes(
    store: SqlStore, lines: Path, held: Path
) -> None:
    """Neither a line nor a lesson; what was accepted waits for a better day."""
    lesson = accepted("tuokaa naapurille", Intent.NEIGHBOUR, "fi")
    await noted(store, lesson)
    before = contents(lines)
    training = Training(passes=False)
    assert await learn(store, lines, held, training) is False
    assert "tuokaa naapurille" in training.saw
    assert contents(lines) == before
    assert await lessons_in(store, LessonState.ACCEPTED) == [lesson]


async def test_only_what_was_accepted_is_learnt(store: SqlStore, lines: Path, held: Path) -> None:
    """What waits, and what was thrown away, is not; with nothing new nobody trains."""
    waiting = accepted("it waits", Intent.TRACK)
    declined = accepted("it was thrown away", Intent.TRACK)
    await noted(
        store,
        replace(waiting, state=LessonState.WAITING),
        replace(declined, state=LessonState.DECLINED),
    )
    before = contents(lines)
    training = Training(passes=True)
    assert await learn(store, lines, held, training) is True
    assert training.saw == []
    assert contents(lines) == before
    assert len(await lessons_in(store, LessonState.WAITING)) == 1


async def test_a_line_that_is_held_apart_is_never_learnt_from(
    store: SqlStore, lines: Path, held: Path
) -> None:
    """In whichever case it was written: it is what tells whether anything was learnt."""
    await noted(store, accepted("is it near?", Intent.TRACK))
    training = Training(passes=True)
    assert await learn(store, lines, held, training) is True
    assert training.saw == []
    assert len(await lessons_in(store, LessonState.LEARNT)) == 1


async def test_what_is_a_line_already_is_learnt_and_what_contradicts_one_is_left(
    store: SqlStore, lines: Path, held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody must look at two meanings of the same words."""
    other = accepted("not HOME", Intent.NEIGHBOUR)
    await noted(store, accepted("Where is it", Intent.TRACK), other)
    before = contents(lines)
    assert await learn(store, lines, held, Training(passes=True)) is True
    assert contents(lines) == before
    assert await lessons_in(store, LessonState.ACCEPTED) == [other]
    assert f"{other.id} says neighbour, and a line says otherwise" in capsys.readouterr().out


async def test_the_same_words_twice_are_one_line(store: SqlStore, lines: Path, held: Path) -> None:
    """Two lessons that differ in what we thought."""
    one = accepted("to the lady below", Intent.NEIGHBOUR)
    await noted(store, one, replace(one, id=type(one.id)("lsn_other")))
    assert await learn(store, lines, held, Training(passes=True)) is True
    assert [line.text for line in read_lines(lines)].count("to the lady below") == 1
    assert len(await lessons_in(store, LessonState.LEARNT)) == 2
