"""Lessons: words that we misread, until a person has looked and the bot has learnt."""

from collections.abc import Sequence

from sqlalchemy import func, select

from core.model.ids import LessonId
from core.model.lesson import Lesson, LessonState
from storage import dialect
from storage.bodies import Body, written
from storage.session import Session
from storage.tables import lessons

_BODY = Body(Lesson)
_T = lessons.c


class SqlLessons:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, id: LessonId) -> Lesson | None:
        query = select(_T.body).where(_T.id == id)
        if self._session.writes:
            query = dialect.locked(query)
        return _BODY.maybe(await self._session.run(lambda db: db.scalar(query)))

    async def note(self, lesson: Lesson) -> bool:
        row = _row(lesson)
        return await self._session.run(lambda db: dialect.add(db, lessons, ("id",), **row))

    async def put(self, lesson: Lesson) -> None:
        row = _row(lesson)
        await self._session.run(lambda db: dialect.put(db, lessons, ("id",), **row))

    async def page(
        self, state: LessonState, *, after: LessonId | None, limit: int
    ) -> Sequence[Lesson]:
        query = select(_T.body).where(_T.state == state).order_by(_T.id).limit(limit)
        if after is not None:
            query = query.where(_T.id > after)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def count(self, state: LessonState) -> int:
        query = select(func.count()).where(_T.state == state)
        return await self._session.run(lambda db: db.scalar(query)) or 0


def _row(lesson: Lesson) -> dict[str, object]:
    return {
        "id": lesson.id,
        "state": lesson.state,
        "noted_at": lesson.noted_at,
        "body": written(lesson),
    }
