"""Topics: where each conversation stands in the agents' group, and which message shows what."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, select, update

from core.model.ids import ConversationId, MessageId
from core.model.topic import LONG_AGO, Place, Posted, Topic
from storage import dialect
from storage.bodies import Body, written
from storage.session import Session
from storage.tables import moved_groups, topic_messages, topics

_BODY = Body(Topic)
_T = topics.c
_M = topic_messages.c
_G = moved_groups.c
MOVES_MAX = 8  # of one group, each from the number before
NO_LINE = ""  # of a message that shows none


class SqlTopics:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, id: ConversationId) -> Topic | None:
        return (await self.some([id])).get(id)

    async def some(self, ids: Collection[ConversationId]) -> Mapping[ConversationId, Topic]:
        if not ids:
            return {}
        query = select(_T.body).where(_T.conversation.in_(ids))
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return {topic.conversation: topic for topic in map(_BODY.read, rows)}

    async def open(self, limit: int) -> Sequence[Topic]:
        query = select(_T.body).where(_T.is_open).order_by(_T.at).limit(limit)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def idle(self, before: datetime, limit: int) -> Sequence[Topic]:
        query = select(_T.body).where(_T.is_open.is_(False), _T.at < before).limit(limit)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def put(self, topic: Topic) -> None:
        news = {"is_open": topic.is_open, "at": topic.at, "body": written(topic)}

        def do(db: Connection) -> None:
            row = {"conversation": topic.conversation, "is_bare": False, **news}
            if not dialect.add(db, topics, ("conversation",), **row):
                here = update(topics).where(_T.conversation == topic.conversation)
                db.execute(here.values(**news))

        await self._session.run(do)

    async def place(self, id: ConversationId) -> Place | None:
        query = select(_T.chat_id, _T.thread).where(_T.conversation == id)
        row = await self._session.run(lambda db: db.execute(query).one_or_none())
        return Place(row.chat_id, row.thread) if row is not None and row.thread else None

    async def stands_at(self, id: ConversationId, place: Place | None, *, is_bare: bool) -> None:
        chat_id, thread = (place.chat_id, place.thread) if place is not None else (None, None)
        here = update(topics).where(_T.conversation == id)
        change = here.values(chat_id=chat_id, thread=thread, is_bare=is_bare)

        def do(db: Connection) -> None:
            db.execute(change)
            db.execute(delete(topic_messages).where(_M.conversation == id))

        await self._session.run(do)

    async def is_clothed(self, id: ConversationId) -> None:
        here = update(topics).where(_T.conversation == id)
        await self._session.run(lambda db: db.execute(here.values(is_bare=False)))

    async def at(self, place: Place) -> ConversationId | None:
        query = select(_T.conversation).where(
            _T.chat_id == place.chat_id, _T.thread == place.thread
        )
        found = await self._session.run(lambda db: db.scalar(query))
        return ConversationId(found) if found is not None else None

    async def bare(self) -> Collection[ConversationId]:
        query = select(_T.conversation).where(_T.is_bare)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return frozenset(ConversationId(row) for row in rows)

    async def forget(self, id: ConversationId) -> None:
        topic = await self.get(id)
        if topic is not None:
            await self.put(replace(topic, is_open=False, at=LONG_AGO))

    async def remove(self, id: ConversationId) -> None:
        def do(db: Connection) -> None:
            db.execute(delete(topics).where(_T.conversation == id))
            db.execute(delete(topic_messages).where(_M.conversation == id))

        await self._session.run(do)

    async def posted(self, posted: Posted) -> None:
        def do(db: Connection) -> None:
            for number, line in enumerate(posted.lines or (NO_LINE,)):
                dialect.add(
                    db,
                    topic_messages,
                    ("key", "line"),
                    key=posted.key,
                    line=line,
                    conversation=posted.conversation,
                    chat_id=posted.chat_id,
                    telegram_id=posted.telegram_id,
                    at=posted.at,
                    number=number,
                    is_stale=False,
                )

        await self._session.run(do)

    async def by_key(self, key: str) -> Posted | None:
        return await self._posted(_M.key == key)

    async def by_message(self, chat_id: int, telegram_id: int) -> Posted | None:
        return await self._posted((_M.chat_id == chat_id) & (_M.telegram_id == telegram_id))

    async def stale(self, limit: int) -> Sequence[Posted]:
        query = select(_M.key).where(_M.is_stale).limit(limit)
        keys = await self._session.run(lambda db: db.scalars(query).all())
        found = [await self.by_key(key) for key in dict.fromkeys(keys)]
        return [one for one in found if one is not None]

    async def fresh(self, key: str) -> None:
        here = update(topic_messages).where(_M.key == key)
        await self._session.run(lambda db: db.execute(here.values(is_stale=False)))

    async def showing(self, line: MessageId) -> Posted | None:
        key = select(_M.key).where(_M.line == line).order_by(_M.at.desc()).limit(1)
        return await self._posted(_M.key == key.scalar_subquery())

    async def shown(self, lines: Collection[MessageId]) -> Collection[MessageId]:
        if not lines:
            return frozenset()
        query = select(_M.line).where(_M.line.in_(lines))
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return frozenset(MessageId(row) for row in rows)

    async def group(self, told: int) -> int:
        def found(db: Connection) -> int:
            here = told
            for _ in range(MOVES_MAX):
                after = db.scalar(select(_G.now).where(_G.told == here))
                if after is None:
                    break
                here = after
            return here

        return await self._session.run(found)

    async def group_moved(self, before: int, after: int) -> None:
        await self._session.run(
            lambda db: dialect.put(db, moved_groups, ("told",), told=before, now=after)
        )

    async def _posted(self, where: ColumnElement[bool]) -> Posted | None:
        """All lines of one message, in their order."""
        query = select(topic_messages).where(where).order_by(_M.number)
        rows = await self._session.run(lambda db: db.execute(query).all())
        if not rows:
            return None
        first = rows[0]
        return Posted(
            key=first.key,
            conversation=ConversationId(first.conversation),
            chat_id=first.chat_id,
            telegram_id=first.telegram_id,
            lines=tuple(MessageId(row.line) for row in rows if row.line != NO_LINE),
            at=first.at,
        )
