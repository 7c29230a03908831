"""A sync: a look at a peer that is due, when it last worked, and how far behind it is."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

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

    def went_well(self, wall: datetime, next_seconds: float, said: str | None = None) -> "Sync":
        """`said` is what people should know of it nevertheless."""
        return replace(
            self,
            last_success=wall,
            last_error=said,
            errors_in_a_row=0,
            due_at=wall + timedelta(seconds=next_seconds),
        )

    def failed(
        self, wall: datetime, error: str, first_seconds: float, seconds_max: float
    ) -> "Sync":
        """Looked at again after a wait that doubles from the first to the longest."""
        errors = self.errors_in_a_row + 1
        wait = min(first_seconds * 2.0 ** min(errors - 1, 10), seconds_max)
        return replace(
            self,
            last_error=error[:200],
            errors_in_a_row=errors,
            due_at=wall + timedelta(seconds=wait),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a vehicle was. `accuracy_m` is the 68 % radius in metres."""

    route: RouteRef
    at: datetime
    location: Location
    accuracy_m: float | None = None
