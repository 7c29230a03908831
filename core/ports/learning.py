"""Ports of learning: addresses that were corrected, and lines that were misread."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from core.model.ids import LearnedId, LessonId
from core.model.learned_address import LearnedAddress
from core.model.lesson import Lesson, LessonState


class Learned(Protocol):
    async def add(self, learned: LearnedAddress) -> None: ...
    async def all(self) -> Sequence[LearnedAddress]:
        """Those that count: nobody has taken them back."""
        ...

    async def forget(self, id: LearnedId, at: datetime) -> bool:
        """Take one back; False where there is none that counts."""
        ...


class Lessons(Protocol):
    async def get(self, id: LessonId) -> Lesson | None: ...
    async def note(self, lesson: Lesson) -> bool:
        """Keep a new one; False, and nothing is touched, where the same is known."""
        ...

    async def put(self, lesson: Lesson) -> None:
        """Keep what it is now."""
        ...

    async def page(
        self, state: LessonState, *, after: LessonId | None, limit: int
    ) -> Sequence[Lesson]:
        """By name, those after one: an order that tells nothing of when they were said."""
        ...

    async def count(self, state: LessonState) -> int: ...
