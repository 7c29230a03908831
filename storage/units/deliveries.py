"""Deliveries: found by id, tracking number, chat link, conversation or phone."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, select, tuple_, update

from core.model.delivery import Delivery
from core.model.ids import CarrierRef, ConversationId, DeliveryId
from core.model.status import Status
from core.refusals import duplicate
from storage.bodies import Body, written
from storage.dialect import insert
from storage.session import Session, kept
from storage.tables import deliveries

_BODY = Body(Delivery)
_T = deliveries.c


class SqlDeliveries:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, id: DeliveryId) -> Delivery | None:
        return await self._one(_T.id == id)

    async def by_tracking(self, carrier: CarrierRef, number: str) -> Delivery | None:
        return await self._one(_T.carrier == carrier, _T.tracking_number == number)

    async def by_token(self, chat_token: str) -> Delivery | None:
        return await self._one(_T.chat_token == chat_token) if chat_token else None

    async def of_conversation(self, id: ConversationId) -> Sequence[Delivery]:
        return await self._all(_T.conversation == id)

    async def with_phone(self, phone: str) -> Sequence[Delivery]:
        return await self._all(_T.phone == phone)

    async def page(
        self,
        *,
        carrier: CarrierRef | None,
        tracking_number: str | None,
        status: Status | None,
        updated_since: datetime | None,
        after: str | None,
        limit: int,
    ) -> Sequence[Delivery]:
        query = select(_T.body).order_by(_T.updated_at, _T.id).limit(limit)
        if carrier is not None:
            query = query.where(_T.carrier == carrier)
        if tracking_number is not None:
            query = query.where(_T.tracking_number == tracking_number)
        if status is not None:
            query = query.where(_T.status == status)
        if updated_since is not None:
            query = query.where(_T.updated_at >= updated_since)
        if after is not None:
            at, _, id = after.partition("|")
            query = query.where(tuple_(_T.updated_at, _T.id) > (datetime.fromisoformat(at), id))
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def open_of_carrier(self, carrier: CarrierRef) -> Sequence[Delivery]:
        query = select(_T.body).where(_T.carrier == carrier, _T.is_open).order_by(_T.id)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def add(self, delivery: Delivery) -> None:
        def work(db: Connection) -> int:
            row = insert(db, deliveries).values(**_row(delivery))
            return db.execute(
                row.on_conflict_do_nothing(index_elements=("carrier", "tracking_number"))
            ).rowcount

        if await self._session.run(work) == 0:
            raise duplicate("delivery")

    async def save(self, delivery: Delivery) -> None:
        row = _row(delivery)
        change = update(deliveries).where(_T.id == row.pop("id")).values(**row)
        if await self._session.run(lambda db: db.execute(change).rowcount) == 0:
            raise LookupError(f"delivery {delivery.id} was never added")

    async def _one(self, *where: ColumnElement[bool]) -> Delivery | None:
        query = kept(self._session, select(_T.body).where(*where))
        return _BODY.maybe(await self._session.run(lambda db: db.scalar(query)))

    async def _all(self, where: ColumnElement[bool]) -> Sequence[Delivery]:
        query = kept(self._session, select(_T.body).where(where).order_by(_T.id))
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]


def _row(delivery: Delivery) -> dict[str, object]:
    return {
        "id": delivery.id,
        "carrier": delivery.carrier,
        "tracking_number": delivery.tracking_number,
        "chat_token": delivery.chat_token or None,
        "conversation": delivery.conversation,
        "phone": delivery.recipient.phone,
        "status": delivery.status,
        "is_open": not delivery.is_over,
        "updated_at": delivery.updated_at,
        "body": written(delivery),
    }
