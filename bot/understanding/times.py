"""Times: a day and hours as they were said, relative to the message's own moment and place."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.understanding.understood import SpokenTime

_WEEKDAYS = (
    r"mon(?:day)?|maanantai\w*|понедельник\w*|пн",
    r"tues?(?:day)?|tiistai\w*|вторник\w*|вт",
    r"wed(?:s|nesday|nsday)?|keskiviik\w+|сред[ауые]|ср",
    r"thu(?:r|rs|rsday)?|torstai\w*|четверг\w*|чт",
    r"fri(?:day)?|perjantai\w*|пятниц\w*|пт",
    r"sat(?:urday)?|lauantai\w*|суббот\w*|сб",
    r"sun(?:day)?|sunnuntai\w*|воскресень\w*|вс",
)
_NEXT = r"(?:next|ensi|seuraavana|следующ\w+)\s+"
_MONTHS = (
    r"jan(?:uary)?|tammikuu\w*|январ\w*",
    r"feb(?:ruary)?|helmikuu\w*|феврал\w*",
    r"mar(?:ch)?|maaliskuu\w*|март\w*",
    r"apr(?:il)?|huhtikuu\w*|апрел\w*",
    r"may|toukokuu\w*|мая|май",
    r"june?|kesäkuu\w*|июн\w*",
    r"july?|heinäkuu\w*|июл\w*",
    r"aug(?:ust)?|elokuu\w*|август\w*",
    r"sept?(?:ember)?|syyskuu\w*|сентябр\w*",
    r"oct(?:ober)?|lokakuu\w*|октябр\w*",
    r"nov(?:ember)?|marraskuu\w*|ноябр\w*",
    r"dec(?:ember)?|joulukuu\w*|декабр\w*",
)
_TODAY = re.compile(r"\b(today|tonight|tänään|tanaan|сегодня|this (?:evening|afternoon|morning))\b")
_AFTER_TOMORROW = re.compile(r"\b(day after tomorrow|ylihuomen\w*|послезавтра)\b")
_TOMORROW = re.compile(
    r"\b(tomorrow|tmrw|tmr|tomorow|tommorow|huomenna|huomiselle|huomiseksi|завтра)\b"
)
_NEXT_WEEK = re.compile(r"\b(next week|ensi viikolla|ensi viikkoon|на следующей неделе)\b")
_WEEKEND = re.compile(r"\b(weekend|viikonloppu\w*|выходны\w+)\b")
_DATE = re.compile(r"\b(\d{1,2})[./](\d{1,2})(?:[./](\d{2,4}))?\b(?!\s*(?:kg|%))")
_NOT = re.compile(r"\b(not|except|instead of|ei|не|кроме)\s+(?:on\s+|в\s+|во\s+|на\s+)?$")

_PARTS: tuple[tuple[re.Pattern[str], time, time], ...] = (
    (re.compile(r"\b(afternoon|iltapäiv\w*|дн[её]м|после обеда)\b"), time(12), time(17)),
    (re.compile(r"\b(morning|aamu\w*|aamupäiv\w*|утром|утра|утро)\b"), time(8), time(12)),
    (re.compile(r"\b(noon|midday|lounas\w*|keskipäiv\w*|в обед)\b"), time(12), time(14)),
    (
        re.compile(r"\b(evening|eve|tonight|night|ilta|illa\w*|iltaan|вечер\w*)\b"),
        time(17),
        time(21),
    ),
)
_H = r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|утра|вечера|дня)?"
_CLOCK = r"(?:klo\.?|kello|o'clock|at)?\s*"
_RANGE = re.compile(
    rf"(?:\b(?:between|from|kello|klo|с|со|между)\s+)?(?<![\d.:#])\b{_H}\s*"
    rf"(?:-|–|—|\bto\b|\band\b|\btill?\b|\buntil\b|\bja\b|\bдо\b|\bи\b)\s*{_H}\b(?![\d#])"
)
_AFTER = re.compile(
    rf"\b(?:after|from|past|since|alkaen|после|с|от)\s+{_CLOCK}{_H}(?=\D|$)"
    rf"|\b(?:klo\.?|kello)?\s*{_H}\s*(?:jälkeen|alkaen|eteenpäin)\b"
)
_UNTIL = re.compile(
    rf"\b(?:before|until|till?|by|ennen|до|к)\s+{_CLOCK}{_H}(?=\D|$)"
    rf"|\b(?:klo\.?|kello)?\s*{_H}\s*(?:asti|saakka|mennessä)\b"
)
_AT = re.compile(
    rf"\b(?:at|around|about|klo\.?|kello|в|около)\s+{_H}(?=\D|$)|\b(\d{{1,2}}):(\d{{2}})\b"
)
_NOT_HOURS = re.compile(r"\s*(?:st|nd|rd|th|min|мин|kerro|floor|этаж|кв|days?|päivä|дн[яей]|года?)")


@dataclass(frozen=True, slots=True)
class _Day:
    at: int
    day: date
    day_to: date | None = None


def spoken_time(plain: str, at: datetime) -> SpokenTime | None:
    """The wanted day and hours; of several days the last that is not denied."""
    days = [found for found in _days(plain, at.date()) if not _denied(plain, found.at)]
    day = max(days, key=lambda found: found.at) if days else None
    hours = _hours(plain)
    if day is None and hours is None:
        return None
    start, end = hours or (None, None)
    return SpokenTime(
        day=day.day if day else None,
        day_to=day.day_to if day else None,
        start=start,
        end=end,
    )


def _days(plain: str, today: date) -> list[_Day]:
    found = [_Day(m.start(), today) for m in _TODAY.finditer(plain)]
    after = list(_AFTER_TOMORROW.finditer(plain))
    found += [_Day(m.start(), today + timedelta(days=2)) for m in after]
    inside = {m.start() for m in after}
    found += [
        _Day(m.start(), today + timedelta(days=1))
        for m in _TOMORROW.finditer(plain)
        if not any(start <= m.start() <= start + 12 for start in inside)
    ]
    monday = today + timedelta(days=7 - today.weekday())
    found += [
        _Day(m.start(), monday, monday + timedelta(days=6)) for m in _NEXT_WEEK.finditer(plain)
    ]
    saturday = today + timedelta(days=(5 - today.weekday()) % 7)
    found += [
        _Day(m.start(), saturday, saturday + timedelta(days=1)) for m in _WEEKEND.finditer(plain)
    ]
    for number, names in enumerate(_WEEKDAYS):
        for match in re.finditer(rf"\b(?:{_NEXT})?(?:{names})\b", plain):
            ahead = (number - today.weekday() - 1) % 7 + 1  # strictly after today
            found.append(_Day(match.start(), today + timedelta(days=ahead)))
    return found + _dates(plain, today)


def _dates(plain: str, today: date) -> list[_Day]:
    """ "28.11", "28 november", "marraskuun 28." and the like; the next one that is to come."""
    found = []
    for match in _DATE.finditer(plain):
        day, month = int(match[1]), int(match[2])
        if not re.search(
            r"(?:klo\.?|kello|after|before|at|в|до|после)\s*$", plain[: match.start()]
        ):
            found += _coming(match.start(), day, month, today)
    for number, names in enumerate(_MONTHS, start=1):
        for match in re.finditer(
            rf"\b(\d{{1,2}})(?:st|nd|rd|th|\.|-?го)?\s+(?:of\s+)?(?:{names})\b", plain
        ):
            found += _coming(match.start(), int(match[1]), number, today)
        for match in re.finditer(
            rf"\b(?:{names})\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d)", plain
        ):
            found += _coming(match.start(), int(match[1]), number, today)
    return found


def _coming(at: int, day: int, month: int, today: date) -> list[_Day]:
    for year in (today.year, today.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return [_Day(at, found)]
    return []


def _denied(plain: str, at: int) -> bool:
    return _NOT.search(plain[:at]) is not None


def _hours(plain: str) -> tuple[time | None, time | None] | None:
    if match := _first(_RANGE, plain):
        start, end = _pair(match)
        if start is not None and end is not None and start < end:
            return start, end
    later = _single(_AFTER, plain)
    sooner = _single(_UNTIL, plain)
    if later is not None or sooner is not None:
        return later, sooner
    if (exact := _single(_AT, plain)) is not None:
        return exact, exact
    return next(((start, end) for part, start, end in _PARTS if part.search(plain)), None)


def _first(pattern: re.Pattern[str], plain: str) -> re.Match[str] | None:
    """The first match that is about hours and not about floors, days or minutes."""
    return next((m for m in pattern.finditer(plain) if not _NOT_HOURS.match(plain, m.end())), None)


def _pair(match: re.Match[str]) -> tuple[time | None, time | None]:
    """ "10-14", "from 6 to 8 pm": the second half of the day where either says so."""
    h1, m1, half1, h2, m2, half2 = match.groups()
    end = _time(h2, m2, half2)
    start = _time(h1, m1, half1 or half2 if end and int(h1) < int(h2) else half1)
    return start, end


def _single(pattern: re.Pattern[str], plain: str) -> time | None:
    match = _first(pattern, plain)
    if match is None:
        return None
    groups = list(match.groups())
    for at in range(0, len(groups), 3):
        part = (*groups[at : at + 3], None, None, None)
        if part[0] is not None:
            return _time(part[0], part[1], part[2])
    return None


def _time(hour: str, minute: str | None, half: str | None) -> time | None:
    """Hours 1 to 7 without a half of the day are the afternoon's."""
    value, minutes = int(hour), int(minute or 0)
    if value > 24 or minutes > 59:
        return None
    is_pm = half is not None and half[0] in "pвд"
    is_am = half is not None and half[0] in "aу"
    if value < 12 and (is_pm or (half is None and 1 <= value <= 7)):
        value += 12
    if value == 12 and is_am:
        value = 0
    return time(23, 59) if value == 24 else time(value, minutes)
