"""Pickup events: what is told of a parcel that waits at a pickup point for its recipient."""

from dataclasses import replace

from core.actions.house import House
from core.actions.redirecting import keep_compartment, known_pickup
from core.model.delegate import CodeState, used
from core.model.delivery import Delivery
from core.model.event import CarrierEvent
from core.model.notice import NoticeKind
from core.model.pickup_point import Pickup
from core.model.status import EventType, Status
from core.ports import Unit
from core.refusals import invalid

MORE_TIME = "more_time"  # what a notice of readiness refers to where it was ready before
# After these it does not lie there any more, nor comes.
LEAVES_IT = frozenset(
    {EventType.CANCELLED, EventType.LOST, EventType.RETURNING, EventType.RETURNED}
)


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
