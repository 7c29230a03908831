"""Desks: what those hear who look after talks, and whose turn it is when nobody comes."""

from core.actions.hearers import Data
from core.actions.house import House
from core.actions.opening import opens_at
from core.actions.tell import publish
from core.model.agent_hours import AgentHours
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.duty import Duty
from core.model.ids import AgentId
from core.ports import Unit


async def tell_handed_over(house: House, unit: Unit, conversation: Conversation) -> None:
    """A person is wanted, or has come. `alarm` counts how often nobody came; `called`: whose turn
    it is then."""
    data: Data = {"why": conversation.asked_why}
    if conversation.alarms:
        data |= {"alarm": conversation.alarms, "called": conversation.calls}
    await _tell(house, unit, "conversation.handed_over", conversation, data)


async def tell_closed(house: House, unit: Unit, conversation: Conversation) -> None:
    await _tell(house, unit, "conversation.closed", conversation, {})


async def next_called(house: House, unit: Unit, conversation: Conversation) -> AgentId | None:
    """Whoever sits at a desk, or is known in the agents' group, and was not called yet: first those
    who speak the talk's language, see to what it is about, and are at work; all of them again, once
    all were. None where there is nobody."""
    wall = house.clock.wall()
    deliveries = await unit.deliveries.of_conversation(conversation.id)
    live = {each.person for each in await unit.access.sessions(wall) if each.is_live(wall)}
    there = [
        person
        for person in await unit.access.people()
        if (person.id in live or person.telegram_id is not None)
        and person.may_act
        and person.disabled_at is None
        and person.sees(deliveries)
    ]
    found = min(
        there,
        key=lambda one: (
            conversation.called.count(one.id),
            not _is_theirs(house, one.duty, conversation),
        ),
        default=None,
    )
    return found.id if found is not None else None


def _is_theirs(house: House, duty: Duty, conversation: Conversation) -> bool:
    if not duty.suits(conversation.language, conversation.asked_why):
        return False
    if not duty.hours:
        return True
    hours = AgentHours(duty.hours, house.limits.zone, house.limits.country)
    return opens_at(hours, house.clock.now()) is None


async def _tell(
    house: House, unit: Unit, event: str, conversation: Conversation, data: Data
) -> None:
    """Also the shop hears that its customer waits for a person, about which parcel, and why."""
    delivery = await about(unit, conversation)
    told: Data = {
        "conversation_id": conversation.id,
        "state": conversation.holder,
        "delivery_id": conversation.focus,
        "tracking_number": delivery.tracking_number if delivery is not None else None,
        "carrier": delivery.carrier if delivery is not None else None,
    }
    await publish(
        house,
        unit,
        event,
        delivery.carrier if delivery is not None else None,
        told | data | {"occurred_at": house.clock.now()},
        lane=conversation.id,
        about=delivery,
    )


async def about(unit: Unit, conversation: Conversation) -> Delivery | None:
    focus = conversation.focus
    return await unit.deliveries.get(focus) if focus is not None else None
