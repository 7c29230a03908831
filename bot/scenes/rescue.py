"""Rescue: the courier stands at the door and nobody answers; five ways out, and a countdown.

hse  no_answer
bot  The courier is at Mannerheimintie 12 B 24, 00100 Helsinki and nobody answers. They wait 4 min more, until 10:04. [I am coming] [Door code] [Neighbour] [Safe place] [Locker] [Another day] [A person]
rcp  Door code
bot  What is the code, and how does one get in?
rcp  4471# second floor
bot  Passed on to the courier, who waits until 10:04.
     AnswerRescue
     GiveInstructions
rcp  in the shower!!! 2 mins
bot  Passed on: the courier waits until 10:06.
     AnswerRescue
rcp  actually im at work
bot  Then nobody can open. What shall the courier do, until 10:06? [I am coming] [Door code] [Neighbour] [Safe place] [Locker] [Another day] [A person]
rcp  leave w Olga next door
bot  Passed on to the courier. Please forward the next message to Olga at once: the courier rings there until 10:06, and leaves it only if they agree. [Take it back] [A person]
bot  A neighbour asks: would you take in a parcel for them? https://t.me/doorstep_bot?start=n-1
     AnswerRescue
     AskNeighbour
hse  neighbour_answered Olga: refused
bot  Olga cannot take it. What shall we do?
bot  The courier is at Mannerheimintie 12 B 24, 00100 Helsinki and nobody answers.…
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.asking import PERSON, ways_out
from bot.at_the_door import Reading, Unsaid, read_at_the_door
from bot.buttons import Button, about
from bot.children import tells_of_their_child
from bot.coming_words import asks_how_long
from bot.door_words import card_of
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, SharedContact, Told, Words
from bot.next_door_words import NAME_MAX, called, e164, is_any_neighbour, link_to
from bot.next_house import next_house
from bot.no_answer import is_no_answer
from bot.pronouns import names_nobody
from bot.refusing import WHY_NOT
from bot.scene import Scene, means
from bot.turn import UNHEARD, Say, Turn, aside, ask, goto, rest, say
from bot.understanding import things
from bot.understanding.places import names_a_place_alone
from bot.understanding.understood import Intent
from bot.wording import Lines, Text
from core.commands import AnswerRescue, AskNeighbour, Command, GiveInstructions
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.notice import NoticeKind
from core.model.options import OF_THE_PARCEL
from core.model.rescue import EXTRA_SECONDS, NEEDS_LEAVE, RescueAnswer
from core.model.status import Status

WORDS_MAX = 300
EXTRA = timedelta(seconds=EXTRA_SECONDS)
_LABELS: dict[RescueAnswer, str] = {
    RescueAnswer.COMING: "button-coming",
    RescueAnswer.GATE_CODE: "button-gate-code",
    RescueAnswer.NEIGHBOUR: "button-neighbour",
    RescueAnswer.SAFE_PLACE: "button-safe-place",
    RescueAnswer.LOCKER: "button-locker",
    RescueAnswer.OTHER_DAY: "button-other-day",
}
# What one question is asked about first.
_HOW = frozenset({RescueAnswer.GATE_CODE, RescueAnswer.NEIGHBOUR, RescueAnswer.SAFE_PLACE})


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
        case Told(notice=notice):
            is_counting = notice.kind is NoticeKind.RESCUE_COUNTS
            prompt = _prompt(delivery, facts, fresh=not is_counting)
            return aside(prompt) if is_counting else Turn(says=(prompt,))
        case Entered():
            return Turn(says=(_prompt(delivery, facts, fresh=True),))
        case Pressed(verb=verb):
            return _answered(RescueAnswer(verb.removeprefix("rescue.")), None, facts)
        case SharedContact(own=False, name=str(name), phone=phone):
            return _to_neighbour(name, name, facts, phone)
        case Words(text=text) if tells_of_their_child(text) and not delivery.minor_may_take:
            return ask(say("child-thanks"), _prompt(delivery, facts, fresh=True), notes=Notes())
        case Words(text=text) if asks_how_long(text):
            return ask(_prompt(delivery, facts, fresh=True), notes=Notes())
        case Words() if (reading := read_at_the_door(heard)) is not None:
            return _read(reading, heard, facts)
        case RefusedNow():
            return _left(heard, facts)
        case Words() if not heard.understood.understood and not _has_answered(delivery):
            # Nothing else is guessed at while the seconds run.
            unread = _then_what(delivery, facts, "rescue-unread")
            return ask(unread, wait=at_the_door, notes=Notes())
        case _:
            return UNHEARD


def how(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The code, the neighbour's name, or the place; or something better that they thought of."""
    delivery = facts.delivery
    if delivery is None or not notes.answer:
        return goto(at_the_door, notes=Notes())
    if not _is_waiting(facts):
        return _left(heard, facts)
    answer = RescueAnswer(notes.answer)
    match heard:
        case Words() if (other := _another(heard, answer)) is not None:
            return _read(other, heard, facts)
        case Words(text=text) if asks_how_long(text):
            return ask(_prompt(delivery, facts, fresh=True), wait=at_the_door, notes=Notes())
        case Words() if is_no_answer(heard, answer):
            return ask(
                _then_what(delivery, facts, "rescue-unread"), wait=at_the_door, notes=Notes()
            )
        case Words() if not means(heard, Intent.HUMAN):
            return _told(answer, heard, facts, is_asked=True)
        case SharedContact(own=False, name=str(name), phone=phone) if (
            answer is RescueAnswer.NEIGHBOUR
        ):
            return _to_neighbour(name, name, facts, phone)
        case RefusedNow():
            return _left(heard, facts)
        case Entered():
            return ask(say(f"rescue-how-{notes.answer.replace('_', '-')}"))
        case _:
            return UNHEARD


