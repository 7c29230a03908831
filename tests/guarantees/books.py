"""The books of those outside: what Telegram took from us and showed, what the carrier wrote down,
and what may have gone astray on the way. They are what the house is judged by.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from core.model.change import Change, ChangeState
from core.model.ids import DeliveryId


@dataclass(frozen=True, slots=True)
class Shown:
    """A new message on a phone. `key` and the rest of the letter are what the house says that it
    is; chat, words and time are Telegram's own. `begun` is when somebody set out with it: what
    stands still on its way can do nothing about the hour."""

    chat: int
    text: str
    at: datetime
    begun: datetime
    key: str
    kind: str
    fact: str
    is_secret: bool

    @property
    def number(self) -> int:
        """Which it is of those that were said at once."""
        return int(self.key.rpartition("/")[2])


@dataclass(slots=True)
class Pushed:
    """An update that Telegram has pushed; `is_had` once the house has said that it has it. `turn`
    counts those of its lane."""

    update: int
    chat: int
    lane: str
    turn: int
    message: int | None  # Telegram's number of what was typed
    is_a_persons: bool  # one of us held the talk: the bot says nothing
    is_had: bool = False


@dataclass(slots=True)
class Asked:
    """What the carrier wrote down for a call of ours."""

    change: Change
    key: str
    state: ChangeState = ChangeState.SENT
    why_not: str | None = None


@dataclass(slots=True)
class Books:
    shown: list[Shown] = field(default_factory=list)
    edited: Counter[str] = field(default_factory=Counter)  # keys of letters that changed a message
    pushed: dict[int, Pushed] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    told: Counter[tuple[DeliveryId, str]] = field(default_factory=Counter)  # events, each once
    astray: Counter[str] = field(default_factory=Counter)  # by key: tries whose end was not heard

    def pushes(self, update: int, chat: int, lane: str, message: int | None) -> Pushed:
        """A repeat is the same update."""
        turn = sum(1 for one in self.pushed.values() if one.lane == lane)
        new = Pushed(update, chat, lane, turn, message, is_a_persons=False)
        return self.pushed.setdefault(update, new)

    def of_change(self, id: str) -> list[Asked]:
        return [one for one in self.asked if one.change.id == id]
