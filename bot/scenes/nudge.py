"""Nudge: a van passes by anyway, and no time was chosen yet; said once.

hse  in_your_street
bot  Our van will be close to you then anyway: Tuesday 24 November, 14:00–16:00. Shall we bring your parcel at that time? [Today 14:00–16:00] [Other time] [A person]
rcp  Today 14:00–16:00
bot  Tuesday 24 November, 14:00–16:00. I keep it for you until 10:05. Shall I book it? [Yes, book it] [Other time] [A person]
     HoldSlot
"""

from bot.asking import PERSON
from bot.buttons import about, packed_window
from bot.facts import Facts
from bot.heard import Heard, Told
from bot.scene import NoNotes, Scene
from bot.turn import UNHEARD, Turn, aside, say
from core.model.carrier import ChangeAction
from core.model.notice import NoticeKind


def near(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """The window is a button: picked, it is held and read back like any other."""
    delivery = facts.delivery
    match heard:
        case Told(notice=notice) if delivery is not None and notice.window is not None:
            if delivery.promised is not None or not facts.may(ChangeAction.CHANGE_WINDOW):
                return aside()
            packed = packed_window(notice.window)
            pick = about(delivery, "button-window", "slot.pick", *packed, window=notice.window)
            other = about(delivery, "button-other-time", "slot.other")
            return aside(say("nudge-near", pick, other, PERSON, window=notice.window))
        case Told():
            return aside()
        case _:
            return UNHEARD


SCENE = Scene(name="nudge", beats=(near,), notices={NoticeKind.IN_YOUR_STREET: near})
