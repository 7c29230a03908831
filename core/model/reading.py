"""A reading: how far one of us has read a talk."""

from dataclasses import dataclass
from datetime import datetime

from core.model.ids import AgentId, ConversationId


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """`seq` is the number of the newest line that they had before them."""

    conversation: ConversationId
    agent: AgentId
    seq: int
    at: datetime
