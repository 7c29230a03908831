"""Syncs: looks at peers, each claimed by one process at a time."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update

from core.model.sync import Sync
from storage import dialect
from storage.bodies import Body, written
from storage.session import Session
from storage.tables import syncs

_BODY = Body(Sync)
_T = syncs.c


class SqlSyncs:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, name: str) -> Sync | None:
        query = select(_T.body).where(_T.name == name)
        return _BODY.maybe(await self._session.run(lambda db: db.scalar(query)))

    async def add(self, sync: Sync) -> bool:
        body = written(sync)
        return await self._session.run(
            lambda db: dialect.add(
                db, syncs, ("name",), name=sync.name, due_at=sync.due_at, body=body
            )
        )

    async def put(self, sync: Sync) -> None:
        body = written(sync)
        await self._session.run(
            lambda db: dialect.put(
                db,
                syncs,
                ("name",),
                name=sync.name,
                due_at=sync.due_at,
                leased_by=None,
                leased_until=None,
                body=body,
            )
        )

    async def claim(self, name: str, owner: str, wall: datetime, seconds: float) -> Sync | None:
        until = wall + timedelta(seconds=seconds)
        beyond = wall + timedelta(seconds=2 * seconds)  # by a clock that was wrong
        take = (
            update(syncs)
            .where(
                _T.name == name,
                _T.due_at <= wall,
                or_(
                    _T.leased_until.is_(None),
                    _T.leased_until <= wall,
                    _T.leased_until > beyond,
                    _T.leased_by == owner,
                ),
            )
            .values(leased_by=owner, leased_until=until)
            .returning(_T.body)
        )
        return _BODY.maybe(await self._session.run(lambda db: db.scalar(take)))

    async def all(self) -> Sequence[Sync]:
        query = select(_T.body).order_by(_T.name)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]
