"""Failed attempts: one row each, for counting which routes' reports are to be doubted."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from core.model.attempt_truth import FailedAttempt
from core.model.ids import DeliveryId
from storage import dialect
from storage.bodies import Body, written
from storage.session import Session
from storage.tables import failed_attempts

_BODY = Body(FailedAttempt)
_T = failed_attempts.c


class SqlFailedAttempts:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, delivery: DeliveryId, number: int) -> FailedAttempt | None:
        query = select(_T.body).where(_T.delivery == delivery, _T.number == number)
        return _BODY.maybe(await self._session.run(lambda db: db.scalar(query)))

    async def since(self, at: datetime, limit: int) -> Sequence[FailedAttempt]:
        query = select(_T.body).where(_T.at >= at).order_by(_T.at.desc()).limit(limit)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def put(self, failed: FailedAttempt) -> None:
        row = {
            "delivery": failed.delivery,
            "number": failed.number,
            "at": failed.at,
            "body": written(failed),
        }
        keys = ("delivery", "number")
        await self._session.run(lambda db: dialect.put(db, failed_attempts, keys, **row))
