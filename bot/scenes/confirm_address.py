"""Confirm the address: one card with yes, change, not mine.

bot  Kauppa Oy sends you a parcel with Own Fleet. Is this the right address? Mannerheimintie 12 B 24, 00100 Helsinki [Yes, right] [Change it] [Not mine] [A person]
rcp  Yes, right
bot  Thank you, the address is right.
bot  When shall we come? These times are free:…
     ConfirmAddress
"""

from bot.asking import PERSON, cannot, stale, version
from bot.buttons import Button, about
from bot.card import card, carrier_name, title
from bot.draft import may_be_address
from bot.facts import Facts
from bot.heard import Entered, Heard, Pin, Pressed, RefusedNow, Words
from bot.scene import NoNotes, Scene, means
from bot.turn import UNHEARD, Say, Turn, goto, rest, say
from bot.understanding.understood import Intent
from bot.wording import Text
from core.commands import ConfirmAddress
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery


def is_it_right(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """The address as the sender told it."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Pressed(verb="address.yes", args=(_, shown)) if shown == version(delivery):
            return goto(confirmed, ConfirmAddress(delivery.id))
        case Pressed(verb="address.yes"):
            return stale()
        case Pressed(verb="address.change") | Words() if not _may_change(facts, heard):
            return cannot(facts, ChangeAction.CHANGE_ADDRESS)
        case Pressed(verb="address.change") | RefusedNow():
            return goto("correct_address")
        case Words() if means(heard, Intent.CONFIRM):
            return goto(confirmed, ConfirmAddress(delivery.id))
        case Words() if means(heard, Intent.DENY):
            return goto("correct_address")
        case Words() if means(heard, Intent.CHANGE_ADDRESS):
            return goto("correct_address.with_words", hear=heard)
        case Words(understood=understood) if not understood.understood and may_be_address(
            heard.text
        ):
            return goto("correct_address", hear=heard)
        case Pin():
            return goto("correct_address", hear=heard)
        case Entered():
            return Turn(says=(_card(facts, delivery),))
        case _:
            return UNHEARD


def confirmed(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """The address stands. Then, where no time is promised yet, the time."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    if delivery.promised is None and facts.may(ChangeAction.CHANGE_WINDOW):
        return goto("choose_slot", says=(say("address-confirmed"),))
    return rest(card(facts, fresh=True, lead=Text("address-confirmed")))


def _card(facts: Facts, delivery: Delivery) -> Say:
    buttons: list[Button] = []
    is_known = delivery.address.point is not None
    if is_known:
        buttons.append(about(delivery, "button-yes-right", "address.yes", version(delivery)))
    if facts.may(ChangeAction.CHANGE_ADDRESS):
        buttons.append(about(delivery, "button-change-it", "address.change"))
    buttons += [about(delivery, "button-not-mine", "address.not_mine"), PERSON]
    return say(
        "address-is-it-right" if is_known else "address-not-on-map",
        *buttons,
        what=title(delivery),
        carrier=carrier_name(facts),
        address=delivery.address.line,
    )


def _may_change(facts: Facts, heard: Heard) -> bool:
    """Only what would change the address is held against the rules."""
    changes = means(heard, Intent.CHANGE_ADDRESS) or isinstance(heard, Pressed)
    return facts.may(ChangeAction.CHANGE_ADDRESS) or not changes


SCENE = Scene(
    name="confirm_address",
    beats=(is_it_right, confirmed),
    verbs={"address.yes": is_it_right, "address.change": is_it_right},
    intents={Intent.CHANGE_ADDRESS: is_it_right},
    kinds={Pin: is_it_right},
)
