"""Agent waits: how long people waited for a person, and whether one came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from core.model.ids import CarrierRef

WAITS_MIN = 3  # fewer say nothing of the next one
LONGER_THAN = 0.75  # of the last waits: who is told so long is seldom told too little
FINE_MINUTES = 10  # above that nobody means a minute
STEP_MINUTES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentWait:
    """One wait that is over: an agent came, or the person would wait no longer. Nobody is named."""

    carrier: CarrierRef | None
    asked_at: datetime
    ended_at: datetime
    came: bool

    @property
    def minutes(self) -> float:
        return (self.ended_at - self.asked_at).total_seconds() / 60


def usual_wait(waits: Sequence[AgentWait]) -> timedelta | None:
    """What three of four of these waited at most, in whole minutes; None of too few."""
    spans = sorted(wait.minutes for wait in waits if wait.came)
    if len(spans) < WAITS_MIN:
        return None
    minutes = max(1, ceil(spans[ceil(len(spans) * LONGER_THAN) - 1]))
    if minutes > FINE_MINUTES:
        minutes = ceil(minutes / STEP_MINUTES) * STEP_MINUTES
    return timedelta(minutes=minutes)
