"""Delegate: somebody else fetches the parcel, with a code that works once and can be taken back.

rcp  my brother picks it up
bot  Who will collect it for you? Tell me their name. They get a code that works once, and you can take it back until then. [No, I will] [A person]
rcp  Pekka
bot  Pekka may collect it at Locker Kamppi: I make a code for that, for you to forward. You agree? [Yes, make a code] [No, I will] [A person]
rcp  Yes, make a code
bot  Please forward the next message to Pekka, and to nobody else. [Take the code back]
bot  A parcel can be collected at Locker Kamppi, Urho Kekkosen katu 1. One-time code: 482913. Code for the door: 4711. It waits until Monday 30 November, 18:00.
     NameDelegate
rcp  Take the code back
bot  Done: the code works no more. Who has seen the code for the door can still open it; I have told whoever runs the locker. [A person]
     RevokeDelegate
"""

from dataclasses import dataclass

from bot.asking import PERSON, stale
from bot.at_the_point import speaks_of_delegate
from bot.buttons import Button, about
from bot.card import point_name
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, Words
from bot.scene import Scene, means, not_mine
from bot.turn import UNHEARD, Say, Turn, ask, goto, rest, say
from bot.understanding.understood import Intent
from bot.wording import Lines, Secret, Text
from core.commands import NameDelegate, RevokeDelegate
from core.model.delegate import NAME_LETTERS_MAX, Delegate
from core.model.delivery import Delivery
from core.model.pickup_point import PointKind

WORDS_OF_A_NAME_MAX = 4


@dataclass(frozen=True, slots=True)
class Notes:
    """Who was named, while we wait for the yes."""

    name: str = ""


def who(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """A name, by which they are spoken of."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case _ if delivery.pickup is None or delivery.is_over:
            return stale()
        case Pressed(verb="delegate.name") | Entered():
            return _who(delivery)
        case Pressed(verb="delegate.no"):
            return rest(say("delegate-not"))
        case Words(text=text) if speaks_of_delegate(text):
            return _who(delivery)
        case Words() if means(heard, Intent.DENY):
            return rest(say("delegate-not"))
        case Words(text=text) if _is_a_name(text):
            return goto(shall_i, notes=Notes(_name(text)))
        case RefusedNow():
            return rest(say("delegate-not-now", PERSON))
        case _:
            return not_mine(heard) or UNHEARD


def shall_i(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Their consent, before anything opens for anybody."""
    delivery = facts.delivery
    if delivery is None or not notes.name:
        return goto(who, notes=Notes())
    match heard:
        case Entered():
            yes = about(delivery, "button-delegate-yes", "delegate.yes")
            buttons = (yes, _no(delivery), PERSON)
            point = point_name(facts)
            return ask(say("delegate-shall-i", *buttons, name=notes.name, point=point))
        case Pressed(verb="delegate.yes"):
            return goto(made, NameDelegate(delivery.id, notes.name))
        case Words() if means(heard, Intent.CONFIRM):
            return goto(made, NameDelegate(delivery.id, notes.name))
        case Words() if means(heard, Intent.DENY):
            return rest(say("delegate-not"))
        case RefusedNow():
            return rest(say("delegate-not-now", PERSON))
        case _:
            return UNHEARD


def made(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """What to forward is a message of its own: it holds nothing that is not theirs to know."""
    delivery = facts.delivery
    delegate = delivery.delegate if delivery is not None else None
    if delivery is None or delegate is None:
        return rest(say("delegate-not-now", PERSON))
    back = about(delivery, "button-delegate-back", "delegate.back")
    told = say("delegate-made", back, name=delegate.name)
    return rest(told, _to_forward(delivery, delegate, facts))


def back(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """At once; honest about what a code for a door is once somebody has seen it."""
    delivery = facts.delivery
    match heard:
        case Pressed() if delivery is not None and delivery.delegate is not None:
            return goto(gone, RevokeDelegate(delivery.id))
        case Pressed():
            return stale()
        case _:
            return UNHEARD


def gone(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    is_known = facts.delivery is not None and _door_code(facts.delivery, facts) is not None
    return rest(say("delegate-gone-door" if is_known else "delegate-gone", PERSON))


def _who(delivery: Delivery) -> Turn:
    return ask(say("delegate-who", _no(delivery), PERSON), wait=who, notes=Notes())


def _no(delivery: Delivery) -> Button:
    return about(delivery, "button-delegate-no", "delegate.no")


def _to_forward(delivery: Delivery, delegate: Delegate, facts: Facts) -> Say:
    """Without the recipient's name, and without what is in the parcel."""
    point = facts.point
    where = ", ".join(part for part in (point.name, point.address) if part) if point else ""
    until = delivery.pickup_until
    door = _door_code(delivery, facts)
    lines = (
        Text("delegate-forward", {"where": where}),
        Text("delegate-code", {"code": Secret(delegate.code)}),
        Text("delegate-door-code", {"code": Secret(door)}) if door is not None else None,
        Text("delegate-until", {"until": until}) if until is not None else None,
    )
    told = Lines(tuple(line for line in lines if line is not None), joined=" ")
    return Say(key="delegate-lines", values={"lines": told}, valid_until=until)


def _door_code(delivery: Delivery, facts: Facts) -> str | None:
    """A machine opens by its own code alone."""
    is_machine = facts.point is not None and facts.point.kind is PointKind.LOCKER
    return delivery.pickup.code if delivery.pickup is not None and is_machine else None


def _is_a_name(text: str) -> bool:
    words = text.split()
    letters = sum(letter.isalpha() for letter in text)
    is_short = 0 < len(words) <= WORDS_OF_A_NAME_MAX and len(text) <= NAME_LETTERS_MAX
    return is_short and letters > 1 and not any(letter.isdigit() for letter in text)


def _name(text: str) -> str:
    return " ".join(text.split()).strip(".,!;: ")


SCENE = Scene(
    name="delegate",
    beats=(who, shall_i, made, back, gone),
    notes=Notes,
    verbs={
        "delegate.name": who,
        "delegate.no": who,
        "delegate.yes": shall_i,
        "delegate.back": back,
    },
    is_begun=lambda notes: bool(notes.name),
)
