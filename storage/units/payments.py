"""Payments: what was asked for a held time, by its hold, its delivery, or the money's own name."""

from collections.abc import Sequence

from sqlalchemy import select

from core.model.ids import DeliveryId, HoldId, PaymentId
from core.model.payment import Payment, PaymentState
from storage import dialect
from storage.bodies import Body, written
from storage.session import Session
from storage.tables import payments

_BODY = Body(Payment)
_T = payments.c


class SqlPayments:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, id: PaymentId) -> Payment | None:
        query = select(_T.body).where(_T.id == id)
        return _BODY.maybe(await self._session.run(lambda db: db.scalar(query)))

    async def by_charge(self, charge: str) -> Payment | None:
        query = select(_T.body).where(_T.charge == charge)
        return _BODY.maybe(await self._session.run(lambda db: db.scalar(query)))

    async def of_hold(self, hold: HoldId) -> Payment | None:
        query = select(_T.body).where(_T.hold == hold).order_by(_T.asked_at, _T.id).limit(1)
        return _BODY.maybe(await self._session.run(lambda db: db.scalar(query)))

    async def of(self, delivery: DeliveryId) -> Sequence[Payment]:
        query = select(_T.body).where(_T.delivery == delivery).order_by(_T.asked_at, _T.id)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def in_state(
        self, states: Sequence[PaymentState], after: str, limit: int
    ) -> Sequence[Payment]:
        query = (
            select(_T.body).where(_T.state.in_(states), _T.id > after).order_by(_T.id).limit(limit)
        )
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def put(self, payment: Payment) -> None:
        row = {
            "id": payment.id,
            "delivery": payment.delivery,
            "hold": payment.hold,
            "state": payment.state,
            "charge": payment.charge,
            "asked_at": payment.asked_at,
            "body": written(payment),
        }
        await self._session.run(lambda db: dialect.put(db, payments, ("id",), **row))

    async def forget(self, delivery: DeliveryId) -> None:
        for payment in await self.of(delivery):
            await self.put(payment.forgotten)
