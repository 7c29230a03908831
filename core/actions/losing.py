"""Losing: a promise that cannot be kept is broken openly, in the transaction that finds it out.

A timer is set with it, so that nobody is forgotten whatever happens then (`reoffering`).
"""

from dataclasses import replace
from enum import StrEnum

from core.actions.house import House
from core.actions.tell import note
from core.model.asker import HOUSE
from core.model.delivery import Delivery
from core.model.ids import DeliveryId
from core.model.promise import PromiseState
from core.model.status import Status
from core.ports import Unit

AHEAD = frozenset({Status.ANNOUNCED, Status.SCHEDULED, Status.ATTEMPT_FAILED})


class Cause(StrEnum):
    """Why a promise cannot be kept, as its person hears it."""

    PLAN = "plan"  # the route was planned anew
    VAN = "van"  # nobody drives the route
    SIZE = "size"  # the parcel is bigger than it was told, or its visit longer
    CARRIER = "carrier"  # another carrier brings it


async def lose_promise(house: House, unit: Unit, delivery: Delivery, cause: Cause) -> Delivery:
    """Break it in the ledger, and see to it that its person hears so with something to choose.
    The caller moves the status, and has taken its stop off the route."""
    promise = delivery.promised
    if promise is None:
        return delivery
    promise = replace(promise, state=PromiseState.BROKEN)
    delivery = replace(delivery, promise=promise)
    await unit.promises.put(promise)
    await unit.deliveries.save(delivery)
    await note(house, unit, delivery, "promise", str(HOUSE), f"broken: {_WHY[cause]}")
    await note(house, unit, delivery, "alert", str(HOUSE), f"a promise was broken: {_WHY[cause]}")
    await unit.timers.set(
        reoffer_key(delivery.id), house.clock.now(), reoffer_kind(cause), delivery.id
    )
    return delivery


def reoffer_key(id: DeliveryId) -> str:
    return f"reoffer/{id}"


def reoffer_kind(cause: Cause) -> str:
    return f"reoffer_{cause}"


_WHY = {
    Cause.PLAN: "the route was planned anew",
    Cause.VAN: "nobody drives the route",
    Cause.SIZE: "the vehicle has no room for what it is by now",
    Cause.CARRIER: "another carrier brings it",
}
