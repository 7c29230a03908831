"""The post: rows of the inbox and the outbox, each in a lane that keeps its order."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from core.model.ids import ConversationId


class Source(StrEnum):
    """Where an inbox row came from; (source, id) is unique. A row whose source is none of these was
    written by a newer version, or torn: it is laid aside, and stops nobody."""

    TELEGRAM = "telegram"  # an update, as JSON; the id is "<bot>:<update_id>"
    HOUSE = "house"  # a notice; the id is its key
    CARRIER = "carrier"  # a carrier's push to /hooks/<carrier>; the id is theirs
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> "Source":
        return cls.UNKNOWN


class Channel(StrEnum):
    """Who carries an outbox row away."""

    TELEGRAM = "telegram"
    WEBHOOK = "webhook"
    CARRIER = "carrier"
    MAIL = "mail"  # short letters to who cannot be reached in the chat
    SMS = "sms"
    VOICE = "voice"  # sound to be fetched, kept and listened to
    TILL = "till"  # whether money may be taken, and Stars that go back
    TOPIC = "topic"  # what agents read in the topics of their group


class Priority(IntEnum):
    """Lower goes first between lanes; inside a lane order is order."""

    REPLY = 0
    SECRET = 1
    NOTICE = 2
    BROADCAST = 3

    @classmethod
    def _missing_(cls, value: object) -> "Priority":
        return cls.NOTICE  # a newer version's: nobody waits for ever for that


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    source: Source
    id: str
    lane: str
    body: bytes
    received_at: datetime  # wall time


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """`key` names the effect: the same key is stored, and takes effect, once.

    `not_before` is wall time, `valid_until` world time. `at_most_once` marks a secret that is
    never sent again after an uncertain try.
    """

    key: str
    channel: Channel
    lane: str
    body: bytes
    priority: Priority = Priority.NOTICE
    not_before: datetime | None = None
    valid_until: datetime | None = None
    at_most_once: bool = False


class RowState(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    DONE = "done"
    UNKNOWN = "unknown"  # an at-most-once row whose try was uncertain
    DEAD = "dead"  # its last try failed: an agent sees it and can send it again
    STALE = "stale"  # no longer true when its turn came


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    seq: int
    incoming: Incoming
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow:
    seq: int
    outgoing: Outgoing
    tries: int
    state: RowState


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the message of a conversation's slot stands in the chat: the slot's next edits it."""

    conversation: ConversationId
    slot: str
    telegram_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a row of the outbox ended, with the reason where it did not arrive."""

    row: OutboxRow
    state: RowState
    error: str | None = None
    standing: Standing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undelivered:
    """A row of the outbox that was buried, as people see it: why, and not what it says.

    `is_uncertain` marks a secret that may have arrived, `is_blank` one whose words were erased.
    """

    seq: int
    channel: Channel
    lane: str
    stored_at: datetime  # wall time
    valid_until: datetime | None
    tries: int
    error: str
    is_uncertain: bool
    is_blank: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheard:
    """A row of the inbox that was laid aside, as people see it: why, and not what it says."""

    seq: int
    source: Source
    lane: str
    received_at: datetime  # wall time
    tries: int
    error: str
    is_blank: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A row to a webhook in whatever state: which event it is, and not what it says. `about` is the
    delivery or talk of its lane; `next_at` (wall time) when it is tried again."""

    seq: int
    event: str
    kind: str
    about: str
    state: RowState
    stored_at: datetime  # wall time
    next_at: datetime | None
    tries: int
    error: str
    is_blank: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """How many rows to a webhook wait, and how many were buried."""

    waits: int = 0
    buried: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Where something may go now: in the inbox, and in the outbox of which channels."""

    inbox: bool
    outbox: frozenset[Channel]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneLease:
    """A lane that one worker holds. `epoch` fences: a worker whose lease was taken cannot finish.

    `queue` is the lane's own: "inbox", or "outbox:<channel>".
    """

    queue: str
    lane: str
    epoch: int
