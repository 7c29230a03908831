"""A lesson: words that we misread, and what was meant by them, until a person says that it is so.

It tells nobody's name, number, code or address, and never who wrote it; the day is told, the hour
is not, so that it cannot be laid beside a talk.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum
from hashlib import blake2s

from core.model.ids import LessonId
from core.model.intent import Intent
from core.model.secret_words import VEIL, veiled

LETTERS_MAX = 600
# A number this long names somebody: a phone, a parcel, a customer.
_LONG_NUMBER = re.compile(r"\d(?:[ ./-]?\d){5,}")
_NUMBER = re.compile(r"\d+")
_REACHES_SOMEBODY = re.compile(r"\S@\S|(?<!\w)@\w|https?:|www\.", re.I)


class Corrected(StrEnum):
    """How we came to know that we had misread."""

    PICKED = "picked"  # another reading was tapped than the likeliest
    SAID = "said"  # "no, I meant …"
    DENIED = "denied"  # none of it was meant; nobody said what was
    LABELLED = "labelled"  # an agent told what was meant


class LessonState(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LEARNT = "learnt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """`thought` is what we took the words for, `meant` what they were; None where nobody knows."""

    id: LessonId
    text: str
    language: str | None
    thought: Intent | None
    meant: Intent | None
    how: Corrected
    day: date
    state: LessonState = LessonState.WAITING

    @property
    def noted_at(self) -> datetime:
        """From when on its days are counted: no hour of it is kept."""
        return datetime.combine(self.day, time(), UTC)

    def accepted(self, text: str, meant: Intent) -> "Lesson":
        """As a person read it."""
        return replace(self, text=text, meant=meant, state=LessonState.ACCEPTED)

    def without_words(self, state: LessonState) -> "Lesson":
        """Done with: its name alone says that the same words are no news."""
        return replace(self, text="", state=state)


def lesson_of(
    text: str,
    language: str | None,
    thought: Intent | None,
    meant: Intent | None,
    how: Corrected,
    at: datetime,
) -> Lesson:
    """The same words with the same meaning are one lesson, whoever wrote them and how often."""
    told = text[:LETTERS_MAX]
    same = "\0".join((told.casefold(), language or "", thought or "", meant or ""))
    name = blake2s(same.encode(errors="replace"), digest_size=10).hexdigest()
    return Lesson(
        id=LessonId(f"lsn_{name}"),
        text=told,
        language=language,
        thought=thought,
        meant=meant,
        how=how,
        day=at.astimezone(UTC).date(),
    )


def tells_who(text: str) -> bool:
    """Whether words still hold what leads to somebody or opens a door. Noughts lead to nobody."""
    if VEIL in text or _REACHES_SOMEBODY.search(text):
        return True
    if any(set(found) - set("0 ./-") for found in _LONG_NUMBER.findall(text)):
        return True
    return _real_numbers(veiled(text)) < _real_numbers(text)


def _real_numbers(text: str) -> int:
    return sum(1 for number in _NUMBER.findall(text) if set(number) != {"0"})
