"""Minors: a child answers for a parcel. One fact is kept of it, for as long as this attempt lasts.

The courier reads it on their page, the carrier hears of it, and the risk gate (`core.model.risk`)
asks whose chat it is before the parcel goes anywhere else. An adult who shows that ends it.
"""

from dataclasses import replace

from core.actions.adults import tell_who_answers
from core.actions.asking import delivery_of
from core.actions.calling import call_by_rule
from core.actions.door_talk import hear_answer
from core.actions.house import House
from core.actions.prepared import Done, Prepared
from core.commands import MinorAnswers
from core.model.asker import Asker
from core.model.call_rule import CallCause
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
    await tell_who_answers(house, unit, delivery)
    await call_by_rule(house, unit, delivery, CallCause.MINOR, by)
    return Done(delivery=delivery)
