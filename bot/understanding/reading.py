"""Reading: a message's intent and the things in it, offline.

Short messages are in the lexicon. Else what the text means is compared with what many people wrote
(`head`), and rules know a few languages by their words. Where there is no meaning to be had, the
rules read alone. What neither knows is `other`, and said so: ask or hand over, do not act.
"""

import re
import unicodedata
from dataclasses import replace
from datetime import datetime

from bot.understanding import things
from bot.understanding.absence import absence, tells_only_absence
from bot.understanding.answer_words import leaves_open
from bot.understanding.away import is_only_away
from bot.understanding.busy import says_busy
from bot.understanding.canonical import words_beside_time
from bot.understanding.clauses import clauses_of
from bot.understanding.door_numbers import without_their_numbers
from bot.understanding.embedding import Meaning
from bot.understanding.fetching import without_fetching
from bot.understanding.finnish_flat import spelt_out as with_its_flat
from bot.understanding.fixtures import is_news_of_the_door, is_quiet_until, is_to_call_first
from bot.understanding.handed import handed_to, hands_next_door
from bot.understanding.language import language_of
from bot.understanding.learnt import weights
from bot.understanding.lexicon import is_torn, said_at_an_end, settled, spelt_out
from bot.understanding.normalise import normalised, words_of
from bot.understanding.places import names_somebody_alone, puts_somewhere
from bot.understanding.policy import Decision, by_meaning, by_words
from bot.understanding.rules import by_rules
from bot.understanding.times import spoken_time
from bot.understanding.understood import Entities, Intent, Understood

LETTERS_MAX = 4096  # what one message can hold; patterns never see more
NO_TIME_FROM = 0.4  # so likely out of scope that a time in it is no wish
_WORDS_BESIDE_TIME_MAX = 1
_WORDS_OF_A_LOCKER_MAX = 4
# What is written for machines is no person's yes.
_OF_MACHINES = re.compile(r"[{}|\\]|\[\[|</?[a-z!]|\$\(|\w=\w|\w\(\)")
SURE = 0.99  # a whole message out of the lexicon

_ABOUT_TIME = frozenset({Intent.RESCHEDULE, Intent.ABSENT})
# "Away until Friday, give it to the neighbour"
_TIME_BESIDE = frozenset(
    {
        Intent.NEIGHBOUR,
        Intent.SAFE_PLACE,
        Intent.TO_LOCKER,
        Intent.CHANGE_ADDRESS,
        Intent.INSTRUCTIONS,
    }
)
_ABOUT_THE_DOOR = frozenset(
    {
        Intent.INSTRUCTIONS,
        Intent.CHANGE_ADDRESS,
        Intent.OTHER,
        Intent.RESCHEDULE,
        Intent.ABSENT,
        Intent.SAFE_PLACE,
        Intent.CONFIRM,
        Intent.DENY,
    }
)
# What "with Petra in 5C" is taken for where nobody sees a person in it.
_OF_A_PLACE = frozenset(
    {
        Intent.NEIGHBOUR,
        Intent.SAFE_PLACE,
        Intent.TO_LOCKER,
        Intent.CHANGE_ADDRESS,
        Intent.OTHER,
    }
)
_WITH_TIME = frozenset(
    {Intent.RESCHEDULE, Intent.ABSENT, Intent.OTHER, Intent.DENY, Intent.CONFIRM}
)


def understand(
    text: str,
    at: datetime,
    language_hint: str | None = None,
    meaning: Meaning | None = None,
) -> Understood:
    """What a person wants. `at` is the message's moment in the zone of the delivery's place;
    `meaning` is what `embedding` made of the text, where it could."""
    language = language_of(normalised(text[:LETTERS_MAX]), language_hint)
    text = with_its_flat(text[:LETTERS_MAX], language)
    plain = normalised(text)
    somebody = handed_to(text)
    theirs = normalised(somebody) if somebody is not None else None
    timely = without_their_numbers(plain if theirs is None else plain.replace(theirs, ", "))
    entities = _entities(text, timely, at, somebody)
    decision = _decided(plain, entities, meaning, language)
    if _is_likely_a_locker(plain, entities, decision):
        decision = replace(decision, intent=Intent.TO_LOCKER, understood=True, likely=())
    if _is_likely_left_somewhere(text, decision):
        sure = 1 - decision.out_of_scope
        decision = replace(
            decision, intent=Intent.SAFE_PLACE, confidence=sure, understood=True, likely=()
        )
    if somebody is not None or _is_likely_next_door(text, decision):
        decision = _handed_over(decision, entities)
    if decision.intent is Intent.TO_LOCKER and (rest := without_fetching(timely)) != timely:
        timely, entities = rest, replace(entities, time=spoken_time(rest, at))
    return Understood(
        language=language,
        intent=decision.intent,
        confidence=decision.confidence,
        also=decision.also,
        understood=decision.understood,
        likely=decision.likely,
        out_of_scope=decision.out_of_scope,
        entities=_kept(_timed(entities, timely, at, decision), decision),
    )


def _decided(
    plain: str, entities: Entities, meaning: Meaning | None, language: str | None
) -> Decision:
    if not _is_visible(plain) or is_torn(plain):
        return Decision()
    if (intent := settled(plain)) is not None:
        return Decision(intent, SURE, understood=True)
    has_bound = entities.time is not None and entities.time.is_bound
    if is_news_of_the_door(plain) or (has_bound and is_quiet_until(plain)):
        return Decision(Intent.INSTRUCTIONS, SURE, understood=True)
    rules = by_rules(plain, entities)
    if meaning is None:
        return by_words(rules)
    parts = (plain, *clauses_of(plain, language))
    beside = _beside(plain, entities)
    decision = by_meaning(weights(), meaning, rules, beside, spelt_out(parts))
    says_when = entities.time is not None and entities.time.says_when
    if decision.intent is Intent.RESCHEDULE and says_when and is_only_away(plain):
        decision = replace(decision, intent=Intent.ABSENT, also=_without_wish(decision.also))
    is_none = leaves_open(plain) or _OF_MACHINES.search(plain) is not None
    is_no_yes = decision.intent is Intent.CONFIRM and is_none
    return replace(decision, understood=False) if is_no_yes else decision


