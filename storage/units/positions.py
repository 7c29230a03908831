"""Positions: where vehicles were, kept for some days."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select

from core.model.ids import RouteRef
from core.model.location import Location
from core.model.sync import Position
from storage import dialect
from storage.session import Session
from storage.tables import positions

_T = positions.c


class SqlPositions:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, positions: Sequence[Position]) -> None:
        """A position of the same route and time is kept once."""
        if positions:
            await self._session.run(lambda db: _add(db, positions))

    async def newest(self, route: RouteRef) -> Position | None:
        query = select(positions).where(_T.route == route).order_by(_T.at.desc()).limit(1)
        row = await self._session.run(lambda db: db.execute(query).one_or_none())
        return None if row is None else _position(row)

    async def newest_of(self, routes: Collection[RouteRef]) -> Mapping[RouteRef, Position]:
        if not routes:
            return {}
        last = (
            select(_T.route, func.max(_T.at).label("at"))
            .where(_T.route.in_(routes))
            .group_by(_T.route)
            .subquery()
        )
        query = select(positions).join(last, (_T.route == last.c.route) & (_T.at == last.c.at))
        rows = await self._session.run(lambda db: db.execute(query).all())
        return {RouteRef(row.route): _position(row) for row in rows}

    async def between(
        self, routes: Collection[RouteRef], begin: datetime, end: datetime
    ) -> Sequence[Position]:
        of_them = (_T.route.in_(routes), _T.at >= begin, _T.at <= end)
        query = select(positions).where(*of_them).order_by(_T.at)
        rows = await self._session.run(lambda db: db.execute(query).all()) if routes else []
        return [_position(row) for row in rows]

    async def since(self, at: datetime) -> Sequence[Position]:
        query = select(positions).where(_T.at >= at).order_by(_T.at, _T.route)
        rows = await self._session.run(lambda db: db.execute(query).all())
        return [_position(row) for row in rows]

    async def forget_before(self, at: datetime) -> int:
        gone = delete(positions).where(_T.at < at)
        return await self._session.run(lambda db: db.execute(gone).rowcount)


def _add(db: Connection, found: Sequence[Position]) -> None:
    dialect.ignoring(db.dialect.name, positions, ("route", "at")).run_each(
        db,
        [
            {
                "route": position.route,
                "at": position.at,
                "lat": position.location.lat,
                "lon": position.location.lon,
                "accuracy_m": position.accuracy_m,
            }
            for position in found
        ],
    )


def _position(row: Row[Any]) -> Position:
    return Position(
        route=RouteRef(row.route),
        at=row.at,
        location=Location(row.lat, row.lon),
        accuracy_m=row.accuracy_m,
    )
