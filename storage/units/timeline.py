"""The timeline: what happened to a delivery, line by line, and the carrier's own events."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, exists, insert, select

from core.model.delivery import Delivery
from core.model.event import CarrierEvent, Entry
from core.model.ids import CarrierRef, DeliveryId
from core.model.status import EventType
from storage.bodies import Body, written
from storage.prepared import Prepared
from storage.session import Session
from storage.tables import carrier_events, timeline
from storage.together import Write

_EVENT = Body(CarrierEvent)
_L = timeline.c
_E = carrier_events.c
_ADD = Prepared[int](insert(timeline))
_HASH = Prepared[str](
    select(_E.body_hash)
    .where(_E.carrier == bindparam("carrier"))
    .where(_E.event_id == bindparam("event_id"))
)
_KEEP = Prepared[int](insert(carrier_events))


class SqlTimeline:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, delivery: DeliveryId, entry: Entry) -> None:
        line = {
            "delivery": delivery,
            "at": entry.at,
            "kind": entry.kind,
            "who": entry.who,
            "what": entry.what,
        }
        await self._session.tell(Write(_ADD, line))

    async def of(self, delivery: DeliveryId) -> Sequence[Entry]:
        query = (
            select(_L.at, _L.kind, _L.who, _L.what)
            .where(_L.delivery == delivery)
            .order_by(_L.at, _L.seq)
        )
        rows = await self._session.run(lambda db: db.execute(query).all())
        return [Entry(at=row.at, kind=row.kind, who=row.who, what=row.what) for row in rows]

    async def says(self, delivery: DeliveryId, what: str) -> bool:
        query = select(exists().where(_L.delivery == delivery, _L.what == what))
        return bool(await self._session.run(lambda db: db.scalar(query)))

    async def event_hash(self, carrier: CarrierRef, event_id: str) -> str | None:
        given = {"carrier": carrier, "event_id": event_id}
        return await self._session.run(lambda db: _HASH.value(db, given))

    async def keep_event(
        self, delivery: Delivery, event: CarrierEvent, body_hash: str, received_at: datetime
    ) -> None:
        row = {
            "carrier": delivery.carrier,
            "event_id": event.event_id,
            "delivery": delivery.id,
            "body_hash": body_hash,
            "occurred_at": event.occurred_at,
            "received_at": received_at,
            "body": written(event),
        }
        await self._session.tell(Write(_KEEP, row))

    async def events_of(self, delivery: DeliveryId) -> Sequence[CarrierEvent]:
        query = select(_E.body).where(_E.delivery == delivery).order_by(_E.occurred_at, _E.seq)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_EVENT.read(row) for row in rows]

    async def of_each(
        self, deliveries: Collection[DeliveryId]
    ) -> Mapping[DeliveryId, Sequence[Entry]]:
        query = (
            select(_L.delivery, _L.at, _L.kind, _L.who, _L.what)
            .where(_L.delivery.in_(deliveries))
            .order_by(_L.delivery, _L.at, _L.seq)
        )
        found: dict[DeliveryId, list[Entry]] = defaultdict(list)
        for row in await self._session.run(lambda db: db.execute(query).all()):
            line = Entry(at=row.at, kind=row.kind, who=row.who, what=row.what)
            found[DeliveryId(row.delivery)].append(line)
        return found

    async def events_of_each(
        self, deliveries: Collection[DeliveryId]
    ) -> Mapping[DeliveryId, Sequence[CarrierEvent]]:
        query = (
            select(_E.delivery, _E.body)
            .where(_E.delivery.in_(deliveries))
            .order_by(_E.delivery, _E.occurred_at, _E.seq)
        )
        found: dict[DeliveryId, list[CarrierEvent]] = defaultdict(list)
        for row in await self._session.run(lambda db: db.execute(query).all()):
            found[DeliveryId(row.delivery)].append(_EVENT.read(row.body))
        return found

    async def happened_to_any(
        self, deliveries: Collection[DeliveryId], what: EventType, since: datetime
    ) -> bool:
        here = _L.delivery.in_(deliveries), _L.at >= since
        query = select(exists().where(*here, _L.kind == "event", _L.what == what))
        return bool(await self._session.run(lambda db: db.scalar(query)))
