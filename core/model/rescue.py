"""A rescue: what a recipient answers while the courier stands at the door and nobody opens."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from core.model.carrier import ChangeAction

EXTRA_SECONDS = 120  # what "I am coming" adds to the courier's wait, once


class RescueAnswer(StrEnum):
    COMING = "coming"
    GATE_CODE = "gate_code"
    NEIGHBOUR = "neighbour"
    SAFE_PLACE = "safe_place"
    LOCKER = "locker"
    OTHER_DAY = "other_day"


# What became of a neighbour who was named, in the words that courier and carrier hear it in.
NO_NEIGHBOUR = "no_neighbour"
NEIGHBOUR_AGREED = "neighbour_agreed"
# What must be allowed for an answer. Who asks for another day needs nobody's leave: the courier
# takes the parcel along, as after a door that stays shut.
NEEDS_LEAVE: dict[RescueAnswer, ChangeAction] = {
    RescueAnswer.NEIGHBOUR: ChangeAction.NEIGHBOUR,
    RescueAnswer.SAFE_PLACE: ChangeAction.SAFE_PLACE,
    RescueAnswer.LOCKER: ChangeAction.REDIRECT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescue:
    """The newest answer of a wait (world time), and whether that wait was made longer already. The
    answer is None once it came to nothing: the neighbour who was named cannot take it."""

    answer: RescueAnswer | None
    text: str | None
    at: datetime
    extended: bool = False


def waits_longer(
    until: datetime | None, answer: RescueAnswer, before: Rescue | None, extra: timedelta
) -> tuple[datetime | None, bool]:
    """Until when the courier waits after this answer, and whether that wait has been made longer:
    it is once, for somebody who comes."""
    was_extended = before is not None and before.extended
    if until is None or answer is not RescueAnswer.COMING or was_extended:
        return until, was_extended
    return until + extra, True
