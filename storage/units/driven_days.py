"""Driven days: how far off a carrier's plans were, by day."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select

from core.model.driven import DrivenDay
from core.model.ids import CarrierRef
from storage import dialect
from storage.bodies import Body, written
from storage.session import Session
from storage.tables import driven_days

_BODY = Body(DrivenDay)
_T = driven_days.c


class SqlDrivenDays:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def of(self, carrier: CarrierRef, first: date, last: date) -> Sequence[DrivenDay]:
        query = select(_T.body).where(_T.carrier == carrier, _T.day >= first, _T.day <= last)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def put(self, day: DrivenDay, at: datetime) -> None:
        row = {
            "carrier": day.carrier,
            "day": day.day,
            "measured_at": at,
            "body": written(day),
        }
        await self._session.run(lambda db: dialect.put(db, driven_days, ("carrier", "day"), **row))
