"""Both: one visit for several parcels, at a time that is free for each of them.

rcp  can you bring it later
bot  You have several parcels on their way. Which one do you mean? [1. Kauppa Oy] [2. Kirja Oy] [All of them] [A person]
rcp  both, after six in the evening
bot  These times are free for all of them: [Today 18:00–20:00] [Tomorrow 18:00–20:00] [Fri 27 Nov 18:00–20:00] [A person]
rcp  Tomorrow 18:00–20:00
bot  Wednesday 25 November, 18:00–20:00, for all 2 parcels. Shall I book it? [Yes, book it] [Other time] [A person]
     HoldSlot
rcp  Yes, book it
bot  Booked for all 2 parcels: Wednesday 25 November, 18:00–20:00.…
     ConfirmHold
     BookWindow

Each parcel keeps a promise of its own; where one of them cannot come then, none is moved.
"""

from dataclasses import dataclass, replace

from bot.asking import PERSON, stale
from bot.buttons import about, packed_window, window_of
from bot.card import card, title
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, Words
from bot.scene import Scene, means
from bot.suiting import is_away, speaks_of_a_time, suiting, timed
from bot.turn import UNHEARD, Turn, ask, focus_on, goto, rest, say
from bot.understanding.understood import Intent, SpokenTime
from bot.window_list import varied
from bot.wording import Text
from bot.yes_if import Yes, yes_to
from core.commands import BookWindow, ConfirmHold, HoldSlot
from core.model.delivery import Delivery
from core.model.ids import HoldId
from core.model.window import Window

WINDOWS_SHOWN_MAX = 5


@dataclass(frozen=True, slots=True)
class Notes:
    """What was wished for, and the window that is kept, with its hold on the first parcel."""

    wish: SpokenTime | None = None
    away: bool = False
    window: Window | None = None
    hold: HoldId | None = None


def which_window(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Only what is free for each of them."""
    heard = timed(heard, facts.now.astimezone(facts.zone))
    match heard:
        case _ if len(facts.open_deliveries) < 2:
            return goto("choose_slot", hear=heard)
        case Pressed(verb="both.pick", args=(_, *words)):
            return _picked(window_of(tuple(words)), facts, notes)
        case Words() if speaks_of_a_time(heard):
            return _offered(facts, Notes(heard.understood.entities.time, is_away(heard)))
        case Entered() | Pressed() | RefusedNow():
            return _offered(facts, notes)
        case _:
            return UNHEARD


def shall_i(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Kept for the first of them; a yes books it for all, or for none."""
    heard = timed(heard, facts.now.astimezone(facts.zone))
    match heard:
        case Pressed(verb="both.yes", args=(_, name)) if name != str(notes.hold):
            return stale()
        case Pressed(verb="both.yes"):
            return _booked(facts, notes)
        case Words() if (said := yes_to(heard, notes.window, facts)) is not None:
            return _agreed(said, facts, notes)
        case Words() if speaks_of_a_time(heard) or means(heard, Intent.DENY):
            return goto(which_window, hear=heard, notes=Notes())
        case Entered() if facts.hold is not None and facts.delivery is not None:
            yes = about(facts.delivery, "button-book-it", "both.yes", str(facts.hold.id))
            other = about(facts.delivery, "button-other-time", "both.other")
            count, window = len(facts.open_deliveries), facts.hold.window
            question = say("both-shall-i", yes, other, PERSON, window=window, count=count)
            return ask(question, notes=replace(notes, window=window, hold=facts.hold.id))
        case Entered() | RefusedNow():
            return goto(which_window, notes=Notes(notes.wish, notes.away))
        case _:
            return UNHEARD


def booked(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    if facts.delivery is None or notes.window is None:
        return UNHEARD
    told = {"window": notes.window, "count": len(facts.open_deliveries)}
    return rest(card(facts, fresh=True, lead=Text("both-booked", told)))


def _offered(facts: Facts, notes: Notes) -> Turn:
    free = _free_for_all(facts)
    wish = notes.wish
    suits = free if wish is None else suiting(free, wish, facts.zone, away=notes.away)
    shown = sorted(varied(suits or free, facts.zone)[:WINDOWS_SHOWN_MAX])
    if not shown:
        return _one_by_one(facts)
    first = facts.open_deliveries[0]
    buttons = (
        about(first, "button-window", "both.pick", *packed_window(window), window=window)
        for window in shown
    )
    key = "both-which" if suits else "both-not-then"
    return ask(say(key, *buttons, PERSON), wait=which_window, notes=notes)


def _one_by_one(facts: Facts) -> Turn:
    """No visit could bring them all: each has times of its own."""
    buttons = (
        about(each, "button-parcel", "slot.other", what=title(each), number=number)
        for number, each in enumerate(facts.open_deliveries[:WINDOWS_SHOWN_MAX], start=1)
    )
    return rest(say("both-none", *buttons, PERSON))


def _picked(window: Window | None, facts: Facts, notes: Notes) -> Turn:
    if window is None or window not in _free_for_all(facts):
        turn = _offered(facts, Notes())
        return replace(turn, says=(say("slot-gone"), *turn.says))
    first = facts.open_deliveries[0]
    kept = goto(shall_i, HoldSlot(first.id, window), notes=replace(notes, window=window))
    return focus_on(first, kept)


def _agreed(yes: Yes, facts: Facts, notes: Notes) -> Turn:
    """Another time is looked for; what is for the courier goes with the first parcel."""
    if yes.instead is not None:
        return goto(which_window, hear=yes.instead, notes=Notes())
    turn = _booked(facts, notes)
    if yes.door is None or not turn.commands:
        return turn
    told = say("both-booked", window=notes.window, count=len(facts.open_deliveries))
    return replace(turn, goto="door", hear=yes.door, says=(told,), notes=None)


def _booked(facts: Facts, notes: Notes) -> Turn:
    if notes.hold is None or notes.window is None:
        return goto(which_window, notes=Notes())
    others = (each for each in facts.open_deliveries if each != facts.delivery)
    books = (BookWindow(each.id, notes.window) for each in others)
    return goto(booked, ConfirmHold(notes.hold), *books, notes=notes)


def _free_for_all(facts: Facts) -> tuple[Window, ...]:
    """What is offered for every one of them, soonest first; a time that must be paid is booked by
    itself."""
    free = [_unpaid(each, facts) for each in facts.open_deliveries]
    return tuple(sorted(set.intersection(*free))) if free else ()


def _unpaid(delivery: Delivery, facts: Facts) -> set[Window]:
    offered, carrier = facts.offers_of(delivery), facts.carrier
    if carrier is None:
        return set(offered.windows)
    return {
        window
        for window in offered.windows
        if not facts.takes_money.takes(carrier.price_of(offered.extra.get(window)))
    }


SCENE = Scene(
    name="both",
    beats=(which_window, shall_i, booked),
    notes=Notes,
    verbs={"both.pick": which_window, "both.other": which_window, "both.yes": shall_i},
)
