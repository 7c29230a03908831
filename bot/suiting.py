"""Suiting: which windows suit what a person said of when."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.heard import Heard, Words
from bot.home_instead import says_home_after_all
from bot.home_words import says_will_be_home
from bot.scene import means
from bot.understanding.finnish_flat import spelt_out
from bot.understanding.normalise import normalised
from bot.understanding.rules import by_rules
from bot.understanding.times import spoken_time
from bot.understanding.understood import Intent, SpokenTime
from core.model.window import Window

MIDNIGHT = time.max
_OF_TIME = frozenset({Intent.RESCHEDULE, Intent.ABSENT})
BARE_WORDS_MAX = 4  # longer, it says more than a time
_IS_HOME = re.compile(
    r"\b(?:home after all|(?:be|am|'?m|are|back|at) (?:at )?home|"
    r"(?:olen|ollaan|oon) (?:\w+ )?kotona|kotiin|"
    r"(?:буду|будем|всё-таки|все-таки) дома|домой)\b",
    re.I,
)
_IS_NOT = re.compile(r"n['’]?t\b|\bnot\b|\bnobody\b|\bno one\b|\ben\b|\bei\b|\bне\b|никого", re.I)
# A part of the day is meant by when one begins: a window from 20 to 22 is one of the evening.
PARTS = {
    (time(8), time(12)): (time(5), time(12)),
    (time(12), time(17)): (time(12), time(17)),
    (time(12), time(14)): (time(11), time(14)),
    (time(17), time(21)): (time(17), MIDNIGHT),
}


def suiting(
    windows: Iterable[Window], spoken: SpokenTime, zone: ZoneInfo, *, away: bool = False
) -> tuple[Window, ...]:
    """Those that suit, soonest first. `away`: what was said is when nobody is there."""
    wishes = (spoken, *spoken.or_else)
    found = [
        window
        for window in sorted(windows)
        if not _is_ruled_out(window, wishes if away else spoken.but_not, zone)
        and (away or not spoken.says_when or any(lies_in(window, wish, zone) for wish in wishes))
    ]
    if spoken.latest:
        found = _last_of_each_day(found, zone)
    return tuple(found[:1] if spoken.soonest else found)


def _last_of_each_day(windows: Sequence[Window], zone: ZoneInfo) -> list[Window]:
    """ "As late as possible": of windows in order of time."""
    return list({local_day(window, zone): window for window in windows}.values())


def nearest(windows: Iterable[Window], spoken: SpokenTime, zone: ZoneInfo) -> tuple[Window, ...]:
    """The nearest to what was wished for first: the same day, then the same hour."""
    wishes = (spoken, *spoken.or_else)
    return tuple(
        sorted(
            sorted(windows),
            key=lambda window: (
                _is_ruled_out(window, spoken.but_not, zone),
                min(_distance(window, wish, zone) for wish in wishes),
            ),
        )
    )


def lies_in(window: Window, wish: SpokenTime, zone: ZoneInfo) -> bool:
    """Whether a window lies in the days and hours of one wish."""
    start, end = window.start.astimezone(zone), window.end.astimezone(zone)
    if not _is_of_day(start.date(), wish):
        return False
    if wish.start is not None and wish.end == wish.start:
        return start.time() <= wish.start < _end_of(start, end)
    if (part := _part(wish)) is not None:
        return part[0] <= start.time() < part[1]
    begins_in_time = wish.start is None or start.time() >= wish.start
    ends_in_time = wish.end is None or _end_of(start, end) <= wish.end
    return begins_in_time and ends_in_time


def speaks_of_a_time(heard: Words) -> bool:
    """Whether words are a wish for another time, or name one and ask for nothing else."""
    # "Nobody is home on Friday, use a locker" names the day on which nobody shall come.
    about_else = (Intent.TRACK, Intent.HUMAN, Intent.INSTRUCTIONS, Intent.TO_LOCKER)
    has_time = heard.understood.entities.time is not None
    return means(heard, Intent.RESCHEDULE, Intent.ABSENT) or (
        has_time and not means(heard, *about_else)
    )


def timed(heard: Heard, at: datetime) -> Heard:
    """An answer to "when?" is read for its time, whatever else it sounded like; when somebody is at
    home is no absence."""
    if not isinstance(heard, Words):
        return heard
    read = heard.understood
    is_at_home = means(heard, Intent.ABSENT) and _says_home(heard.text)
    if not is_at_home and (read.understood or read.entities.time is not None):
        return heard
    found = spoken_time(normalised(spelt_out(heard.text, read.language)), at)
    if found is None:
        return heard
    intent = Intent.RESCHEDULE if is_at_home else read.intent
    things = replace(read.entities, time=found)
    return replace(heard, understood=replace(read, intent=intent, entities=things))


def bare_time(heard: Words, at: datetime) -> Words | None:
    """A time and hardly a word beside it, or words that are surely about one: a wish for it, though
    nobody asked."""
    understood = heard.understood
    is_of_time = bool(understood.likely) and _OF_TIME.issuperset(understood.likely)
    is_bare = len(heard.text.split()) <= BARE_WORDS_MAX
    if understood.understood or not (is_bare or is_of_time or _says_home(heard.text)):
        return None
    read = timed(heard, at)
    assert isinstance(read, Words)
    things = read.understood.entities
    if things.time is None or not things.time.says_when:
        return None
    told = by_rules(normalised(heard.text), things).told
    intent = Intent.ABSENT if told is Intent.ABSENT else Intent.RESCHEDULE
    wish = spoken_time(normalised(heard.text), at) if intent is Intent.RESCHEDULE else None
    if wish is not None and wish.says_when:
        read = replace(
            read, understood=replace(read.understood, entities=replace(things, time=wish))
        )
    meant = replace(read.understood, intent=intent, understood=True, likely=())
    return replace(read, understood=meant)


def is_away(heard: Words) -> bool:
    """Whether the time that was told is when nobody is there. "Home after all, Friday" is not."""
    return means(heard, Intent.ABSENT) and not _says_home(heard.text)


def _says_home(text: str) -> bool:
    is_said = _IS_HOME.search(text) is not None and not _IS_NOT.search(text)
    return is_said or says_will_be_home(text) or says_home_after_all(text)


def local_day(window: Window, zone: ZoneInfo) -> date:
    return window.start.astimezone(zone).date()


def _is_ruled_out(window: Window, times: Sequence[SpokenTime], zone: ZoneInfo) -> bool:
    """Whether some of the window lies in a time that does not do."""
    start, end = window.start.astimezone(zone), window.end.astimezone(zone)
    for told in times:
        if not (told.says_when and _is_of_day(start.date(), told)):
            continue
        first, last = told.start or time.min, told.end or MIDNIGHT
        if first == last:
            last = MIDNIGHT
        if start.time() < last and first < _end_of(start, end):
            return True
    return False


def _is_of_day(day: date, wish: SpokenTime) -> bool:
    return wish.day is None or wish.day <= day <= (wish.day_to or wish.day)


def _part(wish: SpokenTime) -> tuple[time, time] | None:
    if wish.start is None or wish.end is None:
        return None
    return PARTS.get((wish.start, wish.end))


def _end_of(start: datetime, end: datetime) -> time:
    return end.time() if end.date() == start.date() else MIDNIGHT


def _distance(window: Window, wish: SpokenTime, zone: ZoneInfo) -> tuple[int, int]:
    """Days, then minutes, between a window and a wish."""
    start = window.start.astimezone(zone)
    days = 0
    if wish.day is not None:
        last = wish.day_to or wish.day
        days = max((wish.day - start.date()).days, (start.date() - last).days, 0)
    if not (wish.start or wish.end):
        return days, 0
    at = timedelta(hours=start.hour, minutes=start.minute)
    first, last_hour = _since_midnight(wish.start), _since_midnight(wish.end)
    below = first - at if first is not None else timedelta()
    above = at - last_hour if last_hour is not None else timedelta()
    return days, int(max(below, above, timedelta()).total_seconds() // 60)


def _since_midnight(at: time | None) -> timedelta | None:
    return timedelta(hours=at.hour, minutes=at.minute) if at is not None else None
