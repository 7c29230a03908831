"""Carriers: who drives, and what each lets be changed."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select

from core.model.carrier import Carrier
from core.model.ids import CarrierRef
from storage import dialect
from storage.bodies import Body, written
from storage.prepared import Prepared
from storage.session import Session
from storage.tables import carriers

_BODY = Body(Carrier)
_BY_REF = Prepared[str](select(carriers.c.body).where(carriers.c.ref == bindparam("this")))


class SqlCarriers:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, ref: CarrierRef) -> Carrier | None:
        return _BODY.maybe(await self._session.run(lambda db: _BY_REF.value(db, {"this": ref})))

    async def all(self) -> Sequence[Carrier]:
        query = select(carriers.c.body).order_by(carriers.c.ref)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def put(self, carrier: Carrier) -> None:
        body = written(carrier)
        await self._session.run(
            lambda db: dialect.put(db, carriers, ("ref",), ref=carrier.ref, body=body)
        )
