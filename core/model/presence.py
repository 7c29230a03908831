"""A presence: one of us has a talk before them, and may be writing in it just now.

What they write is theirs until they send it: nothing of it is kept or told.
"""

from dataclasses import dataclass
from datetime import datetime

from core.model.ids import AgentId, ConversationId

STAY_SECONDS = 45  # after the last sign of a page that stands open
WRITING_SECONDS = 8  # after the last key


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """Both ends are wall time."""

    conversation: ConversationId
    agent: AgentId
    here_until: datetime
    writes_until: datetime | None = None

    def writes(self, wall: datetime) -> bool:
        return self.writes_until is not None and wall < self.writes_until
