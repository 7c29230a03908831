"""Rescue: the courier stands at the door and nobody answers; five ways out, and a countdown.

hse  no_answer
bot  The courier is at Mannerheimintie 12 B 24, 00100 Helsinki and nobody answers. They wait 4 min more, until 10:04. [I am coming] [Door code] [Neighbour] [Safe place] [Locker] [Another day] [A person]
rcp  Door code
bot  What is the code, and how does one get in?
rcp  4471# second floor
bot  Passed on to the courier.
     AnswerRescue
"""

from dataclasses import dataclass

from bot.asking import PERSON, ways_out
from bot.buttons import Button, about
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, Told, Words
from bot.scene import Scene, means
from bot.turn import UNHEARD, Say, Turn, aside, ask, goto, rest, say
from bot.understanding.understood import Intent
from core.commands import AnswerRescue
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.notice import NoticeKind
from core.model.status import Status

WORDS_MAX = 300
SAFE = ChangeAction.SAFE_PLACE


@dataclass(frozen=True, slots=True)
class Notes:
    """What is being answered, while the words for it are awaited."""

    answer: str = ""


def at_the_door(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Every second counts: each button answers at once, or with one question."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    if not _is_waiting(facts):
        return _left(heard, facts)
    match heard:
        case Told() | Entered():
            return Turn(says=(_prompt(delivery, facts, fresh=True),))
        case Pressed(verb="rescue.coming"):
            return goto(passed_on, AnswerRescue(delivery.id, "coming"), notes=Notes("coming"))
        case Pressed(verb="rescue.gate_code"):
            return goto(how, notes=Notes("gate_code"))
        case Pressed(verb="rescue.neighbour"):
            return goto(how, notes=Notes("neighbour"))
        case Pressed(verb="rescue.safe_place"):
            return goto(how, notes=Notes("safe_place"))
        case Pressed(verb="rescue.locker"):
            return goto(passed_on, AnswerRescue(delivery.id, "locker"), notes=Notes("locker"))
        case Pressed(verb="rescue.other_day"):
            return goto(passed_on, AnswerRescue(delivery.id, "other_day"), notes=Notes("other_day"))
        case Words(text=text) if (answer := _answer(heard, facts)) is not None:
            command = AnswerRescue(delivery.id, answer, text[:WORDS_MAX])
            return goto(passed_on, command, notes=Notes(answer))
        case RefusedNow():
            return _left(heard, facts)
        case _:
            return UNHEARD


def how(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The code, the neighbour's name, or the place."""
    delivery = facts.delivery
    if delivery is None or not notes.answer:
        return goto(at_the_door, notes=Notes())
    if not _is_waiting(facts):
        return _left(heard, facts)
    match heard:
        case Words(text=text) if not means(heard, Intent.HUMAN):
            command = AnswerRescue(delivery.id, notes.answer, text[:WORDS_MAX])
            return goto(passed_on, command, notes=notes)
        case RefusedNow():
            return _left(heard, facts)
        case Entered():
            return ask(say(f"rescue-how-{notes.answer.replace('_', '-')}"))
        case _:
            return UNHEARD


def passed_on(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """What comes after each answer."""
    waits = facts.waits()
    until = facts.delivery.waits_until if facts.delivery is not None else None
    match notes.answer:
        case "locker":
            return goto("locker", says=(say("rescue-told-locker"),))
        case "other_day":
            return goto("choose_slot", says=(say("rescue-told-other-day"),))
        case "coming" if waits is not None and until is not None:
            return rest(say("rescue-told-coming", until=until))
        case _:
            return rest(say("rescue-told"))


def over(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The courier has left; what comes next is told with the attempt."""
    return aside(say("rescue-over"))


def _prompt(delivery: Delivery, facts: Facts, *, fresh: bool) -> Say:
    waits = facts.waits()
    assert waits is not None
    allowed = (
        ("button-coming", "rescue.coming", None),
        ("button-gate-code", "rescue.gate_code", None),
        ("button-neighbour", "rescue.neighbour", ChangeAction.NEIGHBOUR),
        ("button-safe-place", "rescue.safe_place", SAFE),
        ("button-locker", "rescue.locker", ChangeAction.REDIRECT),
        ("button-other-day", "rescue.other_day", ChangeAction.CHANGE_WINDOW),
    )
    buttons: list[Button] = [
        about(delivery, label, verb)
        for label, verb, action in allowed
        if action is None or facts.may(action)
    ]
    return Say(
        key="rescue-at-the-door",
        values={
            "address": delivery.address.line,
            "wait": waits,
            "until": delivery.waits_until,
        },
        buttons=(*buttons, PERSON),
        slot=f"rescue:{delivery.id}:{len(delivery.attempts)}",
        fresh=fresh,
        valid_until=delivery.waits_until,
    )


def _left(heard: Heard, facts: Facts) -> Turn:
    """Too late: never a promise that nobody keeps."""
    if isinstance(heard, Told | Entered):
        return aside()
    if isinstance(heard, Words):
        return UNHEARD
    return rest(say("rescue-too-late", *ways_out(facts)))


def _is_waiting(facts: Facts) -> bool:
    delivery = facts.delivery
    return (
        delivery is not None
        and delivery.status is Status.ARRIVING
        and delivery.waits_until is not None
        and facts.now < delivery.waits_until
    )


def _answer(heard: Words, facts: Facts) -> str | None:
    """Words at the door, read as one of the answers. "In the shower, 2 mins" is coming."""
    understood = heard.understood
    is_coming = understood.entities.gate_code is None and _is_coming(heard.text)
    readings = (understood.intent,) if understood.understood else understood.likely
    answers = {_of(each, heard, facts, is_coming=is_coming) for each in readings}
    if len(answers) == 1 and (answer := answers.pop()) is not None:
        return answer
    return _of(Intent.OTHER, heard, facts, is_coming=is_coming)


def _of(intent: Intent, heard: Words, facts: Facts, *, is_coming: bool) -> str | None:
    match intent:
        case Intent.CONFIRM:
            return "coming"
        case Intent.OTHER | Intent.INSTRUCTIONS if is_coming:
            return "coming"
        case Intent.INSTRUCTIONS:
            return "gate_code"
        case Intent.NEIGHBOUR if facts.may(ChangeAction.NEIGHBOUR):
            return "neighbour"
        case Intent.SAFE_PLACE if facts.may(SAFE):
            return "safe_place"
        case Intent.TO_LOCKER if facts.may(ChangeAction.REDIRECT):
            return "locker"
        case Intent.RESCHEDULE | Intent.ABSENT if facts.may(ChangeAction.CHANGE_WINDOW):
            return "other_day"
        case Intent.OTHER if heard.understood.entities.gate_code is not None:
            return "gate_code"
        case _:
            return None


def _is_coming(text: str) -> bool:
    said = text.casefold()
    return any(word in said for word in COMING)


COMING = (
    "coming",
    "minute",
    "mins",
    "2 min",
    "wait",
    "shower",
    "on my way",
    "omw",
    "downstairs",
    "tulen",
    "tulossa",
    "minuut",
    "odota",
    "suihku",
    "hetki",
    "иду",
    "минут",
    "сейчас",
    "подожд",
    "выхожу",
    "бегу",
    "мин ",
)

SCENE = Scene(
    name="rescue",
    beats=(at_the_door, how, passed_on, over),
    notes=Notes,
    verbs={
        "rescue.coming": at_the_door,
        "rescue.gate_code": at_the_door,
        "rescue.neighbour": at_the_door,
        "rescue.safe_place": at_the_door,
        "rescue.locker": at_the_door,
        "rescue.other_day": at_the_door,
    },
    notices={NoticeKind.NO_ANSWER: at_the_door, NoticeKind.RESCUE_OVER: over},
)