def passed_on(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """What comes after each answer; while the courier waits there may be more to say."""
    until = facts.delivery.waits_until if facts.delivery is not None else None
    is_waiting = facts.waits() is not None and until is not None
    match notes.answer:
        case "locker":
            return goto("locker", says=(say("rescue-told-locker"),))
        case "other_day" if facts.may(ChangeAction.CHANGE_WINDOW):
            return goto("choose_slot", says=(say("rescue-told-other-day"),))
        case "other_day":
            return rest(say("rescue-told-other-day"))
        case "coming" if is_waiting:
            return ask(say("rescue-told-coming", until=until), wait=at_the_door, notes=Notes())
        case "neighbour" if is_waiting and _is_asked(facts):
            return _forward(facts)
        case "gate_code" if is_waiting:
            return ask(say("rescue-told-code", until=until), wait=at_the_door, notes=Notes())
        case _:
            return rest(say("rescue-told"))


def over(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The courier has left; what comes next is told with the attempt."""
    return aside(say("rescue-over"))


def unreported(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The truth: what was told, and what was not; the ways on stay open."""
    delivery = facts.delivery
    if not isinstance(heard, Told) or delivery is None or delivery.status is not Status.ARRIVING:
        return aside()
    at = heard.notice.until or heard.notice.at
    return aside(say("rescue-unreported", *ways_out(facts), at=at))


def _read(reading: Reading, heard: Words, facts: Facts) -> Turn:
    """Words that answer; or that say only that nobody can open, or not so soon."""
    delivery, answer = facts.delivery, reading.answer
    assert delivery is not None and delivery.waits_until is not None
    if answer is Unsaid.NOBODY:
        return ask(_then_what(delivery, facts, "rescue-nobody"), wait=at_the_door, notes=Notes())
    if answer is RescueAnswer.COMING and reading.within is not None:
        was_extended = delivery.rescue is not None and delivery.rescue.extended
        latest = delivery.waits_until if was_extended else delivery.waits_until + EXTRA
        if facts.now + reading.within > latest:
            then = _then_what(delivery, facts, "rescue-too-far")
            return ask(then, wait=at_the_door, notes=Notes())
    return _told(RescueAnswer(answer), heard, facts)


def _told(answer: RescueAnswer, heard: Words, facts: Facts, *, is_asked: bool = False) -> Turn:
    """The words go to the courier as they are. A code stands on the door card as well: if it comes
    too late for this visit, the next one has it."""
    text, told = heard.text[:WORDS_MAX], heard.understood.entities
    if answer is RescueAnswer.NEIGHBOUR:
        name = told.neighbour or (text if is_asked else things.neighbour(text) or "")
        return _to_neighbour(name, text, facts, e164(told.phone))
    if answer is RescueAnswer.GATE_CODE and facts.may(ChangeAction.INSTRUCTIONS):
        return _answered(answer, text, facts, card_of(told, heard.text))
    return _answered(answer, text, facts)


def _to_neighbour(name: str, words: str, facts: Facts, phone: str) -> Turn:
    """The courier hears at once where to ring; the neighbour is asked by a link of their own, and
    both hear what they say. Words that name nobody are passed on, and a name is asked for."""
    turn = _answered(RescueAnswer.NEIGHBOUR, words, facts)
    if not turn.commands or facts.delivery is None:
        return turn
    if not name or names_nobody(name) or (is_any_neighbour(name) and not phone):
        return replace(turn, goto=how, notes=Notes(RescueAnswer.NEIGHBOUR))
    if next_house(name, facts) is not None or next_house(words, facts) is not None:
        return turn  # another street is another address: nobody agrees to that next door
    asked = AskNeighbour(facts.delivery.id, called(name)[:NAME_MAX], phone or None)
    return replace(turn, commands=(*turn.commands, asked))


def _forward(facts: Facts) -> Turn:
    """The link stands in a message of its own, which says nothing of the parcel."""
    delivery = facts.delivery
    assert delivery is not None and delivery.neighbour_ask is not None
    asked = delivery.neighbour_ask
    back = about(delivery, "button-take-back", "neighbour.revoke")
    until = delivery.waits_until
    if asked.phone is not None:
        sent = say("rescue-neighbour-sent", back, PERSON, name=asked.name, until=until)
        return ask(sent, wait=at_the_door, notes=Notes())
    told = say("rescue-neighbour-forward", back, PERSON, name=asked.name, until=until)
    link = say("neighbour-link", link=link_to(facts.bot_name, asked.token))
    return ask(told, link, wait=at_the_door, notes=Notes())


def _has_answered(delivery: Delivery) -> bool:
    return delivery.rescue is not None and delivery.rescue.answer is not None


def _is_asked(facts: Facts) -> bool:
    asked = facts.delivery.neighbour_ask if facts.delivery is not None else None
    return asked is not None and asked.is_open(facts.now)


def _answered(
    answer: RescueAnswer, text: str | None, facts: Facts, card: DoorCard | None = None
) -> Turn:
    delivery = facts.delivery
    assert delivery is not None
    action = NEEDS_LEAVE.get(answer)
    if action is not None and not facts.may(action):
        return _cannot(delivery, action, facts)
    if text is None and answer in _HOW:
        return goto(how, notes=Notes(answer))
    commands: list[Command] = [AnswerRescue(delivery.id, answer, text)]
    if card is not None and card != DoorCard():
        commands.append(GiveInstructions(delivery.id, card))
    return goto(passed_on, *commands, notes=Notes(answer))


def _cannot(delivery: Delivery, action: ChangeAction, facts: Facts) -> Turn:
    """The reason, and what is possible while the courier still stands there."""
    why = facts.options()[action].why_not
    reason = say(f"why-not-{why[0]}") if why and why[0] in WHY_NOT else say("refusal-not-allowed")
    return ask(reason, _prompt(delivery, facts, fresh=True), wait=at_the_door, notes=Notes())


def _another(heard: Words, answer: RescueAnswer) -> Reading | None:
    """Asked for a code they say that they come: that is no code."""
    reading = read_at_the_door(heard)
    is_name = answer is RescueAnswer.NEIGHBOUR and heard.understood.entities.gate_code is None
    if reading is None or reading.likely or reading.answer is answer:
        return None
    is_place = is_name and (means(heard, Intent.SAFE_PLACE) or names_a_place_alone(heard.text))
    return None if is_name and reading.answer in _HOW and not is_place else reading


def _prompt(delivery: Delivery, facts: Facts, *, fresh: bool) -> Say:
    waits = facts.waits()
    assert waits is not None
    return Say(
        key="rescue-at-the-door",
        values={
            "address": delivery.address.line,
            "wait": waits,
            "until": delivery.waits_until,
            "absent": Lines(_absent(facts), joined=""),
        },
        buttons=_buttons(delivery, facts),
        slot=f"rescue:{delivery.id}:{len(delivery.attempts)}",
        fresh=fresh,
        valid_until=delivery.waits_until,
    )


def _then_what(delivery: Delivery, facts: Facts, key: str) -> Say:
    return say(key, *_buttons(delivery, facts), until=delivery.waits_until)


def _buttons(delivery: Delivery, facts: Facts) -> tuple[Button, ...]:
    allowed = (
        about(delivery, label, f"rescue.{answer}")
        for answer, label in _LABELS.items()
        if answer not in NEEDS_LEAVE or facts.may(NEEDS_LEAVE[answer])
    )
    return (*allowed, PERSON)


def _absent(facts: Facts) -> tuple[Text, ...]:
    """What this parcel may not be left with, and why: no button says so."""
    told = facts.options()
    return tuple(
        Text("rescue-absent", {"what": Text(_LABELS[answer]), "why": Text(f"why-not-{why}")})
        for answer, action in NEEDS_LEAVE.items()
        if action in told
        for why in told[action].why_not[:1]
        if why in OF_THE_PARCEL
    )


def _left(heard: Heard, facts: Facts) -> Turn:
    """Too late: never a promise that nobody keeps."""
    if isinstance(heard, Told | Entered):
        return aside()
    if isinstance(heard, Words | SharedContact):
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


SCENE = Scene(
    name="rescue",
    beats=(at_the_door, how, passed_on, over, unreported),
    notes=Notes,
    verbs={f"rescue.{answer}": at_the_door for answer in RescueAnswer},
    notices={
        NoticeKind.NO_ANSWER: at_the_door,
        NoticeKind.RESCUE_COUNTS: at_the_door,
        NoticeKind.RESCUE_OVER: over,
        NoticeKind.REPORT_MISSING: unreported,
    },
)
