"""Couriers' links: found by the hash of their token, and by their route."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select

from core.model.courier_link import CourierLink
from core.model.ids import CourierLinkId, RouteRef
from storage import dialect
from storage.bodies import Body, written
from storage.prepared import Prepared
from storage.session import Session, kept
from storage.tables import courier_links

_BODY = Body(CourierLink)
_T = courier_links.c
_BY_ID = Prepared[str](select(_T.body).where(_T.id == bindparam("this")))
_BY_TOKEN = Prepared[str](select(_T.body).where(_T.token_hash == bindparam("this")))
_OF = Prepared[str](select(_T.body).where(_T.route == bindparam("this")).order_by(_T.id))


class SqlCourierLinks:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, id: CourierLinkId) -> CourierLink | None:
        return await self._one(_BY_ID, id)

    async def by_token(self, token_hash: str) -> CourierLink | None:
        return await self._one(_BY_TOKEN, token_hash)

    async def of(self, route: RouteRef) -> Sequence[CourierLink]:
        query = kept(self._session, _OF)
        rows = await self._session.run(lambda db: query.values(db, {"this": route}))
        return sorted(map(_BODY.read, rows), key=lambda link: (link.made_at, link.id))

    async def put(self, link: CourierLink) -> None:
        body = written(link)
        await self._session.run(
            lambda db: dialect.put(
                db,
                courier_links,
                ("id",),
                id=link.id,
                token_hash=link.token_hash,
                route=link.route,
                ends_at=link.ends_at,
                body=body,
            )
        )

    async def _one(self, query: Prepared[str], this: str) -> CourierLink | None:
        query = kept(self._session, query)
        return _BODY.maybe(await self._session.run(lambda db: query.value(db, {"this": this})))
