"""Hearers: which webhook hears of an event, and how much of it.

A webhook hears no more than its key may read by the API: its carrier's, a shop what it announced, a
locker network what comes by its own points; and each only what its work needs.
"""

from typing import Any

from core.model.access import Scope, Webhook
from core.model.asker import Asker, Role
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.ids import CarrierRef
from core.model.secret_words import veiled
from core.ports import Unit

Data = dict[str, Any]  # the wire: what stands under "data" of an event
# What people wrote themselves.
_WORDS = frozenset({"text", "old", "new", "neighbour", "safe_place"})
# Who somebody is, and what they said: nobody plans by it.
_OF_PEOPLE = frozenset({"recipient", "neighbour", "safe_place", "text", "evidence"})
# All that is of use to whoever runs machines.
_OF_A_POINT = frozenset(
    {
        "delivery_id",
        "tracking_number",
        "carrier",
        "occurred_at",
        "change_id",
        "action",
        "state",
        "deadline",
        "status",
        "before",
        "reason",
        "why_not",
        "locker",
        "until",
        "reservation",
        "trouble",
        "arrived_at",
    }
)


async def hears(
    unit: Unit, webhook: Webhook, carrier: CarrierRef | None, about: Delivery | None
) -> bool:
    """Whether an event of this carrier, `about` a delivery or about none, is for its owner."""
    if webhook.scope is Scope.LOCKER:
        operator = Asker(Role.LOCKER, str(webhook.key))
        is_theirs = webhook.carrier is None or webhook.carrier == carrier
        goes_there = about is not None and (about.pickup is not None or about.point is not None)
        if about is None or not (is_theirs and goes_there):
            return False
        return await works_there(unit, about, operator, webhook.carrier)
    if webhook.scope is Scope.SENDER and webhook.carrier is None:
        # A shop hears of what it announced itself, and of no other shop's customers.
        shop = str(Asker(Role.SENDER, str(webhook.key)))
        return about is not None and about.announced_by == shop
    return webhook.carrier is None or webhook.carrier == carrier


async def works_there(
    unit: Unit, delivery: Delivery, by: Asker, carrier: CarrierRef | None
) -> bool:
    """Whether the parcel comes by a point that this operator told us of, or that nobody did: what
    lies in another network's machines is theirs to say. `carrier`: whose key it is, if one's."""
    pickup = delivery.pickup
    refs = {pickup.point if pickup is not None else None, delivery.point, delivery.from_point}
    points = [await unit.points.get(ref) for ref in refs if ref]
    known = [point for point in points if point is not None]
    return not known or any(
        point.told_by in ("", by.id) or (carrier is not None and point.carrier == carrier)
        for point in known
    )


def told_to(scope: Scope, data: Data) -> Data:
    """An event's data for such a key: codes of doors only to who goes there, people only to who
    speaks with them, addresses not to who runs machines."""
    match scope:
        case Scope.CARRIER:
            return data
        case Scope.PLANNER:
            known = {name: each for name, each in data.items() if name not in _OF_PEOPLE}
            return _without_codes(known | _for_plans(known.get("stop")))
        case Scope.LOCKER:
            return {name: each for name, each in data.items() if name in _OF_A_POINT}
        case _:
            return _without_codes(data)


def _for_plans(stop: object) -> Data:
    """A stop's place, time and length; of its door only what a vehicle must be fit for."""
    if not isinstance(stop, dict):
        return {}
    card = stop.get("door_card")
    limits = card.vehicle_limits if isinstance(card, DoorCard) else None
    return {"stop": stop | {"door_card": DoorCard(vehicle_limits=limits)}}


def _without_codes(data: Data) -> Data:
    """The event for who does not stand at the door."""
    told = dict(data)
    stop = told.get("stop")
    if isinstance(stop, dict) and isinstance(stop.get("door_card"), DoorCard):
        told["stop"] = stop | {"door_card": stop["door_card"].veiled}
    if told.get("answer") == "gate_code":
        told["text"] = None
    return {name: _veiled(value) if name in _WORDS else value for name, value in told.items()}


def _veiled(told: object) -> object:
    match told:
        case str():
            return veiled(told)
        case dict():
            return {name: _veiled(value) for name, value in told.items()}
        case _:
            return told
