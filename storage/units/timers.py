"""Timers: what rings when, by a key that names it once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, select, true, update

from storage import dialect
from storage.prepared import Prepared
from storage.session import Session
from storage.tables import timers
from storage.together import Write

_T = timers.c
_CANCEL = Prepared[int](delete(timers).where(_T.key == bindparam("this")))


class SqlTimers:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def set(self, key: str, due: datetime, kind: str, ref: str) -> None:
        row = {"key": key, "due": due, "kind": kind, "ref": ref}
        query = dialect.putting(self._session.dialect, timers, ("key",), tuple(row))
        await self._session.tell(Write(query, row))

    async def move(self, key: str, due: datetime) -> None:
        later = update(timers).where(_T.key == key).values(due=due)
        await self._session.run(lambda db: db.execute(later))

    async def cancel(self, key: str) -> None:
        await self._session.tell(Write(_CANCEL, {"this": key}))

    async def is_set(self, key: str) -> bool:
        query = select(_T.key).where(_T.key == key)
        return await self._session.run(lambda db: db.scalar(query)) is not None

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
