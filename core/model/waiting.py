"""Waiting: a window that somebody would rather have than what is offered, and their place in line.

`offered` is a hold of their own while they think. Who does not answer stands behind those who were
not asked yet; who was asked often enough, or whose window can no longer be chosen, waits no more.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.model.ids import CarrierRef, DeliveryId, HoldId, WaitingId
from core.model.window import Window

OFFERS_MAX = 3  # so often one wish is asked about before we leave its person alone
REST = timedelta(hours=1)  # after an offer that nobody answered


class WaitingState(StrEnum):
    WAITING = "waiting"
    OFFERED = "offered"
    TAKEN = "taken"
    OVER = "over"


OPEN_WAITS = frozenset({WaitingState.WAITING, WaitingState.OFFERED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """`day` is the window's own, in the carrier's zone. `hold` is the last one that was offered;
    `not_before` (world time) when they may be asked again. `owed`: how much it matters that they
    get it, of those who were promised it and lost it; 0 for who was never promised it."""

    id: WaitingId
    delivery: DeliveryId
    carrier: CarrierRef
    day: date
    window: Window
    asked_at: datetime
    state: WaitingState = WaitingState.WAITING
    offers: int = 0
    hold: HoldId | None = None
    not_before: datetime | None = None
    owed: int = 0

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_WAITS

    @property
    def turn(self) -> tuple[int, int, datetime, str]:
        """The order of the line: who was asked least, what they are owed, then who asked first."""
        return self.offers, -self.owed, self.asked_at, self.id

    def may_be_asked(self, now: datetime) -> bool:
        rested = self.not_before is None or self.not_before <= now
        return self.state is WaitingState.WAITING and rested

    def offered(self, hold: HoldId) -> "Waiting":
        return replace(self, state=WaitingState.OFFERED, hold=hold, offers=self.offers + 1)

    def unanswered(self, now: datetime) -> "Waiting":
        """The hold ran out: they keep waiting, behind the others, unless that was the last time."""
        if self.offers >= OFFERS_MAX:
            return self.ended(WaitingState.OVER)
        return replace(self, state=WaitingState.WAITING, not_before=now + REST)

    def taken_away(self) -> "Waiting":
        """A plan left what was offered no room before they answered: as if nobody had asked."""
        if self.state is not WaitingState.OFFERED:
            return self
        return replace(self, state=WaitingState.WAITING, hold=None, offers=self.offers - 1)

    def ended(self, state: WaitingState) -> "Waiting":
        return replace(self, state=state)
