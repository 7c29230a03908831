"""Saved places: where returning recipients have their parcels brought."""

from collections.abc import Sequence

from sqlalchemy import String, bindparam, delete, select

from core.model.ids import ConversationId, PlaceId
from core.model.saved_place import SavedPlace
from storage import dialect
from storage.bodies import Body, written
from storage.prepared import Prepared
from storage.session import Session, kept
from storage.tables import saved_places

_BODY = Body(SavedPlace)
_T = saved_places.c
_OF = Prepared[str](
    select(_T.body)
    .where(_T.conversation == bindparam("this", type_=String))
    .order_by(_T.saved_at, _T.id)
)


class SqlSavedPlaces:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def of(self, conversation: ConversationId) -> Sequence[SavedPlace]:
        query = kept(self._session, _OF)
        rows = await self._session.run(lambda db: query.values(db, {"this": conversation}))
        return [_BODY.read(row) for row in rows]

    async def save(self, place: SavedPlace) -> None:
        body = written(place)
        await self._session.run(
            lambda db: dialect.put(
                db,
                saved_places,
                ("id",),
                id=place.id,
                conversation=place.conversation,
                saved_at=place.saved_at,
                body=body,
            )
        )

    async def remove(self, conversation: ConversationId, id: PlaceId) -> bool:
        gone = delete(saved_places).where(_T.conversation == conversation, _T.id == id)
        return await self._session.run(lambda db: db.execute(gone).rowcount) > 0

    async def forget(self, conversation: ConversationId) -> None:
        gone = delete(saved_places).where(_T.conversation == conversation)
        await self._session.run(lambda db: db.execute(gone))
