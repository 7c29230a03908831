"""Absence: when nobody is there, as it was said, from who leaves until who comes back.

"Back on Friday" is an absence until Friday, "not home before six" one until six. What was said of
leaving and coming back stands in the canonical text as `departing` and `returning`, beside a time.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.understanding.canonical import canonical
from bot.understanding.days import AHEAD_DAYS, Kind, SaidDay, days_said
from bot.understanding.denied_bounds import without_denials
from bot.understanding.hour_tokens import TOWARD
from bot.understanding.hours import SaidHours, hours_said, with_digits
from bot.understanding.time_lexicon import DEPARTING, HOMING, NOT_YET, RETURNING
from bot.understanding.time_token import MASK
from bot.understanding.times import is_inside, time_in
from bot.understanding.understood import SpokenTime

_MARK = re.compile(rf"\b({DEPARTING}|{RETURNING})\b")
_FAR_LETTERS = 40
_BREAK_LETTERS, _OTHER_SIDE_LETTERS = 30, 20  # what a comma counts for, and standing behind
_BREAK = re.compile(r"[,;.!?]")
_APART = re.compile(r"[,;.!?]|\band\b")


@dataclass(frozen=True, slots=True)
class _Ends:
    """The day and hour of one end of an absence, as far as they were told."""

    day: SaidDay | None = None
    hours: SaidHours | None = None


def absence(plain: str, at: datetime) -> SpokenTime | None:
    """The time that somebody is away; a time that does not suit is one too."""
    said = _canonical(plain)
    is_of_one_day = HOMING in said or NOT_YET in said
    told = said.replace(NOT_YET, RETURNING).replace(HOMING, RETURNING)
    days, hours = _said(told, at)
    exact = [each for each in hours if not each.is_part]
    back = _beside(told, RETURNING, days, exact or hours)
    if back.day is None and back.hours is None:
        leaves = _beside(told, DEPARTING, days, hours)
        return _away_from(leaves, _as_said(told, at))
    began = _beside(told, DEPARTING, days, hours)
    day, day_to = _days(began, back, days, at.date(), is_of_one_day=is_of_one_day)
    start = began.hours or next((each for each in hours if each is not back.hours), None)
    return SpokenTime(
        day=day,
        day_to=day_to,
        start=start.start if start is not None and _is_before(start, back.hours) else None,
        end=_until(back.hours),
    )


def tells_only_absence(plain: str, at: datetime, *, is_wish: bool) -> bool:
    """Whether each time that is told belongs to leaving or coming back; in a wish, "not before six"
    is when to come."""
    told = _canonical(plain).replace(HOMING, RETURNING)
    if not is_wish:
        told = told.replace(NOT_YET, RETURNING)
    days, hours = _said(told, at)
    ends = [_beside(told, mark, days, hours) for mark in (DEPARTING, RETURNING)]
    moved = [each for end in ends for each in (end.day, end.hours)]
    return bool(moved) and all(each in moved for each in (*days, *hours))


def _canonical(plain: str) -> str:
    return with_digits(without_denials(canonical(plain)).replace(TOWARD, "until"))


def _said(told: str, at: datetime) -> tuple[list[SaidDay], list[SaidHours]]:
    days = [day for day in days_said(told, at.date()) if not day.denied]
    return days, [each for each in hours_said(told) if not is_inside(each, days)]


def _as_said(told: str, at: datetime) -> SpokenTime | None:
    """As any time; where all that was said is ruled out, that is when nobody is there."""
    spoken = time_in(_MARK.sub(MASK, told), at)
    if spoken is None or not spoken.but_not:
        return spoken
    if not spoken.says_when:
        return spoken.but_not[0]
    hours = [each for each in spoken.but_not if each.day is None]
    if len(hours) == 1 and spoken.start is None and spoken.end is None:
        # "This week after one there is nobody": the hours belong to the days.
        return replace(spoken, start=hours[0].start, end=hours[0].end, but_not=())
    return spoken


def _away_from(leaves: _Ends, spoken: SpokenTime | None) -> SpokenTime | None:
    """ "I leave at one": away from then on."""
    is_moment = spoken is not None and spoken.start is not None and spoken.start == spoken.end
    if spoken is None or leaves.hours is None or not is_moment:
        return spoken
    return replace(spoken, end=None)


def _days(
    began: _Ends, back: _Ends, days: Sequence[SaidDay], today: date, *, is_of_one_day: bool
) -> tuple[date | None, date | None]:
    other = began.day or next((day for day in days if day is not back.day), None)
    if back.day is None:
        last = other.last if other is not None and other.last != other.first else None
        return (other.first if other is not None else None), last
    is_of_one_day |= back.day.kind is Kind.NAMED
    if other is None and is_of_one_day and back.hours is not None:
        return back.day.first, None  # "tomorrow home only at six"
    first = other.first if other is not None else today
    is_endless = back.day.last >= today + timedelta(days=AHEAD_DAYS)  # "only from Friday"
    last = back.day.first if is_endless else back.day.last
    return (first, last) if first < last else (last, None)


def _is_before(hours: SaidHours, back: SaidHours | None) -> bool:
    end = _until(back)
    return hours.start is not None and (end is None or hours.start < end)


def _until(back: SaidHours | None) -> time | None:
    return None if back is None else back.start or back.end


def _beside(told: str, mark: str, days: Sequence[SaidDay], hours: Sequence[SaidHours]) -> _Ends:
    """The day and the hour that such a word belongs to: each mark to the nearest of both."""
    said: list[SaidDay | SaidHours] = [*days, *hours]
    marks = list(_MARK.finditer(told))
    is_ahead = bool(marks) and any(_follows(told, marks[-1], each) for each in said)
    found = _Ends()
    for match in marks:
        away = {each: _away(told, match, each, is_ahead=is_ahead) for each in said}
        others = [other for other in marks if other[1] != match[1]]
        nearer = {
            each
            for each in said
            if any(_away(told, other, each, is_ahead=is_ahead) < away[each] for other in others)
        }
        first = min(
            (each for each in said if away[each] <= _FAR_LETTERS and each not in nearer),
            key=away.__getitem__,
            default=None,
        )
        if match[1] != mark or first is None:
            continue
        day = _joined(told, match, first, days) if isinstance(first, SaidHours) else first
        hour = _joined(told, match, first, hours) if isinstance(first, SaidDay) else first
        found = _Ends(found.day or day, found.hours or hour)
    return found


def _joined[T: (SaidDay, SaidHours)](
    told: str, mark: re.Match[str], first: SaidDay | SaidHours, others: Sequence[T]
) -> T | None:
    """What is said in one breath with it: "on Thursday at six"."""
    for other in others:
        between = told[min(first.ends, other.ends) : max(first.at, other.at)]
        marks = _MARK.findall(between)
        if not _APART.search(between) and marks in ([], [mark[1]]):
            return other
    return None


def _follows(told: str, mark: re.Match[str], said: SaidDay | SaidHours) -> bool:
    return said.at >= mark.end() and not _BREAK.search(told[mark.end() : said.at])


def _away(told: str, match: re.Match[str], said: SaidDay | SaidHours, *, is_ahead: bool) -> int:
    """How far a word is from a time, in letters; where one is told after the last word, all are."""
    follows = said.at >= match.end()
    between = told[match.end() : said.at] if follows else told[said.ends : match.start()]
    other_side = _OTHER_SIDE_LETTERS if follows != is_ahead else 0
    return len(between) + other_side + _BREAK_LETTERS * len(_BREAK.findall(between))
