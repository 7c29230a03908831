"""A door line: one thing said between a recipient and the courier on the way to them, by way of us.

Neither learns the other's number. What is ready-made is kept by its name, so that each reads it in
their own language; what somebody wrote is passed on as it was written.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from core.model.delivery import Delivery
from core.model.ids import DeliveryId, DoorLineId
from core.model.secret_words import VEIL
from core.model.status import Status

LETTERS_MAX = 300
_PHONE = re.compile(r"\+?\d(?:[ ()./-]{0,2}\d){6,}")
LINES_EACH_MAX = 20  # of either side, about one attempt
LINES_A_MINUTE_MAX = 5


def without_numbers(text: str) -> str:
    """The words without a telephone number: neither learns the other's, whoever writes it."""
    return _PHONE.sub(VEIL, text)


class Speaker(StrEnum):
    RECIPIENT = "recipient"
    COURIER = "courier"


class CourierPhrase(StrEnum):
    """What a courier says with one tap."""

    NEARLY_THERE = "nearly_there"
    AT_THE_DOOR = "at_the_door"
    WHICH_ENTRANCE = "which_entrance"
    DOOR_LOCKED = "door_locked"
    COME_DOWN = "come_down"
    CANNOT_PARK = "cannot_park"
    THANKS = "thanks"


class RecipientPhrase(StrEnum):
    """What a recipient answers with one tap."""

    COMING = "coming"
    TWO_MINUTES = "two_minutes"
    RING_AGAIN = "ring_again"
    NOT_HOME = "not_home"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorLine:
    """`phrase` is a ready one's name, `answer` that of an answer to a courier who waits; `text` is
    what somebody wrote, in `language`."""

    id: DoorLineId
    delivery: DeliveryId
    at: datetime
    by: Speaker
    phrase: str | None = None
    answer: str | None = None
    text: str | None = None
    language: str = ""


def may_talk(delivery: Delivery, stops_before: int | None, near_stops: int) -> bool:
    """Whether its courier is near enough to be talked to. `stops_before` None: on no route;
    `near_stops`: what its notice policy calls near."""
    if delivery.status is Status.ARRIVING:
        return True
    is_near = stops_before is not None and stops_before < near_stops
    return is_near and delivery.status is Status.OUT_FOR_DELIVERY


def has_said_enough(
    said: list[DoorLine], since: datetime | None, now: datetime, minute: timedelta
) -> bool:
    """`said` by one side. Nobody floods the other: so many in a real `minute`, so many since the
    last attempt ended."""
    here = [line for line in said if since is None or line.at > since]
    lately = [line for line in here if line.at > now - minute]
    return len(here) >= LINES_EACH_MAX or len(lately) >= LINES_A_MINUTE_MAX
