"""Holds: windows kept while somebody thinks; at most one stands for a delivery."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import String, bindparam, or_, select

from core.model.ids import DeliveryId, HoldId
from core.model.promise import Hold
from storage import dialect
from storage.bodies import Body, written
from storage.prepared import Prepared
from storage.session import Session, kept
from storage.tables import holds
from storage.tables.planning import STANDS, STANDS_BY

_BODY = Body(Hold)
_T = holds.c
_THIS = bindparam("this", type_=String)
_BY_ID = Prepared[str](select(_T.body).where(_T.id == _THIS))
_STANDING = Prepared[str](select(_T.body).where(_T.delivery == _THIS, STANDS))
_STANDBY = Prepared[str](select(_T.body).where(_T.delivery == _THIS, STANDS_BY))


class SqlHolds:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, id: HoldId) -> Hold | None:
        return await self._one(_BY_ID, id)

    async def standing(self, delivery: DeliveryId) -> Hold | None:
        return await self._one(_STANDING, delivery)

    async def standby(self, delivery: DeliveryId) -> Hold | None:
        return await self._one(_STANDBY, delivery)

    async def expired(self, now: datetime, limit: int) -> Sequence[Hold]:
        query = (
            select(_T.body)
            .where(or_(STANDS, STANDS_BY), _T.expires_at <= now)
            .order_by(_T.expires_at)
            .limit(limit)
        )
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def put(self, hold: Hold) -> None:
        body = written(hold)
        await self._session.run(
            lambda db: dialect.put(
                db,
                holds,
                ("id",),
                id=hold.id,
                delivery=hold.delivery,
                state=hold.state,
                expires_at=hold.expires_at,
                body=body,
            )
        )

    async def _one(self, query: Prepared[str], this: str) -> Hold | None:
        query = kept(self._session, query)
        return _BODY.maybe(await self._session.run(lambda db: query.value(db, {"this": this})))
