"""Choose a slot: the recipient picks one of the windows that the routes can really serve.

bot  When shall we come? These times are free: [Today 14:00–16:00] [Today 18:00–20:00] [Tomorrow 10:00–12:00] [More times] [Another day] [A person]
rcp  Tomorrow 10:00–12:00
bot  Wednesday 25 November, 10:00–12:00. I keep it for you until 10:05. Shall I book it? [Yes, book it] [Other time] [A person]
     HoldSlot
rcp  Yes, book it
bot  Booked: Wednesday 25 November, 10:00–12:00.…
     ConfirmHold
"""

from dataclasses import dataclass, replace
from datetime import date

from bot.asking import PERSON, ways_out
from bot.away_locker import instead_of_a_time, with_locker
from bot.beside_known import by_known
from bot.buttons import Button, about, window_of
from bot.card import card, point_name
from bot.facts import Facts, Offered
from bot.heard import Entered, Heard, Pressed, RefusedNow, Told, Words
from bot.held import books, held
from bot.home_again import cannot_come_home, gives_up_point, is_final
from bot.home_instead import wants_it_home
from bot.late_yes import may_be_tried, old_yes
from bot.lost_time import why_broken
from bot.no_times import cannot_choose, none_free
from bot.other_place import other_place
from bot.scene import Scene, means
from bot.suiting import is_away, local_day, nearest, speaks_of_a_time, suiting, timed
from bot.turn import UNHEARD, Turn, aside, ask, goto, rest, say
from bot.understanding.understood import Intent, SpokenTime
from bot.visits import spoken_of
from bot.which_parcel import names_all
from bot.window_list import (
    SHOWN_MAX,
    calendar_button,
    day_named,
    days_of,
    later_buttons,
    listed,
    out_of_reach,
    page_named,
    page_of,
    varied,
    window_buttons,
)
from bot.wording import Text
from bot.yes_if import booking
from core.actions.timers import UNANSWERED
from core.commands import ConfirmHold, HoldSlot
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.ids import HoldId
from core.model.notice import NoticeKind
from core.model.window import Window

DAYS_SHOWN_MAX = 5
WINDOWS_OF_A_DAY_MAX = 5
SUITING_SHOWN_MAX = 5


@dataclass(frozen=True, slots=True)
class Notes:
    """The window that is held, and under which name; what was wished for, while one pages through
    what suits it (`away`: what was told is when nobody is there)."""

    window: Window | None = None
    hold: HoldId | None = None
    wish: SpokenTime | None = None
    away: bool = False


