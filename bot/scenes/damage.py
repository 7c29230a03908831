"""Damage: the parcel came broken, wet or opened; what may be said of something else is read back.

rcp  the box is crushed
bot  I have told the sender and the carrier that it is damaged. A person can see to what comes next. [A person]
     ReportClaim
rcp  everything broken
bot  Is it the parcel that is damaged? Only then I tell the sender and the carrier. [The parcel is damaged] [It is about the door] [A person]
rcp  The parcel is damaged
bot  I have told the sender and the carrier that it is damaged. A person can see to what comes next. [A person]
     ReportClaim
"""

from dataclasses import dataclass

from bot.asking import PERSON
from bot.buttons import about
from bot.door_words import card_of
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, Words
from bot.scene import Scene, means
from bot.turn import UNHEARD, Turn, ask, goto, rest, say
from bot.understanding.fixtures import names_parcel
from bot.understanding.understood import Entities, Intent
from core.commands import GiveInstructions, ReportClaim
from core.model.carrier import ChangeAction
from core.model.claim import ClaimKind
from core.model.delivery import Delivery

WORDS_MAX = 500


@dataclass(frozen=True, slots=True)
class Notes:
    """What was said, until it is known of what."""

    words: str = ""


def report(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Nothing is told to anybody before it is clear that the parcel is meant."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Words(text=text) if means(heard, Intent.DAMAGED) and names_parcel(text):
            return goto(noted, ReportClaim(delivery.id, ClaimKind.DAMAGED, text[:WORDS_MAX]))
        case Words(text=text) if means(heard, Intent.DAMAGED):
            return goto(is_it_the_parcel, notes=Notes(text[:WORDS_MAX]))
        case Pressed():
            return goto(noted, ReportClaim(delivery.id, ClaimKind.DAMAGED))
        case _:
            return UNHEARD


def is_it_the_parcel(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """A yes tells it; what is said of a door goes to the courier."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Pressed(verb="damage.yes"):
            return goto(noted, ReportClaim(delivery.id, ClaimKind.DAMAGED, notes.words))
        case Pressed(verb="damage.door") if notes.words:
            given = card_of(Entities(), notes.words)
            return goto("door.saved", GiveInstructions(delivery.id, given))
        case Pressed(verb="damage.door"):
            return goto("door")
        case Words() if means(heard, Intent.CONFIRM):
            return goto(noted, ReportClaim(delivery.id, ClaimKind.DAMAGED, notes.words))
        case Words() if means(heard, Intent.DENY):
            return goto("menu.menu")
        case Words() if means(heard, Intent.DAMAGED):
            return report(heard, facts, notes)
        case Entered():
            return _question(delivery, facts)
        case _:
            return UNHEARD


def noted(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    return rest(say("damage-noted", PERSON))


def _question(delivery: Delivery, facts: Facts) -> Turn:
    ways = [about(delivery, "button-damaged", "damage.yes")]
    if facts.may(ChangeAction.INSTRUCTIONS):
        ways.append(about(delivery, "button-about-the-door", "damage.door"))
    return ask(say("damage-the-parcel", *ways, PERSON))


SCENE = Scene(
    name="damage",
    beats=(report, is_it_the_parcel, noted),
    notes=Notes,
    verbs={
        "damage.report": report,
        "damage.yes": is_it_the_parcel,
        "damage.door": is_it_the_parcel,
    },
    intents={Intent.DAMAGED: report},
)
