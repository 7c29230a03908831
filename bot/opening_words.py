"""Opening words: hours as people type them, written as OpenStreetMap writes them."""

import re

import opening_hours

_DAYS = (
    ("Mo", r"mo|mon(?:days?)?|ma(?:anantai\w*)?|пн|понедельник\w*"),
    ("Tu", r"tu|tue(?:s|sdays?)?|ti(?:istai\w*)?|вт|вторник\w*"),
    ("We", r"we|wed(?:nesdays?)?|ke(?:skiviikko\w*)?|ср|сред[аыу]"),
    ("Th", r"th|thu(?:rs|rsdays?)?|to(?:rstai\w*)?|чт|четверг\w*"),
    ("Fr", r"fr|fri(?:days?)?|pe(?:rjantai\w*)?|пт|пятниц\w*"),
    ("Sa", r"sa|sat(?:urdays?)?|la(?:uantai\w*)?|сб|суббот\w*"),
    ("Su", r"sun(?:days?)?|su(?:nnuntai\w*)?|вс|воскресень\w*"),
)
_WEEKDAYS = r"weekdays?|working days|arkisin|arkipäivisin|(?:по )?будн\w*"
_TIME = r"(\d{1,2})(?:[:.](\d{2}))?(?:\s*(am|pm)\b)?"
_DAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su)"
_DAY_LIST = rf"{_DAY}(?:-{_DAY})?(?:\s*,\s*{_DAY}(?:-{_DAY})?)*"
_HOURS = r"\d\d:\d\d-\d\d:\d\d(?:,\d\d:\d\d-\d\d:\d\d)*"
_AND = r"(?:\band\b|\bja\b|\bи\b)"
_FILLING = re.compile(
    r"(?<!\w)(?:we are|open|opening hours|hours|avoinna|auki|klo|с|открыто)(?!\w):?"
)
_AT_NIGHT = "night?"
_SPAN = re.compile(rf"(?<!\d){_TIME}\s*(?:-|–|—)\s*{_TIME}(?!\d)")


def hours_of(words: str) -> str | None:
    """ "Mon-Fri 9-17" as OpenStreetMap writes it; None where the words say something else."""
    if opening_hours.validate(words):
        return words
    text = _FILLING.sub(" ", f" {words.casefold()} ")
    text = re.sub(rf"(?<!\w)(?:{_WEEKDAYS})(?!\w)", "Mo-Fr", text)
    text = re.sub(r"(?<=\w)\s+(?:to|till|until|по|до)\s+(?=\w)", "-", text)
    for code, names in _DAYS:
        text = re.sub(rf"(?<!\w)(?:{names})\.?(?!\w)", code, text)
    text = re.sub(rf"({_DAY})\s*(?:-|–|—)\s*(?={_DAY})", r"\1-", text)
    text = re.sub(rf"(?<=\d)\s*(?:{_AND}|,)\s*(?=\d)", ",", _SPAN.sub(_span, text))
    return _rules(text) or _rules(re.sub(rf"({_DAY})\s*(?:,|{_AND})\s*(?={_DAY})", r"\1,", text))


def _rules(text: str) -> str | None:
    text = re.sub(rf"\s*[,;]?\s*{_AND}?\s+(?={_DAY}\b)", "; ", _days_first(text))
    found = " ".join(text.split()).strip(" ;,.")
    is_clear = any(c.isdigit() for c in found) and _AT_NIGHT not in found
    return found if is_clear and _has_whole_rules(found) and opening_hours.validate(found) else None


def _days_first(text: str) -> str:
    """ "9-16 mon-fri": OpenStreetMap wants the days before their hours."""
    if re.match(rf"\s*{_HOURS}", text) is None:
        return text
    return re.sub(rf"({_HOURS})\s*,?\s*({_DAY_LIST})\s*[,;]?", r"\2 \1; ", text)


def _has_whole_rules(found: str) -> bool:
    """A rule with days and no hours would be open day and night."""
    rules = found.split("; ")
    with_days = [re.match(_DAY, rule) is not None for rule in rules]
    return all(any(c.isdigit() for c in rule) for rule in rules) and len(set(with_days)) == 1


def _span(found: re.Match[str]) -> str:
    """ "8-4" may be a night or a day: nobody's guess."""
    h1, m1, half1, h2, m2, half2 = found.groups()
    if half2 and not half1:
        half1 = half2 if int(h1) % 12 < int(h2) % 12 else "am"
    start, end = _clock(h1, m1, half1), _clock(h2, m2, half2)
    return f"{start}-{end}" if start < end else _AT_NIGHT


def _clock(hours: str, minutes: str | None, half: str | None) -> str:
    hour = int(hours) % 12 + (12 if half == "pm" else 0) if half else int(hours)
    return f"{hour:02d}:{minutes or '00'}"
