"""Delegating: its recipient lets somebody else fetch the parcel, with a code that works once."""

import hashlib
from dataclasses import replace

from core.actions.asking import delivery_of
from core.actions.house import House
from core.actions.prepared import Done, Prepared
from core.actions.tell import note, publish_about
from core.commands import NameDelegate, RevokeDelegate
from core.model.asker import Asker
from core.model.delegate import NAME_LETTERS_MAX, Delegate, named, revoked
from core.model.delivery import Delivery
from core.ports import NewId, Unit
from core.refusals import invalid, not_allowed


async def name_delegate(
    house: House, unit: Unit, command: NameDelegate, by: Asker, prepared: Prepared
) -> Done:
    """Who was named before may not fetch it any more. Whoever hands over hears that there is
    somebody, neither name nor code: that is shown to them, and told to us with `collected`.

    Raises Refused: not-found, invalid, not-allowed (no-pickup, wrong-status, must-be-handed-over).
    """
    delivery = await delivery_of(unit, command.delivery)
    name = " ".join(command.name.split())
    if not 0 < len(name) <= NAME_LETTERS_MAX:
        raise invalid("name", f"has between 1 and {NAME_LETTERS_MAX} letters")
    _check(delivery)
    now = house.clock.now()
    delegate = Delegate(name=name, code=_code(house.new_id, delivery), named_at=now)
    delivery = replace(delivery, delegates=named(delivery.delegates, delegate), updated_at=now)
    await unit.deliveries.save(delivery)
    await note(house, unit, delivery, "change", str(by), "delegate named")
    await publish_about(house, unit, "delivery.delegate_named", delivery, _told(delivery))
    return Done(delivery=delivery)


async def revoke_delegate(
    house: House, unit: Unit, command: RevokeDelegate, by: Asker, prepared: Prepared
) -> Done:
    """Their code opens nothing any more. Asked twice, nothing happens twice.

    Raises Refused: not-found.
    """
    delivery = await delivery_of(unit, command.delivery)
    if delivery.delegate is None:
        return Done(delivery=delivery)
    now = house.clock.now()
    delivery = replace(delivery, delegates=revoked(delivery.delegates, now), updated_at=now)
    await unit.deliveries.save(delivery)
    await note(house, unit, delivery, "change", str(by), "delegate taken back")
    await publish_about(house, unit, "delivery.delegate_revoked", delivery, _told(delivery))
    return Done(delivery=delivery)


def _check(delivery: Delivery) -> None:
    if delivery.is_over:
        raise not_allowed(("wrong-status",))
    if delivery.pickup is None:
        raise not_allowed(("no-pickup",))
    if delivery.parcel.min_age is not None:
        raise not_allowed(("must-be-handed-over",))


def _told(delivery: Delivery) -> dict[str, object]:
    pickup = delivery.pickup
    return {
        "locker": (pickup.point or None) if pickup is not None else None,
        "until": delivery.pickup_until,
    }


def _code(new_id: NewId, delivery: Delivery) -> str:
    """Six digits, other than every code that this parcel has or had."""
    taken = {each.code for each in delivery.delegates}
    if delivery.pickup is not None and delivery.pickup.code is not None:
        taken.add(delivery.pickup.code)
    while True:
        digest = hashlib.sha256(new_id("dgt").encode()).digest()
        code = f"{int.from_bytes(digest[:8]) % 1_000_000:06d}"
        if code not in taken:
            return code
