"""The waitlist: who would rather have another window, in the order in which they asked."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import String, bindparam, func, select

from core.model.ids import CarrierRef, DeliveryId, WaitingId
from core.model.waiting import Waiting
from storage import dialect
from storage.bodies import Body, written
from storage.prepared import Prepared
from storage.session import Session, kept
from storage.tables import waitlist
from storage.tables.planning import WAITS

_BODY = Body(Waiting)
_T = waitlist.c
_THIS = bindparam("this", type_=String)
_BY_ID = Prepared[str](select(_T.body).where(_T.id == _THIS))
_OF = Prepared[str](select(_T.body).where(_T.delivery == _THIS, WAITS).order_by(_T.asked_at, _T.id))

_DAYS = (
    select(_T.carrier, _T.day, func.max(_T.asked_at).label("newest"))
    .where(WAITS)
    .group_by(_T.carrier, _T.day)
    .order_by(_T.carrier, _T.day)
)


class SqlWaitlist:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, id: WaitingId) -> Waiting | None:
        query = kept(self._session, _BY_ID)
        return _BODY.maybe(await self._session.run(lambda db: query.value(db, {"this": id})))

    async def of(self, delivery: DeliveryId) -> Sequence[Waiting]:
        query = kept(self._session, _OF)
        rows = await self._session.run(lambda db: query.values(db, {"this": delivery}))
        return [_BODY.read(row) for row in rows]

    async def line(self, carrier: CarrierRef, day: date) -> Sequence[Waiting]:
        here = (_T.carrier == carrier, _T.day == day, WAITS)
        query = select(_T.body).where(*here).order_by(_T.asked_at, _T.id)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def days(self) -> Sequence[tuple[CarrierRef, date, datetime]]:
        rows = await self._session.run(lambda db: db.execute(_DAYS).all())
        return [(CarrierRef(row.carrier), row.day, row.newest) for row in rows]

    async def put(self, waiting: Waiting) -> None:
        body = written(waiting)
        await self._session.run(
            lambda db: dialect.put(
                db,
                waitlist,
                ("id",),
                id=waiting.id,
                delivery=waiting.delivery,
                carrier=waiting.carrier,
                day=waiting.day,
                starts_at=waiting.window.start,
                ends_at=waiting.window.end,
                asked_at=waiting.asked_at,
                state=waiting.state,
                body=body,
            )
        )
