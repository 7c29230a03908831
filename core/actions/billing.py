"""Billing: where the house takes money in the chat, a time that costs something is paid before it
is booked."""

from core.actions.house import House
from core.model.asker import Asker, Role
from core.model.ids import HoldId, PaymentId
from core.model.payment import Payment, PaymentState
from core.model.promise import Hold
from core.ports import Unit
from core.refusals import not_allowed


async def bill(house: House, unit: Unit, hold: Hold) -> None:
    """Ask its person for what the held time costs; nothing where it is free, or paid elsewhere."""
    if hold.fee is None or not house.limits.takes_money.takes(hold.fee):
        return
    now = house.clock.now()
    await unit.payments.put(
        Payment(
            id=PaymentId(house.new_id("pay")),
            delivery=hold.delivery,
            hold=hold.id,
            amount=hold.fee,
            asked_at=now,
            updated_at=now,
        )
    )


async def must_be_paid(unit: Unit, hold: HoldId, by: Asker) -> bool:
    """Whether it was paid. Raises Refused(not-allowed) where its recipient still has to; who books
    for them settles it otherwise."""
    asked = await unit.payments.of_hold(hold)
    if asked is None:
        return False
    if asked.state is PaymentState.ASKED and by.role is Role.RECIPIENT:
        raise not_allowed(("needs-payment",))
    return asked.state is PaymentState.PAID
