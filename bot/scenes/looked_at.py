"""Looked at: one of us has answered a wish for another address that the chat alone may not grant.

hse  address_granted
bot  One of us has looked at it: your parcel goes to the new address, and the carrier is told.…
"""

from bot.asking import ways_out
from bot.card import card
from bot.facts import Facts
from bot.heard import Heard, Told
from bot.scene import NoNotes, Scene
from bot.turn import UNHEARD, Turn, aside, rest, say
from bot.wording import Text
from core.model.carrier import ChangeAction
from core.model.conversation import Holder
from core.model.notice import NoticeKind


def granted(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """The card says where it goes now, and how far the carrier is with it."""
    if not isinstance(heard, Told) or facts.delivery is None:
        return UNHEARD
    shown = card(facts, fresh=True, lead=Text("address-granted"))
    return aside(shown) if facts.conversation.holder is Holder.AGENT else rest(shown)


def declined(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Where it stays, and what is possible instead."""
    delivery = facts.delivery
    if not isinstance(heard, Told) or delivery is None:
        return UNHEARD
    ways = ways_out(facts, ChangeAction.CHANGE_ADDRESS)
    told = say("address-declined", *ways, address=delivery.address.line)
    return aside(told) if facts.conversation.holder is Holder.AGENT else rest(told)


SCENE = Scene(
    name="looked_at",
    beats=(granted, declined),
    notices={
        NoticeKind.ADDRESS_GRANTED: granted,
        NoticeKind.ADDRESS_DECLINED: declined,
    },
)
