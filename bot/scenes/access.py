"""Access: the way in to a business, or for something big; two questions in one go, each skippable.

bot  One more thing for the courier, since it is big. Is there a lift? [Yes] [Stairs only] [Ground floor] [Skip] [A person]
rcp  Stairs only
bot  How high may a vehicle be on the way to the door? A gate or a bridge counts. [Up to 2.1 m] [A van fits, 3 m] [Skip] [A person]
     GiveInstructions
rcp  2,5 m under the arch
bot  Thank you, the courier is told: lift: no, vehicles up to 2.5 m. There is more that would help. [Tell more]
bot  When shall we come?…
     GiveInstructions
rcp  Tell more
bot  Where can a van stop? [At the door] [In the yard] [In the street] [Skip] [A person]
rcp  In the yard
bot  Thank you, the courier is told: lift: no, vehicles up to 2.5 m, parking: in the yard.
bot  When shall we come?…
     GiveInstructions
"""

from dataclasses import dataclass, replace

from bot.access import BUSINESS, Question, told, unknown_of
from bot.asking import PERSON, cannot
from bot.buttons import about
from bot.card import card
from bot.door_words import in_short
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, Words
from bot.next_tries import take_button
from bot.outdated import outdated
from bot.scene import Scene, means
from bot.turn import UNHEARD, Say, Turn, ask, goto, rest, say
from bot.understanding.answer_words import tells_nothing
from bot.understanding.understood import Intent
from bot.way_in import way_in
from bot.wording import Text
from core.commands import GiveInstructions
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.door_card import DoorCard, Lift

IN_ONE_GO_MAX = 2
HOURS = BUSINESS[0]


@dataclass(frozen=True, slots=True)
class Notes:
    """What was asked in this go, whether it was said why, and what they would rather not say."""

    asked: int = 0
    begun: bool = False
    skipped: tuple[str, ...] = ()


