"""Nudge: a van passes by anyway, and no time was chosen yet; said once.

hse  in_your_street
bot  Our van will be close to you then anyway: Tuesday 24 November, 14:00–16:00. Shall we bring your parcel at that time? [Today 14:00–16:00] [Other time] [A person]
rcp  no thanks
bot  When shall we come? These times are free:…
hse  in_your_street
bot  Our van will be close to you then anyway: Tuesday 24 November, 14:00–16:00. Shall we bring your parcel at that time? [Today 14:00–16:00] [Other time] [A person]
rcp  yes please, that works
bot  Tuesday 24 November, 14:00–16:00. I keep it for you until 10:05. Shall I book it? [Yes, book it] [Other time] [A person]
     HoldSlot
"""

from dataclasses import dataclass

from bot.asking import PERSON
from bot.buttons import about, packed_window, tail
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, Told, Words
from bot.scene import Scene, means
from bot.suiting import speaks_of_a_time, timed
from bot.turn import UNHEARD, Turn, aside, ask, goto, say
from bot.understanding.understood import Intent
from bot.yes_if import noted, yes_to
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.notice import NoticeKind
from core.model.window import Window

# Where nothing is asked that a yes would answer, but for a time of which none is held.
FREE = frozenset({"menu", "choose_slot", "nudge", "waiting"})


@dataclass(frozen=True, slots=True)
class Notes:
    """The window in which the van is near."""

    window: Window | None = None


def near(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The window is a button: picked, or said yes to, it is held and read back like any other."""
    delivery = facts.delivery
    if delivery is None:
        return aside() if isinstance(heard, Told) else UNHEARD
    may = delivery.promised is None and facts.may(ChangeAction.CHANGE_WINDOW)
    match heard:
        case Told(notice=notice) if may and notice.window is not None:
            asked = _asked(delivery, notice.window)
            is_free = facts.conversation.scene in FREE and facts.hold is None
            return asked if is_free else aside(*asked.says)
        case Told():
            return aside()
        case Entered() if may and notes.window is not None:
            return _asked(delivery, notes.window)
        case Words() if may and notes.window is not None:
            return _answered(heard, delivery, facts, notes.window)
        case _:
            return UNHEARD


def _asked(delivery: Delivery, window: Window) -> Turn:
    pick = about(delivery, "button-window", "slot.pick", *packed_window(window), window=window)
    other = about(delivery, "button-other-time", "slot.other")
    question = say("nudge-near", pick, other, PERSON, window=window)
    return ask(question, wait=near, notes=Notes(window))


def _answered(heard: Words, delivery: Delivery, facts: Facts, window: Window) -> Turn:
    """Yes and no are the buttons; another time is chosen as ever."""
    told = timed(heard, facts.now.astimezone(facts.zone))
    assert isinstance(told, Words)
    if (yes := yes_to(heard, window, facts)) is not None:
        picked = Pressed("slot.pick", (tail(delivery), *packed_window(window)))
        return goto("choose_slot", *noted(yes, facts), hear=yes.instead or picked)
    if means(heard, Intent.DENY) and told.understood.entities.time is None:
        return goto("choose_slot")
    return goto("choose_slot", hear=heard) if speaks_of_a_time(told) else UNHEARD


SCENE = Scene(name="nudge", beats=(near,), notes=Notes, notices={NoticeKind.IN_YOUR_STREET: near})
