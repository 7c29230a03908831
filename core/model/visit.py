"""A visit: a recipient, or a vehicle between two terminals, comes to a point in its time, and both
sides say so: who comes ("I am here"), and who works there ("they are here")."""

from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What was said first counts: who says it again comes no later."""

    came_at: datetime | None = None
    seen_at: datetime | None = None

    @property
    def is_agreed(self) -> bool:
        return self.came_at is not None and self.seen_at is not None

    def come(self, at: datetime) -> "Visit":
        return self if self.came_at is not None else replace(self, came_at=at)

    def seen(self, at: datetime) -> "Visit":
        return self if self.seen_at is not None else replace(self, seen_at=at)


NOBODY_YET = Visit()
