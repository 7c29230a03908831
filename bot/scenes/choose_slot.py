"""Choose a slot: the recipient picks one of the windows that the routes can really serve.

bot  When shall we come? These times are free: [Today 14:00–16:00] [Today 18:00–20:00] [Tomorrow 10:00–12:00] [More times] [Another day] [A person]
rcp  Tomorrow 10:00–12:00
bot  Wednesday 25 November, 10:00–12:00. I keep it for you until 10:05. Shall I book it? [Yes, book it] [Other time] [A person]
     HoldSlot
rcp  Yes, book it
bot  Booked: Wednesday 25 November, 10:00–12:00.…
     ConfirmHold
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.asking import PERSON, cannot, stale, ways_out
from bot.buttons import Button, about, packed_window, window_of
from bot.card import card
from bot.facts import Facts, Offered
from bot.heard import Entered, Heard, Pressed, RefusedNow, Told, Words
from bot.scene import Scene, means
from bot.turn import UNHEARD, Turn, aside, ask, goto, rest, say
from bot.understanding.understood import Intent, SpokenTime
from bot.wording import Text
from core.commands import ConfirmHold, HoldSlot
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.ids import HoldId
from core.model.notice import Notice, NoticeKind
from core.model.window import Window

SHOWN_MAX = 3  # with "more", "another day" and "a person" that makes six buttons
DAYS_SHOWN_MAX = 5
WINDOWS_OF_A_DAY_MAX = 4
EVENING = time(17, 0)


@dataclass(frozen=True, slots=True)
class Notes:
    """The window that is held, and under which name."""

    window: Window | None = None
    hold: HoldId | None = None


def which_window(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """A short list: the soonest, an evening, another day. Words with a time narrow it."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Words() if not _wants_a_time(heard):
            return UNHEARD
        case _ if not facts.may(ChangeAction.CHANGE_WINDOW):
            return cannot(facts, ChangeAction.CHANGE_WINDOW)
        case Pressed(verb="slot.pick", args=(_, *words)):
            return _picked(window_of(tuple(words)), delivery, facts)
        case Pressed(verb="slot.other", args=(_, page)):
            return _page(delivery, facts, int(page) if page.isdecimal() else 0)
        case Words():
            return _wished(heard, delivery, facts)
        case Entered() | Pressed() | RefusedNow():
            return _page(delivery, facts, 0)
        case _:
            return UNHEARD


