"""Paying: the last word before money is taken, and what becomes of money that was.

Money is written down first, in a transaction of its own; what follows from it may be done again
after any crash, and is done once.
"""

from dataclasses import dataclass, replace

from core.actions.ask import TRIES_MAX, act, prepare
from core.actions.asking import carrier_of
from core.actions.each_alone import each_alone
from core.actions.house import House
from core.actions.prepared import Done, Outdated
from core.actions.refunding import give_back, is_over, settle_payments
from core.actions.tell import note, notify
from core.commands import Command, ConfirmHold, WithdrawChange
from core.model.asker import Asker, Role
from core.model.change import goes_to_a_point
from core.model.conversation import Conversation
from core.model.ids import PaymentId
from core.model.notice import NoticeKind
from core.model.parcel import Money
from core.model.payment import (
    CannotPay,
    Charge,
    CheckingOut,
    Payment,
    PaymentState,
    Why,
    smallest_units,
)
from core.model.promise import HoldState
from core.ports import Unavailable, Unit
from core.refusals import Refused

TAKEN_WITHIN_SECONDS = 60.0  # real time: from our yes until Telegram says that it was paid
LOOKS_MAX = 200  # payments a look


async def check_out(
    house: House, unit: Unit, talk: Conversation | None, told: CheckingOut
) -> CannotPay | None:
    """Why it may not be paid; None where it may: then the time is kept until the money is here."""
    payment = await unit.payments.get(told.payment)
    if payment is None or talk is None or talk.user_id != told.payer:
        return CannotPay.NOT_YOURS
    if payment.delivery not in talk.deliveries:
        return CannotPay.NOT_YOURS
    if payment.state is not PaymentState.ASKED:
        return CannotPay.PAID
    if not payment.costs(told.currency, told.units):
        return CannotPay.CHANGED
    await unit.deliveries.get(payment.delivery)  # whoever touches its hold waits
    hold, now = await unit.holds.get(payment.hold), house.clock.now()
    if hold is None or hold.state is not HoldState.HELD or hold.expires_at <= now:
        return CannotPay.RAN_OUT
    until = now + house.clock.patience(TAKEN_WITHIN_SECONDS)
    if hold.expires_at < until:
        await unit.holds.put(replace(hold, expires_at=until))
    return None


async def take_money(house: House, charge: Charge) -> Payment | None:
    """Write down what was paid, once; None where nobody asked for it. What is not what was asked
    for, or was paid already, goes back by itself."""
    async with house.store.begin() as unit:
        known = await unit.payments.by_charge(charge.id)
        if known is not None:
            return known
        asked = await unit.payments.get(charge.payment)
        if asked is None:
            return None
        delivery = await unit.deliveries.get(asked.delivery)
        if delivery is None:
            return None
        asked = await unit.payments.get(charge.payment) or asked  # as it stands under the lock
        now = house.clock.now()
        is_asked_for = asked.state is PaymentState.ASKED
        if is_asked_for and asked.costs(charge.currency, charge.units):
            paid = asked.paid(charge, now)
            await unit.payments.put(paid)
        else:
            again = replace(
                asked,
                id=PaymentId(house.new_id("pay")),
                state=PaymentState.ASKED,
                amount=_amount(asked, charge),
                promise=None,
                asked_at=now,
            )
            paid = again.paid(charge, now)
            await unit.payments.put(paid)
            await give_back(house, unit, paid, Why.TWICE)
        by = Asker(Role.RECIPIENT, delivery.conversation or "")
        told = f"paid {paid.amount.amount} {paid.amount.currency}"
        await note(house, unit, delivery, "payment", str(by), told)
        return paid


async def book_paid(house: House, id: PaymentId) -> None:
    """Book what was paid for, or give the money back; nothing where that is done. Raises
    Unavailable."""
    try:
        await _booked(house, id)
    except Refused:
        async with house.store.begin() as unit:
            payment = await unit.payments.get(id)
            if payment is not None and payment.state is PaymentState.PAID:
                await give_back(house, unit, payment, Why.GONE)


async def _booked(house: House, id: PaymentId) -> None:
    for _ in range(TRIES_MAX):
        commands = await _what_books(house, id)
        prepared = [await prepare(house, command) for command in commands]
        try:
            async with house.store.begin() as unit:
                payment = await unit.payments.get(id)
                if payment is None:
                    return
                delivery = await unit.deliveries.get(payment.delivery)
                payment = await unit.payments.get(id)  # as it stands under the delivery's lock
                if payment is None or delivery is None or payment.state is not PaymentState.PAID:
                    return
                by, done = Asker(Role.RECIPIENT, delivery.conversation or ""), Done()
                for command, known in zip(commands, prepared, strict=True):
                    done = await act(house, unit, command, by, known)
                assert done.promise is not None
                booked = payment.moved(PaymentState.BOOKED, house.clock.now())
                await unit.payments.put(replace(booked, promise=done.promise.root))
                await notify(house, unit, delivery, NoticeKind.PAID, id, ref=id)
            return
        except Outdated:
            continue
    raise Unavailable("the routes change faster than travel times are told")


async def _what_books(house: House, id: PaymentId) -> list[Command]:
    """As a yes would: a time at the door takes back that it goes to a point."""
    async with house.store.read() as unit:
        payment = await unit.payments.get(id)
        if payment is None or payment.state is not PaymentState.PAID:
            return []
        delivery = await unit.deliveries.get(payment.delivery)
        if delivery is None:
            return []
        carrier = await carrier_of(unit, delivery)
        point = goes_to_a_point(delivery, carrier, await unit.changes.of(delivery.id))
    confirm: Command = ConfirmHold(payment.hold)
    return [confirm] if point is None else [WithdrawChange(point.id), confirm]


@dataclass(slots=True)
class Round:
    """How far the looks at what is paid for have come."""

    after: str = ""


async def look_after_payments(house: House, around: Round) -> None:
    """Some of those that are open, in turn: what was paid and not booked yet, and what was booked
    for a promise that has ended since, however it did."""
    async with house.store.read() as unit:
        states = (PaymentState.PAID, PaymentState.BOOKED)
        found = await unit.payments.in_state(states, around.after, LOOKS_MAX)
        paid = PaymentState.PAID
        due = [one for one in found if one.state is paid or await is_over(unit, one)]
    around.after = found[-1].id if len(found) == LOOKS_MAX else ""
    await each_alone(due, lambda payment: _looked_after(house, payment))


async def _looked_after(house: House, payment: Payment) -> bool:
    if payment.state is PaymentState.BOOKED:
        async with house.store.begin() as unit:
            await settle_payments(house, unit, payment.delivery)
        return True
    try:
        await book_paid(house, payment.id)
    except Unavailable:
        return False  # the next look tries again
    return True


def _amount(asked: Payment, charge: Charge) -> Money:
    """What was paid, in the currency that it was paid in."""
    if charge.currency != asked.amount.currency:
        return Money(asked.amount.amount, charge.currency)
    units = smallest_units(asked.amount)
    assert units
    return Money(asked.amount.amount * charge.units / units, charge.currency)