def _without_wish(also: tuple[Intent, ...]) -> tuple[Intent, ...]:
    return tuple(each for each in also if each is not Intent.ABSENT)


def _is_visible(plain: str) -> bool:
    """Marks that only join or turn letters, and spaces, say nothing."""
    return any(unicodedata.category(letter)[0] not in "ZC" for letter in plain)


def _is_likely_a_locker(plain: str, entities: Entities, decision: Decision) -> bool:
    """ "No wait, locker": hardly a word beside one for it; an office may be an address."""
    is_brief = len(words_of(plain)) <= _WORDS_OF_A_LOCKER_MAX and "?" not in plain
    is_asked_about = bool(decision.likely) and Intent.CHANGE_ADDRESS not in decision.likely
    is_doubtful = not decision.understood and is_asked_about
    return is_doubtful and is_brief and entities.locker is not None


def _is_likely_left_somewhere(text: str, decision: Decision) -> bool:
    """A safe place is among what it may mean, or nothing is known, and the words say where."""
    is_possible = Intent.SAFE_PLACE in decision.likely or decision == Decision()
    return not decision.understood and is_possible and puts_somewhere(text)


def _is_likely_next_door(text: str, decision: Decision) -> bool:
    """A neighbour is among what it may mean, and the words say what to do with it; between somebody
    and somewhere, a neighbour is somebody, and so is whoever is named where no place is."""
    is_doubtful = not decision.understood and Intent.NEIGHBOUR in decision.likely
    if decision.intent is Intent.SAFE_PLACE:
        return hands_next_door(text) or names_somebody_alone(text)
    return is_doubtful and hands_next_door(text)


def _handed_over(decision: Decision, entities: Entities) -> Decision:
    """Left with somebody; what is surely said besides stays, a time only where one was told."""
    told = ((decision.intent,) if decision.understood else ()) + decision.also
    has_time = entities.time is not None
    beside = tuple(
        each
        for each in dict.fromkeys(told)
        if each not in _OF_A_PLACE and (has_time or each is not Intent.RESCHEDULE)
    )
    return Decision(Intent.NEIGHBOUR, SURE, understood=True, also=beside)


def _beside(plain: str, entities: Entities) -> tuple[Intent, ...]:
    """What is surely said besides: a code and a call are for the door, whatever else is wished."""
    is_for_the_door = entities.gate_code is not None or is_to_call_first(plain)
    for_the_door = (Intent.INSTRUCTIONS,) if is_for_the_door else ()
    return (*for_the_door, *said_at_an_end(plain))


def _timed(told: Entities, plain: str, at: datetime, decision: Decision) -> Entities:
    """Where somebody is away and asks for no other time, the time is the absence. A time in what is
    likely none of our business is none of ours, unless nothing but a time is said."""
    is_not_ours = decision.intent is Intent.OTHER and decision.out_of_scope >= NO_TIME_FROM
    if told.time is not None and is_not_ours and words_beside_time(plain) > _WORDS_BESIDE_TIME_MAX:
        return replace(told, time=None)
    meant = (decision.intent, *decision.also)
    if Intent.ABSENT not in meant:
        return told
    is_wish = decision.intent is Intent.RESCHEDULE
    says_when = told.time is not None and told.time.says_when
    is_away_until = decision.intent is Intent.ABSENT and says_busy(plain)
    is_told = Intent.RESCHEDULE in meant and says_when and not is_away_until
    if is_told and not tells_only_absence(plain, at, is_wish=is_wish):
        return told
    return replace(told, time=absence(plain, at))


def _entities(text: str, plain: str, at: datetime, somebody: str | None) -> Entities:
    """`somebody`: who is named with their door, which is none of one's own."""
    is_own = somebody is None
    return Entities(
        time=spoken_time(plain, at),
        gate_code=things.gate_code(text),
        floor=things.floor(text),
        flat=things.flat(text) if is_own else None,
        house_number=things.house_number(text) if is_own else None,
        phone=things.phone(text),
        locker=things.locker(text),
        safe_place=things.safe_place(text),
        neighbour=somebody or things.neighbour(text),
    )


def _kept(told: Entities, decision: Decision) -> Entities:
    """The intents decide which of the things are meant."""
    if not decision.keeps_things:
        return Entities()
    intent, meant = decision.intent, {decision.intent, *decision.also}
    is_move = intent is Intent.REFUSE and Intent.RESCHEDULE in meant  # "cancel it, come on Friday"
    has_time_beside = is_move or (intent in _TIME_BESIDE and bool(meant & _ABOUT_TIME))
    is_of_the_door = bool(meant & _ABOUT_THE_DOOR)
    return Entities(
        time=told.time if intent in _WITH_TIME or has_time_beside else None,
        gate_code=told.gate_code if is_of_the_door or intent is Intent.NEIGHBOUR else None,
        floor=told.floor if is_of_the_door else None,
        flat=told.flat if is_of_the_door else None,
        house_number=told.house_number if intent is Intent.CHANGE_ADDRESS else None,
        phone=told.phone,
        locker=told.locker if intent is Intent.TO_LOCKER else None,
        safe_place=told.safe_place if intent is Intent.SAFE_PLACE else None,
        neighbour=told.neighbour if intent is Intent.NEIGHBOUR else None,
    )
