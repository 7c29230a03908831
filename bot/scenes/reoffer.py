"""Reoffer: a promise cannot be kept; we say why, and another window is held for them already.

hse  window_lost : van
bot  I am sorry: the van that was to come to you is out, so Wednesday 25 November, 14:00–16:00 cannot be kept. I keep Tuesday 24 November, 14:00–16:00 for you until 10:05. [Take Today 14:00–16:00] [Other time] [Locker] [A person]
rcp  Take Today 14:00–16:00
bot  Booked: Tuesday 24 November, 14:00–16:00.…
     ConfirmHold
hse  window_lost : plan
bot  I am sorry: the carrier had to plan its route anew, so Wednesday 25 November, 14:00–16:00 cannot be kept. I keep Tuesday 24 November, 14:00–16:00 for you until 10:05. [Take Today 14:00–16:00] [Other time] [Locker] [A person]
rcp  yes
bot  Booked: Tuesday 24 November, 14:00–16:00.…
     ConfirmHold
hse  window_kept
bot  Another van brings your parcel now; the time stays: Tuesday 24 November, 14:00–16:00. [Other time] [A person]
hse  window_kept : van
bot  I am sorry: the van that was to come to you is out, so Wednesday 25 November, 14:00–16:00 cannot be kept. It stays at Tuesday 24 November, 14:00–16:00, as agreed before. [Other time] [A person]
hse  window_set
bot  Your parcel now comes at this time: Tuesday 24 November, 14:00–16:00. [Other time] [A person]
"""

from dataclasses import dataclass

from bot.asking import PERSON, ways_out
from bot.buttons import about
from bot.card import point_name
from bot.facts import Facts
from bot.heard import Entered, Heard, RefusedNow, Told, Words
from bot.lost_time import because
from bot.scene import Scene, means
from bot.turn import UNHEARD, Turn, aside, ask, goto, rest, say
from bot.understanding.understood import Intent
from bot.visits import spoken_of
from bot.yes_if import booking
from core.actions.losing import Cause
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.ids import HoldId
from core.model.notice import NoticeKind
from core.model.promise import Hold
from core.model.window import Window


@dataclass(frozen=True, slots=True)
class Notes:
    """The window that was lost, why, and the hold in its place."""

    lost: Window | None = None
    cause: Cause = Cause.PLAN
    hold: HoldId | None = None


def lost(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """What happened, and what is kept for them; they may also take another time or another place."""
    delivery, hold = facts.delivery, facts.hold
    if delivery is None:
        return aside() if isinstance(heard, Told) else UNHEARD
    match heard:
        case Told() if delivery.promised is not None:
            return aside()  # they have chosen something meanwhile
        case Told(notice=notice) if notice.window is not None:
            cause = Cause(notice.text or Cause.PLAN)
            if hold is None or hold.id != notice.ref:
                return _without(delivery, facts, notice.window, cause)
            return _asked(delivery, facts, hold, Notes(notice.window, cause, hold.id))
        case Entered() if hold is not None and hold.id == notes.hold and notes.lost is not None:
            return _asked(delivery, facts, hold, notes)
        case Words() if (turn := booking(heard, _kept(hold), notes.hold, facts)) is not None:
            return turn
        case Words() if means(heard, Intent.DENY) and heard.understood.entities.time is None:
            return goto("choose_slot")
        case RefusedNow():
            return goto("choose_slot")
        case _:
            return UNHEARD


def kept(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Another van in the same window, or the one that was agreed before it: nothing is to be
    done."""
    delivery = facts.delivery
    match heard:
        case Told(notice=notice) if delivery is not None and delivery.promised is not None:
            other = about(delivery, "button-other-time", "slot.other")
            window = delivery.promised.window
            if notice.text is None:
                return aside(say("window-kept", other, PERSON, window=window))
            cause, lost = because(Cause(notice.text)), notice.window
            told = say("window-back", other, PERSON, cause=cause, lost=lost, window=window)
            return aside(told)
        case _:
            return aside()


def set_for_them(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Somebody else has chosen: they see it, and may choose otherwise."""
    delivery = facts.delivery
    match heard:
        case Told() if delivery is not None and delivery.promised is not None:
            may = facts.may(ChangeAction.CHANGE_WINDOW)
            other = (about(delivery, "button-other-time", "slot.other"),) if may else ()
            key, point = spoken_of("window-set", facts), point_name(facts)
            window = delivery.promised.window
            return aside(say(key, *other, PERSON, window=window, point=point))
        case _:
            return aside()


def _asked(delivery: Delivery, facts: Facts, hold: Hold, notes: Notes) -> Turn:
    buttons = [
        about(delivery, "button-take-window", "slot.yes", str(hold.id), window=hold.window),
        about(delivery, "button-other-time", "slot.other"),
    ]
    if facts.may(ChangeAction.REDIRECT):
        buttons.append(about(delivery, "button-locker", "locker.pick"))
    question = say(
        "window-lost",
        *buttons,
        PERSON,
        cause=because(notes.cause),
        lost=notes.lost,
        window=hold.window,
        until=hold.expires_at,
    )
    return ask(question, wait=lost, notes=notes)


def _without(delivery: Delivery, facts: Facts, window: Window, cause: Cause) -> Turn:
    """What was held has gone by now."""
    return rest(
        say("window-lost-only", *ways_out(facts), cause=because(cause), lost=window),
        focus=delivery.id,
    )


def _kept(hold: Hold | None) -> Window | None:
    return hold.window if hold is not None else None


SCENE = Scene(
    name="reoffer",
    beats=(lost, kept, set_for_them),
    notes=Notes,
    notices={
        NoticeKind.WINDOW_LOST: lost,
        NoticeKind.WINDOW_KEPT: kept,
        NoticeKind.WINDOW_SET: set_for_them,
        NoticeKind.NARROWED: set_for_them,
    },
)
