"""Consents: what each chat has agreed to, the oldest first."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from core.model.consent import Consent
from core.model.ids import ConversationId, DeliveryId
from storage import dialect
from storage.bodies import Body, written
from storage.session import Session
from storage.tables import consents

_BODY = Body(Consent)
_T = consents.c


class SqlConsents:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def of(self, conversation: ConversationId) -> Sequence[Consent]:
        query = select(_T.body).where(_T.conversation == conversation)
        rows = await self._session.run(
            lambda db: db.scalars(query.order_by(_T.given_at, _T.id)).all()
        )
        return [_BODY.read(row) for row in rows]

    async def about(self, delivery: DeliveryId) -> Sequence[Consent]:
        query = select(_T.body).where(_T.delivery == delivery).order_by(_T.given_at, _T.id)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def put(self, consent: Consent) -> None:
        row = {
            "id": consent.id,
            "conversation": consent.conversation,
            "delivery": consent.delivery,
            "given_at": consent.given_at,
            "body": written(consent),
        }
        await self._session.run(lambda db: dialect.put(db, consents, ("id",), **row))

    async def forget(self, conversation: ConversationId) -> None:
        gone = delete(consents).where(_T.conversation == conversation)
        await self._session.run(lambda db: db.execute(gone))
