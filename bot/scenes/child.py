"""A child writes: no door is opened for us, nothing is shown, and an adult decides.

rcp  my mum is out, I'm 12, can I take it?
bot  Thank you for telling me. Please do not open the door for this one: an adult must take it. [An adult is here] [A person]
rcp  An adult is here
bot  When could an adult take it, or where shall it go? [Other time] [Neighbour] [Locker] [A person]
"""

from bot.asking import PERSON
from bot.buttons import about
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, Words
from bot.scene import NoNotes, Scene
from bot.turn import UNHEARD, Turn, rest, say
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
            adult = about(delivery, "button-adult-here", "child.adult")
            return rest(say("child-thanks", adult, PERSON))
        case _:
            return UNHEARD


def adult(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """What may be done now; each of them is read back before it is asked."""
    delivery = facts.delivery
    match heard:
        case Pressed() if delivery is not None:
            ways = [about(delivery, label, verb) for label, verb, way in _WAYS if facts.may(way)]
            return rest(say("child-adult", *ways, PERSON))
        case _:
            return UNHEARD


SCENE = Scene(name="child", beats=(speaks, adult), verbs={"child.adult": adult})
