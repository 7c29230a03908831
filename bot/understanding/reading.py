"""Reading: a message's intent and the things in it, by rules alone and offline.

What the rules do not know is `other`, and said so: ask or hand over, do not act. A model may stand
behind the rules later: it would be asked where they are silent, and its answer read back.
"""

from datetime import datetime

from bot.understanding import things
from bot.understanding.counted import counts
from bot.understanding.language import language_of
from bot.understanding.lexicon import settled
from bot.understanding.normalise import normalised
from bot.understanding.patterns import OUT_OF_SCOPE, found
from bot.understanding.times import spoken_time
from bot.understanding.understood import Entities, Intent, Understood

SURE = 0.95  # a whole message out of the lexicon
LIKELY = 0.8  # a pattern
DOUBTFUL = 0.6  # several patterns that pull apart
ACTED_ON = 0.5

_COURTESY = frozenset({Intent.THANKS, Intent.GREETING})
_WITH_TIME = frozenset(
    {Intent.RESCHEDULE, Intent.ABSENT, Intent.OTHER, Intent.DENY, Intent.CONFIRM}
)


def understand(text: str, at: datetime, language_hint: str | None = None) -> Understood:
    """What a person means. `at` is the message's moment in the zone of the delivery's place."""
    plain = normalised(text)
    language = language_of(plain, language_hint)
    entities = _entities(text, plain, at)
    if (intent := settled(plain)) is not None:
        return Understood(
            language=language,
            intent=intent,
            confidence=SURE,
            understood=True,
            entities=_kept(entities, intent),
        )
    intents = _weighed(plain, found(plain), entities)
    if counts(plain) and Intent.INSTRUCTIONS not in intents and not intents[1:]:
        intents = _with_a_count(intents)
    if OUT_OF_SCOPE.search(plain):
        return Understood(language=language, confidence=DOUBTFUL / 2)
    if not intents:
        return Understood(language=language, entities=_kept(entities, Intent.OTHER))
    intent, *also = intents
    confidence = LIKELY if len(also) < 2 else DOUBTFUL
    return Understood(
        language=language,
        intent=intent,
        confidence=confidence,
        also=tuple(also),
        understood=confidence >= ACTED_ON,
        entities=_kept(entities, intent),
    )


def _weighed(plain: str, intents: tuple[Intent, ...], entities: Entities) -> tuple[Intent, ...]:
    """What the things in a message say about its words."""
    kept = [intent for intent in intents if intent not in _COURTESY or len(intents) == 1]
    has_time = entities.time is not None
    if Intent.ABSENT in kept and Intent.RESCHEDULE in kept and not has_time:
        kept.remove(Intent.RESCHEDULE)
    if Intent.RESCHEDULE in kept and Intent.ABSENT in kept:
        kept.remove(Intent.ABSENT)
        kept.insert(kept.index(Intent.RESCHEDULE) + 1, Intent.ABSENT)
    if Intent.NEIGHBOUR in kept and Intent.SAFE_PLACE in kept:
        kept.remove(Intent.SAFE_PLACE)
    if Intent.TRACK in kept and Intent.RESCHEDULE in kept and not has_time:
        kept.remove(Intent.RESCHEDULE)
    if (Intent.CONFIRM in kept or Intent.DENY in kept) and len(kept) > 1:
        kept = [intent for intent in kept if intent not in (Intent.CONFIRM, Intent.DENY)]
    if Intent.COMPLAINT in kept and len(kept) > 1:
        kept.remove(Intent.COMPLAINT)
        kept.append(Intent.COMPLAINT)
    if _rules_out(entities) and kept in ([Intent.DENY], [Intent.ABSENT], [Intent.CONFIRM]):
        kept = [Intent.RESCHEDULE]  # "not tomorrow" is a wish for another day
    if not kept:
        kept = _by_things(entities)
    return tuple(kept)


def _rules_out(entities: Entities) -> bool:
    """Something is not wanted, and nothing else is said of when."""
    told = entities.time
    return told is not None and bool(told.but_not) and not told.says_when


def _with_a_count(intents: tuple[Intent, ...]) -> tuple[Intent, ...]:
    """ "Ring 7 times" is for the courier, though a number alone may look like an hour."""
    is_free = not intents or intents[0] in (Intent.RESCHEDULE, Intent.GREETING, Intent.THANKS)
    return (Intent.INSTRUCTIONS,) if is_free else intents


def _by_things(entities: Entities) -> list[Intent]:
    """A bare time is a wish for it, a bare code is for the door."""
    if entities.gate_code is not None or entities.floor is not None:
        return [Intent.INSTRUCTIONS]
    if entities.time is not None:
        return [Intent.RESCHEDULE]
    return []


def _entities(text: str, plain: str, at: datetime) -> Entities:
    return Entities(
        time=spoken_time(plain, at),
        gate_code=things.gate_code(text),
        floor=things.floor(text),
        flat=things.flat(text),
        house_number=things.house_number(text),
        phone=things.phone(text),
        locker=things.locker(text),
        safe_place=things.safe_place(text),
        neighbour=things.neighbour(text),
    )


def _kept(told: Entities, intent: Intent) -> Entities:
    """The intent decides which of the things are meant."""
    is_about_the_door = intent in (Intent.INSTRUCTIONS, Intent.OTHER, Intent.CHANGE_ADDRESS)
    return Entities(
        time=told.time if intent in _WITH_TIME else None,
        gate_code=told.gate_code if is_about_the_door or intent is Intent.RESCHEDULE else None,
        floor=told.floor if intent is not Intent.NEIGHBOUR else None,
        flat=told.flat,
        house_number=told.house_number if intent is Intent.CHANGE_ADDRESS else None,
        phone=told.phone,
        locker=told.locker if intent is Intent.TO_LOCKER else None,
        safe_place=told.safe_place if intent is Intent.SAFE_PLACE else None,
        neighbour=told.neighbour if intent is Intent.NEIGHBOUR else None,
    )
