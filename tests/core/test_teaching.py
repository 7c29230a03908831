"""Teaching: what is noted waits for a person, in bounds, and is judged once."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
import pytest_asyncio

from core.actions import teaching
from core.actions.teaching import accept_lesson, decline_lesson, is_own_words, note_lesson
from core.model.conversation import Author, Message
from core.model.ids import ConversationId, LessonId, MessageId
from core.model.intent import Intent
from core.model.lesson import Corrected, Lesson, LessonState, lesson_of
from core.model.secret_words import VEIL
from core.refusals import Refused
from storage.store import open_store
from tests.bot.building import Building, build

NOW = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


@pytest_asyncio.fixture
async def building(sqlite_url: str) -> AsyncIterator[Building]:
    store = await open_store(sqlite_url)
    yield build(store, store.lanes)
    await store.aclose()


def a_lesson(text: str) -> Lesson:
    return lesson_of(text, "en", Intent.TRACK, None, Corrected.DENIED, NOW)


async def test_no_more_wait_than_anybody_looks_through(
    building: Building, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes then is let go, until somebody has looked."""
    monkeypatch.setattr(teaching, "WAITING_MAX", 2)
    async with building.house.store.begin() as unit:
        noted = [await note_lesson(unit, a_lesson(text)) for text in ("one", "two", "three")]
    assert noted == [True, True, False]
    await decline_lesson(building.house, a_lesson("one").id)
    async with building.house.store.begin() as unit:
        assert await note_lesson(unit, a_lesson("three")) is True


async def test_a_lesson_is_judged_once(building: Building) -> None:
    """Whatever is said of it afterwards; one that nobody noted is not found."""
    house, lesson = building.house, a_lesson("bring it here")
    async with house.store.begin() as unit:
        await note_lesson(unit, lesson)
    await accept_lesson(house, lesson.id, "bring it here", Intent.RESCHEDULE)
    with pytest.raises(Refused) as again:
        await decline_lesson(house, lesson.id)
    assert again.value.refusal.why_not == ("already-judged",)
    with pytest.raises(Refused) as unknown:
        await accept_lesson(house, LessonId("lsn_00"), "words", Intent.TRACK)
    assert unknown.value.refusal.code == "not-found"
    async with house.store.read() as unit:
        (kept,) = await unit.lessons.page(LessonState.ACCEPTED, after=None, limit=9)
    assert kept.meant is Intent.RESCHEDULE


@pytest.mark.parametrize("text", ["", "x" * 601, "call 040 123 4567", "code 4471 at the gate"])
async def test_what_nobody_may_learn_from_is_not_accepted(building: Building, text: str) -> None:
    """Blank, too long, or leading to somebody: it goes on waiting."""
    lesson = a_lesson("bring it here")
    async with building.house.store.begin() as unit:
        await note_lesson(unit, lesson)
    with pytest.raises(Refused):
        await accept_lesson(building.house, lesson.id, text, Intent.RESCHEDULE)
    async with building.house.store.read() as unit:
        assert await unit.lessons.get(lesson.id) == lesson


@pytest.mark.parametrize(
    ("author", "kind", "text", "are_own"),
    [
        (Author.RECIPIENT, "text", "where is it", True),
        (Author.RECIPIENT, "photo", "it is broken", True),
        (Author.RECIPIENT, "press", "Other time", False),
        (Author.RECIPIENT, "text", "/status", False),
        (Author.RECIPIENT, "text", VEIL, False),
        (Author.RECIPIENT, "text", " ", False),
        (Author.BOT, "text", "Shall I?", False),
        (Author.AGENT, "text", "Hello", False),
    ],
)
def test_only_a_recipients_own_words_mean_anything(
    author: Author, kind: str, text: str, are_own: bool
) -> None:
    """No button, no command, nothing that was hidden, nobody else's."""
    said = Message(
        id=MessageId("msg_1"),
        conversation=ConversationId("cnv_1"),
        at=NOW,
        author=author,
        kind=kind,
        text=text,
    )
    assert is_own_words(said) is are_own