def which_window(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """A short list: the soonest, an evening, another day. Words with a time narrow it."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    heard = _read(heard, facts, notes)
    match heard:
        case Words() if (draft := other_place(heard, facts)) is not None:
            return goto("correct_address.judged", notes=draft)
        case Words(text=text) if not (speaks_of_a_time(heard) or wants_it_home(text, facts)):
            return UNHEARD
        case Words(text=text) if names_all(text) and len(facts.open_deliveries) > 1:
            return goto("both", hear=heard)
        case _ if not facts.may(ChangeAction.CHANGE_WINDOW):
            return instead_of_a_time(heard, facts) or cannot_choose(delivery, facts)
        case _ if is_final(facts):
            return cannot_come_home(facts)
        case Pressed(verb="slot.pick", args=(_, *words)):
            return _picked(window_of(tuple(words)), delivery, facts)
        case Pressed(verb="slot.more", args=(_, page)) if notes.wish is not None:
            return _suiting(delivery, facts, notes.wish, away=notes.away, page=page_named(page))
        case Pressed(verb="slot.other" | "slot.more", args=(_, page)):
            return _page(delivery, facts, page_named(page))
        case Words():
            return with_locker(_wished(heard, delivery, facts), heard, facts)
        case Entered() | Pressed() | RefusedNow():
            return _page(delivery, facts, 0)
        case _:
            return UNHEARD


def which_day(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The days that have room, then the windows of one."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    heard = _read(heard, facts, notes)
    match heard:
        case Words() if not speaks_of_a_time(heard):
            return UNHEARD
        case _ if not facts.may(ChangeAction.CHANGE_WINDOW):
            return cannot_choose(delivery, facts)
        case Pressed(verb="day.pick", args=(_, word, *page)) if (
            day := day_named(word)
        ) is not None:
            return _of_day(delivery, facts, day, page_named(*page))
        case Pressed(verb="day.list", args=(_, page)):
            return _days(delivery, facts, page_named(page))
        case Pressed() | Entered():
            return _days(delivery, facts, 0)
        case Words():
            return with_locker(_wished(heard, delivery, facts), heard, facts)
        case _:
            return UNHEARD


def shall_i(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The window is held: yes books it."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    heard = _read(heard, facts, notes)
    match heard:
        case Pressed(verb="slot.yes", args=(_, name)) if _is_held(name, facts, notes):
            return books(HoldId(name), facts, *gives_up_point(facts))
        case Pressed(verb="slot.pay") if facts.hold is not None:
            return _held(delivery, facts)
        case Pressed():
            return old_yes(delivery, facts)
        case Words() if (turn := booking(heard, notes.window, notes.hold, facts)) is not None:
            is_booked = any(isinstance(each, ConfirmHold) for each in turn.commands)
            given_up = gives_up_point(facts) if is_booked else ()
            return replace(turn, commands=(*given_up, *turn.commands))
        case Words() if means(heard, Intent.DENY) and heard.understood.entities.time is None:
            return goto(which_window, notes=Notes())
        case Words() if speaks_of_a_time(heard) or means(heard, Intent.DENY):
            return with_locker(_wished(heard, delivery, facts), heard, facts)
        case RefusedNow():
            return goto(which_window, notes=Notes())
        case Entered() if not facts.may(ChangeAction.CHANGE_WINDOW):
            return cannot_choose(delivery, facts)
        case Entered() if facts.hold is not None:
            return _held(delivery, facts)
        case Entered():
            return goto(which_window, notes=Notes())
        case _:
            return UNHEARD


def booked(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """A promise, and until when it may be changed."""
    promise = facts.delivery.promised if facts.delivery is not None else None
    if promise is None:
        return goto(which_window, notes=Notes())
    lead = Text("slot-booked", {"window": promise.window})
    return rest(card(facts, fresh=True, lead=lead))


def ran_out(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The hold ended while they were thinking. The yes still works while the place is free; what
    else is free stands beside it."""
    delivery, ended = facts.delivery, _ended(heard, facts, notes)
    if delivery is None or ended is None:
        return aside()
    if not facts.may(ChangeAction.CHANGE_WINDOW):
        return rest(say("slot-hold-ended", *ways_out(facts)))
    return _run_out(delivery, facts, ended)


def broken(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The plan can no longer keep what we said: say so, and offer what is possible."""
    match heard:
        case Told(notice=notice) if facts.delivery is not None and facts.delivery.promised is None:
            is_known = notice.text == UNANSWERED  # they heard of it with what was kept for them
            if is_known and facts.conversation.scene == "choose_slot":
                return aside()
            if not facts.may(ChangeAction.CHANGE_WINDOW):
                only = "slot-hold-ended" if is_known else "slot-broken-only"
                return rest(say(only, *ways_out(facts)))
            told = say("slot-hold-ended") if is_known else why_broken(notice, facts)
            return goto(which_window, says=(told,), notes=Notes())
        case _:
            return aside()


def at_the_new_place(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The address was changed before any time was promised: the times that are free there. What
    the way in takes is asked first, and leads here by itself."""
    match heard:
        case Told() if facts.conversation.scene == "access":
            return aside()
        case Told() if facts.delivery is not None and facts.delivery.promised is None:
            may = facts.may(ChangeAction.CHANGE_WINDOW)
            return goto(which_window, notes=Notes()) if may else aside()
        case _:
            return aside()


def _read(heard: Heard, facts: Facts, notes: Notes) -> Heard:
    """The time in an answer, also where it is told by the time that is offered, or promised."""
    promise = facts.delivery.promised if facts.delivery is not None else None
    known = notes.window or (promise.window if promise is not None else None)
    told = by_known(heard, known, facts.zone, is_offered=notes.window is not None)
    return timed(told, facts.now.astimezone(facts.zone))


def _run_out(delivery: Delivery, facts: Facts, notes: Notes) -> Turn:
    offered = facts.offers()
    if not offered.windows:
        return none_free(offered, facts, Text("slot-hold-ended"))
    others = varied((w for w in offered.windows if w != notes.window), facts.zone, offered.greenest)
    if notes.window not in offered.windows:
        more = _more(delivery, offered, facts)
        gone = listed("slot-ended-gone", others[:SHOWN_MAX], offered, facts, *more)
        return ask(gone, wait=which_window)
    yes = about(delivery, "button-still-yes", "slot.yes", str(notes.hold))
    buttons = window_buttons(delivery, others[: SHOWN_MAX - 1], offered)
    other = about(delivery, "button-other-time", "slot.other")
    ended = say("slot-ended-free", yes, *buttons, other, PERSON, window=notes.window)
    return ask(ended, wait=shall_i, notes=notes)


def _page(delivery: Delivery, facts: Facts, page: int) -> Turn:
    offered = facts.usual_offers()
    windows = varied(offered.windows, facts.zone, offered.greenest)
    if not windows:
        return none_free(offered, facts)
    shown, following = page_of(windows, page, SHOWN_MAX)
    more = _more(delivery, offered, facts, following)
    key, point = spoken_of("slot-which", facts), point_name(facts)
    question = listed(key, shown, offered, facts, *more, point=point)
    return ask(question, wait=which_window, notes=Notes())


def _more(
    delivery: Delivery, offered: Offered, facts: Facts, following: int | None = None
) -> tuple[Button, ...]:
    """A calendar where one can open, else the next few; another day; a person."""
    more = list(calendar_button(delivery, offered, facts))
    if not more and len(offered.windows) > SHOWN_MAX:
        more.append(about(delivery, "button-more-times", "slot.other", str(following or 0)))
    if len(days_of(offered.windows, facts.zone)) > 1:
        more.append(about(delivery, "button-another-day", "day.list"))
    return (*more, PERSON)


def _days(delivery: Delivery, facts: Facts, page: int) -> Turn:
    offered = facts.usual_offers()
    days = days_of(offered.windows, facts.zone)
    if not days:
        return none_free(offered, facts)
    shown, following = page_of(days, page, DAYS_SHOWN_MAX)
    buttons = [about(delivery, "button-day", "day.pick", day.isoformat(), day=day) for day in shown]
    if following is not None:
        buttons.append(about(delivery, "button-more-days", "day.list", str(following)))
    return ask(say("slot-which-day", *buttons, PERSON), wait=which_day)


def _of_day(delivery: Delivery, facts: Facts, day: date, page: int) -> Turn:
    offered = facts.usual_offers()
    windows = [w for w in offered.windows if local_day(w, facts.zone) == day]
    if not windows:
        return _days(delivery, facts, 0)
    shown, following = page_of(windows, page, WINDOWS_OF_A_DAY_MAX)
    more = [about(delivery, "button-another-day", "day.list")]
    if following is not None:
        later = about(delivery, "button-more-times", "day.pick", day.isoformat(), str(following))
        more.insert(0, later)
    question = listed("slot-which-of-day", shown, offered, facts, *more, PERSON, day=day)
    return ask(question, wait=which_window)


def _wished(heard: Words, delivery: Delivery, facts: Facts) -> Turn:
    """What was wished for; one alone is held at once."""
    spoken = heard.understood.entities.time
    if spoken is None:
        return _page(delivery, facts, 0)
    return _suiting(delivery, facts, spoken, away=is_away(heard), page=None)


def _suiting(
    delivery: Delivery, facts: Facts, spoken: SpokenTime, *, away: bool, page: int | None
) -> Turn:
    """Only what suits. `page` is None where it was just said."""
    offered = facts.offers()
    found = suiting(offered.windows, spoken, facts.zone, away=away)
    if not found:
        return _not_then(delivery, facts, spoken, away=away)
    if len(found) == 1 and page is None:
        return _picked(found[0], delivery, facts)
    shown, following = page_of(found, page or 0, SUITING_SHOWN_MAX)
    if following is not None:
        more = about(delivery, "button-more-times", "slot.more", str(following))
    else:
        more = about(delivery, "button-other-time", "slot.other")
    question = listed("slot-suiting", shown, offered, facts, more, PERSON)
    return ask(question, wait=which_window, notes=Notes(wish=spoken, away=away))


def _not_then(delivery: Delivery, facts: Facts, spoken: SpokenTime, *, away: bool) -> Turn:
    """Nothing suits: why not, what is nearest, and a place in the line for what was wished."""
    offered = facts.offers()
    waits = later_buttons(delivery, facts, offered, spoken, away=away)
    why = out_of_reach(facts, spoken) or Text("slot-not-then")
    if not offered.windows:
        return none_free(offered, facts, why, waits)
    near = nearest(offered.windows, spoken, facts.zone)[:SHOWN_MAX]
    more = about(delivery, "button-more-times", "slot.other")
    buttons = (*waits, more, PERSON)
    question = listed("slot-nearest", sorted(near), offered, facts, *buttons, why=why)
    return ask(question, wait=which_window, notes=Notes())


def _picked(window: Window | None, delivery: Delivery, facts: Facts) -> Turn:
    if facts.hold is not None and facts.hold.window == window:
        return goto(shall_i, notes=Notes())  # tapped twice: it is theirs already
    if window is None or window not in facts.offers().windows:
        turn = _page(delivery, facts, 0)
        return replace(turn, says=(say("slot-gone"), *turn.says))
    return goto(shall_i, HoldSlot(delivery.id, window), notes=Notes(window=window))


def _held(delivery: Delivery, facts: Facts) -> Turn:
    hold = facts.hold
    assert hold is not None
    notes = Notes(window=hold.window, hold=hold.id)
    return ask(held(delivery, hold, facts), notes=notes)


def _is_held(name: str, facts: Facts, notes: Notes) -> bool:
    """The hold that this talk is about, that stands, or that ran out: never one that was let go."""
    stands = facts.hold is not None and facts.hold.id == name
    return stands or name == notes.hold or may_be_tried(name, facts)


def _ended(heard: Heard, facts: Facts, notes: Notes) -> Notes | None:
    """The hold that ran out, where it is the one we last spoke of."""
    late, scene = facts.late_hold, facts.conversation.scene
    if isinstance(heard, Told) and notes.hold is not None and heard.notice.ref == notes.hold:
        return notes
    return Notes(late.window, late.id) if late is not None and scene == "reoffer" else None


SCENE = Scene(
    name="choose_slot",
    beats=(which_window, which_day, shall_i, booked, ran_out, broken, at_the_new_place),
    notes=Notes,
    verbs={
        "slot.pick": which_window,
        "slot.other": which_window,
        "slot.more": which_window,
        "slot.all": which_window,
        "slot.yes": shall_i,
        "slot.pay": shall_i,
        "day.list": which_day,
        "day.pick": which_day,
    },
    intents={Intent.RESCHEDULE: which_window, Intent.ABSENT: which_window},
    notices={
        NoticeKind.HOLD_EXPIRED: ran_out,
        NoticeKind.PROMISE_BROKEN: broken,
        NoticeKind.TIME_WANTED: at_the_new_place,
    },
)
