"""Keep a code: for later parcels to the same door, ninety days and no longer, and only if asked to.

rcp  gate code is 4471#
bot  Saved for this delivery: door code 4471#. The courier sees it when near; it is deleted afterwards. Shall I keep the code for your later parcels to this door? [Only this time] [Keep it 90 days]
bot  …
     GiveInstructions
rcp  Keep it 90 days
bot  I keep the code for later parcels to this door, until Monday 22 February, 10:00; then it is deleted. /places shows it, and forgets it sooner. [Menu]
     KeepCode
"""

from datetime import timedelta

from bot.asking import MENU, PERSON
from bot.facts import Facts
from bot.heard import Heard, Pressed, RefusedNow
from bot.scene import NoNotes, Scene
from bot.turn import UNHEARD, Turn, aside, say
from core.commands import KeepCode
from core.model.saved_place import CODE_DAYS


def keep(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """The answer to a question that stood beside another one: that one still stands."""
    delivery, talk = facts.delivery, facts.conversation
    match heard:
        case Pressed() if delivery is None or delivery.door_card.code is None:
            return aside(say("code-gone", PERSON))
        case Pressed(verb="code.keep") if delivery is not None:
            until = facts.now + timedelta(days=CODE_DAYS)
            kept = say("code-kept", MENU, until=until)
            return aside(kept, commands=(KeepCode(talk.id, delivery.id),))
        case Pressed():
            return aside(say("code-not-kept"))
        case RefusedNow():
            return aside(say("place-not-kept", PERSON))
        case _:
            return UNHEARD


SCENE = Scene(name="keep_code", beats=(keep,), verbs={"code.keep": keep, "code.once": keep})
