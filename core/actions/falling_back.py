"""Falling back: a delivery that its carrier cannot bring goes to another one, in one step.

What was asked of the old carrier is withdrawn there first, its place on the road is somebody
else's, and what was promised is broken openly: its person is offered the times of the new one.
"""

from collections.abc import Sequence
from dataclasses import replace

from core.actions.asking import delivery_of
from core.actions.house import House
from core.actions.leaving import leave_the_road, ways_off
from core.actions.losing import AHEAD, Cause, lose_promise
from core.actions.prepared import Done, Prepared
from core.actions.taking_back import take_back
from core.actions.tell import note, publish_about
from core.commands import MoveToCarrier
from core.model.asker import Asker
from core.model.carrier import Carrier
from core.model.change import STANDING_CHANGES, ChangeState
from core.model.delivery import Delivery, Format
from core.model.status import EventType
from core.ports import Unit
from core.refusals import duplicate, invalid, not_allowed, unknown_carrier


def may_move(delivery: Delivery) -> bool:
    """Only before it is in somebody's van, and while it is to come to a door."""
    at_a_door = delivery.format is Format.DOOR and delivery.pickup is None
    return delivery.status in AHEAD and at_a_door


async def fallbacks_of(unit: Unit, delivery: Delivery) -> Sequence[Carrier]:
    """Who could bring it instead, in the order of its carrier."""
    carrier = await unit.carriers.get(delivery.carrier)
    if carrier is None or not may_move(delivery):
        return ()
    found = [await unit.carriers.get(ref) for ref in carrier.fallback]
    return [one for one in found if one is not None and one.ref != delivery.carrier]


async def prepare_move(house: House, command: MoveToCarrier) -> Prepared:
    return await ways_off(house, command.delivery)


async def move_to_carrier(
    house: House, unit: Unit, command: MoveToCarrier, by: Asker, prepared: Prepared
) -> Done:
    """Raises Refused: not-found, not-allowed (wrong-status), invalid (no fallback of its carrier),
    unknown-carrier, duplicate where that one has its number already."""
    before = await delivery_of(unit, command.delivery)
    old, new = await unit.carriers.get(before.carrier), await unit.carriers.get(command.carrier)
    if not may_move(before):
        raise not_allowed(("wrong-status",))
    if new is None or old is None:
        raise unknown_carrier(command.carrier)
    if new.ref not in old.fallback or new.ref == old.ref:
        raise invalid("carrier", "is no fallback of this carrier")
    if await unit.deliveries.by_tracking(new.ref, before.tracking_number) is not None:
        raise duplicate("delivery")
    await _withdraw(house, unit, before)
    delivery = await _off_the_road(house, unit, before, prepared)
    now = house.clock.now()
    delivery = replace(
        delivery.moved(EventType.UNPLANNED, now),
        carrier=new.ref,
        moved_from=(*before.moved_from, before.carrier),
        attempts_max=new.attempts_max,
        eta=None,
    )
    await unit.deliveries.save(delivery)
    await note(house, unit, delivery, "status", str(by), f"moved from {old.name} to {new.name}")
    await publish_about(house, unit, "delivery.cancelled", before, {"reason": "moved"})
    told = {"status": delivery.status, "before": before.status, "reason": "moved"}
    await publish_about(house, unit, "delivery.status_changed", delivery, told)
    return Done(delivery=delivery)


async def _withdraw(house: House, unit: Unit, delivery: Delivery) -> None:
    """What the old carrier was asked is asked no more; what stands in our row stays true."""
    for change in await unit.changes.of(delivery.id):
        if change.state in STANDING_CHANGES:
            await take_back(house, unit, change)
            await unit.changes.put(change.moved(ChangeState.SUPERSEDED, house.clock.now()))


async def _off_the_road(house: House, unit: Unit, before: Delivery, prepared: Prepared) -> Delivery:
    """Its places are free; a promise is broken, so that another time is offered."""
    lost = before.promised
    delivery = await leave_the_road(house, unit, before, prepared)
    if lost is None:
        return delivery
    return await lose_promise(house, unit, replace(delivery, promise=lost), Cause.CARRIER)
