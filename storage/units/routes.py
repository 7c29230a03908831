"""Routes: one vehicle's day, locked by whoever books into it."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, bindparam, delete, insert, select

from core.model.ids import CarrierRef, RouteRef
from core.model.route import Route, RouteMark
from storage import dialect
from storage.bodies import Body, written
from storage.session import Session
from storage.tables import route_stops, routes

_BODY = Body(Route)
_T = routes.c
_S = route_stops.c
_BY_REF = select(_T.body).where(_T.ref == bindparam("this"))
_LOCKED = dialect.locked(_BY_REF)
_MARKS = (
    select(_T.ref, _T.day, _T.version, _T.revision)
    .where(_T.carrier == bindparam("carrier"))
    .where(_T.day.between(bindparam("first"), bindparam("last")))
    .order_by(_T.day, _T.ref)
)
_STOPS = select(_S.key).where(_S.route == bindparam("this"))


class SqlRoutes:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, ref: RouteRef) -> Route | None:
        return _BODY.maybe(await self._session.run(lambda db: db.scalar(_BY_REF, {"this": ref})))

    async def lock(self, ref: RouteRef) -> Route | None:
        return _BODY.maybe(await self._session.run(lambda db: db.scalar(_LOCKED, {"this": ref})))

    async def of_days(self, carrier: CarrierRef, first: date, last: date) -> Sequence[Route]:
        return await self._all(_T.carrier == carrier, _T.day.between(first, last))

    async def on_day(self, day: date) -> Sequence[Route]:
        return await self._all(_T.day == day)

    async def marks(self, carrier: CarrierRef, first: date, last: date) -> Sequence[RouteMark]:
        given = {"carrier": carrier, "first": first, "last": last}
        found = await self._session.run(lambda db: db.execute(_MARKS, given).all())
        return [RouteMark(RouteRef(row.ref), row.day, row.version, row.revision) for row in found]

    async def some(self, refs: Collection[RouteRef]) -> Sequence[Route]:
        return await self._all(_T.ref.in_(refs)) if refs else []

    async def with_stop(self, key: str) -> Sequence[Route]:
        return await self._all(_T.ref.in_(select(_S.route).where(_S.key == key)))

    async def put(self, route: Route) -> None:
        body = written(route)
        await self._session.run(lambda db: _put(db, route, body))

    async def _all(self, *where: ColumnElement[bool]) -> Sequence[Route]:
        query = select(_T.body).where(*where).order_by(_T.day, _T.ref)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]


def _put(db: Connection, route: Route, body: str) -> None:
    dialect.put(
        db,
        routes,
        ("ref",),
        ref=route.ref,
        carrier=route.carrier,
        day=route.date,
        version=route.version,
        revision=route.revision,
        ends_at=route.end.at,
        body=body,
    )
    # A booking changes one stop of many: only what differs is written.
    known = set(db.scalars(_STOPS, {"this": route.ref}))
    now = {stop.key for stop in route.stops}
    if gone := known - now:
        db.execute(delete(route_stops).where(_S.route == route.ref, _S.key.in_(gone)))
    if new := now - known:
        db.execute(insert(route_stops), [{"route": route.ref, "key": key} for key in new])
