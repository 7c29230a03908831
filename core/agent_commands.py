"""Agent commands: what somebody of us asks for in a talk."""

from dataclasses import dataclass
from datetime import datetime

from core.model.ids import (
    AgentId,
    CarrierRef,
    ConversationId,
    DeliveryId,
    MessageId,
)
from core.model.shown import Shown


@dataclass(frozen=True, slots=True)
class TakeOver:
    """Asked by an agent; `name` is what the recipient hears."""

    conversation: ConversationId
    name: str


@dataclass(frozen=True, slots=True)
class AgentSays:
    """`line` names the line that it becomes, where whoever asks must know it; `answers` the line
    that it answers. What is `shown` may go without words. `written`: what they wrote in their own
    language, for their colleagues."""

    conversation: ConversationId
    text: str
    line: MessageId | None = None
    answers: MessageId | None = None
    shown: Shown | None = None
    written: str | None = None


@dataclass(frozen=True, slots=True)
class AgentCorrects:
    """A line of one's own says something else from now on, also on the recipient's phone."""

    conversation: ConversationId
    line: MessageId
    text: str


@dataclass(frozen=True, slots=True)
class AgentRemarks:
    """A line for other agents, which its recipient never sees. `mentions`: who should look."""

    conversation: ConversationId
    text: str
    mentions: tuple[AgentId, ...] = ()
    line: MessageId | None = None


@dataclass(frozen=True, slots=True)
class HandBack:
    conversation: ConversationId


@dataclass(frozen=True, slots=True)
class LookAtTalk:
    """An agent has the talk before them, as far as the line `upto`, or all of it: it is read, and
    whoever mentioned them in it need not wait any more."""

    conversation: ConversationId
    upto: int | None = None


@dataclass(frozen=True, slots=True)
class WriteInTalk:
    """An agent is writing, or not any more. What they write is told to nobody."""

    conversation: ConversationId
    is_on: bool


@dataclass(frozen=True, slots=True)
class TagTalk:
    """All tags that the talk has from now on."""

    conversation: ConversationId
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SnoozeTalk:
    """Out of the list until then, or until its recipient writes; None brings it back."""

    conversation: ConversationId
    until: datetime | None


@dataclass(frozen=True, slots=True)
class PassOn:
    """To a colleague, who holds the talk from now on; `name` is what the recipient hears."""

    conversation: ConversationId
    to: AgentId
    name: str


@dataclass(frozen=True, slots=True)
class MoveToCarrier:
    """To a fallback of its carrier, which cannot bring it."""

    delivery: DeliveryId
    carrier: CarrierRef


@dataclass(frozen=True, slots=True)
class OfferTelegram:
    """Whoever writes this code in the agents' group is this person there. Only its hash is told."""

    person: AgentId
    code_hash: str


@dataclass(frozen=True, slots=True)
class BindTelegram:
    """Somebody in the agents' group wrote a code."""

    code_hash: str
    telegram_id: int


@dataclass(frozen=True, slots=True)
class UnbindTelegram:
    """They are nobody in the agents' group from now on; talks that they hold from there alone are
    the bot's again."""

    person: AgentId


GroupCommand = AgentCorrects | OfferTelegram | BindTelegram | UnbindTelegram
