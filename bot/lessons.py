"""Lessons in a talk: what somebody corrects teaches us what their words had meant.

Another button than our likeliest reading, "no, I meant …" after we acted, and a no to what we read
back out of words. Nothing of it changes this talk; a person looks at it before the bot learns.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, Told, Words
from bot.last_read import LastRead
from bot.scenes import guess
from bot.stage import Place, memory_of
from bot.understanding.correcting import says_otherwise
from bot.understanding.masking import unnamed
from bot.understanding.understood import Intent, Understood
from core.model.delivery import Delivery
from core.model.lesson import Corrected, Lesson, lesson_of

# These mean something only beside what was asked.
_OF_THE_MOMENT = frozenset({Intent.CONFIRM, Intent.DENY})
# Said while we misread, they tell how somebody feels about it, and not what they had wanted.
_NOT_MEANT = _OF_THE_MOMENT | {
    Intent.THANKS,
    Intent.GREETING,
    Intent.OTHER,
    Intent.HUMAN,
    Intent.COMPLAINT,
    Intent.HELP,
}
# A no to what was read out of words. No to a window is no to that window.
_NO_TO_A_READING = frozenset({"wish.no", "neighbour.no", "locker.no", "postpone.no"})


@dataclass(frozen=True, slots=True)
class Taught:
    """A lesson, where there is one; and what is remembered until the next thing is done."""

    lesson: Lesson | None = None
    read: LastRead | None = None


def taught(heard: Heard, here: Place, facts: Facts) -> Taught:
    """By what was heard, where the talk stood before it was."""
    if facts.delivery is None:
        return Taught()
    last = memory_of(facts.conversation).read
    if isinstance(heard, Told | Entered | RefusedNow):
        return Taught(read=last)
    lesson = _by_guess(heard, here, facts) or _by_read_back(heard, last, facts)
    return Taught(lesson, _read_now(heard, facts))


def lesson_from(
    text: str, read: Understood, meant: Intent | None, how: Corrected, facts: Facts
) -> Lesson:
    """Words as anybody may read them, with what we thought of them by ourselves."""
    masked = unnamed(text, read, known_of(facts))
    thought = _thought(read)
    return lesson_of(masked, read.language, thought, meant, how, facts.now)


def known_of(facts: Facts) -> Iterator[str]:
    """What is known of the person who writes, and would tell who it is."""
    yield from known_of_deliveries(facts.deliveries)
    for place in facts.places:
        yield place.address.line


def known_of_deliveries(deliveries: Iterable[Delivery]) -> Iterator[str]:
    """The same of what is known by their parcels alone."""
    for delivery in deliveries:
        yield from filter(None, _known(delivery))


def _known(delivery: Delivery) -> Iterator[str | None]:
    person, address, card = delivery.recipient, delivery.address, delivery.door_card
    yield from (person.name, person.company, delivery.tracking_number)
    yield from (address.text, address.line, card.note, card.code)
    told = address.verdict.components if address.verdict is not None else address.components
    if told is not None:
        yield from (told.street, told.postcode, told.city, told.district)


def _by_guess(heard: Heard, here: Place, facts: Facts) -> Lesson | None:
    """The buttons of doubtful words: the first one is what we should have done."""
    words = here.notes.words if isinstance(here.notes, guess.Notes) else None
    if words is None:
        return None
    shown = guess.shown(facts, words.understood.likely)
    match heard:
        case Pressed(verb="guess.none"):
            meant, how = None, Corrected.DENIED
        case Pressed(verb="guess.pick", args=(*_, name)):
            meant, how = next((each for each in shown if each == name), None), Corrected.PICKED
            if meant is None:
                return None
        case Words(understood=read) if read.understood and read.intent not in _NOT_MEANT:
            meant, how = read.intent, Corrected.SAID
        case _:
            return None
    is_right = meant is not None and shown[:1] == (meant,)
    return None if is_right else lesson_from(words.text, words.understood, meant, how, facts)


def _by_read_back(heard: Heard, last: LastRead | None, facts: Facts) -> Lesson | None:
    """What we did with words, and what they say that it should have been."""
    if last is None:
        return None
    match heard:
        case Pressed(verb=verb) if verb in _NO_TO_A_READING:
            meant, how = None, Corrected.DENIED
        case Words(text=text, understood=read) if says_otherwise(text):
            told = (read.intent, *read.also) if read.understood else ()
            wanted = [each for each in told if each not in _NOT_MEANT]
            if not wanted or last.thought in wanted:
                return None
            meant, how = wanted[0], Corrected.SAID
        case _:
            return None
    return lesson_of(last.text, last.language, last.thought, meant, how, facts.now)


def _read_now(heard: Heard, facts: Facts) -> LastRead | None:
    match heard:
        case Words(text=text, understood=read) if (
            read.understood and read.intent not in _OF_THE_MOMENT
        ):
            masked = unnamed(text, read, known_of(facts))
            return LastRead(text=masked, thought=read.intent, language=read.language)
        case _:
            return None


def _thought(read: Understood) -> Intent | None:
    """What we acted on, or would have asked about first."""
    return read.intent if read.understood else next(iter(read.likely), None)
