"""Postpone: who is away has the parcel kept until they are back; read back before it is asked.

rcp  I am on holiday until December 5
bot  Nothing is free then. The nearest times are:… [Keep it until Sun 6 Dec] [More times] [A person]
rcp  Keep it until Sun 6 Dec
bot  Shall the carrier keep the parcel, and come on Sunday 6 December or later? I ask you for a time the day before. [Yes] [No] [A person]
rcp  Yes
bot  Asked: I have told the carrier.…
     Postpone
rcp  I am on holiday until December 5
bot  Nothing is free then. The nearest times are:… [Keep it until Sun 6 Dec] [More times] [A person]
rcp  Keep it until Sun 6 Dec
bot  Shall the carrier keep the parcel, and come on Sunday 6 December or later? I ask you for a time the day before. [Yes] [No] [A person]
rcp  no
bot  Nothing was changed.…

A carrier of days offers no time of day, only days: those that it told of this parcel, else the next
ones. It is asked for the day alone.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.asking import PERSON, cannot, price_told, stale, ways_out
from bot.buttons import about
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, Words
from bot.scene import Scene, means
from bot.suiting import speaks_of_a_time, timed
from bot.turn import UNHEARD, Turn, ask, goto, rest, say
from bot.understanding.understood import Intent
from core.commands import Postpone
from core.model.carrier import ChangeAction

DAYS_SHOWN_MAX = 5


@dataclass(frozen=True, slots=True)
class Notes:
    """The first day on which somebody is there again."""

    until: date | None = None


def which_day(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The days of a carrier that offers no times; words may name one."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    heard = timed(heard, facts.now.astimezone(facts.zone))
    match heard:
        case _ if not facts.may(ChangeAction.POSTPONE):
            return cannot(facts, ChangeAction.POSTPONE)
        case Words() if (day := _wished(heard, facts)) is not None:
            return goto(shall_i, notes=Notes(day))
        case Words() if means(heard, Intent.DENY):
            return goto("wishes.left")
        case Words() if heard.understood.understood and not speaks_of_a_time(heard):
            return UNHEARD
        case _ if days := _days(facts):
            buttons = (
                about(delivery, "button-day", "postpone.ask", day.isoformat(), day=day)
                for day in days
            )
            return ask(say("postpone-which-day", *buttons, PERSON))
        case _:
            return cannot(facts, ChangeAction.POSTPONE)


def shall_i(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Read back; only a yes asks the carrier."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case _ if not facts.may(ChangeAction.POSTPONE):
            return cannot(facts, ChangeAction.POSTPONE)
        case Pressed(verb="postpone.ask", args=(_, word)) if (day := _day(word)) is not None:
            return goto(shall_i, notes=Notes(day))
        case Pressed(verb="postpone.yes", args=(_, word)) if (day := _day(word)) is not None:
            return goto("wishes.asked", Postpone(delivery.id, day))
        case Pressed(verb="postpone.no"):
            return goto("wishes.left")
        case Pressed():
            return stale()
        case Words() if means(heard, Intent.CONFIRM) and notes.until is not None:
            return goto("wishes.asked", Postpone(delivery.id, notes.until))
        case Words() if means(heard, Intent.DENY) and heard.understood.entities.time is None:
            return goto("wishes.left")
        case Entered() if notes.until is not None:
            yes = about(delivery, "button-yes", "postpone.yes", notes.until.isoformat())
            no = about(delivery, "button-no", "postpone.no")
            key = "postpone-day-shall-i" if facts.comes_by_day else "postpone-shall-i"
            question = say(key, yes, no, PERSON, day=notes.until)
            return ask(*price_told(facts, ChangeAction.POSTPONE), question, notes=notes)
        case RefusedNow():
            return rest(say("instead", *ways_out(facts)))
        case _:
            return UNHEARD


def _days(facts: Facts) -> list[date]:
    """Those to choose from, soonest first."""
    told = facts.options()[ChangeAction.POSTPONE].days
    today = facts.now.astimezone(facts.zone).date()
    days = told or [today + timedelta(days=ahead) for ahead in range(1, DAYS_SHOWN_MAX + 1)]
    return [day for day in sorted(days) if day > today][:DAYS_SHOWN_MAX]


def _wished(heard: Words, facts: Facts) -> date | None:
    """The day that was named, else the next one that the carrier offers; who is away names the
    last day of it."""
    time = heard.understood.entities.time
    if time is None or time.day is None:
        return None
    day = time.day
    if means(heard, Intent.ABSENT):
        day = (time.day_to or time.day) + timedelta(days=1)
    today = facts.now.astimezone(facts.zone).date()
    return facts.options()[ChangeAction.POSTPONE].first_day(day) if day > today else None


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None


SCENE = Scene(
    name="postpone",
    beats=(shall_i, which_day),
    notes=Notes,
    verbs={
        "postpone.days": which_day,
        "postpone.ask": shall_i,
        "postpone.yes": shall_i,
        "postpone.no": shall_i,
    },
)
