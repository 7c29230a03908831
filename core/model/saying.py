"""Sayings: what a recipient may say that asks the carrier for no change. Who hears it on the
telephone, or reads it in a talk, says it for them."""

from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from core.model.carrier import ChangeAction
from core.model.claim import ClaimKind
from core.model.delivery import Delivery
from core.model.rescue import NEEDS_LEAVE, RescueAnswer
from core.model.status import Status


class Saying(StrEnum):
    ADDRESS_RIGHT = "address_right"
    SOONER = "sooner"  # the courier may come before the promised time
    WAIT_NO_MORE = "wait_no_more"  # for another time that might become free
    COMING = "coming"  # to the courier who stands at the door, and so are these
    GATE_CODE = "gate_code"
    TO_NEIGHBOUR = "to_neighbour"
    TO_SAFE_PLACE = "to_safe_place"
    TO_LOCKER = "to_locker"
    OTHER_DAY = "other_day"
    NOBODY_CAME = "nobody_came"
    DAMAGED = "damaged"
    NOT_RECEIVED = "not_received"
    WRONG_PLACE = "wrong_place"
    HERE = "here"  # at the point
    SHUT = "shut"  # what is wrong there, and so are these
    EMPTY = "empty"
    WRONG = "wrong"
    DELEGATE = "delegate"
    NO_DELEGATE = "no_delegate"
    NOT_MINE = "not_mine"


# What is answered to the courier, told to the point, and claimed, by what is said.
AT_THE_DOOR: Mapping[Saying, RescueAnswer] = MappingProxyType(
    {
        Saying.COMING: RescueAnswer.COMING,
        Saying.GATE_CODE: RescueAnswer.GATE_CODE,
        Saying.TO_NEIGHBOUR: RescueAnswer.NEIGHBOUR,
        Saying.TO_SAFE_PLACE: RescueAnswer.SAFE_PLACE,
        Saying.TO_LOCKER: RescueAnswer.LOCKER,
        Saying.OTHER_DAY: RescueAnswer.OTHER_DAY,
    }
)
AT_THE_POINT = frozenset({Saying.SHUT, Saying.EMPTY, Saying.WRONG})
CLAIMED: Mapping[Saying, ClaimKind] = MappingProxyType(
    {
        Saying.DAMAGED: ClaimKind.DAMAGED,
        Saying.NOT_RECEIVED: ClaimKind.NOT_RECEIVED,
        Saying.WRONG_PLACE: ClaimKind.WRONG_PLACE,
    }
)
# What says nothing without words, and what words may be added to.
WANTS_WORDS = frozenset(
    {Saying.GATE_CODE, Saying.TO_NEIGHBOUR, Saying.TO_SAFE_PLACE, Saying.DELEGATE, Saying.SOONER}
)
MAY_HAVE_WORDS = frozenset({Saying.NOBODY_CAME, *CLAIMED})
# What is hard to take back is asked for twice.
IS_SURE = frozenset({Saying.NOT_MINE})
_HANDED_OVER = frozenset({Status.DELIVERED, Status.COLLECTED})


def sayings(
    delivery: Delivery, allowed: Collection[ChangeAction], now: datetime, *, waits: int = 0
) -> list[Saying]:
    """What there is to be said of a delivery just now. `allowed` is what may be asked of its
    carrier, `waits` how many other times it stands in line for."""
    found: list[Saying] = []
    address = delivery.address
    if address.confirmed is None and address.point is not None and not delivery.is_over:
        found.append(Saying.ADDRESS_RIGHT)
    if waits:
        found.append(Saying.WAIT_NO_MORE)
    found += _at_the_door(delivery, allowed, now)
    last = delivery.attempts[-1] if delivery.attempts else None
    if last is not None and last.reason is not None and not last.disputed and not last.settled:
        found.append(Saying.NOBODY_CAME)
    if delivery.status in _HANDED_OVER or delivery.status is Status.ARRIVING:
        found.append(Saying.DAMAGED)
    if delivery.status is Status.DELIVERED:
        found += [Saying.NOT_RECEIVED, Saying.WRONG_PLACE]
    found += _at_the_point(delivery)
    return found if delivery.conversation is None else [*found, Saying.NOT_MINE]


def _at_the_door(
    delivery: Delivery, allowed: Collection[ChangeAction], now: datetime
) -> list[Saying]:
    is_over = delivery.waits_until is not None and now >= delivery.waits_until
    if delivery.status is not Status.ARRIVING or delivery.arrived_at is None or is_over:
        return []
    return [
        saying
        for saying, answer in AT_THE_DOOR.items()
        if answer not in NEEDS_LEAVE or NEEDS_LEAVE[answer] in allowed
    ]


def _at_the_point(delivery: Delivery) -> list[Saying]:
    if delivery.pickup is None or delivery.is_over or delivery.status is Status.RETURNING:
        return []
    found = []
    if delivery.visit is None or delivery.visit.came_at is None:
        found.append(Saying.HERE)
    if delivery.status is Status.READY_FOR_PICKUP:
        found += [Saying.SHUT, Saying.EMPTY, Saying.WRONG]
    if delivery.parcel.min_age is None:
        found.append(Saying.DELEGATE)
    if delivery.delegate is not None:
        found.append(Saying.NO_DELEGATE)
    return found
