"""Status moves: what the house itself does to a delivery's status, told to whoever listens.

What a carrier tells goes through `core.actions.events`, with everything that follows from it.
"""

from core.actions.house import House
from core.actions.stops import visited_by
from core.actions.tell import note, publish_about
from core.model.asker import HOUSE, Asker
from core.model.delivery import Delivery
from core.model.ids import DeliveryId
from core.model.route import Route, StopState
from core.model.status import EventType
from core.ports import Unit


async def move_status(
    house: House, unit: Unit, delivery: Delivery, event: EventType, by: Asker
) -> Delivery:
    """The delivery after a move of ours by the one table, kept and told; the same one where nothing
    moves."""
    moved = delivery.moved(event, house.clock.now())
    if moved.status is delivery.status:
        return delivery
    await unit.deliveries.save(moved)
    await note(house, unit, moved, "status", str(by), event)
    told = {"status": moved.status, "before": delivery.status}
    await publish_about(house, unit, "delivery.status_changed", moved, told)
    return moved


async def unplan(house: House, unit: Unit, delivery: Delivery) -> Delivery:
    """Nothing is promised any more: announced again, unless some route still goes there."""
    for route in await visited_by(unit, delivery.id):
        if is_planned(route, delivery.id):
            return delivery
    return await move_status(house, unit, delivery, EventType.UNPLANNED, HOUSE)


def is_planned(route: Route, id: DeliveryId) -> bool:
    stop = route.stop_of(id)
    return stop is not None and stop.state is StopState.PLANNED