def next_question(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The first thing that nobody has told yet."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    question = _open(delivery, notes)
    match heard:
        case _ if not facts.may(ChangeAction.INSTRUCTIONS):
            return _done(delivery, facts, notes)
        case Pressed(verb="access.more"):
            return goto(next_question, notes=Notes(begun=True, skipped=notes.skipped))
        case Pressed(args=(_, field, *_)) if question is None or field != question.field:
            return outdated(facts)
        case Pressed(verb="access.skip") if question is not None:
            return _skipped(question, notes)
        case Pressed(args=(_, _, number)) if question is not None:
            answers = question.answers
            is_one = number.isdecimal() and int(number) < len(answers)
            if not is_one:
                return outdated(facts)
            return _answered(question, answers[int(number)][1], delivery, notes)
        case Words() if question is not None:
            return _words(heard, question, delivery, notes)
        case Entered() if question is None or notes.asked >= IN_ONE_GO_MAX:
            return _done(delivery, facts, notes)
        case Entered() if question is not None:
            return ask(_question(question, delivery, notes))
        case _:
            return UNHEARD


def hours(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """When somebody is there, asked because nobody was: these words are hours, whatever else they
    sound like."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case _ if not facts.may(ChangeAction.INSTRUCTIONS):
            return cannot(facts, ChangeAction.INSTRUCTIONS)
        case Pressed(verb="access.open", args=(_, number)):
            is_one = number.isdecimal() and int(number) < len(HOURS.answers)
            if not is_one:
                return outdated(facts)
            picked = DoorCard(opening_hours=HOURS.answers[int(number)][1])
            return goto(hours_told, GiveInstructions(delivery.id, picked))
        case Words(text=text) if tells_nothing(text) or means(heard, Intent.DENY):
            return goto(hours_told)
        case Words(text=text) if (given := _hours_in(text)) is not None:
            return goto(hours_told, GiveInstructions(delivery.id, given))
        case Pressed() | Entered() | RefusedNow():
            answers = (
                about(delivery, label, "access.open", str(number))
                for number, (label, _) in enumerate(HOURS.answers)
            )
            return ask(say(HOURS.key, *answers, PERSON, lead=""))
        case _:
            return UNHEARD


def hours_told(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Read back; then the time that is kept for the next try, or another one."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    known = in_short(delivery.door_card)
    thanks = say("access-thanks" if known.texts else "access-nothing", card=known)
    if facts.hold is not None:
        kept = say(
            "access-kept", *take_button(delivery, facts.hold), PERSON, window=facts.hold.window
        )
        return rest(thanks, kept)
    if delivery.promised is None and facts.may(ChangeAction.CHANGE_WINDOW):
        return goto("choose_slot", says=(thanks,))
    return rest(thanks, card(facts, fresh=True))


def _hours_in(text: str) -> DoorCard | None:
    """What looks like hours: a number or a day is in it, and it can be read so."""
    way = way_in(text)
    if way.card.opening_hours is not None or (way.is_told and not way.rest):
        return way.card
    return told(HOURS, text) if any(letter.isdigit() for letter in text) else None


def _words(heard: Words, question: Question, delivery: Delivery, notes: Notes) -> Turn:
    """An answer in their own words; hours may sound like a wish for a time."""
    is_hours = question.field == "opening_hours" and means(heard, Intent.RESCHEDULE)
    is_height = question.field == "height_m_max" and any(c.isdigit() for c in heard.text)
    is_told = way_in(heard.text).is_told and not means(heard, Intent.NEIGHBOUR)
    is_ours = is_hours or is_height or not heard.understood.understood
    match heard:
        case Words(text=text) if tells_nothing(text):
            return _skipped(question, notes)
        case Words(text=text) if is_told:
            return _answered(question, text, delivery, notes)
        case Words() if means(heard, Intent.CONFIRM) and question.field == "lift":
            return _answered(question, Lift.YES, delivery, notes)
        case Words() if means(heard, Intent.DENY) and question.field == "lift":
            return _answered(question, Lift.NO, delivery, notes)
        case Words() if means(heard, Intent.DENY):
            return _skipped(question, notes)
        case Words(text=text) if is_ours or means(heard, Intent.INSTRUCTIONS):
            return _answered(question, text, delivery, notes)
        case _:
            return UNHEARD


def _answered(question: Question, words: str, delivery: Delivery, notes: Notes) -> Turn:
    given = told(question, words)
    if given is None:
        return UNHEARD
    return goto(
        next_question,
        GiveInstructions(delivery.id, given),
        notes=replace(notes, asked=notes.asked + 1, begun=True),
    )


def _skipped(question: Question, notes: Notes) -> Turn:
    skipped = (*notes.skipped, question.field)
    return goto(next_question, notes=Notes(notes.asked + 1, begun=True, skipped=skipped))


def _question(question: Question, delivery: Delivery, notes: Notes) -> Say:
    answers = tuple(
        about(delivery, label, "access.pick", question.field, str(number))
        for number, (label, _) in enumerate(question.answers)
    )
    skip = about(delivery, "button-skip", "access.skip", question.field)
    lead = Text("access-lead-big" if delivery.parcel.is_bulky else "access-lead-company")
    first = "" if notes.begun else lead
    return say(question.key, *answers, skip, PERSON, lead=first)


def _done(delivery: Delivery, facts: Facts, notes: Notes) -> Turn:
    """What is known now; the rest stays a button, and the time is next."""
    known = in_short(delivery.door_card)
    thanks = say("access-thanks", card=known)
    if _open(delivery, notes) is not None and facts.may(ChangeAction.INSTRUCTIONS):
        thanks = say("access-more", about(delivery, "button-tell-more", "access.more"), card=known)
    elif not known.texts:
        thanks = say("access-nothing")
    if delivery.promised is None and facts.may(ChangeAction.CHANGE_WINDOW):
        return goto("choose_slot", says=(thanks,))
    return rest(thanks, card(facts, fresh=True))


def _open(delivery: Delivery, notes: Notes) -> Question | None:
    unknown = (each for each in unknown_of(delivery) if each.field not in notes.skipped)
    return next(unknown, None)


SCENE = Scene(
    name="access",
    beats=(next_question, hours, hours_told),
    notes=Notes,
    verbs={
        "access.pick": next_question,
        "access.skip": next_question,
        "access.more": next_question,
        "access.hours": hours,
        "access.open": hours,
    },
)
