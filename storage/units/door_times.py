"""Door times: how long the last visits at a place took."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from storage import dialect
from storage.bodies import Body, written
from storage.session import Session
from storage.tables import door_times

KEPT_MAX = 9
PLACES_AT_ONCE_MAX = 500  # a database takes so many names in one question

_BODY = Body(list[int])
_T = door_times.c


class SqlDoorTimes:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def of(self, places: Collection[str]) -> Mapping[str, Sequence[int]]:
        wanted = sorted(set(places))
        parts = [
            wanted[first : first + PLACES_AT_ONCE_MAX]
            for first in range(0, len(wanted), PLACES_AT_ONCE_MAX)
        ]
        queries = [select(_T.place, _T.body).where(_T.place.in_(part)) for part in parts]
        rows = await self._session.run(
            lambda db: [row for query in queries for row in db.execute(query)]
        )
        return {place: _BODY.read(body) for place, body in rows}

    async def add(self, place: str, seconds: int, at: datetime) -> None:
        query = dialect.locked(select(_T.body).where(_T.place == place))
        body = await self._session.run(lambda db: db.scalar(query))
        known = _BODY.read(body) if body is not None else []
        kept = [*known, seconds][-KEPT_MAX:]
        row = {"place": place, "measured_at": at, "body": written(kept)}
        await self._session.run(lambda db: dialect.put(db, door_times, ("place",), **row))
