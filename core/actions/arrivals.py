"""Arrivals: who comes to a point and who works there tell each other that they are there; between
two terminals both operators scan what changes hands. What each of them may tell is here, too."""

from dataclasses import replace

from core.actions.asking import delivery_of
from core.actions.house import House
from core.actions.prepared import Done, Prepared
from core.actions.tell import note, notify, publish_about
from core.commands import SayHere
from core.model.asker import Asker, Role
from core.model.delivery import Delivery, Format
from core.model.event import CarrierEvent
from core.model.notice import NoticeKind
from core.model.status import EventType, Status
from core.model.visit import NOBODY_YET, Visit
from core.ports import Unit
from core.refusals import invalid, not_allowed

# What a locker network can know of a parcel. A word we do not know moves nothing: it is kept.
KNOWN_AT_A_LOCKER = frozenset(
    {
        EventType.READY_FOR_PICKUP,
        EventType.COLLECTED,
        EventType.DAMAGED,
        EventType.RETURNING,
        EventType.UNKNOWN,
    }
)
# What an operator between two terminals tells, beside what every locker network can know.
KNOWN_AT_A_TERMINAL = frozenset(
    {EventType.LOADED, EventType.UNLOADED, EventType.ARRIVED, EventType.DELIVERED}
)
_HAND_OVERS = frozenset({EventType.LOADED, EventType.DELIVERED})
_SEALS = frozenset({"scan", "signature"})


def is_for_an_operator(delivery: Delivery, event: CarrierEvent) -> bool:
    """A locker network speaks of what lies in its machines, and of nothing on the road; who works
    at a terminal also of who comes there, and of what changes hands between two of them."""
    goes_there = delivery.pickup is not None or delivery.point is not None
    is_between = delivery.format is Format.TERMINAL_TO_TERMINAL
    known = KNOWN_AT_A_LOCKER | (KNOWN_AT_A_TERMINAL if is_between else {EventType.ARRIVED})
    return goes_there and event.type in known


async def say_here(
    house: House, unit: Unit, command: SayHere, by: Asker, prepared: Prepared
) -> Done:
    """Their operator hears it. Said twice, they came once.

    Raises Refused: not-found, not-allowed (no-pickup, wrong-status).
    """
    delivery = await delivery_of(unit, command.delivery)
    if delivery.pickup is None:
        raise not_allowed(("no-pickup",))
    if delivery.is_over or delivery.status is Status.RETURNING:
        raise not_allowed(("wrong-status",))
    before = delivery.visit or NOBODY_YET
    now = house.clock.now()
    if before.came_at is not None:
        return Done(delivery=delivery)
    delivery = replace(delivery, visit=before.come(now), updated_at=now)
    await unit.deliveries.save(delivery)
    await note(house, unit, delivery, "message", str(by), "is here")
    promise = delivery.comes_then
    window = promise.window if promise is not None else None
    data = {
        "locker": (delivery.pickup.point or None) if delivery.pickup else None,
        "window": window,
    }
    await publish_about(house, unit, "delivery.recipient_arrived", delivery, data)
    await _agreed(house, unit, delivery, before)
    return Done(delivery=delivery)


def is_seen_there(delivery: Delivery, event: CarrierEvent, by: Asker) -> bool:
    """An operator saw somebody come: that is no courier at a door, and moves no status. Between two
    terminals it is the vehicle, which does."""
    is_operator = by.role is Role.LOCKER and event.type is EventType.ARRIVED
    is_of_people = delivery.format is not Format.TERMINAL_TO_TERMINAL
    return is_operator and is_of_people and not delivery.is_over


async def saw(house: House, unit: Unit, delivery: Delivery, event: CarrierEvent) -> Delivery:
    """Their recipient hears that they were seen."""
    before = delivery.visit or NOBODY_YET
    delivery = replace(delivery, visit=before.seen(event.occurred_at))
    await unit.deliveries.save(delivery)
    if before.seen_at is None:
        await notify(house, unit, delivery, NoticeKind.VISIT_SEEN, event.event_id)
    await _agreed(house, unit, delivery, before)
    return delivery


async def with_arrival(
    house: House, unit: Unit, delivery: Delivery, event: CarrierEvent, by: Asker
) -> Delivery:
    """Of the vehicle between two terminals: its driver's word, or its operator's."""
    if not delivery.is_between_terminals or event.type is not EventType.ARRIVED:
        return delivery
    before, at = delivery.visit or NOBODY_YET, event.occurred_at
    after = before.seen(at) if by.role is Role.LOCKER else before.come(at)
    delivery = replace(delivery, visit=after)
    await _agreed(house, unit, delivery, before)
    return delivery


def check_hand_over(delivery: Delivery, event: CarrierEvent) -> None:
    """Nobody between two terminals takes a load, or gives it away, by word alone: neither operator
    nor carrier nor driver.

    Raises Refused: invalid.
    """
    if not delivery.is_between_terminals or event.type not in _HAND_OVERS:
        return
    if event.proof is None or event.proof.kind not in _SEALS:
        raise invalid("proof", "a hand-over at a terminal wants a scan or a signature")


async def _agreed(house: House, unit: Unit, delivery: Delivery, before: Visit) -> None:
    after = delivery.visit or NOBODY_YET
    if after.is_agreed and not before.is_agreed:
        await note(house, unit, delivery, "visit", "house", "both sides say that they are there")
