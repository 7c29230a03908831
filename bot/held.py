"""Held: the question under a time that is kept, and what a yes to it brings: a promise, or the
invoice that must be paid first."""

from bot.asking import PERSON
from bot.buttons import about
from bot.facts import Facts
from bot.turn import Say, Turn, goto, say
from bot.window_list import price_of
from core.commands import Command, ConfirmHold, HoldSlot
from core.model.delivery import Delivery
from core.model.ids import HoldId
from core.model.payment import PaymentState
from core.model.promise import Hold


def held(delivery: Delivery, hold: Hold, facts: Facts) -> Say:
    other = about(delivery, "button-other-time", "slot.other")
    payment = facts.payment
    if payment is not None and is_owed(hold.id, facts):
        return Say(
            key="slot-pay",
            values={"window": hold.window, "until": hold.expires_at},
            buttons=(about(delivery, "button-pay", "slot.pay", fee=payment.amount), other, PERSON),
            asks_for=payment,
            valid_until=hold.expires_at,
        )
    return say(
        "slot-shall-i",
        about(delivery, "button-book-it", "slot.yes", str(hold.id)),
        other,
        PERSON,
        window=hold.window,
        until=hold.expires_at,
        remarks=price_of(hold),
    )


def is_owed(hold: HoldId, facts: Facts) -> bool:
    """Whether it must be paid before it is booked."""
    payment = facts.payment
    is_its = payment is not None and payment.hold == hold
    return is_its and payment is not None and payment.state is PaymentState.ASKED


def books(hold: HoldId, facts: Facts, *before: Command) -> Turn:
    """A press of yes, after what must be taken back for it; what is owed is asked for."""
    late, delivery = facts.late_hold, facts.delivery
    if is_owed(hold, facts):
        return goto("choose_slot.shall_i")
    is_late = late is not None and late.id == hold
    if late is not None and is_late and delivery and facts.takes_money.takes(late.fee):
        return goto("choose_slot.shall_i", HoldSlot(delivery.id, late.window))
    return goto("choose_slot.booked", *before, ConfirmHold(hold))
