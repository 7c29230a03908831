"""Standing wishes: what is wanted of every parcel: "never before nine", "always the locker"."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time

from bot.heard import Words
from bot.scene import means
from bot.understanding.denial_words import ALWAYS, NEVER, NOT
from bot.understanding.normalise import normalised
from bot.understanding.times import spoken_time
from bot.understanding.understood import Intent, SpokenTime

NOON = time(12)
CHARACTERS_MAX = 300
A_MORNING = datetime(2026, 1, 5, 8, tzinfo=UTC)  # only hours are read, and those of no day
_DIGIT = re.compile(r"\d")

_NO_WISH = (Intent.COMPLAINT, Intent.DAMAGED, Intent.TRACK)


@dataclass(frozen=True, slots=True)
class StandingWish:
    """Hours in which somebody may come, or that it goes to a pickup point: one of the two."""

    not_before: time | None = None
    not_after: time | None = None
    at_a_point: bool = False


def standing_wish(heard: Words) -> StandingWish | None:
    """What is wanted of every parcel; None where the words are about this one, or no wish."""
    text = heard.text[:CHARACTERS_MAX]
    always, never = ALWAYS.search(text), NEVER.search(text)
    if not (always or never) or means(heard, *_NO_WISH):
        return None
    spoken = _hours_said(text)
    if spoken is not None:
        is_away = means(heard, Intent.ABSENT) and not never
        return _hours(spoken, rules_out=is_away or _rules_out(text))
    wants_point = means(heard, Intent.TO_LOCKER) and not never
    return StandingWish(at_a_point=True) if wants_point else None


def _hours_said(text: str) -> SpokenTime | None:
    """The bare hours: whether they are wanted or ruled out is another question."""
    bare = NOT.sub(" ", NEVER.sub(" ", text))
    return spoken_time(normalised(bare), A_MORNING)


def _rules_out(text: str) -> bool:
    """ "Never before nine"; "always after six, not earlier" rules out nothing more."""
    words = [found.start() for found in (NEVER.search(text), NOT.search(text)) if found]
    hour = _DIGIT.search(text)
    return bool(words) and (hour is None or min(words) < hour.start())


def _hours(spoken: SpokenTime, *, rules_out: bool) -> StandingWish | None:
    """The hours that are left. A day, or several times, are about one parcel."""
    first, last = spoken.start, spoken.end
    is_picked = spoken.soonest or spoken.latest
    is_of_a_day = spoken.day is not None or spoken.or_else or spoken.but_not or is_picked
    if is_of_a_day or first == last:
        return None
    if not rules_out:
        is_in_order = first is None or last is None or first < last
        return StandingWish(not_before=first, not_after=last) if is_in_order else None
    if first is None or (last is not None and first <= NOON):
        return StandingWish(not_before=last)
    return StandingWish(not_after=first)
