"""A child writes: no door is opened for us, nothing is shown, and an adult decides.

rcp  my mum is out, I'm 12, can I take it?
bot  Thank you for telling me. Please do not open the door for this one: an adult must take it. [An adult is here] [A person]
     MinorAnswers
rcp  An adult is here
bot  Good. First please show that this chat is yours, then we find another way.
bot  Share your number with the button below.
bot  Or type the parcel's 6-digit code. [A person]
     keyboard share_phone
rcp  (own number +358401234567)
bot  Thank you.
bot  When could an adult take it, or where shall it go? [Other time] [Neighbour] [Locker] [A person]
     keyboard none
     ProveByPhone
"""

from bot.asking import PERSON
from bot.buttons import about
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, SharedContact, Words
from bot.proving import proof_code
from bot.scene import NoNotes, Scene
from bot.turn import UNHEARD, Keyboard, Say, Turn, ask, goto, rest, say
from core.commands import Command, MinorAnswers, ProveByCode, ProveByPhone
from core.model.carrier import ChangeAction

_WAYS = (
    ("button-other-time", "slot.other", ChangeAction.CHANGE_WINDOW),
    ("button-neighbour", "neighbour.ask", ChangeAction.NEIGHBOUR),
    ("button-locker", "locker.pick", ChangeAction.REDIRECT),
)


def speaks(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """What was asked before is asked of an adult again, if at all: a child's "ok" settles nothing.
    How old they are is kept nowhere but in their own words."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Words() | Entered():
            return goto(told, MinorAnswers(delivery.id))
        case _:
            return UNHEARD


def told(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """By the sender's rule for this parcel; where none was told, no child takes it."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    if delivery.minor_may_take:
        return rest(say("child-may-take", PERSON))
    adult_here = about(delivery, "button-adult-here", "child.adult")
    return rest(say("child-thanks", adult_here, PERSON))


def adult(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Anybody can press a button: who decides shows first whose chat it is."""
    delivery, talk = facts.delivery, facts.conversation
    if delivery is None:
        return UNHEARD
    match heard:
        case Pressed() if not delivery.is_minor_present:
            return goto(ways)
        case SharedContact(phone=phone, own=True):
            return _shown(ProveByPhone(talk.id, phone, delivery.id))
        case SharedContact():
            return ask(say("hello-not-own-contact"), *_question())
        case Words(text=text) if (code := proof_code(text)) is not None:
            return _shown(ProveByCode(talk.id, code, delivery.id))
        case Pressed() | Entered() | RefusedNow():
            return ask(say("child-prove"), *_question(), wait=adult)
        case _:
            return UNHEARD


def ways(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """What may be done now; each of them is read back before it is asked."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    open_ways = [about(delivery, label, verb) for label, verb, way in _WAYS if facts.may(way)]
    return rest(say("child-adult", *open_ways, PERSON))


def _shown(proof: Command) -> Turn:
    return goto(ways, proof, says=(say("prove-again-thanks", keyboard=Keyboard.NONE),))


def _question() -> tuple[Say, Say]:
    share = say("prove-again-share", keyboard=Keyboard.SHARE_PHONE)
    return share, say("prove-again-code", PERSON)


SCENE = Scene(name="child", beats=(speaks, told, adult, ways), verbs={"child.adult": adult})
