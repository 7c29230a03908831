"""Promises: the ledger of every window that a person was told."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import bindparam, select

from core.model.ids import DeliveryId, PromiseId
from core.model.promise import Promise
from storage import dialect
from storage.bodies import Body, written
from storage.prepared import Prepared
from storage.session import Session, kept
from storage.tables import promises

_BODY = Body(Promise)
_T = promises.c
_BY_ID = Prepared[str](select(_T.body).where(_T.id == bindparam("this")))


class SqlPromises:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, id: PromiseId) -> Promise | None:
        query = kept(self._session, _BY_ID)
        return _BODY.maybe(await self._session.run(lambda db: query.value(db, {"this": id})))

    async def of(self, delivery: DeliveryId) -> Sequence[Promise]:
        query = select(_T.body).where(_T.delivery == delivery).order_by(_T.made_at, _T.id)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def of_each(
        self, deliveries: Collection[DeliveryId]
    ) -> Mapping[DeliveryId, Sequence[Promise]]:
        query = select(_T.body).where(_T.delivery.in_(deliveries)).order_by(_T.made_at, _T.id)
        found: dict[DeliveryId, list[Promise]] = defaultdict(list)
        for body in await self._session.run(lambda db: db.scalars(query).all()):
            promise = _BODY.read(body)
            found[promise.delivery].append(promise)
        return found

    async def put(self, promise: Promise) -> None:
        body = written(promise)
        await self._session.run(
            lambda db: dialect.put(
                db,
                promises,
                ("id",),
                id=promise.id,
                delivery=promise.delivery,
                made_at=promise.made_at,
                body=body,
            )
        )
