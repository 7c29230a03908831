"""A topic: the thread of the agents' group in which one conversation is shown."""

from dataclasses import dataclass
from datetime import UTC, datetime

from core.model.conversation import Conversation, Holder
from core.model.ids import AgentId, ConversationId, MessageId

IDLE_DAYS = 30  # after which a closed one is taken out of the group: the console keeps the talk
BY_HAND = "hand/"  # what the key of a message begins with that one of us wrote
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
HELD = frozenset({Holder.WAITING, Holder.AGENT})  # a person is wanted, or there


def topic_lane(talk: ConversationId) -> str:
    """What is written in one topic stays in order."""
    return f"topic:{talk}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a topic stands: the group, and the thread of it."""

    chat_id: int
    thread: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What was put into the outbox for it so far: `number` letters, lines up to `seen`, and how the
    talk stood then. Where it stands in Telegram is kept beside it (`Place`)."""

    conversation: ConversationId
    is_open: bool = True
    number: int = 0
    seen: int = 0
    holder: Holder = Holder.WAITING
    agent: AgentId | None = None
    alarms: int = 0
    unreachable: bool = False
    since: datetime
    at: datetime

    def has_told(self, talk: Conversation, last: int) -> bool:
        """Whether all of it stands there, or is on its way."""
        held = talk.takeover.agent if talk.takeover is not None else None
        return (
            (self.seen, self.holder, self.agent) == (last, talk.holder, held)
            and (self.alarms, self.unreachable) == (talk.alarms, talk.unreachable)
            and self.is_open == (talk.holder in HELD)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A message in the group. `key` is the letter's that it came from, or what one of us wrote
    there; `lines` are those of the talk that it shows."""

    key: str
    conversation: ConversationId
    chat_id: int
    telegram_id: int
    lines: tuple[MessageId, ...] = ()
    at: datetime

    @property
    def is_ours(self) -> bool:
        """Whether the bot wrote it, and may edit it."""
        return not self.key.startswith(BY_HAND)
