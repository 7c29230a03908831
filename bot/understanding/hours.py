"""Hours: which times of the day were said, where in the words, and which were ruled out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import time

from bot.understanding.amounts import counted_in
from bot.understanding.days import NOT_THEN
from bot.understanding.denied_bounds import NOT_AFTER, NOT_BEFORE, NOT_UNTIL
from core.late_pattern import LatePattern

_H = r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|утра|вечера|дня)?"
_CLOCK = r"(?:klo\.?|kello|o'clock|at|about|around)?\s*"

# Numbers as words stand for digits only where an hour is expected.
_NUMBERS = {
    1: r"one|yhden|yhdeltä|часа",
    2: r"two|kahden|kahdelta|kahteen|двух|два",
    3: r"three|kolmen|kolmelta|kolmeen|трех|три",
    4: r"four|neljän|neljältä|neljään|четырех|четыре",
    5: r"five|viiden|viideltä|viiteen|пяти|пять",
    6: r"six|kuuden|kuudelta|kuuteen|шести|шесть",
    7: r"seven|seitsemän|seitsemältä|seitsemään|семи|семь",
    8: r"eight|kahdeksan|kahdeksalta|kahdeksaan|восьми|восемь",
    9: r"nine|yhdeksän|yhdeksältä|yhdeksään|девяти|девять",
    10: r"ten|kymmenen|kymmeneltä|kymmeneen|десяти|десять",
    11: r"eleven|yhdentoista|yhdeltätoista|одиннадцати|одиннадцать",
    12: r"twelve|kahdentoista|kahdeltatoista|двенадцати|двенадцать",
}
_DIGITS = {word: str(n) for n, words in _NUMBERS.items() for word in words.split("|")}
_NAMES = {
    "noon": "12:00", "midday": "12:00", "lunch": "13:00", "work": "17:00", "midnight": "24:00",
    "lounaan": "13:00", "puolenpäivän": "12:00", "puoltapäivää": "12:00", "töiden": "17:00",
    "lounasta": "12:00", "работы": "17:00", "полудня": "12:00", "полуночи": "24:00",
}  # fmt: skip
_WORD = "|".join(sorted((*_DIGITS, *_NAMES), key=len, reverse=True))
_EXPECTED = LatePattern(
    rf"\b((?:after|before|by|until|till?|from(?!\s+work)|since|past|around|about|between|than|klo\.?|kello|"
    rf"at(?!\s+work)|ennen|после|до|с|в|к|от|между|около|раньше|позже|позднее)\s+(?:half past\s+)?)"
    rf"({_WORD})\b(?!\s+(?:st|nd|rd|th|days?|parcels?|packages?|boxes|weeks?|дн\w+|недел\w+))"
)
_FOLLOWED = LatePattern(
    rf"\b({_WORD})(?=\s+(?:jälkeen|alkaen|eteenpäin|asti|saakka|mennessä|am\b|pm\b|o'clock|утра|"
    rf"вечера|дня|час))"
)
_SECOND = LatePattern(rf"(\d\s*(?:-|–|—|to|and|till?|until|ja|до|и)\s*)({_WORD})\b")
_AFTER_WORK = re.compile(r"\bafter work\b(?=.*\b(?:after|from|until|before|at|between) \d)")
_HALF = re.compile(r"\bhalf past (\d{1,2})\b")

_NOT = r"(?:not|no|ei|не)\s+"
_EARLIER = (
    rf"(?:{_NOT}(?:before|until|earlier than|ennen|до|раньше(?: чем)?)|no earlier than|"
    rf"{NOT_BEFORE}|{NOT_UNTIL})"
)
_LATER = (
    rf"(?:{_NOT}(?:after|later than|myöhemmin kuin|после|позже(?: чем)?|позднее)|at the latest|"
    rf"{NOT_AFTER})"
)
_RANGE = LatePattern(
    rf"(?:\b(?:between|from|kello|klo|с|со|между)\s+)?(?<![\d.:#])(?<!\d-)\b{_H}\s*"
    rf"(?:-|–|—|\bto\b|\band\b|\btill?\b|\buntil\b|\bja\b|\bдо\b|\bи\b)\s*{_H}\b(?![\d#]|-\d)"
)
_AFTER = LatePattern(
    rf"\b(?:{_EARLIER}|(?<!not )(?<!no )(?<!не )(?:after|from|past|since|alkaen|после|с|от))"
    rf"\s+{_CLOCK}{_H}(?=\D|$)"
    rf"|\b(?:klo\.?|kello)?\s*{_H}\s*"
    r"(?:jälkeen|alkaen|eteenpäin|(?:or|and) (?:later|after)|onwards?)\b"
)
_UNTIL = LatePattern(
    rf"\b(?:{_LATER}|(?<!not )(?<!no )(?<!не )(?<!ei )(?:before|until|till?|by|ennen|до|к))"
    rf"\s+{_CLOCK}{_H}(?=\D|$)"
    rf"|\b(?:klo\.?|kello)?\s*{_H}\s*"
    r"(?:asti|saakka|mennessä|(?:or|and) (?:earlier|before)|at the latest)\b"
)
_AT = LatePattern(
    rf"\b(?:at|around|about|klo\.?|kello|в|около)\s+{_H}(?=\D|$)|(?<![\d#*])\b(\d{{1,2}}):(\d{{2}})(?:\s*(am|pm|a\.m\.|p\.m\.))?(?!\w)"
    r"|(?<![\d#*:.])(\d{1,2})()\s*(am|pm|a\.m\.|p\.m\.)(?!\w)"
)
_NOT_HOURS = re.compile(
    r"\s*(?:st|nd|rd|th|min|мин|kerro|floor|этаж|кв|days?(?! after)|päivä|дн[яей]|года?)"
)
_DOOR_24 = re.compile(r"\b24\b(?![:.]\d)")  # "the lady at 24"; a day ends "by 24"
_BEHIND_DAY = r"(?:(?<=day )|(?<=tomorrow ))"  # "saturday am"
_PARTS: tuple[tuple[re.Pattern[str], time, time], ...] = (
    (re.compile(rf"\bafternoon\b|{_BEHIND_DAY}pm\b(?! \d)"), time(12), time(17)),
    (re.compile(rf"\bmorning\b|{_BEHIND_DAY}am\b(?! \d)"), time(8), time(12)),
    (re.compile(r"\bnoon\b"), time(12), time(14)),
    (re.compile(r"\b(?:evening|tonight)\b"), time(17), time(21)),
)
_DENIED = re.compile(
    r"\b(?:not|no|never|except(?: for)?|ei|paitsi|не|кроме|только не)\s+"
    r"(?:in the\s+|the\s+|at\s+|any\s+|по\s+)*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidHours:
    """From and to, as far as they were told; `start` equal to `end` is a moment. Where they stand
    in the words: from letter `at` to letter `ends`."""

    at: int
    ends: int
    start: time | None
    end: time | None
    denied: bool = False
    is_part: bool = False  # "evening" and the like


def with_digits(plain: str) -> str:
    """The same words with hours in digits: "after six" is "after 6"."""
    told = _AFTER_WORK.sub("", plain)  # "after work, so after 16"
    told = _EXPECTED.sub(lambda m: m[1] + _digits(m[2]), told)
    told = _FOLLOWED.sub(lambda m: _digits(m[1]), told)
    told = _SECOND.sub(lambda m: m[1] + _digits(m[2]), told)
    return _HALF.sub(lambda m: f"{m[1]}:30", told)


def hours_said(plain: str) -> list[SaidHours]:
    """Every time of the day that was said, in the order of the words."""
    found: list[SaidHours] = []
    for hours in (*_ranges(plain), *_bounds(plain), *_moments(plain), *_parts(plain)):
        if all(hours.ends <= other.at or hours.at >= other.ends for other in found):
            found.append(replace(hours, denied=_is_denied(plain, hours)))
    return _in_half(plain, _paired(sorted(found, key=lambda hours: hours.at)))


def _is_denied(plain: str, hours: SaidHours) -> bool:
    """ "Not at 3", "mornings are no good"."""
    before, after = plain[: hours.at], plain[hours.ends :]
    return _DENIED.search(before) is not None or NOT_THEN.match(after) is not None


def _digits(word: str) -> str:
    return _DIGITS.get(word) or _NAMES[word]


def _ranges(plain: str) -> Iterator[SaidHours]:
    for match in _about_hours(_RANGE, plain):
        start, end = _pair(match)
        if start is not None and end is not None and start < end:
            yield SaidHours(at=match.start(), ends=match.end(), start=start, end=end)


def _bounds(plain: str) -> Iterator[SaidHours]:
    for match in _about_hours(_AFTER, plain):
        if (start := _single(match)) is not None:
            yield SaidHours(at=match.start(), ends=match.end(), start=start, end=None)
    for match in _about_hours(_UNTIL, plain):
        if (end := _single(match)) is not None:
            yield SaidHours(at=match.start(), ends=match.end(), start=None, end=end)


def _moments(plain: str) -> Iterator[SaidHours]:
    for match in _about_hours(_AT, plain):
        if (at := _single(match)) is not None and not _DOOR_24.search(match[0]):
            yield SaidHours(at=match.start(), ends=match.end(), start=at, end=at)


def _parts(plain: str) -> Iterator[SaidHours]:
    for pattern, start, end in _PARTS:
        for match in pattern.finditer(plain):
            yield SaidHours(
                at=match.start(),
                ends=match.end(),
                start=start,
                end=end,
                is_part=True,
            )


def _paired(found: list[SaidHours]) -> list[SaidHours]:
    """ "After 10, before 14" is one time."""
    paired: list[SaidHours] = []
    for hours in found:
        both = _both(paired[-1], hours) if paired else None
        if both is None:
            paired.append(hours)
        else:
            paired[-1] = both
    return paired


def _both(one: SaidHours, other: SaidHours) -> SaidHours | None:
    """One told only from when, the other only until when."""
    start = one.start if one.end is None else other.start if other.end is None else None
    end = one.end if one.start is None else other.end if other.start is None else None
    if start is None or end is None or start >= end:
        return None
    return replace(one, ends=other.ends, start=start, end=end)


def _in_half(plain: str, found: list[SaidHours]) -> list[SaidHours]:
    """ "In the evening after 8": the part of the day only says which 8 is meant."""
    kept: list[SaidHours] = []
    for hours in found:
        before = kept[-1] if kept else None
        between = plain[before.ends : hours.at] if before is not None else ""
        if before is None or before.is_part == hours.is_part or _keeps_apart(between):
            kept.append(hours)
            continue
        part, clock = (before, hours) if before.is_part else (hours, before)
        if part.denied or (part.at > clock.at and "," in between):
            kept.append(hours)
            continue
        is_late = part.end is not None and part.end > time(14)
        is_early = part.end is not None and part.end <= time(12)
        written = plain[clock.at : clock.ends]
        said = [
            _later(each) if is_late else _earlier(each, written) if is_early else each
            for each in (clock.start, clock.end)
        ]
        kept[-1] = replace(clock, at=before.at, ends=hours.ends, start=said[0], end=said[1])
    return kept


def _keeps_apart(between: str) -> bool:
    return re.search(r"\b(?:or|and|tai|ja|или|и|but|mutta|но)\b|/", between) is not None


def _earlier(at: time | None, written: str) -> time | None:
    """ "Monday morning at 7" is not the evening's 7, unless it was written so."""
    if at is None or at.hour <= 12 or "pm" in written or "p.m" in written:
        return at
    morning = at.replace(hour=at.hour - 12)
    is_so_written = re.search(rf"(?<!\d)0?{morning.hour}(?!\d)", written)
    return morning if is_so_written else at


