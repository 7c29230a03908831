"""Pings: the ledger of interruptions, one row each."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, select

from core.model.ids import DeliveryId
from core.model.notice import NoticeKind
from core.model.notice_policy import Ping, Way
from storage import dialect
from storage.prepared import Prepared
from storage.session import Session
from storage.tables import pings

_T = pings.c
_COUNT = Prepared[int](
    select(func.count())
    .select_from(pings)
    .where(_T.delivery == bindparam("of"))
    .where(_T.at >= bindparam("since"), _T.at < bindparam("before"))
)


class SqlPings:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def note(self, ping: Ping) -> bool:
        row = {
            "key": ping.key,
            "delivery": ping.delivery,
            "at": ping.at,
            "kind": ping.kind,
            "way": ping.way,
        }
        return await self._session.run(lambda db: dialect.add(db, pings, ("key",), **row))

    async def count(self, delivery: DeliveryId, since: datetime, before: datetime) -> int:
        given = {"of": delivery, "since": since, "before": before}
        return await self._session.run(lambda db: _COUNT.value(db, given)) or 0

    async def of_each(
        self, deliveries: Collection[DeliveryId]
    ) -> Mapping[DeliveryId, Sequence[Ping]]:
        query = (
            select(_T.delivery, _T.key, _T.at, _T.kind, _T.way)
            .where(_T.delivery.in_(deliveries))
            .order_by(_T.delivery, _T.at, _T.key)
        )
        found: dict[DeliveryId, list[Ping]] = defaultdict(list)
        for row in await self._session.run(lambda db: db.execute(query).all()):
            of, kind = DeliveryId(row.delivery), NoticeKind(row.kind)
            found[of].append(Ping(key=row.key, delivery=of, at=row.at, kind=kind, way=Way(row.way)))
        return found

    async def of(self, delivery: DeliveryId) -> Sequence[Ping]:
        query = (
            select(_T.key, _T.at, _T.kind, _T.way)
            .where(_T.delivery == delivery)
            .order_by(_T.at, _T.key)
        )
        rows = await self._session.run(lambda db: db.execute(query).all())
        return [
            Ping(key=key, delivery=delivery, at=at, kind=NoticeKind(kind), way=Way(way))
            for key, at, kind, way in rows
        ]
