"""Timers: what rings when, by a key that names it once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, true, update

from storage import dialect
from storage.session import Session
from storage.tables import timers

_T = timers.c


class SqlTimers:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def set(self, key: str, due: datetime, kind: str, ref: str) -> None:
        await self._session.run(
            lambda db: dialect.put(db, timers, ("key",), key=key, due=due, kind=kind, ref=ref)
        )

    async def move(self, key: str, due: datetime) -> None:
        later = update(timers).where(_T.key == key).values(due=due)
        await self._session.run(lambda db: db.execute(later))

    async def cancel(self, key: str) -> None:
        gone = delete(timers).where(_T.key == key)
        await self._session.run(lambda db: db.execute(gone))

    async def due(
        self, now: datetime, limit: int, kinds: Sequence[str] = ()
    ) -> Sequence[tuple[str, str, str]]:
        query = (
            select(_T.key, _T.kind, _T.ref)
            .where(_T.due <= now, _T.kind.in_(kinds) if kinds else true())
            .order_by(_T.due, _T.key)
            .limit(limit)
        )
        rows = await self._session.run(lambda db: db.execute(query).all())
        return [(row.key, row.kind, row.ref) for row in rows]
