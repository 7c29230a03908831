"""A chat: its messages as they stand now, and a journal of all that ever happened in it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sandbox.telegram.account import Account, Bot, User
from sandbox.telegram.bell import Bell
from sandbox.telegram.files import file_id


class Kind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"


class Happened(StrEnum):
    """What an entry of the journal tells."""

    MESSAGE = "message"
    EDITED = "edited"
    DELETED = "deleted"
    ACTION = "action"
    ANSWER = "answer"
    BLOCKED = "blocked"
    REACTION = "reaction"


@dataclass(slots=True, eq=False)
class Message:
    """`content` is what it says, in the wire's fields, without file ids: those differ by bot."""

    id: int
    chat: "Chat"
    sender: Account
    date: datetime
    content: dict[str, Any]
    thread_id: int | None = None
    inline: list[list[dict[str, Any]]] | None = None
    board: dict[str, Any] | None = None
    reply_to: "Message | None" = None
    edit_date: datetime | None = None
    origin: dict[str, Any] | None = None
    is_protected: bool = False
    is_deleted: bool = False
    media_group_id: str | None = None
    live_until: datetime | None = None
    reactions: list[dict[str, Any]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return str(self.content.get("text") or self.content.get("caption") or "")

    @property
    def is_from_bot(self) -> bool:
        return isinstance(self.sender, Bot)

    def wire(self, bot_id: int, *, is_reply: bool = False) -> dict[str, Any]:
        """As that bot sees it."""
        told: dict[str, Any] = {
            "message_id": self.id,
            "from": self.sender.wire(),
            "chat": self.chat.wire(),
            "date": unix(self.date),
        }
        if self.thread_id is not None:
            told |= {"message_thread_id": self.thread_id, "is_topic_message": True}
        if self.edit_date is not None:
            told["edit_date"] = unix(self.edit_date)
        if self.origin is not None:
            told["forward_origin"] = self.origin
        if self.is_protected:
            told["has_protected_content"] = True
        if self.media_group_id is not None:
            told["media_group_id"] = self.media_group_id
        if self.reply_to is not None and not is_reply:
            told["reply_to_message"] = self.reply_to.wire(bot_id, is_reply=True)
        if self.inline is not None:
            told["reply_markup"] = {"inline_keyboard": self.inline}
        content: dict[str, Any] = with_ids(self.content, bot_id)
        return told | content


@dataclass(slots=True)
class Topic:
    """A thread of a forum; its id is that of the message that tells of its creation."""

    id: int
    name: str
    icon_color: int
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal. `number` counts from 1 without gaps."""

    number: int
    at: datetime
    what: Happened
    message_id: int | None
    message: Message | None
    text: str
    told: dict[str, Any]


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat belongs to one user and one bot; a group's `members` have a status each."""

    id: int
    kind: Kind
    title: str
    user: User | None = None
    bot: Bot | None = None
    is_forum: bool = False
    is_started: bool = False
    is_blocked: bool = False
    migrated_to: int | None = None
    next_message_id: int = 1
    board: dict[str, Any] | None = None
    pinned: list[int] = field(default_factory=list)
    members: dict[int, str] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    journal: list[Entry] = field(default_factory=list)
    bell: Bell = field(default_factory=Bell)

    @property
    def is_private(self) -> bool:
        return self.kind is Kind.PRIVATE

    def new_message_id(self) -> int:
        """A bot counts its private chats as one."""
        counter: Bot | Chat = self.bot if self.bot is not None else self
        given = counter.next_message_id
        counter.next_message_id += 1
        return given

    def note(
        self,
        what: Happened,
        at: datetime,
        message: Message | None = None,
        **told: Any,  # noqa: ANN401 (the wire's own values)
    ) -> Entry:
        number = len(self.journal) + 1
        message_id = message.id if message is not None else None
        text = message.text if message is not None else ""
        entry = Entry(number, at, what, message_id, message, text, told)
        self.journal.append(entry)
        self.bell.ring()
        return entry

    def wire(self) -> dict[str, Any]:
        if self.user is not None:
            told = self.user.wire()
            told.pop("is_bot")
            told.pop("language_code", None)
            return {**told, "type": "private"}
        told = {"id": self.id, "title": self.title, "type": str(self.kind)}
        return told | ({"is_forum": True} if self.is_forum else {})


def unix(at: datetime) -> int:
    return int(at.timestamp())


def with_ids(content: Any, bot_id: int) -> Any:  # noqa: ANN401 (the wire's own values)
    """The content with a file id beside each unique one."""
    if isinstance(content, list):
        return [with_ids(one, bot_id) for one in content]
    if not isinstance(content, dict):
        return content
    told = {key: with_ids(value, bot_id) for key, value in content.items()}
    if "file_unique_id" in told:
        return {"file_id": file_id(bot_id, told["file_unique_id"]), **told}
    return told
