"""Lessons are kept once, found by their state, and forgotten; nothing of them says who."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.model.ids import LessonId
from core.model.intent import Intent
from core.model.lesson import Corrected, Lesson, LessonState, lesson_of
from storage.bodies import Body, written
from storage.forget import forget
from storage.store import SqlStore
from storage.tables import lessons
from storage.tables.base import TALK_DAYS

NOW = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


@pytest.fixture
def may_be_read_whole() -> frozenset[str]:
    """Once a day, where all that is old is looked for; never the lessons."""
    return frozenset({"route_stops", "message_slots"})


def a_lesson(text: str = "put it with the lady downstairs") -> Lesson:
    meant = Intent.NEIGHBOUR
    return lesson_of(text, "en", Intent.SAFE_PLACE, meant, Corrected.PICKED, NOW)


def test_a_lesson_comes_back_as_it_went_in() -> None:
    """With what nobody knows of it."""
    for lesson in (a_lesson(), replace(a_lesson(), language=None, thought=None, meant=None)):
        assert Body(Lesson).read(written(lesson)) == lesson


async def test_the_same_words_are_one_lesson(store: SqlStore) -> None:
    """Said again, also after somebody threw them away, they are no news."""
    async with store.begin() as unit:
        assert await unit.lessons.note(a_lesson()) is True
        assert await unit.lessons.note(a_lesson()) is False
        await unit.lessons.put(replace(a_lesson(), state=LessonState.DECLINED))
        assert await unit.lessons.note(a_lesson()) is False
        assert await unit.lessons.count(LessonState.WAITING) == 0
        assert await unit.lessons.get(a_lesson().id) == replace(
            a_lesson(), state=LessonState.DECLINED
        )
        assert await unit.lessons.get(LessonId("lsn_nobody")) is None


async def test_lessons_are_paged_by_their_state(store: SqlStore) -> None:
    """Each of them once, and none of another state."""
    many = sorted((a_lesson(f"words {letter}") for letter in "abcde"), key=lambda each: each.id)
    done = replace(a_lesson("known"), state=LessonState.LEARNT)
    async with store.begin() as unit:
        for each in (*many, done):
            await unit.lessons.note(each)
    async with store.read() as unit:
        first = await unit.lessons.page(LessonState.WAITING, after=None, limit=3)
        rest = await unit.lessons.page(LessonState.WAITING, after=first[-1].id, limit=3)
        assert [*first, *rest] == many
        assert await unit.lessons.count(LessonState.WAITING) == 5
        assert await unit.lessons.page(LessonState.LEARNT, after=None, limit=9) == [done]


async def test_a_lesson_is_forgotten_with_its_day(store: SqlStore) -> None:
    """As long as what people wrote is kept, whatever became of it."""
    async with store.begin() as unit:
        await unit.lessons.note(a_lesson())
        await unit.lessons.note(replace(a_lesson("other"), state=LessonState.LEARNT))
    assert await forget(store, NOW + timedelta(days=TALK_DAYS - 1)) == {}
    assert await forget(store, NOW + timedelta(days=TALK_DAYS + 1)) == {"lessons": 2}


def test_no_column_of_a_lesson_says_who_or_at_what_hour() -> None:
    """So that it cannot be laid beside a talk."""
    assert {column.name for column in lessons.c} == {"id", "state", "noted_at", "body"}
    fields = {"id", "text", "language", "thought", "meant", "how", "day", "state"}
    assert set(Lesson.__dataclass_fields__) == fields
    assert a_lesson().noted_at == datetime(2026, 11, 24, tzinfo=UTC)
