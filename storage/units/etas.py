"""ETAs as they were told, and how far off they were."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from core.model.eta import EtaMiss, ToldEta, ToldRoute
from core.model.ids import CarrierRef, RouteRef
from storage import dialect
from storage.bodies import Body, written
from storage.session import Session
from storage.tables import eta_misses, told_etas

_TOLD = Body(dict[str, ToldEta])
_MISS = Body(EtaMiss)
_T = told_etas.c
_M = eta_misses.c


class SqlEtas:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def told(
        self, routes: Collection[RouteRef], known: Mapping[RouteRef, ToldRoute]
    ) -> Mapping[RouteRef, ToldRoute]:
        if not routes:
            return {}
        query = select(_T.route, _T.body).where(_T.route.in_(routes))
        rows = await self._session.run(lambda db: db.execute(query).all())
        found: dict[RouteRef, ToldRoute] = {}
        for name, body in rows:
            route = RouteRef(name)
            before = known.get(route)
            if before is None or before.mark != body:
                before = ToldRoute(body, _TOLD.read(body))
            found[route] = before
        return found

    async def tell(self, route: RouteRef, by_key: Mapping[str, ToldEta], at: datetime) -> None:
        row = {"route": route, "told_at": at, "body": written(dict(by_key))}
        await self._session.run(lambda db: dialect.put(db, told_etas, ("route",), **row))

    async def note(self, miss: EtaMiss) -> None:
        row = {
            "delivery": miss.delivery,
            "arrived_at": miss.arrived_at,
            "carrier": miss.carrier,
            "body": written(miss),
        }
        keys = ("delivery", "arrived_at")
        await self._session.run(lambda db: dialect.add(db, eta_misses, keys, **row))

    async def misses(
        self, since: datetime | None, carrier: CarrierRef | None, limit: int
    ) -> Sequence[EtaMiss]:
        query = select(_M.body).order_by(_M.arrived_at.desc()).limit(limit)
        if since is not None:
            query = query.where(_M.arrived_at >= since)
        if carrier is not None:
            query = query.where(_M.carrier == carrier)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_MISS.read(row) for row in rows]
