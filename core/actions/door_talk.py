"""Door talk: what is said between a recipient and the courier on the way to them."""

from core.actions.house import House
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.door_line import LETTERS_MAX, DoorLine, Speaker
from core.model.ids import DoorLineId
from core.ports import Unit


async def hear_answer(
    house: House, unit: Unit, delivery: Delivery, answer: str, text: str | None
) -> None:
    """What a recipient answers while the courier waits at the door."""
    talk = await talk_of(unit, delivery)
    line = DoorLine(
        id=DoorLineId(house.new_id("dln")),
        delivery=delivery.id,
        at=house.clock.now(),
        by=Speaker.RECIPIENT,
        answer=answer,
        text=text[:LETTERS_MAX] if text else None,
        language=talk.language if talk is not None else "",
    )
    await unit.door_lines.add(line)


async def talk_of(unit: Unit, delivery: Delivery) -> Conversation | None:
    if delivery.conversation is None:
        return None
    return await unit.conversations.get(delivery.conversation)
