"""Minors: a child answers for a parcel. One fact is kept of it, for as long as this attempt lasts.

The courier reads it on their page, the carrier hears of it, and the risk gate (`core.model.risk`)
asks whose chat it is before the parcel goes anywhere else. An adult who shows that ends it.
"""

from dataclasses import replace

from core.actions.asking import delivery_of
from core.actions.door_talk import hear_answer
from core.actions.house import House
from core.actions.prepared import Done, Prepared
from core.actions.tell import publish_about
from core.commands import MinorAnswers
from core.model.asker import Asker
from core.model.delivery import Delivery
from core.ports import Unit

ANSWER = "minor"  # what stands on the courier's page among the answers


async def minor_answers(
    house: House, unit: Unit, command: MinorAnswers, by: Asker, prepared: Prepared
) -> Done:
    """Said once, however often the child writes; nothing of a parcel that is there already, and no
    line of the timeline, which outlives the attempt."""
    delivery = await delivery_of(unit, command.delivery)
    if delivery.is_over or delivery.is_minor_present:
        return Done(delivery=delivery)
    now = house.clock.now()
    delivery = replace(delivery, minor_at=now, updated_at=now)
    await unit.deliveries.save(delivery)
    if delivery.is_on_the_road:
        await hear_answer(house, unit, delivery, ANSWER, None)
    await _publish(house, unit, delivery)
    return Done(delivery=delivery)


async def adult_is_here(house: House, unit: Unit, delivery: Delivery) -> Delivery:
    """Somebody has just shown whose chat it is. The caller saves what is returned."""
    if delivery.minor_at is None:
        return delivery
    delivery = replace(delivery, minor_at=None)
    await _publish(house, unit, delivery)
    return delivery


async def _publish(house: House, unit: Unit, delivery: Delivery) -> None:
    told = {"present": delivery.is_minor_present, "may_take": delivery.minor_may_take}
    await publish_about(house, unit, "delivery.minor_present", delivery, told)
