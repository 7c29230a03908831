"""Rules: what a message asks for by its words and by the things named in it."""

from dataclasses import dataclass

from bot.understanding.away import is_only_away
from bot.understanding.counted import counts
from bot.understanding.patterns import OUT_OF_SCOPE, found
from bot.understanding.understood import Entities, Intent

_COURTESY = frozenset({Intent.THANKS, Intent.GREETING})


@dataclass(frozen=True, slots=True)
class ByRules:
    """What changes most first. `not_ours`: nobody's parcel, whatever words of ours are in it."""

    intents: tuple[Intent, ...]
    not_ours: bool

    @property
    def told(self) -> Intent | None:
        """The one reading that the rules would choose."""
        if self.not_ours:
            return Intent.OTHER
        return self.intents[0] if self.intents else None


def by_rules(plain: str, entities: Entities) -> ByRules:
    """The reading of a normalised text."""
    intents = _weighed(plain, found(plain), entities)
    if counts(plain) and Intent.INSTRUCTIONS not in intents and not intents[1:]:
        intents = _with_a_count(intents)
    return ByRules(intents, not_ours=OUT_OF_SCOPE.search(plain) is not None)


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
    if has_time and kept in ([], [Intent.DENY]) and is_only_away(plain):
        kept = [Intent.ABSENT]
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
