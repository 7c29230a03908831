"""Learned addresses: houses that nobody knew until a parcel was handed over there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import insert, select, update

from core.model.ids import LearnedId
from core.model.learned_address import LearnedAddress
from storage.bodies import Body, written
from storage.session import Session
from storage.tables import learned_addresses
from storage.tables.places import COUNTS

_BODY = Body(LearnedAddress)
_T = learned_addresses.c


class SqlLearned:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, learned: LearnedAddress) -> None:
        row = insert(learned_addresses).values(
            id=learned.id,
            delivery=learned.delivery,
            forgotten_at=learned.forgotten_at,
            body=written(learned),
        )
        await self._session.run(lambda db: db.execute(row))

    async def all(self) -> Sequence[LearnedAddress]:
        query = select(_T.body).where(COUNTS).order_by(_T.id)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def forget(self, id: LearnedId, at: datetime) -> bool:
        query = select(_T.body).where(_T.id == id, COUNTS)
        body = await self._session.run(lambda db: db.scalar(query))
        if body is None:
            return False
        gone = (
            update(learned_addresses)
            .where(_T.id == id, COUNTS)
            .values(forgotten_at=at, body=written(replace(_BODY.read(body), forgotten_at=at)))
        )
        return await self._session.run(lambda db: db.execute(gone).rowcount) > 0