def _later(at: time | None) -> time | None:
    return at.replace(hour=at.hour + 12) if at is not None and 8 <= at.hour < 12 else at


def _about_hours(pattern: LatePattern, plain: str) -> Iterator[re.Match[str]]:
    """What is about hours and not about floors, days, minutes or boxes."""
    return (m for m in pattern.finditer(plain) if not _counts(plain, m.end()))


def _counts(plain: str, ends: int) -> bool:
    behind = ends + (plain[ends : ends + 1] == " ")
    is_counted = counted_in("en").match(plain, behind) is not None
    return is_counted or _NOT_HOURS.match(plain, ends) is not None


def _pair(match: re.Match[str]) -> tuple[time | None, time | None]:
    """ "10-14", "from 6 to 8 pm": the second half of the day where either says so."""
    h1, m1, half1, h2, m2, half2 = match.groups()
    end = _time(h2, m2, half2)
    start = _time(h1, m1, half1 or half2 if end and int(h1) < int(h2) else half1)
    if start and end and end < start and half2 is None and time(8) <= end < time(12):
        end = _later(end)  # "7-9" is the evening's, as 7 is
    if start and end and end <= start and half1 is None and start.hour == int(h1) + 12:
        start = start.replace(hour=int(h1))  # "7-18" begins in the morning
    return start, end


def _single(match: re.Match[str]) -> time | None:
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
