"""Ports of the talk: what was said, in words and as sound."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from core.model.agent_wait import AgentWait
from core.model.conversation import Conversation, Holder, Message
from core.model.ids import CarrierRef, ConversationId, MessageId
from core.model.photo import Photo
from core.model.queue_look import QueueLook
from core.model.topic import Place, Posted, Topic
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

    async def newest_of_people(
        self, ids: Collection[ConversationId]
    ) -> Mapping[ConversationId, tuple[int, Message]]:
        """Of each the newest line that its recipient or one of us wrote, remarks too, with its
        number."""
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
    async def at(self, id: ConversationId, telegram_id: int) -> Message | None:
        """The line whose message has this id in the recipient's chat; an agent's too."""
        ...

    async def rewrite(self, id: MessageId, text: str) -> None:
        """Its author says something else in it now."""
        ...

    async def write_down(self, id: MessageId, text: str, language: str | None) -> None:
        """What was said in a line of sound, in words; a line that was wiped stays so."""
        ...

    async def translated(self, id: MessageId, text: str, translation: str) -> None:
        """Keep what a line says in another language, as long as it says this text."""
        ...

    async def translations(self, ids: Collection[ConversationId]) -> Mapping[ConversationId, int]:
        """How many lines of each are translated."""
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


class Topics(Protocol):
    async def get(self, id: ConversationId) -> Topic | None: ...
    async def some(self, ids: Collection[ConversationId]) -> Mapping[ConversationId, Topic]: ...
    async def open(self, limit: int) -> Sequence[Topic]:
        """Those that are not closed."""
        ...

    async def idle(self, before: datetime, limit: int) -> Sequence[Topic]:
        """The closed ones that had no news since then."""
        ...

    async def put(self, topic: Topic) -> None:
        """What was told in it; its place stays."""
        ...

    async def place(self, id: ConversationId) -> Place | None: ...
    async def stands_at(self, id: ConversationId, place: Place | None, *, is_bare: bool) -> None:
        """It was opened in Telegram, or is gone there, with all that stood in it before. `is_bare`:
        nothing in it says yet what the talk is about."""
        ...

    async def is_clothed(self, id: ConversationId) -> None:
        """What the talk is about is on its way."""
        ...

    async def at(self, place: Place) -> ConversationId | None:
        """Whose topic this is."""
        ...

    async def bare(self) -> Collection[ConversationId]: ...
    async def forget(self, id: ConversationId) -> None:
        """It leaves the group with the next look at those that are idle."""
        ...

    async def remove(self, id: ConversationId) -> None:
        """The topic, and which message of it showed which line."""
        ...

    async def posted(self, posted: Posted) -> None:
        """A message stands in the group; one that is known by its key stays as it is."""
        ...

    async def by_key(self, key: str) -> Posted | None: ...
    async def by_message(self, chat_id: int, telegram_id: int) -> Posted | None: ...
    async def stale(self, limit: int) -> Sequence[Posted]:
        """Those of whose lines one says something else by now."""
        ...

    async def fresh(self, key: str) -> None:
        """It says what its lines say, or soon will."""
        ...

    async def showing(self, line: MessageId) -> Posted | None: ...
    async def shown(self, lines: Collection[MessageId]) -> Collection[MessageId]:
        """Those of the lines that stand in the group, or were written there."""
        ...

    async def group(self, told: int) -> int:
        """The group's id by now; `told` is the one of the settings."""
        ...

    async def group_moved(self, before: int, after: int) -> None: ...
