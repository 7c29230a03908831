"""A torn address: the sender wrote one place and marked another; the recipient says which it is.

bot  Kauppa Oy sends you a parcel with Own Fleet. It is addressed to Mannerheimintie 12 B 24, 00100 Helsinki, but the sender's pin on the map is 445 m from there. Which one is right? [The address] [The pin] [Not mine] [A person]
rcp  The pin
bot  Which of these addresses is it?…
rcp  Bulevardi 7
bot  Please compare. Before: Mannerheimintie 12 B 24, 00100 Helsinki. New: Bulevardi 7, 00120 Helsinki, at your pin.…
rcp  Yes, right
bot  Asked: I have told the carrier the new address.…
bot  Shall I keep this address for your next parcel? [Keep as Home] [Keep as Work]
     ChangeAddress
"""

import re

from bot.address_questions import how_far, who_corrects
from bot.asking import PERSON
from bot.buttons import about
from bot.card import carrier_name, title
from bot.draft import Draft, on_the_map, standing
from bot.facts import Facts
from bot.heard import Entered, Heard, Photo, Pressed, RefusedNow, Words
from bot.outdated import outdated
from bot.scene import NoNotes, Scene, means
from bot.turn import UNHEARD, Say, Turn, ask, goto
from bot.understanding.answer_words import NONE, WRONG
from bot.understanding.understood import Intent
from core.late_pattern import LatePattern
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery

_THE_PIN = re.compile(r"\b(?:pin|map|kart\w+|neula\w*|точк\w*|карт\w*|метк\w*)\b", re.I)
_THE_ADDRESS = re.compile(r"\b(?:address|text|written|osoit\w+|teksti\w*|адрес\w*)\b", re.I)
_NEITHER = LatePattern(rf"{NONE}|\bboth (?:are )?{WRONG}", re.I)
PIN, ADDRESS = "address.torn_pin", "address.torn_words"


def which_of_two(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """What is chosen is where the courier is sent."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    there = standing(delivery)
    match heard:
        case Pressed() if not delivery.address.is_torn or heard.args[1:] != (
            there.version(delivery),
        ):
            return outdated(facts)
        case Pressed(verb=verb):
            return _chosen(verb, there, facts, delivery)
        case Entered() | RefusedNow() if not delivery.address.is_torn:
            return goto("confirm_address")
        case Words(text=text) if (named := _named(text)) is not None:
            return _chosen(named, there, facts, delivery)
        case Words() if not means(heard, Intent.CONFIRM):
            return _words(heard, there, facts)
        case Entered() | RefusedNow() | Words() | Photo(words=None):
            return ask(on_the_map(_question(there, facts, delivery), there.pin, None))
        case _:
            return UNHEARD


def _chosen(verb: str, there: Draft, facts: Facts, delivery: Delivery) -> Turn:
    """Where only the sender may say where it goes, one of us tells them which it is."""
    if not facts.may(ChangeAction.CHANGE_ADDRESS):
        return goto("person.call", hear=Pressed("person.address"))
    deed = "address.use_pin" if verb == PIN else "address.no_pin"
    pressed = about(delivery, "button-use-pin", deed, there.version(delivery))
    return goto("pin_address.far", notes=there, hear=Pressed(deed, pressed.args))


def _named(text: str) -> str | None:
    """ "The pin is right": one of the two, and nothing else."""
    is_pin, is_address = _THE_PIN.search(text), _THE_ADDRESS.search(text)
    if any(c.isdigit() for c in text) or bool(is_pin) == bool(is_address):
        return None
    return PIN if is_pin else ADDRESS


def _words(heard: Words, there: Draft, facts: Facts) -> Turn:
    """Neither, or a third place."""
    has_digit = any(c.isdigit() for c in heard.text)
    if not facts.may(ChangeAction.CHANGE_ADDRESS):
        is_about_it = means(heard, Intent.CHANGE_ADDRESS, Intent.DENY)
        is_ours = is_about_it or not heard.understood.understood
        return goto("person.call", hear=Pressed("person.address")) if is_ours else UNHEARD
    is_neither = means(heard, Intent.DENY) or _NEITHER.search(heard.text) is not None
    if is_neither and not has_digit:
        return goto("correct_address")
    return goto("pin_address.far", notes=there, hear=heard)


def _question(there: Draft, facts: Facts, delivery: Delivery) -> Say:
    shown = there.version(delivery)
    may_change = facts.may(ChangeAction.CHANGE_ADDRESS)
    return how_far(
        ("address-torn", "address-torn-unknown"),
        there,
        facts,
        about(delivery, "button-torn-words", ADDRESS, shown),
        about(delivery, "button-torn-pin", PIN, shown),
        about(delivery, "button-not-mine", "address.not_mine"),
        PERSON if may_change else about(delivery, "button-person", "person.address"),
        what=title(delivery),
        carrier=carrier_name(facts),
        address=delivery.address.line,
        who="" if may_change else who_corrects(facts),
    )


SCENE = Scene(
    name="torn_address",
    beats=(which_of_two,),
    verbs={PIN: which_of_two, ADDRESS: which_of_two},
)
