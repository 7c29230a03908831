"""Prove again: before a parcel goes far away, the chat shows once more whose it is.

rcp  Yes, right
bot  Before I send it there, please show once more that this chat is yours: share your number, or type the parcel's 6-digit code.
bot  Share your number with the button below.
bot  Or type the parcel's 6-digit code. [Leave it as it is] [A person]
     keyboard share_phone
     ChangeAddress refused
rcp  111111
bot  That does not match this parcel. After five wrong codes it locks for a day.
bot  Share your number with the button below.
bot  Or type the parcel's 6-digit code. [Leave it as it is] [A person]
     keyboard share_phone
     ProveByCode refused
rcp  (own number +358401234567)
bot  Thank you.
bot  Asked: I have told the carrier the new address.…
bot  Shall I keep this address for your next parcel? [Keep as Home] [Keep as Work]
     keyboard none
     ProveByPhone
     ChangeAddress
"""

from bot.asking import PERSON, ways_out
from bot.draft import Draft, leave
from bot.facts import Facts
from bot.heard import Entered, Heard, RefusedNow, SharedContact, Words
from bot.outdated import outdated
from bot.proving import proof_code
from bot.scene import Scene, means
from bot.turn import UNHEARD, Keyboard, Say, Turn, ask, goto, rest, say
from bot.understanding.understood import Intent
from core.commands import Command, ProveByCode, ProveByPhone
from core.model.carrier import ChangeAction


def prove(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """The number that Telegram vouches for, or the code; then the change goes on by itself."""
    delivery, talk = facts.delivery, facts.conversation
    if delivery is None:
        return UNHEARD
    match heard:
        case _ if notes.query is None:
            return outdated(facts)
        case SharedContact(phone=phone, own=True):
            return _proved(notes, ProveByPhone(talk.id, phone, delivery.id))
        case SharedContact():
            return ask(say("hello-not-own-contact"), *_question(facts))
        case Words(text=text) if (code := proof_code(text)) is not None:
            return _proved(notes, ProveByCode(talk.id, code, delivery.id))
        case Words() if means(heard, Intent.DENY):
            return rest(say("wish-left", *ways_out(facts, ChangeAction.CHANGE_ADDRESS)))
        case Entered() | RefusedNow():
            return ask(*_question(facts))
        case _:
            return UNHEARD


def _proved(notes: Draft, proof: Command) -> Turn:
    """The change that was asked for goes on; a wrong proof takes both back."""
    thanks = say("prove-again-thanks", keyboard=Keyboard.NONE)
    return goto("compare_address.take", proof, notes=notes, says=(thanks,))


def _question(facts: Facts) -> tuple[Say, Say]:
    assert facts.delivery is not None
    share = say("prove-again-share", keyboard=Keyboard.SHARE_PHONE)
    return share, say("prove-again-code", *leave(facts.delivery), PERSON)


SCENE = Scene(name="prove_again", beats=(prove,), notes=Draft)
