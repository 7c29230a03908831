"""A lesson is one thing whoever said it, and what tells who wrote it is seen."""

from datetime import UTC, datetime

import pytest

from core.model.intent import Intent
from core.model.lesson import LETTERS_MAX, Corrected, lesson_of, tells_who

NOW = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


def test_the_same_words_have_the_same_name() -> None:
    """Whenever they were said, and however they were corrected; another meaning is another."""

    def named(text: str, meant: Intent, how: Corrected = Corrected.PICKED) -> str:
        return lesson_of(text, "en", Intent.TRACK, meant, how, NOW).id

    assert named("Bring it here", Intent.RESCHEDULE) == named(
        "bring it here", Intent.RESCHEDULE, Corrected.LABELLED
    )
    assert named("Bring it here", Intent.RESCHEDULE) != named("Bring it here", Intent.ABSENT)


def test_a_lesson_is_never_longer_than_what_is_learnt_from() -> None:
    """What lies beyond is cut."""
    lesson = lesson_of("a" * 5000, None, None, None, Corrected.DENIED, NOW)
    assert len(lesson.text) == LETTERS_MAX


@pytest.mark.parametrize(
    "text",
    [
        "call me on 040 123 4567",
        "write to somebody@shop.example",
        "the gate code is 4321",
        "the door is •••",
        "my number is 123456",
        "see https://shop.example/track",
        "портал, код 5567",
    ],
)
def test_words_that_lead_to_somebody_are_seen(text: str) -> None:
    """A phone, a mail, a code, a link, a customer's number."""
    assert tells_who(text)


@pytest.mark.parametrize(
    "text",
    [
        "come tomorrow after 18",
        "between 10:30 and 12 please",
        "the gate code is 0000",
        "call me on 000 000 0000",
        "not before the 27th",
        "bring it to flat 0",
        "где моя посылка?",
    ],
)
def test_words_that_lead_to_nobody_are_let_by(text: str) -> None:
    """Hours, days, and noughts where a number was."""
    assert not tells_who(text)
