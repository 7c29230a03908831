"""Pushes of carriers, raw."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import select

from core.model.ids import CarrierRef
from core.model.pushed import Pushed
from storage import dialect
from storage.session import Session
from storage.tables import pushes

_T = pushes.c


class SqlPushes:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def keep(self, push: Pushed) -> bool:
        headers = msgspec.json.encode(dict(push.headers)).decode()
        return await self._session.run(
            lambda db: dialect.add(
                db,
                pushes,
                ("carrier", "id"),
                carrier=push.carrier,
                id=push.id,
                received_at=push.received_at,
                headers=headers,
                body=push.body,
            )
        )

    async def since(
        self, carrier: CarrierRef, at: datetime, after: int, limit: int
    ) -> Sequence[Pushed]:
        query = (
            select(pushes)
            .where(_T.carrier == carrier, _T.received_at >= at, _T.seq > after)
            .order_by(_T.seq)
            .limit(limit)
        )
        rows = await self._session.run(lambda db: db.execute(query).all())
        return [
            Pushed(
                seq=row.seq,
                carrier=CarrierRef(row.carrier),
                id=row.id,
                received_at=row.received_at,
                headers=msgspec.json.decode(row.headers, type=dict[str, str]),
                body=row.body,
            )
            for row in rows
        ]
