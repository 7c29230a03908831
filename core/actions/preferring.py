"""Preferring: a person says what they want of every parcel, and takes it back."""

from dataclasses import replace

from core.actions.house import House
from core.actions.links import conversation_of
from core.actions.prepared import Done, Prepared
from core.commands import Prefer
from core.model.asker import Asker
from core.model.delivery import Delivery
from core.model.preferences import NO_PREFERENCES, Preferences
from core.ports import Unit
from core.refusals import not_found


async def prefer(house: House, unit: Unit, command: Prefer, by: Asker, prepared: Prepared) -> Done:
    """From now on these, instead of what was preferred before. Raises Refused: not-found."""
    conversation = await conversation_of(unit, command.conversation)
    wanted = command.preferences
    if wanted.point is not None and await unit.points.get(wanted.point) is None:
        raise not_found("pickup point")
    now = house.clock.now()
    await unit.conversations.put(replace(conversation, preferences=wanted, updated_at=now))
    return Done()


async def preferred(unit: Unit, delivery: Delivery | None) -> Preferences:
    """What the delivery's recipient wants of every parcel; nothing, as long as we do not know."""
    if delivery is None or delivery.conversation is None:
        return NO_PREFERENCES
    talk = await unit.conversations.get(delivery.conversation)
    return talk.preferences if talk is not None else NO_PREFERENCES
