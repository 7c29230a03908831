"""Days: which days were said, where in the words, and which of them were ruled out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum, auto

from bot.understanding.ahead import MARK, ONWARD, days_ahead
from bot.understanding.denied_bounds import NOT_AFTER, NOT_BEFORE, NOT_UNTIL
from bot.understanding.time_lexicon import NOT_YET
from core.late_pattern import LatePattern

AHEAD_DAYS = 30  # "after Friday" has no end; nobody plans farther
HOURS = 24
DATE_DAYS_MAX = 180  # "10.11" said in late November is an hour, or over
_DAY = timedelta(days=1)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEXT = r"(?:next|ensi|seuraavana|следующ\w+)\s+"
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
# "The 5th floor": what is counted is no day.
_COUNTED = ("floor", "flat", "door", "gate", "house", "building", "entrance", "time", "parcel")
_TODAY = re.compile(r"\b(today|tonight|this (?:evening|afternoon|morning))\b")
_DAY_AFTER = "the day after "
_AFTER_TOMORROW = re.compile(
    rf"\b(day after tomorrow|the day after)\b(?! tomorrow| (?:{'|'.join(_WEEKDAYS)}))"
)
_TOMORROW = re.compile(r"(?<!day after )\btomorrow\b")
_THIS_WEEK = re.compile(r"\bthis week\b")
_NEXT_WEEK = re.compile(r"\bnext week\b")
_WEEKEND = re.compile(r"\bweekend\b")
_WORKDAYS = re.compile(r"\bweekdays\b")
_AHEAD = re.compile(rf"\b{MARK}({ONWARD})?([a-z])\b")
_DATE = re.compile(
    r"(?<![\d.,:#])\b(\d{1,2})[./](\d{1,2})(?:[./](\d{2,4}))?\b(?!\s*(?:kg|%)|[.,/]\d)(?:\.(?=\W))?"
)
_DATES = re.compile(r"(?<![\d.,:#])(\d{1,2})\.?\s?[-–]\s?(\d{1,2})[./](\d{1,2})\b(?![.,/:]\d)")

_ON = r"(?:on\s+|for\s+|the\s+|в\s+|во\s+|на\s+)*"
_NOT = LatePattern(
    r"\b(not|neither|enkä|except(?: for)?|instead of|(?:any|every)(?:thing|time| ?\w+)?(?: but)|"
    r"can'?t|cannot|can not|no good|ei(?: kuitenkaan)?|paitsi|en (?:pääse|voi|ehdi)|"
    rf"не(?: могу)?|кроме|только не)\s+(?:do\s+|make\s+(?:it\s+)?)?{_ON}$"
)
NOT_THEN = LatePattern(
    r"s?\s*,?\s*(?:i |it |that )?(?:can'?t|cannot|don'?t (?:work|suit)|doesn'?t work|does not work|"
    r"won'?t work|(?:is|are|'s) (?:no good|a no|out|bad|impossible)|"
    r"not possible|not$|ei käy|ei sovi|ei onnistu|en pääse|en voi|не могу|не получ\w+|"
    r"не подход\w+|неудобно|не удобно)"
)
_AFTER = re.compile(rf"\b(after|после)\s+{_ON}$")
_SINCE = re.compile(rf"\b(from|since|starting(?: from)?|с|со|начиная с)\s+{_ON}$")
_NOT_BEFORE = re.compile(rf"\b(?:{NOT_BEFORE}|{NOT_UNTIL})\s+{_ON}$")
_NOT_AFTER = re.compile(rf"\b{NOT_AFTER}\s+{_ON}$")
_BEGINS = re.compile(rf"\b(?:{NOT_BEFORE}|{NOT_UNTIL}|{NOT_YET} from)\s+{_ON}$")
_BEFORE = re.compile(rf"\b(before|ennen)\s+{_ON}$")
_UNTIL = re.compile(rf"\b(until|till?|by|through|до|по|к|ко)\s+{_ON}$")
_AFTER_IT = re.compile(r"\s+jälkeen\b")
_SINCE_IT = re.compile(r"\s+(?:alkaen|lähtien|eteenpäin|onwards?)\b")
_UNTIL_IT = re.compile(r"\s+(?:asti|saakka|mennessä)\b")
_TO = re.compile(r"\s*(?:-|–|—|to|till?|until|through|до|по)\s*(?:в\s+|во\s+)?")
_IN_ONE = re.compile(r"[\s,.·]{0,3}(?:on\s|from\s)?")  # "next week on Tuesday"
_OR = re.compile(
    r"(?:[\s,;/&]|\b(?:or|and|maybe|perhaps|also|either|on|at|in|the|tai|ja|ehkä|или|и|либо|"
    r"может|можно|в|во|на|по)\b)*"
)
_NEITHER = re.compile(rf"[,\s]*\bnor\s+{_ON}")  # "tomorrow nor friday": neither of them
_NOR = re.compile(rf"\s*\b(?:or|and|nor|eikä|tai|ja|или|и|ни)\s+{_ON}")


class Kind(StrEnum):
    WEEKDAY = auto()
    NAMED = auto()  # today, tomorrow
    DATE = auto()
    SPAN = auto()  # a week, a weekend


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidDay:
    """A day or days, and where they stand in the words: from letter `at` to letter `ends`."""

    at: int
    ends: int
    first: date
    last: date
    kind: Kind = Kind.DATE
    denied: bool = False


def days_said(plain: str, today: date) -> list[SaidDay]:
    """Every day that was said, in the order of the words."""
    found = sorted(
        [*_by_name(plain, today), *_weekdays(plain, today), *_dates(plain, today)],
        key=lambda day: (day.at, -day.ends),
    )
    apart: list[SaidDay] = []
    for day in found:
        if not apart or day.at >= apart[-1].ends:
            apart.append(day)
    merged = _ranged(plain, _merged(plain, apart))
    return _denials(plain, [_bounded(plain, day, today) for day in merged])


def begins_there(plain: str, day: SaidDay) -> bool:
    """Whether nothing is wanted before that day, from which on all is well."""
    return _BEGINS.search(plain[: day.at]) is not None


def is_joined(between: str) -> bool:
    """Whether what stands between two days makes them alternatives."""
    return _OR.fullmatch(between) is not None


def _by_name(plain: str, today: date) -> list[SaidDay]:
    monday = today + (7 - today.weekday()) * _DAY
    saturday = today + (5 - today.weekday()) % 7 * _DAY
    sunday = today + (6 - today.weekday()) * _DAY
    workday = today if today.weekday() < 5 else monday
    spans = (
        (_TODAY, today, today, Kind.NAMED),
        (_AFTER_TOMORROW, today + 2 * _DAY, today + 2 * _DAY, Kind.NAMED),
        (_TOMORROW, today + _DAY, today + _DAY, Kind.NAMED),
        (_THIS_WEEK, today, sunday, Kind.SPAN),
        (_NEXT_WEEK, monday, monday + 6 * _DAY, Kind.SPAN),
        (_WORKDAYS, workday, workday + (4 - workday.weekday()) * _DAY, Kind.SPAN),
        (_WEEKEND, min(saturday, sunday), sunday, Kind.SPAN),
    )
    found = [
        SaidDay(at=m.start(), ends=m.end(), first=first, last=last, kind=kind)
        for pattern, first, last, kind in spans
        for m in pattern.finditer(plain)
    ]
    for m in _AHEAD.finditer(plain):
        day = today + days_ahead(m[2]) * _DAY
        last = max(day, today + AHEAD_DAYS * _DAY) if m[1] else day
        found.append(SaidDay(at=m.start(), ends=m.end(), first=day, last=last, kind=Kind.NAMED))
    return found


def _weekdays(plain: str, today: date) -> list[SaidDay]:
    found = []
    for number, name in enumerate(_WEEKDAYS):
        pattern = rf"\b(?P<after>{_DAY_AFTER})?(?:{_NEXT})?{name}\b"
        named = today + ((number - today.weekday() - 1) % 7 + 1) * _DAY  # strictly after today
        for m in re.finditer(pattern, plain):
            day = named + _DAY if m["after"] else named
            kind = Kind.NAMED if m["after"] else Kind.WEEKDAY
            found.append(SaidDay(at=m.start(), ends=m.end(), first=day, last=day, kind=kind))
    return found


def _dates(plain: str, today: date) -> list[SaidDay]:
    """ "28.11", "28 november", "marraskuun 28." and the like; the next one that is to come."""
    found = []
    for match in _DATES.finditer(plain):  # "26.-29.11."
        last = _coming(match, int(match[2]), int(match[3]), today)
        if int(match[1]) < int(match[2]):
            found += [replace(each, first=each.last.replace(day=int(match[1]))) for each in last]
    for match in _DATE.finditer(plain):
        day, month = int(match[1]), int(match[2])
        is_bound_hour = day <= HOURS and re.search(
            r"(?:klo\.?|kello|after|before|at|в|до|после)\s*$", plain[: match.start()]
        )
        if not is_bound_hour:
            coming = _coming(match, day, month, today)
            far = today + DATE_DAYS_MAX * _DAY
            found += [each for each in coming if each.first <= far or match[3]]
    for match in re.finditer(
        r"\bthe (\d{1,2})th\b(?! (?:of )?(?:" + "|".join((*_MONTHS, *_COUNTED)) + "))", plain
    ):
        found += _this_month_or_next(match, today)
    for number, names in enumerate(_MONTHS, start=1):
        for match in re.finditer(
            rf"\b(\d{{1,2}})(?:st|nd|rd|th|\.|-?го)?\s+(?:of\s+)?(?:{names})\b", plain
        ):
            found += _coming(match, int(match[1]), number, today)
        for match in re.finditer(
            rf"\b(?:{names})\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d)", plain
        ):
            found += _coming(match, int(match[1]), number, today)
    return found


def _this_month_or_next(match: re.Match[str], today: date) -> list[SaidDay]:
    """ "The 3rd": of the month that has it next."""
    day = int(match[1])
    found = _coming(match, day, today.month, today)
    next_month = today.month % 12 + 1
    return (
        found
        if found and found[0].first.year == today.year
        else _coming(match, day, next_month, today)
    )


def _coming(match: re.Match[str], day: int, month: int, today: date) -> list[SaidDay]:
    for year in (today.year, today.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return [SaidDay(at=match.start(), ends=match.end(), first=found, last=found)]
    return []


def _merged(plain: str, days: Sequence[SaidDay]) -> list[SaidDay]:
    """ "Friday 28.11." is one day, and "Friday next week" one of that week."""
    merged: list[SaidDay] = []
    for day in days:
        before = merged[-1] if merged else None
        is_near = before is not None and _IN_ONE.fullmatch(plain[before.ends : day.at]) is not None
        kinds = {before.kind, day.kind} if before is not None and is_near else set()
        if before is not None and kinds == {Kind.WEEKDAY, Kind.DATE}:
            told = day if day.kind is Kind.DATE else before
            merged[-1] = replace(told, at=before.at, ends=day.ends)
        elif before is not None and kinds == {Kind.WEEKDAY, Kind.SPAN} and _holds(before, day):
            span, week = (before, day) if day.kind is Kind.WEEKDAY else (day, before)
            inside = _inside(week, span)
            merged[-1] = replace(inside, at=before.at, ends=day.ends)
        else:
            merged.append(day)
    return merged


def _holds(one: SaidDay, other: SaidDay) -> bool:
    """Whether the span of the two has such a weekday; "Saturday, on weekdays I work" has none."""
    span, weekday = (one, other) if one.kind is Kind.SPAN else (other, one)
    days = range(span.first.toordinal(), span.last.toordinal() + 1)
    return any((day - weekday.first.toordinal()) % 7 == 0 for day in days)


def _inside(weekday: SaidDay, span: SaidDay) -> SaidDay:
    """That day of the week in the span; the day as it was where the span has none."""
    ahead = (weekday.first.weekday() - span.first.weekday()) % 7
    day = span.first + ahead * _DAY
    return replace(weekday, first=day, last=day) if day <= span.last else weekday


def _ranged(plain: str, days: Sequence[SaidDay]) -> list[SaidDay]:
    """ "Monday to Wednesday" is one span."""
    ranged: list[SaidDay] = []
    for day in days:
        before = ranged[-1] if ranged else None
        if before is not None and _TO.fullmatch(plain[before.ends : day.at]):
            is_past = day.last < before.first and day.kind is Kind.WEEKDAY
            last = day.last + 7 * _DAY if is_past else max(day.last, before.first)
            ranged[-1] = replace(before, ends=day.ends, last=last, kind=Kind.SPAN)
        else:
            ranged.append(day)
    return ranged


def _bounded(plain: str, day: SaidDay, today: date) -> SaidDay:
    """ "After Friday" is what follows it, "before Friday" what comes before."""
    before, after = plain[: day.at], plain[day.ends :]
    far = today + AHEAD_DAYS * _DAY
    if _NOT_BEFORE.search(before):
        return replace(day, last=max(day.last, far))
    if _NOT_AFTER.search(before):
        return replace(day, first=min(today, day.first))
    if _AFTER.search(before) or _AFTER_IT.match(after):
        return replace(day, first=day.last + _DAY, last=max(day.last + _DAY, far))
    if (_SINCE.search(before) and day.first == day.last) or _SINCE_IT.match(after):
        return replace(day, last=max(day.last, far))
    if _BEFORE.search(before):
        return replace(day, first=min(today, day.first), last=max(today, day.first - _DAY))
    if day.kind is Kind.SPAN and day.first > today and _UNTIL.search(before):
        return day  # "keep it until next week"
    if _UNTIL.search(before) or _UNTIL_IT.match(after):
        return replace(day, first=min(today, day.first))
    return day


def _denials(plain: str, days: Sequence[SaidDay]) -> list[SaidDay]:
    told: list[SaidDay] = []
    for day in days:
        before = told[-1] if told else None
        is_denied = (
            _NOT.search(plain[: day.at]) is not None
            or NOT_THEN.match(plain[day.ends :]) is not None
            or (
                before is not None
                and before.denied
                and _NOR.fullmatch(plain[before.ends : day.at]) is not None
            )
        )
        if before is not None and _NEITHER.fullmatch(plain[before.ends : day.at]):
            told[-1], is_denied = replace(before, denied=True), True
        told.append(replace(day, denied=is_denied))
    return told
