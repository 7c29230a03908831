"""Voice notes: the sound of what was said into a talk, apart from its lines."""

from collections.abc import Collection

from sqlalchemy import delete, select

from core.model.ids import ConversationId, DeliveryId, MessageId
from core.model.voice_note import VoiceNote
from storage import dialect
from storage.session import Session
from storage.tables import voice_notes

_T = voice_notes.c


class SqlVoiceNotes:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, message: MessageId) -> VoiceNote | None:
        query = select(voice_notes).where(_T.message == message)
        row = await self._session.run(lambda db: db.execute(query).one_or_none())
        if row is None:
            return None
        return VoiceNote(
            message=MessageId(row.message),
            conversation=ConversationId(row.conversation),
            delivery=DeliveryId(row.delivery) if row.delivery is not None else None,
            kept_at=row.kept_at,
            seconds=row.seconds,
            mime=row.mime,
            content=bytes(row.content),
        )

    async def kept(self, conversation: ConversationId) -> Collection[MessageId]:
        query = select(_T.message).where(_T.conversation == conversation)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return frozenset(MessageId(row) for row in rows)

    async def keep(self, note: VoiceNote) -> None:
        row = {
            "message": note.message,
            "conversation": note.conversation,
            "delivery": note.delivery,
            "kept_at": note.kept_at,
            "seconds": note.seconds,
            "mime": note.mime,
            "content": note.content,
        }
        await self._session.run(lambda db: dialect.add(db, voice_notes, ("message",), **row))

    async def forget(self, conversation: ConversationId) -> None:
        gone = delete(voice_notes).where(_T.conversation == conversation)
        await self._session.run(lambda db: db.execute(gone))
