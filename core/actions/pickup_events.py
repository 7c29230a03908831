"""Pickup events: what is told of a parcel that waits at a pickup point for its recipient."""

from dataclasses import replace
from datetime import timedelta

from core.actions.house import House
from core.actions.redirecting import keep_compartment, known_pickup
from core.actions.tell import note
from core.model.attempt import Attempt
from core.model.delegate import CodeState, used
from core.model.delivery import Delivery, Format
from core.model.event import CarrierEvent
from core.model.notice import NoticeKind
from core.model.pickup_point import (
    DAYS_USUAL,
    NOWHERE,
    SAME_PLACE_METRES_MAX,
    Pickup,
    PickupPoint,
)
from core.model.reason import Reason
from core.model.status import EventType, Status
from core.ports import Unit
from core.refusals import invalid

_HANDED_OVER = frozenset({Format.TERMINAL, Format.TERMINAL_TO_TERMINAL})  # to people, at a counter
MORE_TIME = "more_time"  # what a notice of readiness refers to where it was ready before
# After these it does not lie there any more, nor comes.
LEAVES_IT = frozenset(
    {EventType.CANCELLED, EventType.LOST, EventType.RETURNING, EventType.RETURNED}
)


async def as_it_lies(unit: Unit, delivery: Delivery, event: CarrierEvent) -> CarrierEvent:
    """Handed over at a machine or a counter it is in nobody's hands yet: it waits there, also where
    the courier's word for that is "delivered". And what nobody fetched goes back."""
    waits = delivery.status is Status.READY_FOR_PICKUP or delivery.is_over
    if _was_left_lying(event) and delivery.status is Status.READY_FOR_PICKUP:
        return replace(event, type=EventType.RETURNING)
    if event.type is not EventType.DELIVERED or waits or delivery.format in _HANDED_OVER:
        return event
    if await known_pickup(unit, delivery) is None:
        return event
    return replace(event, type=EventType.READY_FOR_PICKUP, proof=None)


def _was_left_lying(event: CarrierEvent) -> bool:
    return event.type is EventType.ATTEMPT_FAILED and event.reason is Reason.NOT_COLLECTED


async def put_there(house: House, unit: Unit, delivery: Delivery, event: CarrierEvent) -> Delivery:
    """Where the carrier has put it without being asked: the point that it names, that the sender
    chose, or that it stands at; its own deadline, else the point's. Where nobody knows the point,
    an alert is raised, and the recipient still has the code and the days."""
    if event.type is EventType.RETURNING and event.reason is Reason.NOT_COLLECTED:
        left = Attempt(at=event.occurred_at, reason=event.reason, note=event.note)
        return replace(delivery, attempts=(*delivery.attempts, left))
    if event.type is not EventType.READY_FOR_PICKUP:
        return delivery
    known = delivery.pickup
    if known is not None and event.point in (None, known.point) and known.point != NOWHERE:
        return delivery
    point = await _point_of(unit, delivery, event)
    if point is None:
        await note(house, unit, delivery, "alert", "house", "ready at an unknown point")
        if known is not None:
            return delivery
    days = point.days_kept if point is not None else DAYS_USUAL
    since = known.available_from if known is not None else None
    until = event.until or (since or event.occurred_at) + timedelta(days=days)
    there = Pickup(
        point=point.ref if point is not None else NOWHERE,
        available_from=since,
        until=until,
        code=known.code if known is not None and known.point == NOWHERE else None,
    )
    return replace(delivery, pickup=there)


async def _point_of(unit: Unit, delivery: Delivery, event: CarrierEvent) -> PickupPoint | None:
    for ref in (event.point, delivery.point):
        found = await unit.points.get(ref) if ref else None
        if found is not None and found.serves(delivery.carrier):
            return found
    here = event.location
    if here is None:
        return None
    near = await unit.points.around(here, SAME_PLACE_METRES_MAX)
    theirs = [one for one in near if one.serves(delivery.carrier)]
    return min(theirs, key=lambda one: (one.location.metres_to(here), one.ref), default=None)


def pickup_told(delivery: Delivery, event: CarrierEvent) -> Pickup | None:
    """Told again, it waits since it was first told, as long and with the code that came last."""
    if delivery.pickup is None:
        return None
    return replace(
        delivery.pickup,
        available_from=delivery.pickup.available_from or event.occurred_at,
        until=event.until or delivery.pickup.until,
        code=event.code or delivery.pickup.code,
    )


def check_code(delivery: Delivery, event: CarrierEvent) -> None:
    """Who hands over asks us with `collected` whether the code that they were shown is worth
    anything; a code that we cannot know is theirs to judge.

    Raises Refused: invalid.
    """
    if event.type is not EventType.COLLECTED or event.code is None or delivery.is_over:
        return
    for each in delivery.delegates:
        if each.code == event.code:
            state = each.state(event.occurred_at, delivery.pickup_until)
            if state is not CodeState.GOOD:
                raise invalid("code", f"is {state}: it opens nothing any more")
            return
    own = delivery.pickup.code if delivery.pickup is not None else None
    if own is not None and own != event.code:
        raise invalid("code", "is neither the recipient's nor that of somebody they named")


def by_delegate(delivery: Delivery, event: CarrierEvent) -> Delivery:
    """Their code is used up with the parcel."""
    if event.type is not EventType.COLLECTED or event.code is None:
        return delivery
    return replace(delivery, delegates=used(delivery.delegates, event.code, event.occurred_at))


def fetched_by(delivery: Delivery) -> str | None:
    """The name of who fetched it for its recipient."""
    return next((each.name for each in delivery.delegates if each.used_at is not None), None)


def notice_of(delivery: Delivery, event: CarrierEvent, usual: NoticeKind) -> NoticeKind:
    """A full locker is no closed door: it asks for another point."""
    is_at_a_point = delivery.pickup is not None and event.type is EventType.ATTEMPT_FAILED
    return NoticeKind.POINT_FAILED if is_at_a_point else usual


def waits_longer(before: Delivery, delivery: Delivery, event: CarrierEvent) -> bool:
    """Whoever keeps it gives more time by themselves: a storm, a strike, a holiday."""
    waited = before.status is Status.READY_FOR_PICKUP and event.type is EventType.READY_FOR_PICKUP
    was, now = before.pickup_until, delivery.pickup_until
    return waited and was is not None and now is not None and now > was


def says_nothing_new(before: Delivery, delivery: Delivery, event: CarrierEvent) -> bool:
    """It waits already, in the same place, with the same code, as long as before."""
    waited = before.status is Status.READY_FOR_PICKUP and event.type is EventType.READY_FOR_PICKUP
    was, now = before.pickup, delivery.pickup
    if not waited or was is None or now is None:
        return waited and was == now
    return (was.point, was.code, was.until) == (now.point, now.code, now.until)


async def settle_compartment(
    house: House, unit: Unit, delivery: Delivery, event: CarrierEvent
) -> None:
    """One is taken as long as the parcel lies in it, and free once it has left."""
    if delivery.is_over or event.type in LEAVES_IT:
        await unit.points.release(delivery.id)
    elif event.type is EventType.READY_FOR_PICKUP and delivery.pickup is not None:
        point = await unit.points.get(delivery.pickup.point)
        if point is not None:
            known = await known_pickup(unit, delivery)
            keep = () if known is None else (known.point,)
            await keep_compartment(house, unit, delivery, point, keep=keep)
