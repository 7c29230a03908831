"""Arrival: who comes to a point by the hour says that they are there; who works there sees them.

rcp  I'm here
bot  I have told them at Locker Kamppi that you are here. [A person]
     SayHere
hse  visit_seen
bot  They have seen you at Locker Kamppi: it is your turn.
"""

from bot.asking import PERSON, stale
from bot.card import point_name
from bot.facts import Facts
from bot.heard import Heard, Pressed, RefusedNow, Told, Words
from bot.scene import NoNotes, Scene
from bot.turn import UNHEARD, Turn, aside, goto, rest, say
from core.commands import SayHere
from core.model.notice import NoticeKind


def here(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Said to whoever works there; said again, they know it already."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case RefusedNow():
            return stale()
        case Pressed() | Words():
            return goto(told, SayHere(delivery.id))
        case _:
            return UNHEARD


def told(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    return rest(say("arrival-told", PERSON, point=point_name(facts)))


def seen(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Unless they have it by now."""
    is_late = facts.delivery is None or facts.delivery.is_over
    if is_late or not isinstance(heard, Told):
        return aside()
    return aside(say("arrival-seen", point=point_name(facts)))


SCENE = Scene(
    name="arrival",
    beats=(here, told, seen),
    verbs={"visit.here": here},
    notices={NoticeKind.VISIT_SEEN: seen},
)
