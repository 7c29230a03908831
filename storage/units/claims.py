"""Claims: found by their delivery or by their state, the oldest first."""

from collections.abc import Sequence

from sqlalchemy import select

from core.model.claim import Claim, ClaimState
from core.model.ids import ClaimId, DeliveryId
from storage import dialect
from storage.bodies import Body, written
from storage.session import Session
from storage.tables import claims

_BODY = Body(Claim)
_T = claims.c


class SqlClaims:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, id: ClaimId) -> Claim | None:
        query = select(_T.body).where(_T.id == id)
        if self._session.writes:
            query = dialect.locked(query)
        return _BODY.maybe(await self._session.run(lambda db: db.scalar(query)))

    async def of(self, delivery: DeliveryId) -> Sequence[Claim]:
        query = select(_T.body).where(_T.delivery == delivery).order_by(_T.opened_at, _T.id)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def page(self, states: Sequence[ClaimState], limit: int) -> Sequence[Claim]:
        query = (
            select(_T.body).where(_T.state.in_(states)).order_by(_T.opened_at, _T.id).limit(limit)
        )
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def put(self, claim: Claim) -> None:
        row = {
            "id": claim.id,
            "delivery": claim.delivery,
            "state": claim.state,
            "opened_at": claim.opened_at,
            "body": written(claim),
        }
        await self._session.run(lambda db: dialect.put(db, claims, ("id",), **row))
