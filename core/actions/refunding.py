"""Refunding: what was paid for a time goes back, all of it, once the time is not theirs any more.

Whatever ends a promise, here is looked what becomes of its money: with each change of the
carrier's, and by a look at everything that is paid for and still ahead (`paying`).
"""

from dataclasses import replace

import msgspec

from core.actions.asking import delivery_of
from core.actions.hearers import hears
from core.actions.house import House
from core.actions.losing import reoffer_key
from core.actions.tell import note, notify, publish_about
from core.model.asker import HOUSE
from core.model.delivery import Delivery
from core.model.ids import DeliveryId, PaymentId
from core.model.notice import NoticeKind
from core.model.parcel import Money
from core.model.payment import PAYMENT_MOVES, Payment, PaymentState, Why
from core.model.post import Channel, Outgoing, Priority
from core.model.promise import PromiseState
from core.model.status import Status
from core.ports import Unit

REFUND_DUE = "payment.refund_due"


class StarRefund(msgspec.Struct, frozen=True, tag="refund"):
    """A row of the till: Stars go back to who paid, looked up when it leaves."""

    payment: PaymentId


async def settle_payments(house: House, unit: Unit, id: DeliveryId) -> None:
    """What was paid for a delivery's times is earned, or goes back, as far as that is known."""
    if not await _booked(unit, id):
        return
    delivery = await delivery_of(unit, id)
    for payment in await _booked(unit, id):  # as they stand under its lock
        await _settle(house, unit, payment, delivery)


async def give_back(house: House, unit: Unit, payment: Payment, why: Why) -> None:
    """The money goes back, and its person hears so; twice is once."""
    delivery = await delivery_of(unit, payment.delivery)
    stands = await unit.payments.get(payment.id)  # under the delivery's lock
    if stands is None or PaymentState.REFUND_DUE not in PAYMENT_MOVES[stands.state]:
        return
    due = replace(stands.moved(PaymentState.REFUND_DUE, house.clock.now()), why=why)
    await unit.payments.put(due)
    await note(house, unit, delivery, "payment", str(HOUSE), f"refund due: {_told(due.amount)}")
    if due.goes_back_by_telegram:
        await unit.post.send(
            Outgoing(
                key=f"refund/{due.id}",
                channel=Channel.TILL,
                lane=f"till:{due.delivery}",
                body=msgspec.json.encode(StarRefund(due.id)),
                priority=Priority.REPLY,
            )
        )
    else:
        await _tell_shop(house, unit, delivery, due)
    await notify(house, unit, delivery, NoticeKind.REFUND, due.id, ref=due.id)


async def given_back(house: House, id: PaymentId) -> None:
    """Telegram has given the Stars back: nobody needs to know any more whose they were."""
    async with house.store.begin() as unit:
        payment = await unit.payments.get(id)
        if payment is None or payment.state is not PaymentState.REFUND_DUE:
            return
        done = payment.moved(PaymentState.REFUNDED, house.clock.now())
        await unit.payments.put(done.forgotten)
        delivery = await delivery_of(unit, payment.delivery)
        await note(house, unit, delivery, "payment", str(HOUSE), "refunded")


async def not_given_back(house: House, id: PaymentId) -> None:
    """Telegram never will: people must see to it."""
    async with house.store.begin() as unit:
        payment = await unit.payments.get(id)
        if payment is not None and payment.state is PaymentState.REFUND_DUE:
            delivery = await delivery_of(unit, payment.delivery)
            await note(house, unit, delivery, "alert", str(HOUSE), "refund refused by Telegram")


async def _tell_shop(house: House, unit: Unit, delivery: Delivery, due: Payment) -> None:
    """Only who has the provider's account can give it back there."""
    told = {
        "payment_id": due.id,
        "amount": {"amount": str(due.amount.amount), "currency": due.amount.currency},
        "charge_id": due.charge,
        "provider_charge_id": due.provider_charge,
        "why": due.why,
    }
    await publish_about(house, unit, REFUND_DUE, delivery, told)
    for webhook in await unit.webhooks.all():
        is_open = webhook.disabled_at is None and webhook.wants(REFUND_DUE)
        if is_open and await hears(unit, webhook, delivery.carrier, delivery):
            return
    await note(house, unit, delivery, "alert", str(HOUSE), "refund due: no webhook hears of it")


def _told(money: Money) -> str:
    return f"{money.amount} {money.currency}"


async def is_over(unit: Unit, payment: Payment) -> bool:
    """Whether what was booked for it has ended, one way or the other."""
    delivery = await delivery_of(unit, payment.delivery)
    return await _fate(unit, payment, delivery) is not PaymentState.BOOKED


async def _booked(unit: Unit, id: DeliveryId) -> list[Payment]:
    return [one for one in await unit.payments.of(id) if one.state is PaymentState.BOOKED]


async def _settle(house: House, unit: Unit, payment: Payment, delivery: Delivery) -> None:
    match await _fate(unit, payment, delivery):
        case PaymentState.EARNED:
            earned = payment.moved(PaymentState.EARNED, house.clock.now())
            await unit.payments.put(earned.forgotten)
        case PaymentState.REFUND_DUE:
            await give_back(house, unit, payment, Why.OVER)
        case _:
            return


async def _fate(unit: Unit, payment: Payment, delivery: Delivery) -> PaymentState:
    """Booked, as long as what was paid for may still be kept."""
    told = [one for one in await unit.promises.of(delivery.id) if one.root == payment.promise]
    if any(one.state is PromiseState.KEPT for one in told):
        return PaymentState.EARNED
    if any(one.stands for one in told):
        if not delivery.is_over:
            return PaymentState.BOOKED
        came = delivery.status in (Status.DELIVERED, Status.COLLECTED)
        return PaymentState.EARNED if came else PaymentState.REFUND_DUE
    before = await unit.holds.standby(delivery.id)
    if before is not None and before.promise is not None and before.promise.root == payment.promise:
        return PaymentState.BOOKED  # it comes back where the carrier says no to the other
    is_broken = any(one.state is PromiseState.BROKEN for one in told)
    if is_broken and await unit.timers.is_set(reoffer_key(delivery.id)):
        return PaymentState.BOOKED  # another vehicle may come in the same time
    return PaymentState.REFUND_DUE
