"""Conversations: where each stands, and every line said in it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    String,
    bindparam,
    func,
    select,
    tuple_,
    update,
)

from core.model.conversation import REMARK, Author, Conversation, Holder, Message
from core.model.ids import AgentId, ConversationId, DeliveryId, MessageId
from core.model.post import Standing
from core.model.queue_look import QueueLook
from storage import dialect
from storage.bodies import Body, written
from storage.prepared import Prepared
from storage.session import Session, kept
from storage.tables import conversations, message_slots, messages, topic_messages
from storage.together import Write
from storage.units.looking import seen, talks_with, wanted

_BODY = Body(Conversation)
_T = conversations.c
_M = messages.c
_S = message_slots.c
_THIS = bindparam("this", type_=String)
_BY_ID = Prepared[str](select(_T.body).where(_T.id == _THIS))
_BY_LANE = Prepared[str](select(_T.body).where(_T.lane == _THIS))
_IN_SLOT = Prepared[int](
    select(_S.telegram_id).where(_S.conversation == _THIS, _S.slot == bindparam("slot"))
)
_WORDS_GONE = {
    "text": "",
    "buttons": "[]",
    "file_id": None,
    "lat": None,
    "lon": None,
    "translation": None,
}


class SqlConversations:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, id: ConversationId) -> Conversation | None:
        return await self._one(_BY_ID, id)

    async def some(self, ids: Collection[ConversationId]) -> Sequence[Conversation]:
        return await self._all(select(_T.body).where(_T.id.in_(ids))) if ids else []

    async def of_lane(self, lane: str) -> Conversation | None:
        return await self._one(_BY_LANE, lane)

    async def page(
        self, *, holder: Holder | None, after: str | None, limit: int
    ) -> Sequence[Conversation]:
        """`after` is the id of the last one seen."""
        query = select(_T.body).order_by(_T.waits_from, _T.id).limit(limit)
        if holder is not None:
            query = query.where(_T.holder == holder)
        if after is not None:
            last = select(_T.waits_from).where(_T.id == after).scalar_subquery()
            query = query.where(tuple_(_T.waits_from, _T.id) > tuple_(last, after))
        return await self._all(query)

    async def queue(
        self, *, holder: Holder, look: QueueLook, now: datetime, limit: int
    ) -> Sequence[Conversation]:
        def found(db: Connection) -> Sequence[str]:
            query = select(_T.body).where(_T.holder == holder, *wanted(db, look, now))
            order = (
                (_T.updated_at.desc(), _T.id.desc())
                if holder is Holder.BOT
                else (_T.waits_from, _T.id)
            )
            return db.scalars(query.order_by(*order).limit(limit)).all()

        return [_BODY.read(row) for row in await self._session.run(found)]

    async def search(self, look: QueueLook, *, limit: int) -> Sequence[Conversation]:
        def found(db: Connection) -> Sequence[str]:
            query = select(_T.body).where(_T.id.in_(talks_with(db, look.words)), *seen(db, look))
            return db.scalars(query.order_by(_T.updated_at.desc(), _T.id).limit(limit)).all()

        return [_BODY.read(row) for row in await self._session.run(found)]

    async def asking(self, look: QueueLook, *, limit: int) -> Sequence[Conversation]:
        def found(db: Connection) -> Sequence[str]:
            query = select(_T.body).where(_T.asks, *seen(db, look))
            return db.scalars(query.order_by(_T.id).limit(limit)).all()

        return [_BODY.read(row) for row in await self._session.run(found)]

    async def counts(self) -> Mapping[Holder, int]:
        query = select(_T.holder, func.count()).group_by(_T.holder)
        rows = await self._session.run(lambda db: db.execute(query).all())
        return {Holder(holder): count for holder, count in rows}

    async def last_seqs(self, ids: Collection[ConversationId]) -> Mapping[ConversationId, int]:
        query = (
            select(_M.conversation, func.max(_M.seq))
            .where(_M.conversation.in_(ids))
            .group_by(_M.conversation)
        )
        rows = await self._session.run(lambda db: db.execute(query).all())
        return {ConversationId(id): seq for id, seq in rows}

    async def last_lines(self, ids: Collection[ConversationId]) -> Mapping[ConversationId, Message]:
        found = await self._newest_each(ids, _M.kind != REMARK)
        return {id: message for id, (_, message) in found.items()}

    async def newest_of_people(
        self, ids: Collection[ConversationId]
    ) -> Mapping[ConversationId, tuple[int, Message]]:
        return await self._newest_each(ids, _M.author.in_((Author.RECIPIENT, Author.AGENT)))

    async def _newest_each(
        self, ids: Collection[ConversationId], which: ColumnElement[bool]
    ) -> dict[ConversationId, tuple[int, Message]]:
        """Read from the end of each talk, up to the first that is looked for."""
        if not ids:
            return {}
        newest = (
            select(_M.seq)
            .where(_M.conversation == _T.id, which)
            .order_by(_M.seq.desc())
            .limit(1)
            .correlate(conversations)
            .scalar_subquery()
        )
        query = select(messages).join(conversations, _M.seq == newest).where(_T.id.in_(ids))
        rows = await self._session.run(lambda db: db.execute(query).all())
        return {ConversationId(row.conversation): (row.seq, _message(row)) for row in rows}

    async def lease_ended(self, wall: datetime, limit: int) -> Sequence[Conversation]:
        query = select(_T.body).where(_T.lease_until <= wall).order_by(_T.lease_until).limit(limit)
        return await self._all(query)

    async def put(self, conversation: Conversation) -> None:
        body = written(conversation)
        takeover = conversation.takeover
        row = {
            "id": conversation.id,
            "lane": conversation.lane,
            "holder": conversation.holder,
            "waits_from": conversation.asked_at or conversation.created_at,
            "lease_until": takeover.lease_until if takeover else None,
            "updated_at": conversation.updated_at,
            "asks": bool(conversation.mentioned or conversation.calls),
            "body": body,
        }
        query = dialect.putting(self._session.dialect, conversations, ("id",), tuple(row))
        await self._session.tell(Write(query, row))

    async def say(self, message: Message) -> None:
        row = _row(message)
        query = dialect.ignoring(self._session.dialect, messages, ("id",))
        await self._session.tell(Write(query, row))

    async def messages(
        self, id: ConversationId, *, after: int = 0, limit: int = 200
    ) -> Sequence[tuple[int, Message]]:
        query = (
            select(messages)
            .where(_M.conversation == id, _M.seq > after)
            .order_by(_M.seq)
            .limit(limit)
        )
        rows = await self._session.run(lambda db: db.execute(query).all())
        return [(row.seq, _message(row)) for row in rows]

    async def newest(self, id: ConversationId, *, limit: int) -> Sequence[tuple[int, Message]]:
        query = select(messages).where(_M.conversation == id).order_by(_M.seq.desc()).limit(limit)
        rows = await self._session.run(lambda db: db.execute(query).all())
        return [(row.seq, _message(row)) for row in reversed(rows)]

    async def message_in(self, id: ConversationId, slot: str) -> int | None:
        place = {"this": id, "slot": slot}
        return await self._session.run(lambda db: _IN_SLOT.value(db, place))

    async def put_in(self, id: ConversationId, slot: str, telegram_id: int) -> None:
        standing = Standing(conversation=id, slot=slot, telegram_id=telegram_id)
        await self._session.tell(kept_standing(self._session.dialect, standing))

    async def mark(
        self, id: ConversationId, telegram_id: int, *, text: str | None, deleted: bool
    ) -> None:
        news: dict[str, object] = {"deleted": deleted}
        if text is not None:
            news |= {"text": text, "edited": True, "translation": None}
        change = (
            update(messages)
            .where(_M.conversation == id, _M.telegram_id == telegram_id)
            .values(**news)
        )
        here = select(_M.id).where(_M.conversation == id, _M.telegram_id == telegram_id)
        await self._session.run(lambda db: db.execute(change))
        await self._stale_in_topics(here)

    async def line(self, id: MessageId) -> Message | None:
        query = select(messages).where(_M.id == id)
        row = await self._session.run(lambda db: db.execute(query).one_or_none())
        return _message(row) if row is not None else None

    async def at(self, id: ConversationId, telegram_id: int) -> Message | None:
        def found(db: Connection) -> Row[Any] | None:
            here = select(messages).where(_M.conversation == id, _M.telegram_id == telegram_id)
            row = db.execute(here.order_by(_M.seq.desc()).limit(1)).one_or_none()
            if row is not None:
                return row
            slots = select(_S.slot).where(_S.conversation == id, _S.telegram_id == telegram_id)
            names = [slot.partition(":")[2] for slot in db.scalars(slots) if ":" in slot]
            return db.execute(select(messages).where(_M.id.in_(names)).limit(1)).one_or_none()

        row = await self._session.run(found)
        return _message(row) if row is not None else None

    async def rewrite(self, id: MessageId, text: str) -> None:
        change = (
            update(messages).where(_M.id == id).values(text=text, edited=True, translation=None)
        )
        await self._session.run(lambda db: db.execute(change))
        await self._stale_in_topics(select(_M.id).where(_M.id == id))

    async def write_down(self, id: MessageId, text: str, language: str | None) -> None:
        news = {"text": text, "language": language, "translation": None}
        change = update(messages).where(_M.id == id, _M.file_id.is_not(None)).values(**news)
        await self._session.run(lambda db: db.execute(change))
        await self._stale_in_topics(select(_M.id).where(_M.id == id))

    async def translated(self, id: MessageId, text: str, translation: str) -> None:
        change = update(messages).where(_M.id == id, _M.text == text)
        await self._session.run(lambda db: db.execute(change.values(translation=translation)))

    async def translations(self, ids: Collection[ConversationId]) -> Mapping[ConversationId, int]:
        query = (
            select(_M.conversation, func.count(_M.translation))
            .where(_M.conversation.in_(ids))
            .group_by(_M.conversation)
        )
        rows = await self._session.run(lambda db: db.execute(query).all())
        return {ConversationId(id): count for id, count in rows}

    async def forget(self, id: ConversationId) -> None:
        wipe = update(messages).where(_M.conversation == id).values(**_WORDS_GONE)
        await self._session.run(lambda db: db.execute(wipe))

    async def _stale_in_topics(self, lines: Select[str]) -> None:
        """What shows one of these lines in the agents' group says it anew."""
        shown = update(topic_messages).where(topic_messages.c.line.in_(lines))
        await self._session.run(lambda db: db.execute(shown.values(is_stale=True)))

    async def _one(self, query: Prepared[str], this: str) -> Conversation | None:
        query, given = kept(self._session, query), {"this": this}
        return _BODY.maybe(await self._session.run(lambda db: query.value(db, given)))

    async def _all(self, query: Select[str]) -> Sequence[Conversation]:
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]


