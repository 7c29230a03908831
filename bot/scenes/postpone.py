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
"""

from dataclasses import dataclass
from datetime import date

from bot.asking import PERSON, cannot, stale, ways_out
from bot.buttons import about
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, Words
from bot.scene import Scene, means
from bot.turn import UNHEARD, Turn, ask, goto, rest, say
from bot.understanding.understood import Intent
from core.commands import Postpone
from core.model.carrier import ChangeAction


@dataclass(frozen=True, slots=True)
class Notes:
    """The first day on which somebody is there again."""

    until: date | None = None


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
            return ask(say("postpone-shall-i", yes, no, PERSON, day=notes.until), notes=notes)
        case RefusedNow():
            return rest(say("instead", *ways_out(facts)))
        case _:
            return UNHEARD


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None


SCENE = Scene(
    name="postpone",
    beats=(shall_i,),
    notes=Notes,
    verbs={"postpone.ask": shall_i, "postpone.yes": shall_i, "postpone.no": shall_i},
)
