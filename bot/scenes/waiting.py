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
rcp  (wait 3 14)
bot  I tell you as soon as this becomes possible: Friday 27 November, 14:00–16:00. What is booked stays until you say yes. [Other time] [Stop waiting] [A person]
     WaitFor
hse  slot_freed
bot  Friday 27 November, 14:00–16:00 has just become possible. I keep it for you until 10:05. Shall I book it? [Yes, book it] [No, thank you] [A person]
rcp  no thanks
bot  All right, not Friday 27 November, 14:00–16:00. I still tell you when this becomes possible: Thursday 26 November, 14:00–16:00. [Other time] [Stop waiting] [A person]
     StopWaiting
rcp  I don't need to wait any more
bot  Good: you wait for nothing any more.…
     StopWaiting
rcp  (wait 2 14)
bot  I tell you as soon as this becomes possible: Thursday 26 November, 14:00–16:00. What is booked stays until you say yes. [Other time] [Stop waiting] [A person]
     WaitFor
hse  wish_over
bot  Thursday 26 November, 14:00–16:00 did not become possible. This stays booked: Wednesday 25 November, 14:00–16:00.
rcp  (wait 2 14)
bot  I tell you as soon as this becomes possible: Thursday 26 November, 14:00–16:00. What is booked stays until you say yes. [Other time] [Stop waiting] [A person]
     WaitFor
rcp  stop waiting
bot  Good: you wait for nothing any more.…
     StopWaiting
rcp  (wait 2 14)
bot  I tell you as soon as this becomes possible: Thursday 26 November, 14:00–16:00. What is booked stays until you say yes. [Other time] [Stop waiting] [A person]
     WaitFor
rcp  never mind
bot  Good: you wait for nothing any more.…
     StopWaiting
"""

from dataclasses import dataclass

from bot.asking import PERSON, stale, ways_out
from bot.backing_out import drops
from bot.buttons import Button, about, packed_window, window_of
from bot.card import card
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, Told, Words
from bot.scene import Scene, means
from bot.suiting import speaks_of_a_time, timed
from bot.turn import UNHEARD, Turn, aside, ask, goto, rest, say
from bot.understanding.understood import Intent
from bot.window_list import price_of
from bot.wording import Lines, Text
from bot.yes_if import booking
from core.commands import StopWaiting, WaitFor
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
    match heard:
        case Entered():
            question = say("wait-noted", *_waits(delivery), PERSON, window=notes.window)
            return ask(question, wait=noted)
        case Words():
            return _answered(heard, delivery, facts, notes)
        case _:
            return UNHEARD


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
            no = about(delivery, "button-no-thanks", "wait.no", *packed_window(hold.window))
            window, until = hold.window, hold.expires_at
            costs = price_of(hold)
            question = say("slot-freed", yes, no, PERSON, window=window, until=until, remarks=costs)
            return ask(question, wait=freed, notes=Notes(hold.window, hold.id))
        case Words():
            return _answered(heard, delivery, facts, notes)
        case RefusedNow():
            return goto("choose_slot")
        case _:
            return UNHEARD


def passed(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Nobody answered in time: the next in line is asked, and they wait on. A late yes tries it
    once more."""
    delivery = facts.delivery
    if delivery is None:
        return aside() if isinstance(heard, Told) else UNHEARD
    match heard:
        case Told(notice=notice) if notice.window is not None:
            says = say("slot-passed", *_waits(delivery), PERSON, window=notice.window)
            is_last = facts.conversation.scene in ("waiting", "menu")
            hold = HoldId(notice.ref) if notice.ref else None
            last = ask(says, wait=passed, notes=Notes(notice.window, hold))
            return last if is_last else aside(says)
        case Told():
            return aside()
        case Words():
            return _answered(heard, delivery, facts, notes)
        case RefusedNow():
            return goto("choose_slot")
        case _:
            return UNHEARD


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
    """Nothing is waited for any more; a no to one window is to that one alone."""
    delivery = facts.delivery
    match heard:
        case Pressed(verb="wait.no", args=(_, *words)) if (
            delivery is not None and (window := window_of(tuple(words))) is not None
        ):
            return goto(declined, StopWaiting(delivery.id, window), notes=Notes(window))
        case Pressed() | Words() if delivery is not None:
            return goto(stopped, StopWaiting(delivery.id))
        case RefusedNow():
            return rest(say("instead", *ways_out(facts)))
        case _:
            return UNHEARD


def stopped(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    if facts.delivery is None:
        return UNHEARD
    return rest(card(facts, fresh=True, lead=Text("wait-stopped")))


def declined(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """What they still wait for, where there is anything."""
    delivery, others = facts.delivery, facts.wishes
    if delivery is None or notes.window is None or not others:
        return stopped(heard, facts, notes)
    listed = Lines(tuple(Text("wait-other", {"window": one.window}) for one in others))
    buttons = (*_waits(delivery), PERSON)
    return rest(say("wait-goes-on", *buttons, window=notes.window, others=listed))


def _answered(heard: Words, delivery: Delivery, facts: Facts, notes: Notes) -> Turn:
    """Yes books what was kept, also where it is not kept any longer; no ends that wish alone."""
    told = timed(heard, facts.now.astimezone(facts.zone))
    assert isinstance(told, Words)
    spoken = told.understood.entities.time
    is_no = means(heard, Intent.DENY) or drops(heard.text)
    if (turn := booking(heard, notes.window, notes.hold, facts)) is not None:
        return turn
    if is_no and spoken is None and notes.window is not None:
        return goto(declined, StopWaiting(delivery.id, notes.window))
    return goto("choose_slot", hear=heard) if speaks_of_a_time(told) else UNHEARD


def _waits(delivery: Delivery) -> tuple[Button, ...]:
    return (
        about(delivery, "button-other-time", "slot.other"),
        about(delivery, "button-stop-waiting", "wait.stop"),
    )


SCENE = Scene(
    name="waiting",
    beats=(freed, wished, noted, passed, in_vain, stop, stopped, declined),
    notes=Notes,
    verbs={"slot.wait": wished, "wait.stop": stop, "wait.no": stop},
    notices={
        NoticeKind.SLOT_FREED: freed,
        NoticeKind.SLOT_PASSED: passed,
        NoticeKind.WISH_OVER: in_vain,
    },
)
