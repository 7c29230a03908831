"""Audit: who of us looked at whose talk, and did what, and when. Lines are added, never changed."""

from dataclasses import dataclass
from datetime import datetime

from core.model.ids import AgentId


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditLine:
    """`deed` is "look" or the last part of what was posted; `about` a talk's, claim's or person's
    id, never a name or a word of theirs. `at` is wall time."""

    seq: int = 0  # given by the storage
    at: datetime
    person: AgentId
    deed: str
    about: str = ""
