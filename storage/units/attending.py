"""Attending: how far each of us has read a talk, and who has it before them now."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, select

from core.model.ids import AgentId, ConversationId
from core.model.presence import Presence
from core.model.reading import Reading
from storage import dialect
from storage.session import Session
from storage.tables import presences, readings

_R = readings.c
_P = presences.c
_KEY = ("conversation", "agent")


class SqlReadings:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def put(self, reading: Reading) -> None:
        here = (_R.conversation == reading.conversation) & (_R.agent == reading.agent)
        known = dialect.locked(select(_R.seq).where(here))
        row = {
            "conversation": reading.conversation,
            "agent": reading.agent,
            "seq": reading.seq,
            "at": reading.at,
        }

        def do(db: Connection) -> None:
            if (db.scalar(known) or 0) < reading.seq:
                dialect.put(db, readings, _KEY, **row)

        await self._session.run(do)

    async def of(
        self, talks: Collection[ConversationId]
    ) -> Mapping[ConversationId, Mapping[AgentId, int]]:
        if not talks:
            return {}
        query = select(_R.conversation, _R.agent, _R.seq).where(_R.conversation.in_(talks))
        rows = await self._session.run(lambda db: db.execute(query).all())
        found: dict[ConversationId, dict[AgentId, int]] = {}
        for talk, agent, seq in rows:
            found.setdefault(ConversationId(talk), {})[AgentId(agent)] = seq
        return found


class SqlPresences:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def of(
        self, talks: Collection[ConversationId], wall: datetime
    ) -> Mapping[ConversationId, Sequence[Presence]]:
        if not talks:
            return {}
        here = (_P.conversation.in_(talks), _P.here_until > wall)
        query = select(presences).where(*here).order_by(_P.agent)
        rows = await self._session.run(lambda db: db.execute(query).all())
        found: dict[ConversationId, list[Presence]] = {}
        for row in rows:
            presence = Presence(
                conversation=ConversationId(row.conversation),
                agent=AgentId(row.agent),
                here_until=row.here_until,
                writes_until=row.writes_until,
            )
            found.setdefault(presence.conversation, []).append(presence)
        return found

    async def stay(
        self, places: Collection[tuple[ConversationId, AgentId]], until: datetime
    ) -> None:
        def do(db: Connection) -> None:
            # In one order, so that two processes never wait for each other.
            for talk, agent in sorted(places):
                row = {"conversation": talk, "agent": agent, "here_until": until}
                dialect.put(db, presences, _KEY, **row)

        await self._session.run(do)

    async def write(self, presence: Presence) -> None:
        row = {
            "conversation": presence.conversation,
            "agent": presence.agent,
            "here_until": presence.here_until,
            "writes_until": presence.writes_until,
        }
        await self._session.run(lambda db: dialect.put(db, presences, _KEY, **row))

    async def leave(self, talk: ConversationId, agent: AgentId) -> None:
        gone = delete(presences).where(_P.conversation == talk, _P.agent == agent)
        await self._session.run(lambda db: db.execute(gone))
