"""Adults: that a child answers for a parcel is told, and ends when somebody shows whose it is."""

from dataclasses import replace

from core.actions.house import House
from core.actions.tell import publish_about
from core.model.delivery import Delivery
from core.ports import Unit


async def adult_is_here(house: House, unit: Unit, delivery: Delivery) -> Delivery:
    """Somebody has just shown whose chat it is. The caller saves what is returned."""
    if delivery.minor_at is None:
        return delivery
    delivery = replace(delivery, minor_at=None)
    await tell_who_answers(house, unit, delivery)
    return delivery


async def tell_who_answers(house: House, unit: Unit, delivery: Delivery) -> None:
    told = {"present": delivery.is_minor_present, "may_take": delivery.minor_may_take}
    await publish_about(house, unit, "delivery.minor_present", delivery, told)
