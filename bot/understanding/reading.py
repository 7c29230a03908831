"""Reading: a message's intent and the things in it, offline.

Short messages are in the lexicon. Else what the text means is compared with what many people wrote
(`head`), and rules know a few languages by their words. Where there is no meaning to be had, the
rules read alone. What neither knows is `other`, and said so: ask or hand over, do not act.
"""

from dataclasses import replace
from datetime import datetime

from bot.understanding import things
from bot.understanding.absence import absence
from bot.understanding.embedding import Meaning
from bot.understanding.head import weights
from bot.understanding.language import language_of
from bot.understanding.lexicon import settled
from bot.understanding.normalise import normalised
from bot.understanding.policy import Decision, by_meaning, by_words
from bot.understanding.rules import by_rules
from bot.understanding.times import spoken_time
from bot.understanding.understood import Entities, Intent, Understood

LETTERS_MAX = 4096  # what one message can hold; patterns never see more
SURE = 0.95  # a whole message out of the lexicon

_ABOUT_TIME = frozenset({Intent.RESCHEDULE, Intent.ABSENT})
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
    text = text[:LETTERS_MAX]
    plain = normalised(text)
    entities = _entities(text, plain, at)
    decision = _decided(plain, entities, meaning)
    return Understood(
        language=language_of(plain, language_hint),
        intent=decision.intent,
        confidence=decision.confidence,
        also=decision.also,
        understood=decision.understood,
        likely=decision.likely,
        out_of_scope=decision.out_of_scope,
        entities=_kept(_timed(entities, plain, at, decision), decision),
    )


def _decided(plain: str, entities: Entities, meaning: Meaning | None) -> Decision:
    if (intent := settled(plain)) is not None:
        return Decision(intent, SURE, understood=True)
    rules = by_rules(plain, entities)
    if meaning is None:
        return by_words(rules)
    return by_meaning(weights().intents, meaning, rules)


def _timed(told: Entities, plain: str, at: datetime, decision: Decision) -> Entities:
    """Where somebody is away and asks for no other time, the time is the absence."""
    meant = (decision.intent, *decision.also)
    if Intent.ABSENT not in meant or Intent.RESCHEDULE in meant:
        return told
    return replace(told, time=absence(plain, at))


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


def _kept(told: Entities, decision: Decision) -> Entities:
    """The intents decide which of the things are meant."""
    if not decision.keeps_things:
        return Entities()
    intent, meant = decision.intent, {decision.intent, *decision.also}
    is_about_the_door = intent in (Intent.INSTRUCTIONS, Intent.OTHER, Intent.CHANGE_ADDRESS)
    return Entities(
        time=told.time if intent in _WITH_TIME or meant & _ABOUT_TIME else None,
        gate_code=told.gate_code if is_about_the_door or intent is Intent.RESCHEDULE else None,
        floor=told.floor if intent is not Intent.NEIGHBOUR else None,
        flat=told.flat,
        house_number=told.house_number if intent is Intent.CHANGE_ADDRESS else None,
        phone=told.phone,
        locker=told.locker if intent is Intent.TO_LOCKER else None,
        safe_place=told.safe_place if intent is Intent.SAFE_PLACE else None,
        neighbour=told.neighbour if intent is Intent.NEIGHBOUR else None,
    )
