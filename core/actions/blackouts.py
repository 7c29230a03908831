"""Blackouts: windows that a carrier drives in nowhere, or not there; they are neither listed nor
held. What was promised before stays promised."""

from core.actions.opening import is_holiday
from core.model.carrier import Carrier
from core.model.delivery import Delivery
from core.model.location import Location
from core.model.window import Window


def is_blacked_out(delivery: Delivery, carrier: Carrier, window: Window) -> bool:
    """Whether the carrier does not drive to this door in some of the window at least."""
    return is_shut(carrier, window, delivery.address.point, delivery.address.postcode)


def is_shut(
    carrier: Carrier, window: Window, point: Location | None, postcode: str | None = None
) -> bool:
    """Whether it does not drive to a place then; where no place is told, to any."""
    if carrier.holidays is None and not carrier.blackouts:
        return False
    day = window.start.astimezone(carrier.zone).date()
    if carrier.holidays is not None and is_holiday(day, carrier.holidays):
        return True
    return any(
        blackout.shuts(window, carrier.zone, point, postcode) for blackout in carrier.blackouts
    )