def which_day(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The days that have room, then the windows of one."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Pressed(verb="day.pick", args=(_, word)) if (day := _day(word)) is not None:
            return _of_day(delivery, facts, day)
        case Pressed() | Entered():
            return _days(delivery, facts)
        case Words() if _wants_a_time(heard):
            return _wished(heard, delivery, facts)
        case _:
            return UNHEARD


def shall_i(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The window is held: yes books it."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Pressed(verb="slot.yes", args=(_, name)) if _is_held(name, facts, notes):
            return goto(booked, ConfirmHold(HoldId(name)))
        case Pressed():
            return stale()
        case Words() if means(heard, Intent.CONFIRM) and notes.hold is not None:
            return goto(booked, ConfirmHold(notes.hold))
        case Words() if means(heard, Intent.DENY) and heard.understood.entities.time is None:
            return goto(which_window, notes=Notes())
        case Words() if _wants_a_time(heard) or means(heard, Intent.DENY):
            return _wished(heard, delivery, facts)
        case RefusedNow():
            return goto(which_window, notes=Notes())
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
    """The hold ended while they were thinking. The yes still works if the place is free."""
    delivery = facts.delivery
    match heard:
        case Told(notice=notice) if delivery is not None and _is_ours(notice, notes):
            yes = about(delivery, "button-still-yes", "slot.yes", str(notes.hold))
            other = about(delivery, "button-other-time", "slot.other")
            return ask(say("slot-hold-ended", yes, other, PERSON), wait=shall_i)
        case _:
            return aside()


def broken(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The plan can no longer keep what we said: say so, and offer what is possible."""
    match heard:
        case Told() if facts.delivery is not None and facts.delivery.promised is None:
            if not facts.may(ChangeAction.CHANGE_WINDOW):
                return rest(say("slot-broken-only", *ways_out(facts)))
            return goto(which_window, says=(say("slot-broken"),), notes=Notes())
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


def _page(delivery: Delivery, facts: Facts, page: int) -> Turn:
    offered = facts.offers()
    windows = _varied(offered.windows, facts.zone)
    if not windows:
        return _none(offered, facts)
    begin = page * SHOWN_MAX
    if begin >= len(windows):
        begin, page = 0, 0
    shown = windows[begin : begin + SHOWN_MAX]
    more: list[Button] = []
    if len(windows) > SHOWN_MAX:
        more.append(about(delivery, "button-more-times", "slot.other", str(page + 1)))
    if len({_local_day(window, facts.zone) for window in windows}) > 1:
        more.append(about(delivery, "button-another-day", "day.list"))
    question = say("slot-which", *_buttons(delivery, shown), *more, PERSON)
    return ask(question, wait=which_window, notes=Notes())


def _days(delivery: Delivery, facts: Facts) -> Turn:
    offered = facts.offers()
    days = sorted({_local_day(window, facts.zone) for window in offered.windows})
    if not days:
        return _none(offered, facts)
    buttons = [
        about(delivery, "button-day", "day.pick", day.isoformat(), day=day)
        for day in days[:DAYS_SHOWN_MAX]
    ]
    return ask(say("slot-which-day", *buttons, PERSON), wait=which_day)


def _of_day(delivery: Delivery, facts: Facts, day: date) -> Turn:
    offered = facts.offers()
    windows = [w for w in offered.windows if _local_day(w, facts.zone) == day]
    if not windows:
        return _days(delivery, facts)
    buttons = _buttons(delivery, windows[:WINDOWS_OF_A_DAY_MAX])
    other = about(delivery, "button-another-day", "day.list")
    return ask(say("slot-which-of-day", *buttons, other, PERSON, day=day), wait=which_window)


def _wished(heard: Words, delivery: Delivery, facts: Facts) -> Turn:
    """What was wished for, or the nearest to it."""
    spoken = heard.understood.entities.time
    offered = facts.offers()
    if spoken is None or not offered.windows:
        return _page(delivery, facts, 0)
    is_absence = means(heard, Intent.ABSENT)
    fitting = [w for w in offered.windows if _fits(w, spoken, facts.zone) is not is_absence]
    if not fitting:
        near = _near(offered.windows, spoken, facts.zone)
        buttons = _buttons(delivery, near)
        more = about(delivery, "button-more-times", "slot.other")
        return ask(say("slot-not-then", *buttons, more, PERSON), wait=which_window)
    buttons = _buttons(delivery, fitting[:SHOWN_MAX])
    more = about(delivery, "button-more-times", "slot.other")
    return ask(say("slot-which", *buttons, more, PERSON), wait=which_window)


def _picked(window: Window | None, delivery: Delivery, facts: Facts) -> Turn:
    if window is None or window not in facts.offers().windows:
        turn = _page(delivery, facts, 0)
        return replace(turn, says=(say("slot-gone"), *turn.says))
    return goto(shall_i, HoldSlot(delivery.id, window), notes=Notes(window=window))


def _held(delivery: Delivery, facts: Facts) -> Turn:
    hold = facts.hold
    assert hold is not None
    question = say(
        "slot-shall-i",
        about(delivery, "button-book-it", "slot.yes", str(hold.id)),
        about(delivery, "button-other-time", "slot.other"),
        PERSON,
        window=hold.window,
        until=hold.expires_at,
    )
    return ask(question, notes=Notes(window=hold.window, hold=hold.id))


def _none(offered: Offered, facts: Facts) -> Turn:
    """No place on any route, or nobody to ask."""
    if was_refused_for(offered, "address-not-located"):
        return goto("confirm_address")
    key = "slot-none-ill" if offered.ill else "slot-none"
    return rest(say(key, *ways_out(facts, ChangeAction.CHANGE_WINDOW)))


def was_refused_for(offered: Offered, code: str) -> bool:
    return offered.refusal is not None and offered.refusal.code == code


def _buttons(delivery: Delivery, windows: Sequence[Window]) -> tuple[Button, ...]:
    return tuple(
        about(delivery, "button-window", "slot.pick", *packed_window(window), window=window)
        for window in windows
    )


def _varied(windows: Sequence[Window], zone: ZoneInfo) -> tuple[Window, ...]:
    """The soonest, the first evening and the first of another day come first, in order of time."""
    if not windows:
        return ()
    ordered = sorted(windows)
    first = ordered[0]
    evening = next((w for w in ordered if w.start.astimezone(zone).time() >= EVENING), None)
    other = next((w for w in ordered if _local_day(w, zone) != _local_day(first, zone)), None)
    chosen = sorted({w for w in (first, evening, other) if w is not None})
    rest_of = [w for w in ordered if w not in chosen]
    while len(chosen) < SHOWN_MAX and rest_of:
        chosen.append(rest_of.pop(0))
    return (*sorted(chosen), *rest_of)


def _fits(window: Window, spoken: SpokenTime, zone: ZoneInfo) -> bool:
    """Whether a window lies in what was said: on the day, and touching the hours."""
    start, end = window.start.astimezone(zone), window.end.astimezone(zone)
    if spoken.day is not None and not spoken.day <= start.date() <= (spoken.day_to or spoken.day):
        return False
    if spoken.start is not None and spoken.end == spoken.start:
        return start.time() <= spoken.start < _end_of(start, end)
    starts_in_time = spoken.start is None or start.time() >= spoken.start
    ends_in_time = spoken.end is None or _end_of(start, end) <= spoken.end
    return starts_in_time and ends_in_time


def _end_of(start: datetime, end: datetime) -> time:
    return end.time() if end.date() == start.date() else time.max


def _near(windows: Sequence[Window], spoken: SpokenTime, zone: ZoneInfo) -> list[Window]:
    """The windows nearest to the day and hour that were wished for, in order of time."""

    def distance(window: Window) -> tuple[int, int]:
        start = window.start.astimezone(zone)
        day = spoken.day or start.date()
        hour = (spoken.start or spoken.end or time(12)).hour
        return abs((start.date() - day).days), abs(start.hour - hour)

    return sorted(sorted(windows, key=distance)[:SHOWN_MAX])


def _local_day(window: Window, zone: ZoneInfo) -> date:
    return window.start.astimezone(zone).date()


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None


def _is_held(name: str, facts: Facts, notes: Notes) -> bool:
    """The hold that this talk is about, or that still stands: never one that was let go."""
    stands = facts.hold is not None and facts.hold.id == name
    return stands or (notes.hold is not None and notes.hold == name)


def _is_ours(notice: Notice, notes: Notes) -> bool:
    """The hold that ran out is the one we last spoke of."""
    return notes.hold is not None and notice.ref == notes.hold


def _wants_a_time(heard: Words) -> bool:
    has_time = heard.understood.entities.time is not None
    return means(heard, Intent.RESCHEDULE, Intent.ABSENT) or (
        has_time and not means(heard, Intent.TRACK, Intent.HUMAN, Intent.INSTRUCTIONS)
    )


SCENE = Scene(
    name="choose_slot",
    beats=(which_window, which_day, shall_i, booked, ran_out, broken, at_the_new_place),
    notes=Notes,
    verbs={
        "slot.pick": which_window,
        "slot.other": which_window,
        "slot.yes": shall_i,
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
