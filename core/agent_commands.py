"""Agent commands: what somebody of us asks for in a talk."""

from dataclasses import dataclass
from datetime import datetime

from core.model.ids import AgentId, ApiKeyId, CarrierRef, ConversationId, DeliveryId


@dataclass(frozen=True, slots=True)
class TakeOver:
    """Asked by an agent; `name` is what the recipient hears."""

    conversation: ConversationId
    name: str


@dataclass(frozen=True, slots=True)
class AgentSays:
    conversation: ConversationId
    text: str


@dataclass(frozen=True, slots=True)
class AgentRemarks:
    """A line for other agents, which its recipient never sees. `mentions`: who should look."""

    conversation: ConversationId
    text: str
    mentions: tuple[AgentId, ...] = ()


@dataclass(frozen=True, slots=True)
class HandBack:
    conversation: ConversationId


@dataclass(frozen=True, slots=True)
class LookAtTalk:
    """An agent has the talk before them: whoever mentioned them in it need not wait any more."""

    conversation: ConversationId


@dataclass(frozen=True, slots=True)
class SetPerson:
    """What somebody of us may do and see from now on. No carriers, or no merchants, means all."""

    person: AgentId
    role: str
    carriers: tuple[CarrierRef, ...] = ()
    merchants: tuple[str, ...] = ()
    is_shut_out: bool = False
    forgets_factor: bool = False


@dataclass(frozen=True, slots=True)
class SetSecondFactor:
    """`step` is the one whose code showed that the secret is kept at the other end, too."""

    person: AgentId
    secret: str
    step: int


@dataclass(frozen=True, slots=True)
class EndKey:
    """Of a program: useless from now on."""

    key: ApiKeyId


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
