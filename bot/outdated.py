"""Outdated: a button of an old card about an address; what is true now is said instead."""

from bot.asking import stale
from bot.card import card
from bot.facts import Facts
from bot.turn import Turn, goto, rest, say
from bot.wording import Text
from core.model.delivery import Delivery
from core.model.status import Status


def outdated(facts: Facts) -> Turn:
    """Kindly, with the address as it stands now and a way on."""
    delivery = facts.delivery
    if delivery is None:
        return stale()
    if is_address_open(delivery):
        return goto("confirm_address", says=(say("address-card-is-old"),))
    return rest(card(facts, fresh=True, lead=Text("address-card-is-old")))


def is_address_open(delivery: Delivery) -> bool:
    """Whether the address is still to be confirmed, before anybody has set off for it."""
    is_early = delivery.status in (Status.ANNOUNCED, Status.SCHEDULED, Status.ATTEMPT_FAILED)
    return delivery.address.confirmed is None and delivery.pickup is None and is_early
