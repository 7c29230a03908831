"""Peers: the breaker of each program that is called, and when it may be called next."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select, update

from core.model.breaker import ACCOUNT, Breaker
from storage import dialect
from storage.bodies import Body, written
from storage.session import Session
from storage.tables import peers

_BODY = Body(Breaker)
_T = peers.c


class SqlPeers:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def breaker(self, name: str) -> Breaker | None:
        query = select(_T.body).where(_T.name == name)
        if self._session.writes:
            query = dialect.locked(query)
        return _BODY.maybe(await self._session.run(lambda db: db.scalar(query)))

    async def keep(self, breaker: Breaker) -> None:
        body = written(breaker)
        await self._session.run(
            lambda db: dialect.put(db, peers, ("name",), name=breaker.name, body=body)
        )

    async def all(self) -> Sequence[Breaker]:
        query = select(_T.body).where(_T.name.not_like(f"{ACCOUNT}%")).order_by(_T.name)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def turn(
        self, name: str, wall: datetime, calls_a_second: float, wait_seconds_max: float
    ) -> datetime:
        query = dialect.locked(select(_T.next_call_at).where(_T.name == name))
        body = written(Breaker(name=name))
        await self._session.run(lambda db: dialect.add(db, peers, ("name",), name=name, body=body))
        kept = await self._session.run(lambda db: db.scalar(query))
        at = max(wall, kept) if kept is not None else wall
        if at - wall > timedelta(seconds=wait_seconds_max):
            return at
        after = at + timedelta(seconds=1 / calls_a_second)
        take = update(peers).where(_T.name == name).values(next_call_at=after)
        await self._session.run(lambda db: db.execute(take))
        return at
