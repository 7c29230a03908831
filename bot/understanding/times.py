"""Times: a day and hours as they were said, relative to the message's own moment and place.

Several may be wanted ("Friday or Saturday evening"), and several ruled out ("not tomorrow").
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from bot.understanding.busy import free_from, says_to_come
from bot.understanding.canonical import canonical
from bot.understanding.days import AHEAD_DAYS, Kind, SaidDay, begins_there, days_said, is_joined
from bot.understanding.hour_tokens import THEN_ON
from bot.understanding.hours import SaidHours, hours_said, with_digits
from bot.understanding.time_lexicon import (
    ANY_TIME,
    DEPARTING,
    EACH_DAY,
    FIRST,
    HOMING,
    LAST,
    NOT_YET,
    RETURNING,
)
from bot.understanding.time_token import MASK
from bot.understanding.understood import SpokenTime

ALTERNATIVES_MAX = 6
_BACK, _GONE = (RETURNING, HOMING), (DEPARTING,)
_BESIDE_LETTERS = 16
_MARK = re.compile(r"[,;!?،。，、]")  # "back on the first, then please": that day
_MOVES = re.compile(rf"\b({RETURNING}|{DEPARTING}|{HOMING}|{NOT_YET})\b")


def spoken_time(plain: str, at: datetime) -> SpokenTime | None:
    """The wanted day and hours; of several days the last that is not denied, with those that were
    named together with it."""
    told = with_digits(canonical(plain))
    spoken = time_in(told, at)
    if spoken is None or ANY_TIME in told:
        return spoken
    return _since_return(plain, told, free_from(plain, _turned(spoken)), at.date())


def _since_return(plain: str, told: str, spoken: SpokenTime, today: date) -> SpokenTime:
    """ "We're back on Friday": from that day on; "can you come back on Friday" is that day."""
    marks = set(_MOVES.findall(told))
    is_a_day = replace(spoken, day=None, but_not=()) == SpokenTime() and spoken.day is not None
    if marks != {RETURNING} or not is_a_day or says_to_come(plain) or _MARK.search(plain):
        return spoken
    assert spoken.day is not None
    far = today + timedelta(days=AHEAD_DAYS)
    return replace(spoken, day_to=far) if far > spoken.day else spoken


def time_in(plain: str, at: datetime) -> SpokenTime | None:
    """The same of a canonical text."""
    days = _named(days_said(plain, at.date()), at.date())
    hours = [_then_on(plain, each) for each in hours_said(plain) if not is_inside(each, days)]
    days, hours = _denied_with_hours(plain, days, hours)
    spans = _attached(plain, days, hours)
    wanted = _begun(plain, days, hours, _wanted(plain, days, hours, spans))
    but_not = tuple(
        _spoken(day, each) for day in days if day.denied for each in _or_any(spans[day.at])
    ) + tuple(_spoken(None, each) for each in hours if each.denied)
    soonest, latest = FIRST in plain, LAST in plain
    if not wanted and not but_not and not soonest and not latest:
        return None
    main, *others = wanted or [SpokenTime()]
    or_else = tuple(others[:ALTERNATIVES_MAX])
    return replace(main, or_else=or_else, but_not=but_not, soonest=soonest, latest=latest)


def _turned(spoken: SpokenTime) -> SpokenTime:
    """ "Before nine is no good" asks for nine or later, "after five no" for five at the latest."""
    denied = [each for each in spoken.but_not if (each.start is None) != (each.end is None)]
    if spoken.says_when or len(denied) != 1:
        return spoken
    told = denied[0]
    others = tuple(each for each in spoken.but_not if each is not told)
    return replace(
        spoken, day=told.day, day_to=told.day_to, start=told.end, end=told.start, but_not=others
    )


def _then_on(plain: str, hours: SaidHours) -> SaidHours:
    """ "At six, any time after that", "back at six": from then on; "I leave at two": until then."""
    if hours.start is None or hours.start != hours.end:
        return hours
    if re.search(rf"\b{THEN_ON}\b", plain[hours.ends :]) or _stands_by(plain, hours, _BACK):
        return replace(hours, end=None)
    return replace(hours, start=None) if _stands_by(plain, hours, _GONE) else hours


def _stands_by(plain: str, hours: SaidHours, words: tuple[str, ...]) -> bool:
    """Whether one of these is said right before the hour or right behind it."""
    either, apart = "|".join(words), rf"[^,.;!?\d]{{0,{_BESIDE_LETTERS}}}"
    before = re.search(rf"\b(?:{either})\b{apart}$", plain[: hours.at])
    return bool(before or re.match(rf"[\s{MASK}]*(?:{either})\b", plain[hours.ends :]))


def _denied_with_hours(
    plain: str, days: Sequence[SaidDay], hours: Sequence[SaidHours]
) -> tuple[list[SaidDay], list[SaidHours]]:
    """ "Tomorrow morning is bad": the day is ruled out together with its hours."""
    follow = {
        day.at: each
        for day in days
        for each in hours
        if each.denied and each.at >= day.ends and not plain[day.ends : each.at].strip()
    }
    told = [replace(day, denied=day.denied or day.at in follow) for day in days]
    said = [replace(each, denied=each.denied and each not in follow.values()) for each in hours]
    return told, said


def _wanted(
    plain: str,
    days: Sequence[SaidDay],
    hours: Sequence[SaidHours],
    spans: dict[int, list[SaidHours]],
) -> list[SpokenTime]:
    """The one that counts most first: the last day, else the first hours."""
    chain = _last_together(plain, [day for day in days if not day.denied], days, hours)
    said = [each for each in hours if not each.denied]
    free = [each for each in said if not any(each in mine for mine in spans.values())]
    if not chain:
        denied = {each.at for day in days if day.denied for each in spans[day.at]}
        kept = [each for each in said if each.at not in denied]
        return [_spoken(None, each) for each in _bounds_first(plain, kept)]
    if len(chain) == 1 and not spans[chain[0].at]:
        # A day that was corrected keeps the hours that were told with the one before it.
        return [_spoken(chain[0], each) for each in _or_any(free or said[:1])]
    if _is_row(plain, chain, spans):
        whole = replace(chain[0], last=chain[-1].last)
        return [_spoken(whole, each) for each in _or_any(spans[chain[0].at] or free)]
    wanted = []
    for day in reversed(chain):
        wanted += [_spoken(day, each) for each in _or_any(spans[day.at] or free)]
    return wanted


def _begun(
    plain: str, days: Sequence[SaidDay], hours: Sequence[SaidHours], wanted: list[SpokenTime]
) -> list[SpokenTime]:
    """ "Not before Friday 16:00": Friday from then on, and any time of the days behind it."""
    for day in days:
        hour = next((each for each in hours if each.at >= day.ends), None)
        whole = _spoken(day, hour)
        if hour is None or whole not in wanted or not begins_there(plain, day):
            continue
        is_right_behind = not plain[day.ends : hour.at].strip(f" {MASK}")
        if is_right_behind and (hour.is_part or hour.start == hour.end):
            at = wanted.index(whole)
            later = replace(whole, day=day.first + timedelta(days=1), start=None, end=None)
            wanted[at : at + 1] = [replace(whole, day_to=None, end=None), later]
    return wanted


def _bounds_first(plain: str, hours: list[SaidHours]) -> list[SaidHours]:
    """ "I finish at 5, so after 5:30": a moment beside a bound is a reason, but for a choice."""
    is_choice = any(is_joined(plain[one.ends : other.at]) for one, other in pairwise(hours))
    bounds = [each for each in hours if each.start != each.end and not each.is_part]
    return bounds if bounds and not is_choice else hours


def _named(days: list[SaidDay], today: date) -> list[SaidDay]:
    """ "Could it be Sunday? I work on weekdays": a span that has begun is where one lives, once a
    day is named."""
    return [day for day in days if day.kind is not Kind.SPAN or day.first > today] or days


def _is_row(plain: str, chain: Sequence[SaidDay], spans: dict[int, list[SaidHours]]) -> bool:
    """ "Thursday and Friday": days that follow each other, all of them meant."""
    return all(
        day.last.toordinal() + 1 == later.first.toordinal()
        and plain[day.ends : later.at].strip() == "and"
        and spans[day.at] == spans[later.at]
        for day, later in pairwise(chain)
    )


def _last_together(
    plain: str,
    wanted: Sequence[SaidDay],
    days: Sequence[SaidDay],
    hours: Sequence[SaidHours],
) -> list[SaidDay]:
    """The last day that is not denied, with those before it that were named in one breath."""
    chain: list[SaidDay] = []
    for day in reversed(wanted):
        if chain:
            later = chain[0]
            is_next = not any(day.at < other.at < later.at for other in days)
            if not is_next or not is_joined(_between(plain, day.ends, later.at, hours)):
                break
        chain.insert(0, day)
    return chain


def _attached(
    plain: str, days: Sequence[SaidDay], hours: Sequence[SaidHours]
) -> dict[int, list[SaidHours]]:
    """The hours of each day: those that follow it, as far as the next day. Hours before the first
    day are everybody's; where each day has one before it, they are taken in turn. Days in one
    breath share what follows the last."""
    spans: dict[int, list[SaidHours]] = {day.at: [] for day in days}
    said = [each for each in hours if not each.denied]
    if days and len(said) == len(days) > 1 and said[0].at < days[0].at:
        for day, each in zip(days, said, strict=True):
            spans[day.at].append(each)
        return spans
    of_any_day = EACH_DAY in plain
    for each in _without_wider(plain, said):
        before = [day for day in days if day.at < each.at]
        if of_any_day and before and before[-1].denied and not each.is_part:
            continue  # "any day but Friday, after four"
        if before and not (before[-1].denied and "," in plain[before[-1].ends : each.at]):
            spans[before[-1].at].append(each)
    for day, later in zip(reversed(days[:-1]), reversed(days[1:]), strict=True):
        between = plain[day.ends : later.at]
        if not spans[day.at] and day.denied == later.denied and is_joined(between):
            spans[day.at] = spans[later.at]
    return spans


def _without_wider(plain: str, hours: Sequence[SaidHours]) -> list[SaidHours]:
    """ "Before noon, from nine to eleven": of two in one breath the narrower says it, unless they
    are a choice."""
    kept: list[SaidHours] = []
    for each in hours:
        before = kept[-1] if kept else None
        if before is None or is_joined(plain[before.ends : each.at].replace(",", "~")):
            kept.append(each)
        elif _holds(before, each):
            kept[-1] = each
        elif not _holds(each, before):
            kept.append(each)
    return kept


def _holds(wide: SaidHours, narrow: SaidHours) -> bool:
    """Whether a bound or a part of the day has the whole of a row of hours in it."""
    if narrow.start is None or narrow.end is None or narrow.start == narrow.end or narrow.is_part:
        return False
    begins = wide.start is None or wide.start <= narrow.start
    return begins and (wide.end is None or narrow.end <= wide.end)


def _between(plain: str, start: int, end: int, hours: Sequence[SaidHours]) -> str:
    """What stands between two days, without the hours."""
    return "".join(
        " " if any(each.at <= at < each.ends for each in hours) else plain[at]
        for at in range(start, end)
    )


def is_inside(hours: SaidHours, days: Sequence[SaidDay]) -> bool:
    """Digits of a date are no hours; "tonight" is both a day and its evening."""
    return not hours.is_part and any(
        day.at < hours.ends and hours.at < day.ends
        if day.kind is Kind.DATE
        else day.at <= hours.at and hours.ends <= day.ends
        for day in days
    )


def _or_any(hours: Sequence[SaidHours]) -> Sequence[SaidHours | None]:
    """A day without hours is meant from its morning to its evening."""
    return hours or (None,)


def _spoken(day: SaidDay | None, hours: SaidHours | None) -> SpokenTime:
    is_span = day is not None and day.last != day.first
    return SpokenTime(
        day=day.first if day is not None else None,
        day_to=day.last if day is not None and is_span else None,
        start=hours.start if hours is not None else None,
        end=hours.end if hours is not None else None,
    )
