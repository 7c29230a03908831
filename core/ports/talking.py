"""Ports of the talk: what was said, in words and as sound."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from core.model.agent_wait import AgentWait
from core.model.conversation import Conversation, Holder, Message
from core.model.ids import CarrierRef, ConversationId, MessageId
from core.model.photo import Photo
from core.model.queue_look import QueueLook
from core.model.voice_note import VoiceNote


class Conversations(Protocol):
    async def get(self, id: ConversationId) -> Conversation | None: ...
    async def some(self, ids: Collection[ConversationId]) -> Sequence[Conversation]: ...
    async def of_lane(self, lane: str) -> Conversation | None: ...
    async def page(
        self, *, holder: Holder | None, after: str | None, limit: int
    ) -> Sequence[Conversation]:
        """Waiting longest first, then by id."""
        ...

    async def queue(
        self, *, holder: Holder, look: QueueLook, now: datetime, limit: int
    ) -> Sequence[Conversation]:
        """Waiting longest first. Those that are snoozed are left out, or come alone."""
        ...

    async def search(self, look: QueueLook, *, limit: int) -> Sequence[Conversation]:
        """The newest whose person, parcel or lines hold these words."""
        ...

    async def asking(self, look: QueueLook, *, limit: int) -> Sequence[Conversation]:
        """Those in which somebody of us was mentioned or called, and has not come yet."""
        ...

    async def counts(self) -> Mapping[Holder, int]: ...
    async def last_seqs(self, ids: Collection[ConversationId]) -> Mapping[ConversationId, int]:
        """The number of the newest line of each."""
        ...

    async def last_lines(self, ids: Collection[ConversationId]) -> Mapping[ConversationId, Message]:
        """The newest line of each, but for what agents say to each other."""
        ...

    async def lease_ended(self, wall: datetime, limit: int) -> Sequence[Conversation]: ...
    async def put(self, conversation: Conversation) -> None: ...
    async def say(self, message: Message) -> None:
        """Add a line to the transcript."""
        ...

    async def messages(
        self, id: ConversationId, *, after: int = 0, limit: int = 200
    ) -> Sequence[tuple[int, Message]]:
        """(sequence number, line) in order, after a sequence number."""
        ...

    async def newest(self, id: ConversationId, *, limit: int) -> Sequence[tuple[int, Message]]:
        """The last lines of the transcript, in order."""
        ...

    async def message_in(self, id: ConversationId, slot: str) -> int | None:
        """Telegram's id of the message that stands in a slot ("card:dlv_…")."""
        ...

    async def put_in(self, id: ConversationId, slot: str, telegram_id: int) -> None: ...
    async def mark(
        self, id: ConversationId, telegram_id: int, *, text: str | None, deleted: bool
    ) -> None:
        """A line was edited or deleted by its author."""
        ...

    async def line(self, id: MessageId) -> Message | None: ...
    async def write_down(self, id: MessageId, text: str) -> None:
        """What was said in a line of sound, in words; a line that was wiped stays so."""
        ...

    async def forget(self, id: ConversationId) -> None:
        """Wipe the words of the transcript, and files and places said in it."""
        ...


class AgentWaits(Protocol):
    async def add(self, wait: AgentWait) -> None: ...
    async def since(
        self, since: datetime | None, carrier: CarrierRef | None, limit: int
    ) -> Sequence[AgentWait]:
        """Those that ended since then, the newest first."""
        ...


class VoiceNotes(Protocol):
    async def get(self, message: MessageId) -> VoiceNote | None: ...
    async def kept(self, conversation: ConversationId) -> Collection[MessageId]:
        """The lines of a talk whose sound is kept."""
        ...

    async def keep(self, note: VoiceNote) -> None:
        """Keep it; one that is known stays as it is."""
        ...

    async def forget(self, conversation: ConversationId) -> None:
        """Remove all that was said in this talk."""
        ...


class Photos(Protocol):
    async def get(self, message: MessageId) -> Photo | None: ...
    async def kept(self, conversation: ConversationId) -> Collection[MessageId]:
        """The lines of a talk whose picture is kept."""
        ...

    async def keep(self, photo: Photo) -> None:
        """Keep it; one that is known stays as it is."""
        ...

    async def forget(self, conversation: ConversationId) -> None:
        """Remove all that was shown in this talk."""
        ...
