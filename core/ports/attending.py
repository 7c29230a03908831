"""Ports of attending: how far each of us has read a talk, and who has it before them now."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from core.model.ids import AgentId, ConversationId
from core.model.presence import Presence
from core.model.reading import Reading


class Readings(Protocol):
    async def put(self, reading: Reading) -> None:
        """Who had read further has read as far as before."""
        ...

    async def of(
        self, talks: Collection[ConversationId]
    ) -> Mapping[ConversationId, Mapping[AgentId, int]]:
        """By talk and person the number of the last line that was read; who never looked is not in
        it."""
        ...


class Presences(Protocol):
    async def of(
        self, talks: Collection[ConversationId], wall: datetime
    ) -> Mapping[ConversationId, Sequence[Presence]]:
        """Of those that somebody has before them, by the id of the person."""
        ...

    async def stay(
        self, places: Collection[tuple[ConversationId, AgentId]], until: datetime
    ) -> None:
        """They have these before them; whether they write is not touched."""
        ...

    async def write(self, presence: Presence) -> None:
        """They have it before them, and write until then, or not any more."""
        ...

    async def leave(self, talk: ConversationId, agent: AgentId) -> None: ...
