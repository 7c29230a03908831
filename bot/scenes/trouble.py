"""Trouble: something is wrong at the pickup point; a step or two, then a person who can open it.

rcp  the door doesn't open
bot  I am sorry. Please type the code once more, slowly, and press the door in until it clicks. Is it open? [It is open] [Still shut] [A person]
rcp  Still shut
bot  Please wait a minute, wake the screen, and try once more; another door may stand open, too. Is it open now? [It is open] [Still shut] [A person]
rcp  Still shut
bot  I have told Own Fleet that the door stays shut. Your parcel stays yours; nobody counts this against you.
bot  I have asked one of us to join.…
     ReportTrouble
     AskPerson
"""

from dataclasses import dataclass

from bot.asking import PERSON, stale
from bot.at_the_point import Trouble, trouble_in
from bot.buttons import Button, about
from bot.card import carrier_name
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, Words
from bot.scene import Scene, means
from bot.turn import UNHEARD, Turn, ask, goto, rest, say
from bot.understanding.understood import Intent
from bot.wording import Digits
from core.commands import ReportTrouble
from core.model.delivery import Delivery
from core.model.status import Status

LABEL_DIGITS = 4  # the end of the number by which one knows one's own parcel
# What is tried, in order; after the last step a person helps.
STEPS: dict[Trouble, tuple[str, ...]] = {
    Trouble.SHUT: ("trouble-shut-again", "trouble-shut-wait"),
    Trouble.EMPTY: ("trouble-empty-look",),
    Trouble.WRONG: ("trouble-wrong-label",),
}
GOOD = {
    Trouble.SHUT: "button-trouble-open",
    Trouble.EMPTY: "button-trouble-found",
    Trouble.WRONG: "button-trouble-mine",
}
BAD = {
    Trouble.SHUT: "button-trouble-shut",
    Trouble.EMPTY: "button-trouble-empty",
    Trouble.WRONG: "button-trouble-wrong",
}


@dataclass(frozen=True, slots=True)
class Notes:
    """What is wrong, and which step was asked for."""

    what: str = ""
    step: int = 0


def heard(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Words, or the button on the card; a second trouble begins anew, the same one goes on."""
    delivery = facts.delivery
    if delivery is None or delivery.status is not Status.READY_FOR_PICKUP:
        return stale() if isinstance(heard, Pressed) else UNHEARD
    match heard:
        case Words(text=text) if (what := trouble_in(text)) is not None:
            if notes.what == what:
                return _further(delivery, facts, notes)
            return _step(delivery, facts, what, 0)
        case Pressed(verb="trouble.tell", args=(_, name)) if name in list(Trouble):
            return _step(delivery, facts, Trouble(name), 0)
        case Pressed() | Entered():
            kinds = tuple(about(delivery, BAD[each], "trouble.tell", each) for each in Trouble)
            return ask(say("trouble-which", *kinds, PERSON), wait=tried)
        case _:
            return UNHEARD


def tried(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Did it help? Then it is over; else the next step, and after the last one a person."""
    delivery = facts.delivery
    if delivery is None or delivery.status is not Status.READY_FOR_PICKUP:
        return stale() if isinstance(heard, Pressed) else UNHEARD
    match heard:
        case Pressed(verb="trouble.good"):
            return rest(say("trouble-good"))
        case Pressed(verb="trouble.bad") if notes.what:
            return _further(delivery, facts, notes)
        case Pressed():
            return stale()
        case Words(text=text) if (what := trouble_in(text)) is not None and what != notes.what:
            return _step(delivery, facts, what, 0)
        case Words() if notes.what and (trouble_in(heard.text) or means(heard, Intent.DENY)):
            return _further(delivery, facts, notes)
        case Words() if notes.what and means(heard, Intent.CONFIRM, Intent.THANKS):
            return rest(say("trouble-good"))
        case RefusedNow():
            return rest(say("trouble-not-now", PERSON))
        case Entered() if notes.what:
            return _step(delivery, facts, Trouble(notes.what), notes.step)
        case _:
            return UNHEARD


def _further(delivery: Delivery, facts: Facts, notes: Notes) -> Turn:
    what, step = Trouble(notes.what), notes.step + 1
    if step < len(STEPS[what]):
        return _step(delivery, facts, what, step)
    told = say(f"trouble-{what}-told", carrier=carrier_name(facts))
    return goto("person.call", ReportTrouble(delivery.id, what), says=(told,))


def _step(delivery: Delivery, facts: Facts, what: Trouble, step: int) -> Turn:
    question = say(
        STEPS[what][step],
        *_answers(delivery, what),
        PERSON,
        label=Digits(delivery.tracking_number[-LABEL_DIGITS:]),
    )
    return ask(question, wait=tried, notes=Notes(what, step))


def _answers(delivery: Delivery, what: Trouble) -> tuple[Button, Button]:
    good = about(delivery, GOOD[what], "trouble.good")
    return good, about(delivery, BAD[what], "trouble.bad")


SCENE = Scene(
    name="trouble",
    beats=(heard, tried),
    notes=Notes,
    verbs={
        "trouble.tell": heard,
        "trouble.ask": heard,
        "trouble.good": tried,
        "trouble.bad": tried,
    },
    is_begun=lambda notes: bool(notes.what),
)
