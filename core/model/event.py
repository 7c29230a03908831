"""A carrier event: what a carrier says has happened to a parcel."""

from dataclasses import dataclass
from datetime import datetime

from core.model.attempt import Proof
from core.model.ids import PointRef
from core.model.location import Location
from core.model.reason import Reason
from core.model.status import EventType, Flag

WAIT_SECONDS_DEFAULT = 240  # how long a courier waits at a door where nobody answers


@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierEvent:
    """`event_id` is unique for its carrier. `raw_type` keeps the word we did not know."""

    event_id: str
    type: EventType
    occurred_at: datetime
    reason: Reason | None = None
    location: Location | None = None
    note: str | None = None
    proof: Proof | None = None
    wait_seconds: int = WAIT_SECONDS_DEFAULT
    code: str | None = None
    until: datetime | None = None
    point: PointRef | None = None  # where it waits
    flags: frozenset[Flag] = frozenset()  # what it makes true beside the status
    raw_type: str | None = None
    raw_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a delivery's timeline. `who` is an asker; `what` holds no personal data."""

    at: datetime
    kind: str  # "event", "message", "promise", "change", "address", "status", "alert"
    who: str
    what: str
