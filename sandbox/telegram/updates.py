"""Updates: what waits for a bot, in order, until the bot has taken it or its life is over."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sandbox.telegram.bell import Bell

# The server leaves these out unless the bot asks for them.
ON_REQUEST = ("chat_member", "message_reaction", "message_reaction_count")


@dataclass(frozen=True, slots=True)
class Pending:
    """`lane`: messages of one chat come one after another, presses of one user too."""

    id: int
    kind: str
    body: dict[str, Any]
    lane: str
    expires_at: float

    def wire(self) -> dict[str, Any]:
        return {"update_id": self.id, self.kind: self.body}


@dataclass(slots=True)
class UpdateQueue:
    """`seconds` is a monotonic clock; `next_id` only grows, and may jump."""

    seconds: Callable[[], float]
    next_id: int
    waiting: list[Pending] = field(default_factory=list)
    bell: Bell = field(default_factory=Bell)
    dropped: int = 0

    def add(self, kind: str, body: dict[str, Any], *, lane: str, life_seconds: float) -> Pending:
        pending = Pending(self.next_id, kind, body, lane, self.seconds() + life_seconds)
        self.next_id += 1
        self.waiting.append(pending)
        self.bell.ring()
        return pending

    def alive(self) -> list[Pending]:
        """What waits, without what has waited too long: that is gone for ever."""
        now = self.seconds()
        kept = [pending for pending in self.waiting if pending.expires_at > now]
        self.dropped += len(self.waiting) - len(kept)
        self.waiting = kept
        return kept

    def confirm(self, offset: int) -> None:
        """Forgets all before `offset`; a negative one keeps only so many of the last."""
        if offset > 0:
            self.waiting = [pending for pending in self.waiting if pending.id >= offset]
        elif offset < 0:
            self.waiting = self.waiting[offset:]

    def done(self, pending: Pending) -> None:
        self.waiting = [other for other in self.waiting if other.id != pending.id]

    def skip_ids(self, count: int) -> None:
        """The next update's number is so much higher, as after updates nobody asked for."""
        self.next_id += count

    def lanes(self) -> Iterable[str]:
        return dict.fromkeys(pending.lane for pending in self.alive())

    def first_of(self, lane: str) -> Pending | None:
        return next((pending for pending in self.alive() if pending.lane == lane), None)


def is_wanted(kind: str, allowed: list[str] | None) -> bool:
    """By the list that the bot told last; an empty one means the usual kinds."""
    return kind in allowed if allowed else kind not in ON_REQUEST
