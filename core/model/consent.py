"""A consent: one thing that one person has agreed to, when, until when, and whether still."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from core.model.ids import ConsentId, ConversationId, DeliveryId

DAYS_MAX = timedelta(days=14)  # longer than a parcel is on its way once it is planned


class ConsentFact(StrEnum):
    """What was agreed to, each by itself."""

    NEIGHBOUR_TOLD = "neighbour_told"  # the recipient: a neighbour hears that a parcel may come
    NEIGHBOUR_TAKES = "neighbour_takes"  # the neighbour: it is left with them
    SAFE_PLACE = "safe_place"  # the recipient: it lies there with nobody beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Whoever gave it is known by their chat. World time; after `until` it is over by itself."""

    id: ConsentId
    conversation: ConversationId
    delivery: DeliveryId
    fact: ConsentFact
    given_at: datetime
    until: datetime
    withdrawn_at: datetime | None = None

    def stands(self, now: datetime) -> bool:
        return self.withdrawn_at is None and now < self.until

    def withdrawn(self, now: datetime) -> "Consent":
        """Taken back; one that is over already stays what it was."""
        return replace(self, withdrawn_at=now) if self.stands(now) else self
