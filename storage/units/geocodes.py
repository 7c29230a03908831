"""Geocodes: what geocoders answered, so that nobody asks them the same again."""

from sqlalchemy import select

from core.ports import Geocoded
from storage import dialect
from storage.bodies import Body, written
from storage.session import Session
from storage.tables import geocodes

_BODY = Body(Geocoded)
_T = geocodes.c


class SqlGeocodes:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, key: str) -> Geocoded | None:
        query = select(_T.body).where(_T.key == key)
        return _BODY.maybe(await self._session.run(lambda db: db.scalar(query)))

    async def put(self, answer: Geocoded) -> None:
        row = {"key": answer.key, "asked_at": answer.asked_at, "body": written(answer)}
        await self._session.run(lambda db: dialect.put(db, geocodes, ("key",), **row))
