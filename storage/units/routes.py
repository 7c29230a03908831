"""Routes: one vehicle's day, locked by whoever books into it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, insert, or_, select

from core.model.ids import CarrierRef, RouteRef
from core.model.route import Route, RouteMark
from storage import dialect
from storage.bodies import Body, written
from storage.prepared import Prepared
from storage.session import Session
from storage.tables import route_stops, routes

_BODY = Body(Route)
_T = routes.c
_S = route_stops.c
_BY_REF = select(_T.body).where(_T.ref == bindparam("this"))
_LOCKED = dialect.locked(_BY_REF)
_MARKS = Prepared[str](
    select(_T.ref, _T.version, _T.revision)
    .where(_T.carrier == bindparam("carrier"))
    .where(_T.day.between(bindparam("first"), bindparam("last")))
    .order_by(_T.day, _T.ref)
)
_DRIVING = Prepared[str](
    select(_T.ref, _T.version, _T.revision)
    .where(_T.carrier == bindparam("carrier"))
    .where(_T.day.between(bindparam("earliest"), bindparam("latest")))
    .where(
        or_(
            _T.day.between(bindparam("first"), bindparam("last")),
            and_(_T.ends_at > bindparam("since"), _T.starts_at < bindparam("until")),
        )
    )
    .order_by(_T.day, _T.ref)
)
_UNDER_WAY = Prepared[str](
    select(_T.ref, _T.version, _T.revision)
    .where(or_(_T.starts_at.is_(None), _T.starts_at <= bindparam("begun")))
    .where(_T.ends_at >= bindparam("ends"))
    .order_by(_T.ref)
)
_BEGINNING = Prepared[str](
    select(_T.ref)
    .where(_T.starts_at.between(bindparam("since"), bindparam("until")))
    .order_by(_T.ref)
)
DAYS_AROUND = timedelta(days=2)  # a shift is no longer, and a planner has another midnight
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

    async def under_way(self, begun: datetime, ends: datetime) -> Sequence[RouteMark]:
        given = {"begun": begun, "ends": ends}
        found = await self._session.run(lambda db: _UNDER_WAY.rows(db, given))
        return [RouteMark(*row) for row in found]

    async def beginning(self, since: datetime, until: datetime) -> Sequence[RouteRef]:
        given = {"since": since, "until": until}
        found = await self._session.run(lambda db: _BEGINNING.values(db, given))
        return [RouteRef(ref) for ref in found]

    async def marks(self, carrier: CarrierRef, first: date, last: date) -> Sequence[RouteMark]:
        given = {"carrier": carrier, "first": first, "last": last}
        found = await self._session.run(lambda db: _MARKS.rows(db, given))
        return [RouteMark(*row) for row in found]

    async def driving(
        self, carrier: CarrierRef, first: date, last: date, since: datetime, until: datetime
    ) -> Sequence[RouteMark]:
        given = {"carrier": carrier, "first": first, "last": last, "since": since, "until": until}
        given |= {"earliest": first - DAYS_AROUND, "latest": last + DAYS_AROUND}
        found = await self._session.run(lambda db: _DRIVING.rows(db, given))
        return [RouteMark(*row) for row in found]

    async def some(self, refs: Collection[RouteRef]) -> Sequence[Route]:
        return await self._all(_T.ref.in_(refs)) if refs else []

    async def with_stop(self, key: str) -> Sequence[Route]:
        return await self._all(_T.ref.in_(select(_S.route).where(_S.key == key)))

    async def put(self, route: Route) -> None:
        row = _row(route)
        await self._session.run(lambda db: _put(db, route, row))

    async def add(self, route: Route) -> None:
        row = _row(route)
        if await self._session.run(lambda db: dialect.add(db, routes, ("ref",), **row)):
            await self.put(route)

    async def _all(self, *where: ColumnElement[bool]) -> Sequence[Route]:
        query = select(_T.body).where(*where).order_by(_T.day, _T.ref)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]


def _row(route: Route) -> dict[str, object]:
    return {
        "ref": route.ref,
        "carrier": route.carrier,
        "day": route.date,
        "version": route.version,
        "revision": route.revision,
        "starts_at": route.start.at,
        "ends_at": route.end.at,
        "body": written(route),
    }


def _put(db: Connection, route: Route, row: Mapping[str, object]) -> None:
    dialect.put(db, routes, ("ref",), **row)
    # A booking changes one stop of many: only what differs is written.
    known = set(db.scalars(_STOPS, {"this": route.ref}))
    now = {stop.key for stop in route.stops}
    if gone := known - now:
        db.execute(delete(route_stops).where(_S.route == route.ref, _S.key.in_(gone)))
    if new := now - known:
        db.execute(insert(route_stops), [{"route": route.ref, "key": key} for key in new])
