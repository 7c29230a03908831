"""At the door: words that come while the courier waits there, read as one of the few answers.

Only here "2 mins" means that somebody comes, and "in the shower" is no safe place: what is asked
is known, and there is no time to ask back.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.coming_words import (
    A_MINUTE,
    A_WHILE,
    CANNOT_OPEN,
    COMING,
    GIVE_NOT,
    IN_THE_BATH,
    LOCKER,
    NOT,
    NOT_DRESSED,
    STAY,
    WANTS_NO,
    asks_how_long,
)
from bot.family_words import opens_for_them
from bot.heard import Words
from bot.home_words import says_at_home
from bot.understanding import places, things
from bot.understanding.denial_words import NOT as DENIED
from bot.understanding.thing_words import any_of
from bot.understanding.understood import Intent
from core.late_pattern import LatePattern
from core.model.delivery import Delivery
from core.model.rescue import RescueAnswer

AT_REST = frozenset({"menu", "several", "rescue"})  # scenes in which nothing else is asked


class Unsaid(StrEnum):
    """What is no answer yet, and no chat either."""

    NOBODY = "nobody"  # nobody can open: what shall the courier do?


@dataclass(frozen=True, slots=True)
class Reading:
    """`within` is how long they say they need; None where they say nothing of it. `likely`: it
    seems to be of the door, and answers only where nothing else was asked."""

    answer: RescueAnswer | Unsaid
    within: timedelta | None = None
    likely: bool = False


_MINUTES = re.compile(
    r"(?<![\d:.,])(\d{1,3})\s?(?:-\s?\d{1,3}\s?)?(?:m(?:in(?:s|ut\w*|\.)?)?|perc\w*|хв\w*|мин\w*|dk|dakika\w*|"
    r"دقيق\w*|دقائق)(?!\w)",
    re.I,
)
# By what they mean, where the rules are not sure. Whoever stands there reads the words as well.
SURE_FROM = 0.85
_LETTER = re.compile(r"[^\W\d_]")
_CODE = re.compile(r"(?<!\w)(?:\d{3,6}[#*]|[#*]\d{3,6}[#*]?)")
_INTENTS: dict[Intent, RescueAnswer | Unsaid] = {
    Intent.CONFIRM: RescueAnswer.COMING,
    Intent.INSTRUCTIONS: RescueAnswer.GATE_CODE,
    Intent.NEIGHBOUR: RescueAnswer.NEIGHBOUR,
    Intent.SAFE_PLACE: RescueAnswer.SAFE_PLACE,
    Intent.TO_LOCKER: RescueAnswer.LOCKER,
    Intent.RESCHEDULE: RescueAnswer.OTHER_DAY,
    Intent.ABSENT: Unsaid.NOBODY,
    Intent.DENY: Unsaid.NOBODY,
}
_MEANT = frozenset({Intent.INSTRUCTIONS, Intent.NEIGHBOUR, Intent.SAFE_PLACE, Intent.ABSENT})
_PLACES = frozenset({Intent.NEIGHBOUR, Intent.SAFE_PLACE, Intent.TO_LOCKER})
_LEFT = frozenset({Intent.SAFE_PLACE, Intent.DENY, Intent.INSTRUCTIONS})
_MISTAKEN = frozenset({Intent.STOP_MESSAGES, Intent.CHANGE_ADDRESS})
_CODE_WORD = LatePattern(any_of("code"), re.I)
_A_PLACE_WORDS_MAX = 4
HALF_AN_HOUR, AN_HOUR = timedelta(minutes=30), timedelta(hours=1)
_PLACES_MAX = 3  # that are looked at: one may be where somebody washes
_NEIGHBOUR = LatePattern(any_of("neighbour"), re.I)
_CLAUSE = re.compile(r"[,.;:!?…\n،؛]+|\s[-–—]\s")


def read_at_the_door(heard: Words) -> Reading | None:
    """One of the answers; None where the words say something else, or nothing that is sure."""
    text, read = heard.text, heard.understood
    if read.entities.gate_code is not None or _CODE.search(text):
        return Reading(RescueAnswer.GATE_CODE)
    if asks_how_long(text):
        return None
    if (found := A_WHILE.fullmatch(text)) is not None:
        return Reading(RescueAnswer.COMING, HALF_AN_HOUR if found["half"] else AN_HOUR)
    if _is_another_day(heard):
        return Reading(RescueAnswer.OTHER_DAY)
    if STAY.search(text):
        return Reading(RescueAnswer.COMING, _within(text))
    rest = _without_denied_neighbours(text)
    if rest == text and opens_for_them(text) and _NEIGHBOUR.search(text) is None:
        return Reading(RescueAnswer.COMING, _within(text))
    if rest != text or not _names_a_place(heard):
        coming, no = COMING.search(rest), NOT.search(rest)
        is_in = says_at_home(rest) and CANNOT_OPEN.search(rest) is None
        if is_in or NOT_DRESSED.search(text):
            return Reading(RescueAnswer.COMING, _within(text))
        if coming is not None and no is not None:
            return Reading(Unsaid.NOBODY)
        if coming is not None or _MINUTES.search(text) or A_MINUTE.search(text):
            return Reading(RescueAnswer.COMING, _within(text))
        if CANNOT_OPEN.search(text) and not _tells_how(heard):
            return Reading(Unsaid.NOBODY)
    if rest != text and _is_neighbour(heard):
        return Reading(Unsaid.NOBODY)
    return _by_intent(heard)


def whose_door(
    heard: object, deliveries: Iterable[Delivery], scene: str, now: datetime
) -> Delivery | None:
    """Of several parcels the one whose courier stands at the door now, where the words are for
    them: whatever answers a courier while nothing else is asked, and "I am coming" at any time."""
    if not isinstance(heard, Words):
        return None
    waiting = [each for each in deliveries if each.waits_for_now(now) is not None]
    reading = read_at_the_door(heard) if len(waiting) == 1 else None
    # A bare yes or no is said to what was asked last, and to no courier.
    is_bare = heard.understood.intent in (Intent.CONFIRM, Intent.DENY)
    if reading is None or reading.likely or (is_bare and COMING.search(heard.text) is None):
        return None
    is_free = scene in AT_REST or reading.answer is RescueAnswer.COMING
    return waiting[0] if is_free else None


def _by_intent(heard: Words) -> Reading | None:
    read = heard.understood
    if _LETTER.search(heard.text) is None:
        return None  # "2" may be minutes, a floor, or what was offered second
    if LOCKER.search(heard.text):
        return Reading(Unsaid.NOBODY if denies_a_locker(heard.text) else RescueAnswer.LOCKER)
    if read.intent in _LEFT and places.denies(heard.text, "safe") and _place(heard.text) is None:
        return Reading(Unsaid.NOBODY)
    if _is_left_there(heard):
        return Reading(RescueAnswer.SAFE_PLACE)
    if read.intent in _MISTAKEN and _tells_the_way(heard):
        return Reading(RescueAnswer.GATE_CODE)
    if _is_to_a_neighbour(heard):
        return Reading(RescueAnswer.NEIGHBOUR)
    if _is_into_a_place(heard):
        return Reading(RescueAnswer.SAFE_PLACE)
    if not read.understood and read.confidence >= SURE_FROM and read.intent in _MEANT:
        return Reading(_INTENTS[read.intent], likely=read.intent is Intent.INSTRUCTIONS)
    likely = (read.intent,) if read.understood else read.likely
    answers = {_INTENTS.get(each) for each in likely}
    if len(answers) == 1 and (answer := answers.pop()) is not None:
        return Reading(answer)
    return None


def denies_a_locker(text: str) -> bool:
    """ "No locker", "I don't want it in a locker"."""
    return places.denies(text, "locker") or WANTS_NO.search(text) is not None


def _place(text: str) -> str | None:
    return things.safe_place(unicodedata.normalize("NFKC", text))


def _is_left_there(heard: Words) -> bool:
    """ "In the mailbox" is no locker, and "shed" no greeting: nothing but a place is named."""
    is_mistaken = heard.understood.intent is Intent.TO_LOCKER or not heard.understood.understood
    is_short = len(heard.text.split()) <= _A_PLACE_WORDS_MAX and "?" not in heard.text
    is_alone = places.names_a_place_alone(heard.text)
    return is_mistaken and is_short and is_alone and NOT.search(heard.text) is None


def _tells_the_way(heard: Words) -> bool:
    """ "Flat 24" while the courier stands there is no other address, and "the code is in the SMS"
    stops no messages."""
    told = heard.understood.entities
    if heard.understood.intent is Intent.STOP_MESSAGES:
        return _CODE_WORD.search(heard.text) is not None
    return told.flat is not None and told.house_number is None


def _is_to_a_neighbour(heard: Words) -> bool:
    """Between somebody and somewhere, who is called a neighbour is somebody."""
    read = heard.understood
    is_doubtful = not read.understood and Intent.NEIGHBOUR in read.likely
    is_named = _NEIGHBOUR.search(heard.text) is not None
    return is_doubtful and is_named and NOT.search(heard.text) is None


def _without_denied_neighbours(text: str) -> str:
    """ "Not to the neighbour, I'm coming": what is said behind the neighbour counts."""
    told = text
    for found in _NEIGHBOUR.finditer(text):
        clause = _CLAUSE.split(text[: found.start()])[-1]
        behind = _CLAUSE.split(text[found.end() :])[0]
        if DENIED.search(clause) or GIVE_NOT.search(behind):
            told = text[found.end() :]
    return told


def _is_neighbour(heard: Words) -> bool:
    read = heard.understood
    return read.intent is Intent.NEIGHBOUR or Intent.NEIGHBOUR in read.likely


def _is_into_a_place(heard: Words) -> bool:
    """ "In the shed then": where it shall be, and no other time is told."""
    read = heard.understood
    is_doubtful = read.intent is Intent.RESCHEDULE and read.entities.time is None
    place = things.safe_place(unicodedata.normalize("NFKC", heard.text)) if is_doubtful else None
    return place is not None and NOT.search(heard.text) is None


def _names_a_place(heard: Words) -> bool:
    """Somebody or something that takes the parcel, as we are sure to have understood."""
    read = heard.understood
    if not read.understood or read.intent not in _PLACES:
        return False
    return read.intent is not Intent.SAFE_PLACE or _is_for_a_parcel(heard.text)


def _is_for_a_parcel(text: str) -> bool:
    """ "Under the shower" is where they stand; "under the shower, leave it by the door" names a
    place besides."""
    if not IN_THE_BATH.search(text):
        return True
    told = unicodedata.normalize("NFKC", text)
    for _ in range(_PLACES_MAX):
        place = things.safe_place(told)
        if place is None or not COMING.search(place):
            return place is not None
        told = told.replace(place, ",")
    return False


def _tells_how(heard: Words) -> bool:
    """ "I can't come down, it's the third floor": they are at home, and the courier may come up."""
    read = heard.understood
    is_told = read.understood and read.intent is Intent.INSTRUCTIONS
    return is_told or read.entities.floor is not None


def _is_another_day(heard: Words) -> bool:
    read = heard.understood
    wishes = (Intent.RESCHEDULE, Intent.ABSENT)
    told = read.entities.time
    is_wish = read.understood and read.intent in wishes
    has_day = told is not None and (told.day is not None or told.start is not None)
    return is_wish and has_day and _MINUTES.search(heard.text) is None


def _within(text: str) -> timedelta | None:
    found = [int(each) for each in _MINUTES.findall(text)]
    return timedelta(minutes=max(found)) if found else None
