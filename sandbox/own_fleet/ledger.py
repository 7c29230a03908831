"""The ledger: every change that Doorstep asked of own-fleet, and what own-fleet did about it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True, kw_only=True)
class Entry:
    """One change. `answer` and `applied` hold our word and the status that Doorstep gave it."""

    change_id: str
    event: str
    action: str
    tracking_number: str
    received_at: datetime
    signature_valid: bool
    webhooks: int = 1
    answer: str = ""
    answer_status: int = 0
    applied_status: int = 0
    reason: str = ""

    @property
    def accepted(self) -> bool:
        return self.answer == "accept" and self.answer_status < 300

    @property
    def rejected(self) -> bool:
        return self.answer == "reject" and self.answer_status < 300

    @property
    def applied(self) -> bool:
        return 200 <= self.applied_status < 300


class Ledger:
    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.refused_signatures = 0

    def open(self, entry: Entry) -> bool:
        """True when the change is new; a second webhook for it is only counted."""
        known = self.entries.get(entry.change_id)
        if known is None:
            self.entries[entry.change_id] = entry
            return True
        known.webhooks += 1
        return False

    def of(self, tracking_number: str) -> list[Entry]:
        return [e for e in self.entries.values() if e.tracking_number == tracking_number]
