"""Photos: what was shown in a talk, apart from its lines."""

from collections.abc import Collection

from sqlalchemy import delete, select

from core.model.ids import ConversationId, DeliveryId, MessageId
from core.model.photo import Photo
from storage import dialect
from storage.session import Session
from storage.tables import photos

_T = photos.c


class SqlPhotos:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, message: MessageId) -> Photo | None:
        query = select(photos).where(_T.message == message)
        row = await self._session.run(lambda db: db.execute(query).one_or_none())
        if row is None:
            return None
        return Photo(
            message=MessageId(row.message),
            conversation=ConversationId(row.conversation),
            delivery=DeliveryId(row.delivery) if row.delivery is not None else None,
            kept_at=row.kept_at,
            mime=row.mime,
            content=bytes(row.content),
        )

    async def kept(self, conversation: ConversationId) -> Collection[MessageId]:
        query = select(_T.message).where(_T.conversation == conversation)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return frozenset(MessageId(row) for row in rows)

    async def keep(self, photo: Photo) -> None:
        row = {
            "message": photo.message,
            "conversation": photo.conversation,
            "delivery": photo.delivery,
            "kept_at": photo.kept_at,
            "mime": photo.mime,
            "content": photo.content,
        }
        await self._session.run(lambda db: dialect.add(db, photos, ("message",), **row))

    async def forget(self, conversation: ConversationId) -> None:
        gone = delete(photos).where(_T.conversation == conversation)
        await self._session.run(lambda db: db.execute(gone))
