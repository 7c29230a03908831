"""Webhooks: where events are pushed."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from core.model.access import Webhook
from core.model.ids import WebhookId
from storage import dialect
from storage.bodies import Body, written
from storage.prepared import Prepared
from storage.sealing import Sealing, of_webhook
from storage.session import Session
from storage.tables import webhooks

_BODY = Body(Webhook)
_T = webhooks.c
_ALL = Prepared[str](select(_T.body).order_by(_T.id))


class SqlWebhooks:
    def __init__(self, session: Session, sealing: Sealing) -> None:
        self._session = session
        self._sealing = sealing
        self._known: Sequence[Webhook] | None = None  # a transaction asks for all with each event

    async def get(self, id: WebhookId) -> Webhook | None:
        query = select(_T.body).where(_T.id == id)
        found = _BODY.maybe(await self._session.run(lambda db: db.scalar(query)))
        return None if found is None else of_webhook(found, self._sealing.open)

    async def all(self) -> Sequence[Webhook]:
        if self._known is None:
            rows = await self._session.run(lambda db: _ALL.values(db, {}))
            self._known = [of_webhook(_BODY.read(row), self._sealing.open) for row in rows]
        return self._known

    async def put(self, webhook: Webhook) -> None:
        self._known = None
        body = written(of_webhook(webhook, self._sealing.seal))
        await self._session.run(
            lambda db: dialect.put(db, webhooks, ("id",), id=webhook.id, body=body)
        )

    async def remove(self, id: WebhookId) -> bool:
        self._known = None
        gone = delete(webhooks).where(_T.id == id)
        return await self._session.run(lambda db: db.execute(gone).rowcount) > 0
