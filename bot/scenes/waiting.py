"""Waiting: a window that is not offered is waited for; once it is possible it is kept, and asked about.

rcp  (wait 1 14)
bot  I tell you as soon as this becomes possible: Wednesday 25 November, 14:00–16:00. What is booked stays until you say yes. [Other time] [Stop waiting] [A person]
     WaitFor
hse  slot_freed
bot  Wednesday 25 November, 14:00–16:00 has just become possible. I keep it for you until 10:05. Shall I book it? [Yes, book it] [No, thank you] [A person]
hse  slot_passed
bot  I could not keep Wednesday 25 November, 14:00–16:00 any longer. I tell you when it is possible again. [Other time] [Stop waiting] [A person]
hse  slot_freed
bot  Wednesday 25 November, 14:00–16:00 has just become possible. I keep it for you until 10:05. Shall I book it? [Yes, book it] [No, thank you] [A person]
rcp  yes please
bot  Booked: Wednesday 25 November, 14:00–16:00.…
     ConfirmHold
rcp  (wait 2 14)
bot  I tell you as soon as this becomes possible: Thursday 26 November, 14:00–16:00. What is booked stays until you say yes. [Other time] [Stop waiting] [A person]
     WaitFor
hse  wish_over
bot  Thursday 26 November, 14:00–16:00 did not become possible. This stays booked: Wednesday 25 November, 14:00–16:00.
rcp  (wait 2 14)
bot  I tell you as soon as this becomes possible: Thursday 26 November, 14:00–16:00. What is booked stays until you say yes. [Other time] [Stop waiting] [A person]
     WaitFor
rcp  Stop waiting
bot  Good: you wait for nothing any more.…
     StopWaiting
"""

from dataclasses import dataclass

from bot.asking import PERSON, stale, ways_out
from bot.buttons import Button, about, window_of
from bot.card import card
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, Told, Words
from bot.scene import Scene, means
from bot.turn import UNHEARD, Turn, aside, ask, goto, rest, say
from bot.understanding.understood import Intent
from bot.wording import Text
from core.commands import ConfirmHold, StopWaiting, WaitFor
from core.model.delivery import Delivery
from core.model.ids import HoldId
from core.model.notice import NoticeKind
from core.model.window import Window


@dataclass(frozen=True, slots=True)
class Notes:
    """The window that is waited for, and the hold that was asked about."""

    window: Window | None = None
    hold: HoldId | None = None


def wished(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The button under a time that is not free."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Pressed(args=(_, *words)) if (window := window_of(tuple(words))) is not None:
            return goto(noted, WaitFor(delivery.id, window), notes=Notes(window=window))
        case RefusedNow():
            return rest(say("instead", *ways_out(facts)))
        case Pressed():
            return stale()
        case _:
            return UNHEARD


def noted(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    delivery = facts.delivery
    if delivery is None or notes.window is None:
        return UNHEARD
    return rest(say("wait-noted", *_waits(delivery), PERSON, window=notes.window))


def freed(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """It is held for them alone: yes books it, no lets it go to the next in line."""
    delivery, hold = facts.delivery, facts.hold
    if delivery is None:
        return aside() if isinstance(heard, Told) else UNHEARD
    match heard:
        case Told(notice=notice) if hold is None or notice.ref != hold.id:
            return aside()  # they have chosen something else meanwhile
        case Told() | Entered() if hold is not None:
            yes = about(delivery, "button-book-it", "slot.yes", str(hold.id))
            no = about(delivery, "button-no-thanks", "wait.stop")
            window, until = hold.window, hold.expires_at
            question = say("slot-freed", yes, no, PERSON, window=window, until=until)
            return ask(question, wait=freed, notes=Notes(hold.window, hold.id))
        case Words() if means(heard, Intent.CONFIRM) and notes.hold is not None:
            return goto("choose_slot.booked", ConfirmHold(notes.hold))
        case Words() if means(heard, Intent.DENY) and heard.understood.entities.time is None:
            return goto(stopped, StopWaiting(delivery.id))
        case RefusedNow():
            return goto("choose_slot")
        case _:
            return UNHEARD


def passed(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Nobody answered in time: the next in line is asked, and they wait on."""
    match heard:
        case Told(notice=notice) if facts.delivery is not None and notice.window is not None:
            says = say("slot-passed", *_waits(facts.delivery), PERSON, window=notice.window)
            return rest(says)
        case _:
            return aside()


def in_vain(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The window can no longer be chosen. What is booked stays; else there are other ways."""
    match heard:
        case Told(notice=notice) if facts.delivery is not None and notice.window is not None:
            promise = facts.delivery.promised
            if promise is None:
                return aside(say("wish-over", *ways_out(facts), window=notice.window))
            return aside(say("wish-over-kept", window=notice.window, kept=promise.window))
        case _:
            return aside()


def stop(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    match heard:
        case Pressed() if facts.delivery is not None:
            return goto(stopped, StopWaiting(facts.delivery.id))
        case RefusedNow():
            return rest(say("instead", *ways_out(facts)))
        case _:
            return UNHEARD


def stopped(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    if facts.delivery is None:
        return UNHEARD
    return rest(card(facts, fresh=True, lead=Text("wait-stopped")))


def _waits(delivery: Delivery) -> tuple[Button, ...]:
    return (
        about(delivery, "button-other-time", "slot.other"),
        about(delivery, "button-stop-waiting", "wait.stop"),
    )


SCENE = Scene(
    name="waiting",
    beats=(freed, wished, noted, passed, in_vain, stop, stopped),
    notes=Notes,
    verbs={"slot.wait": wished, "wait.stop": stop},
    notices={
        NoticeKind.SLOT_FREED: freed,
        NoticeKind.SLOT_PASSED: passed,
        NoticeKind.WISH_OVER: in_vain,
    },
)
