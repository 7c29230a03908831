"""A late yes: to a window that is not kept any longer. The house tries it once more."""

from bot.asking import stale
from bot.card import card
from bot.facts import Facts
from bot.turn import Turn, aside, goto, say
from bot.wording import Text
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery


def may_be_tried(name: str, facts: Facts) -> bool:
    """Its hold ran out, and they have chosen nothing else since."""
    late, delivery = facts.late_hold, facts.delivery
    if late is None or late.id != name or delivery is None or facts.hold is not None:
        return False
    promise = delivery.promised
    is_newest = promise is None or promise.made_at <= late.made_at
    return is_newest and facts.may(ChangeAction.CHANGE_WINDOW)


def old_yes(delivery: Delivery, facts: Facts) -> Turn:
    """A yes to something that is booked already, or that was given up."""
    if delivery.promised is not None:
        return aside(card(facts, lead=Text("slot-stands", {"window": delivery.promised.window})))
    if delivery.is_over or not facts.may(ChangeAction.CHANGE_WINDOW):
        return stale()
    return goto("choose_slot", says=(say("slot-old-yes"),))
