"""Closed then: the hours that were told shut the time that was promised before.

hse  closed_then
bot  At the time that is promised, Tuesday 24 November, 14:00–16:00, the place is closed. It stands until you choose another. [Other time] [A person]
"""

from bot.asking import PERSON
from bot.buttons import about
from bot.facts import Facts
from bot.heard import Heard, Told
from bot.scene import NoNotes, Scene
from bot.turn import UNHEARD, Turn, aside, say
from core.model.carrier import ChangeAction
from core.model.notice import NoticeKind


def closed_then(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Beside whatever is asked just now; nothing is taken away that was told."""
    delivery = facts.delivery
    if not isinstance(heard, Told) or delivery is None:
        return UNHEARD
    promise = delivery.promised
    if promise is None or promise.id != heard.notice.ref:
        return aside()
    other = (about(delivery, "button-other-time", "slot.other"),)
    ways = other if facts.may(ChangeAction.CHANGE_WINDOW) else ()
    return aside(say("closed-then", *ways, PERSON, window=promise.window))


SCENE = Scene(
    name="closed_then",
    beats=(closed_then,),
    notices={NoticeKind.CLOSED_THEN: closed_then},
)
