"""Left alert: a parcel that was left unasked, or that no picture shows, is not over without a word:
whoever dispatches hears of it, and its recipient is asked whether it is there."""

from core.actions.house import House
from core.actions.tell import note
from core.model.asker import Asker
from core.model.delivery import Delivery
from core.model.event import CarrierEvent
from core.model.left_there import left_there
from core.model.status import EventType
from core.ports import Unit


async def doubt_what_was_left(
    house: House, unit: Unit, delivery: Delivery, event: CarrierEvent, by: Asker
) -> None:
    """An alert for each thing that is not as it should be."""
    if event.type is not EventType.DELIVERED:
        return
    left = left_there(delivery, await unit.changes.of(delivery.id))
    if left is None or not left.is_doubtful:
        return
    if delivery.parcel.wants_a_person:
        await note(house, unit, delivery, "alert", str(by), "left, and wants a person")
    if not left.is_asked:
        await note(house, unit, delivery, "alert", str(by), "left there unasked")
    if not left.has_picture:
        await note(house, unit, delivery, "alert", str(by), "left there without a photo")
