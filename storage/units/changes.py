"""Changes: what was asked of carriers, and how far each has come."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Select, bindparam, select

from core.model.change import OPEN_CHANGES, Change, ChangeState
from core.model.ids import CarrierRef, ChangeId, DeliveryId
from storage import dialect
from storage.bodies import Body, written
from storage.prepared import Prepared
from storage.session import Session, kept
from storage.tables import changes

_BODY = Body(Change)
_T = changes.c
_BY_ID = Prepared[str](select(_T.body).where(_T.id == bindparam("this")))
_OF_DELIVERY = Prepared[str](
    select(_T.body).where(_T.delivery == bindparam("this")).order_by(_T.asked_at, _T.id)
)


class SqlChanges:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, id: ChangeId) -> Change | None:
        query = kept(self._session, _BY_ID)
        return _BODY.maybe(await self._session.run(lambda db: query.value(db, {"this": id})))

    async def states(self, of: Collection[DeliveryId]) -> Collection[tuple[str, str, str]]:
        if not of:
            return ()
        c = changes.c
        query = select(c.delivery, c.id, c.state).where(c.delivery.in_(of)).order_by(c.id)
        rows = await self._session.run(lambda db: db.execute(query).all())
        return [(row.delivery, row.id, row.state) for row in rows]

    async def of(self, delivery: DeliveryId) -> Sequence[Change]:
        this = {"this": delivery}
        rows = await self._session.run(lambda db: _OF_DELIVERY.values(db, this))
        return [_BODY.read(row) for row in rows]

    async def of_each(
        self, deliveries: Collection[DeliveryId]
    ) -> Mapping[DeliveryId, Sequence[Change]]:
        query = select(_T.body).where(_T.delivery.in_(deliveries)).order_by(_T.asked_at, _T.id)
        found: dict[DeliveryId, list[Change]] = defaultdict(list)
        for change in await self._all(query):
            found[change.delivery].append(change)
        return found

    async def page(
        self,
        *,
        carrier: CarrierRef | None,
        state: ChangeState | None,
        after: str | None,
        limit: int,
    ) -> Sequence[Change]:
        query = select(_T.body).order_by(_T.id).limit(limit)
        if carrier is not None:
            query = query.where(_T.carrier == carrier)
        if state is not None:
            query = query.where(_T.state == state)
        if after is not None:
            query = query.where(_T.id > after)
        return await self._all(query)

    async def past_deadline(self, now: datetime, limit: int) -> Sequence[Change]:
        query = select(_T.body).where(_T.deadline <= now).order_by(_T.deadline).limit(limit)
        return await self._all(query)

    async def put(self, change: Change) -> None:
        body = written(change)
        await self._session.run(
            lambda db: dialect.put(
                db,
                changes,
                ("id",),
                id=change.id,
                delivery=change.delivery,
                carrier=change.carrier,
                state=change.state,
                asked_at=change.asked_at,
                deadline=change.deadline if change.state in OPEN_CHANGES else None,
                body=body,
            )
        )

    async def _all(self, query: Select[str]) -> Sequence[Change]:
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]
