"""Deliveries: found by id, tracking number, chat link, conversation or phone."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import String, bindparam, select, tuple_, update

from core.model.delivery import Delivery
from core.model.ids import CarrierRef, ConversationId, DeliveryId
from core.model.status import Status
from core.refusals import duplicate
from storage import dialect
from storage.bodies import Body, written
from storage.prepared import Prepared
from storage.session import Session, kept
from storage.tables import deliveries
from storage.together import Write

_BODY = Body(Delivery)
_T = deliveries.c
_THIS = bindparam("this", type_=String)
_BODIES = select(_T.body)
_BY_ID = Prepared[str](_BODIES.where(_T.id == _THIS))
_BY_TRACKING = Prepared[str](
    _BODIES.where(_T.tracking_number == _THIS, _T.carrier == bindparam("carrier"))
)
_BY_TOKEN = Prepared[str](_BODIES.where(_T.chat_token == _THIS))
_BY_NEIGHBOUR_TOKEN = Prepared[str](_BODIES.where(_T.neighbour_token == _THIS))
_BY_CONVERSATION = Prepared[str](_BODIES.where(_T.conversation == _THIS).order_by(_T.id))
_BY_PHONE = Prepared[str](_BODIES.where(_T.phone == _THIS).order_by(_T.id))
_SAVE = Prepared[object](update(deliveries).where(_T.id == bindparam("this_id")))


class SqlDeliveries:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, id: DeliveryId) -> Delivery | None:
        return await self._one(_BY_ID, id)

    async def some(self, ids: Collection[DeliveryId]) -> Mapping[DeliveryId, Delivery]:
        if not ids:
            return {}
        query = _BODIES.where(_T.id.in_(ids)).order_by(_T.id)
        if self._session.writes:
            query = dialect.locked(query)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return {found.id: found for found in (_BODY.read(row) for row in rows)}

    async def by_tracking(self, carrier: CarrierRef, number: str) -> Delivery | None:
        return await self._one(_BY_TRACKING, number, carrier)

    async def by_token(self, chat_token: str) -> Delivery | None:
        return await self._one(_BY_TOKEN, chat_token) if chat_token else None

    async def by_neighbour_token(self, token: str) -> Delivery | None:
        return await self._one(_BY_NEIGHBOUR_TOKEN, token) if token else None

    async def of_conversation(self, id: ConversationId) -> Sequence[Delivery]:
        return await self._all(_BY_CONVERSATION, id)

    async def with_phone(self, phone: str) -> Sequence[Delivery]:
        return await self._all(_BY_PHONE, phone)

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

    async def open_of_carrier(
        self, carrier: CarrierRef, after: str = "", limit: int | None = None
    ) -> Sequence[Delivery]:
        query = select(_T.body).where(_T.carrier == carrier, _T.is_open, _T.id > after)
        query = query.order_by(_T.id).limit(limit)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def add(self, delivery: Delivery) -> None:
        row = _row(delivery)
        keys = ("carrier", "tracking_number")
        if not await self._session.run(lambda db: dialect.add(db, deliveries, keys, **row)):
            raise duplicate("delivery")

    async def save(self, delivery: Delivery) -> None:
        row = _row(delivery)
        row["this_id"] = row.pop("id")
        missing = LookupError(f"delivery {delivery.id} was never added")
        await self._session.tell(Write(_SAVE, row, missing))

    async def _one(
        self, query: Prepared[str], this: str, carrier: CarrierRef | None = None
    ) -> Delivery | None:
        query, found = kept(self._session, query), {"this": this, "carrier": carrier}
        return _BODY.maybe(await self._session.run(lambda db: query.value(db, found)))

    async def _all(self, query: Prepared[str], this: str) -> Sequence[Delivery]:
        query = kept(self._session, query)
        rows = await self._session.run(lambda db: query.values(db, {"this": this}))
        return [_BODY.read(row) for row in rows]


def _row(delivery: Delivery) -> dict[str, object]:
    return {
        "id": delivery.id,
        "carrier": delivery.carrier,
        "tracking_number": delivery.tracking_number,
        "chat_token": delivery.chat_token or None,
        "neighbour_token": delivery.neighbour_ask.token if delivery.neighbour_ask else None,
        "conversation": delivery.conversation,
        "phone": delivery.recipient.phone,
        "status": delivery.status,
        "is_open": not delivery.is_over,
        "updated_at": delivery.updated_at,
        "body": written(delivery),
    }
