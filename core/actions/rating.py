"""Rating: what a recipient thought of it, told to carrier and sender once."""

from dataclasses import replace

from core.actions.house import House
from core.actions.tell import publish_about
from core.model.delivery import Delivery
from core.ports import Unit

STARS_GOOD = 4  # from these on nobody asks why


async def tell_rating(
    house: House,
    unit: Unit,
    delivery: Delivery,
    stars: int,
    words: str = "",
    reason: str | None = None,
) -> Delivery:
    """Nothing where it was told before."""
    if delivery.rated is not None:
        return delivery
    delivery = replace(delivery, rated=stars, updated_at=house.clock.now())
    await unit.deliveries.save(delivery)
    promise = delivery.promise
    data = {
        "stars": stars,
        "text": words,
        "reason": reason,
        "promise": {"window": promise.window, "state": promise.state} if promise else None,
        "came_at": delivery.came_at,
    }
    await publish_about(house, unit, "delivery.rated", delivery, data)
    return delivery
