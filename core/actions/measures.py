"""Measures: a door that no big vehicle gets to, and a vehicle whose size nobody told."""

from core.actions.house import House
from core.actions.tell import note
from core.model.asker import HOUSE
from core.model.delivery import Delivery
from core.model.route import Route
from core.ports import Unit


async def warn_of_unknown_size(house: House, unit: Unit, delivery: Delivery, route: Route) -> None:
    """Whoever dispatches reads what nobody could check: a small vehicle is taken to pass."""
    card, vehicle = delivery.door_card, route.vehicle
    unknown = (
        ("height", "m", vehicle.height_m, card.height_m_max),
        ("weight", "t", vehicle.weight_t, card.weight_t_max),
    )
    for name, measure, is_, most in unknown:
        if most is not None and is_ is None:
            what = f"the door takes {most:g} {measure}, the {name} of {vehicle.ref} is not known"
            await note(house, unit, delivery, "alert", str(HOUSE), what)
