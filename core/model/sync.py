"""A sync: a look at a peer that is due, when it last worked, and how far behind it is."""

from dataclasses import dataclass
from datetime import datetime

from core.model.ids import RouteRef
from core.model.location import Location

BACKUP = "backup"  # the name of the row that says when the newest backup was made


@dataclass(frozen=True, slots=True, kw_only=True)
class Sync:
    """`name` is "carrier:<ref>" and the like, or BACKUP. `done_until` is how far the peer has been
    read."""

    name: str
    due_at: datetime  # wall time
    every_seconds: int
    last_success: datetime | None = None
    last_error: str | None = None
    errors_in_a_row: int = 0
    done_until: datetime | None = None
    cursor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a vehicle was. `accuracy_m` is the 68 % radius in metres."""

    route: RouteRef
    at: datetime
    location: Location
    accuracy_m: float | None = None
