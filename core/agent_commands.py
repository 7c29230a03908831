"""Agent commands: what somebody of us asks for in a talk."""

from dataclasses import dataclass

from core.model.ids import ConversationId


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
    """A line for other agents, which its recipient never sees."""

    conversation: ConversationId
    text: str


@dataclass(frozen=True, slots=True)
class HandBack:
    conversation: ConversationId