def kept_standing(name: str, standing: Standing) -> Write:
    row = {
        "conversation": standing.conversation,
        "slot": standing.slot,
        "telegram_id": standing.telegram_id,
    }
    keys = ("conversation", "slot")
    return Write(dialect.putting(name, message_slots, keys, tuple(row)), row)


def _row(message: Message) -> dict[str, object]:
    return {
        "id": message.id,
        "conversation": message.conversation,
        "at": message.at,
        "author": message.author,
        "agent": message.agent,
        "kind": message.kind,
        "text": message.text,
        "language": message.language,
        "translation": message.translation,
        "buttons": msgspec.json.encode(message.buttons).decode(),
        "file_id": message.file_id,
        "lat": message.lat,
        "lon": message.lon,
        "delivery": message.delivery,
        "telegram_id": message.telegram_id,
        "answers": message.answers,
        "edited": message.edited,
        "deleted": message.deleted,
    }


def _message(row: Row[Any]) -> Message:
    return Message(
        id=MessageId(row.id),
        conversation=ConversationId(row.conversation),
        at=row.at,
        author=Author(row.author),
        agent=AgentId(row.agent) if row.agent is not None else None,
        kind=row.kind,
        text=row.text,
        language=row.language,
        translation=row.translation,
        buttons=msgspec.json.decode(row.buttons, type=tuple[str, ...]),
        file_id=row.file_id,
        lat=row.lat,
        lon=row.lon,
        delivery=DeliveryId(row.delivery) if row.delivery is not None else None,
        telegram_id=row.telegram_id,
        answers=row.answers,
        edited=row.edited,
        deleted=row.deleted,
    )
