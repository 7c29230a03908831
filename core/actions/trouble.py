"""Trouble: something is wrong at the pickup point; whoever runs it, and one of us, hear at once."""

from core.actions.asking import delivery_of
from core.actions.house import House
from core.actions.prepared import Done, Prepared
from core.actions.tell import note, publish_about
from core.commands import ReportTrouble
from core.model.asker import Asker
from core.model.status import Status
from core.ports import Unit
from core.refusals import invalid, not_allowed

TROUBLES = frozenset({"shut", "empty", "wrong"})


async def report_trouble(
    house: House, unit: Unit, command: ReportTrouble, by: Asker, prepared: Prepared
) -> Done:
    """An alert on the delivery, and an event for its carrier and the network of the point. The
    compartment stays taken: the parcel may still lie in it.

    Raises Refused: not-found, invalid, not-allowed (wrong-status) where it waits nowhere.
    """
    if command.what not in TROUBLES:
        raise invalid("what", "is not one of " + ", ".join(sorted(TROUBLES)))
    delivery = await delivery_of(unit, command.delivery)
    pickup = delivery.pickup
    if pickup is None or delivery.status is not Status.READY_FOR_PICKUP:
        raise not_allowed(("wrong-status",))
    await note(house, unit, delivery, "alert", str(by), f"trouble at the point: {command.what}")
    data = {"locker": pickup.point or None, "trouble": command.what}
    await publish_about(house, unit, "delivery.pickup_trouble", delivery, data)
    return Done(delivery=delivery)
