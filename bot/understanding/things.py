"""Things: codes, floors, flats, numbers and places named in a message, by rules."""

import re

_ORDINALS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6",
    "ensimmäinen": "1", "toinen": "2", "kolmas": "3", "neljäs": "4", "viides": "5",
    "ensimmäisessä": "1", "toisessa": "2", "kolmannessa": "3", "neljännessä": "4",
    "первый": "1", "второй": "2", "третий": "3", "четвертый": "4", "пятый": "5",
    "первом": "1", "втором": "2", "третьем": "3", "четвертом": "4", "пятом": "5",
}  # fmt: skip
_CODE_AFTER = re.compile(
    r"\b(?:code|gate|keypad|intercom|buzzer|ovikoodi|porttikoodi|koodi|summeri|домофон\w*|код\w*)\b"
    r"[^\d#*\n]{0,16}?([#*]?\d[\dа-яa-z]{0,5}(?:[#*\- ]?\d{1,5})?[#*]?)(?=\s|$|[.,;!)])",
    re.I,
)
_CODE_MARKED = re.compile(r"(?<!\w)([#*]?\d{2,6}[#*]\d{0,6}|[#*]\d{2,6})(?!\w)")
_SPELT = re.compile(r"(?<![\w#*])(?:\d ){2,7}\d(?!\w)")  # "4 4 7 1"
_FLOOR = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|\.|-?[йое]?м?)?\s*(?:floor|fl\b|kerro\w+|krs|этаж\w*)"
    r"|\b(?:floor|kerros|krs|этаж)\s*(\d{1,2})\b",
    re.I,
)
_FLOOR_WORD = re.compile(rf"\b({'|'.join(_ORDINALS)})\s+(?:floor|kerro\w+|этаж\w*)", re.I)
_FLAT = re.compile(
    r"\b(?:flat|apt\.?|apartment|unit|suite|asunto|as\.?|huoneisto|кв\.?|квартир\w*)\s*"
    r"(?:is\s+|number\s+|no\.?\s*|on\s+|№\s*)?(\d{1,4}\s?[a-zа-я]?\b|[a-z]\s?\d{1,4}\b)"
    r"|\b(\d{1,4})[- ]?(?:я\s+)?квартир\w*",
    re.I,
)
_NUMBER_NOT = re.compile(r"\b(\d{1,4}[a-zа-я]?)\b,?\s*(?:not|ei|а не|не)\s+(?:the\s+)?\d", re.I)
_NOT_NUMBER = re.compile(
    r"\b(?:not|ei|не)\s+\d{1,4}[a-zа-я]?,?\s*(?:but|vaan|а)\s+(\d{1,4}[a-zа-я]?)\b", re.I
)
_NUMBER_WORD = re.compile(
    r"\b(?:house|number|building|no\.|talo|numero|дом|д\.)\s*(?:is\s+|on\s+|№\s*)?(\d{1,4}[a-zа-я]?)\b"
    r"|\b(?:should be|oikea on|должен быть|правильно)\s+(?:number\s+)?(\d{1,4}[a-zа-я]?)\b",
    re.I,
)
_STREET = re.compile(
    r"\b([A-ZÄÖÅА-Яa-zäöåа-я][\w'’.-]{3,})\s+(\d{1,4}(?:\s?[a-zA-Zа-яА-Я])?)\b(?!\s*(?:min|мин|[:.]\d))"
)
_NO_STREET = re.compile(
    r"^(?:flat|code|floor|gate|room|after|before|until|apartment|unit|klo|kello|kerros|asunto|koodi|"
    r"ovikoodi|этаж|квартир\w*|домофон\w*|после|около|about|around|neighbou?r\w*|naapuri\w*|сосед\w*|"
    r"number|house|locker|packstation|building|with|from|till)$",
    re.I,
)
_PHONE = re.compile(r"(?<![\w#*])(\+?\d(?:[\s()-]?\d){6,14})(?![\w#*])")
_LOCKER = re.compile(
    r"\b((?:packstation|smartpost|постамат\w*|paczkomat\w*)\s+[\w-]*\d[\w-]*)"
    r"|\blocker\s+([A-Z][\w-]*(?:\s[A-Z][\w-]*)?|\w*\d\w*)",
)
_PLACE = (
    re.compile(
        r"\b(?:leave|put|chuck|drop|place|hide|throw)\s+"
        r"(?:(?:it|the parcel|the package|this|them)\s+)?"
        r"((?:on|behind|in|inside|under|at|by|near|beside|outside|next to|with)\b.+)",
        re.I,
    ),
    re.compile(
        r"\b(?:jät\w+|lait\w+|voi jättää|saa jättää)\s+(?:se\s+|sen\s+|paketti\s+|paketin\s+)?(.+)",
        re.I,
    ),
    re.compile(
        r"\b(?:остав\w+|полож\w+|киньте|кинь)\s+(?:е[её]\s+|посылку\s+|его\s+|пожалуйста\s+)?"
        r"((?:у|за|под|на|в|во|возле|около|перед|рядом)\b.+)",
        re.I,
    ),
)
_NEIGHBOUR = (
    re.compile(r"\b(?:give it to|leave (?:it )?with|leave w)\s+(.+)", re.I),
    re.compile(r"\b((?:my |the )?neighbo?u?rs?\b.*)", re.I),
    re.compile(r"\b(naapuri\w*\b.*)", re.I),
    re.compile(r"\b(?:отдайте|передайте|оставьте)\s+((?:у\s+)?.*сосед\w*.*)", re.I),
    re.compile(r"\b(сосед\w*\b.*)", re.I),
)
_TRIM = re.compile(
    r"[\s,.!;]*\b(?:please|pls|plz|thanks|thank you|kiitos|пожалуйста|спасибо|if possible)\b.*$"
    r"|\s+(?:if|because|when|and call|и позвоните)\b.*$|[\s,.!;]+$",
    re.I,
)
_THEIRS = re.compile(r"neighbo?u?r|next door|naapur|сосед|give it to|\bguy in\b", re.I)


def gate_code(text: str) -> str | None:
    text = _SPELT.sub(lambda found: found[0].replace(" ", ""), text)
    found = _CODE_AFTER.search(text) or _CODE_MARKED.search(text)
    return found[1].replace(" ", "") if found else None


def floor(text: str) -> str | None:
    if found := _FLOOR.search(text):
        return found[1] or found[2]
    word = _FLOOR_WORD.search(text.casefold())
    return _ORDINALS[word[1]] if word else None


def flat(text: str) -> str | None:
    """A flat of one's own: those of neighbours are theirs."""
    if _THEIRS.search(text):
        return None
    found = _FLAT.search(text)
    return (found[1] or found[2]).replace(" ", "").upper() if found else None


def house_number(text: str) -> str | None:
    """The right one, where two are told apart."""
    for pattern in (_NUMBER_NOT, _NOT_NUMBER, _NUMBER_WORD):
        if found := pattern.search(text):
            return next(group for group in found.groups() if group)
    streets = [m for m in _STREET.finditer(text) if not _NO_STREET.match(m[1])]
    return streets[-1][2].replace(" ", "") if streets else None


def phone(text: str) -> str | None:
    found = _PHONE.search(text)
    if not found:
        return None
    digits = re.sub(r"[^\d+]", "", found[1])
    return digits if len(digits.lstrip("+")) >= 7 else None


def locker(text: str) -> str | None:
    found = _LOCKER.search(text)
    return (found[1] or found[2]) if found else None


def safe_place(text: str) -> str | None:
    for pattern in _PLACE:
        if found := pattern.search(text):
            return _trimmed(found[1])
    return None


def neighbour(text: str) -> str | None:
    for pattern in _NEIGHBOUR:
        if found := pattern.search(text):
            named = _trimmed(found[1])
            return re.sub(r"^(?:my |the )", "", named, flags=re.I) or None
    return None


def _trimmed(words: str) -> str:
    kept = words
    for _ in range(2):
        kept = _TRIM.sub("", kept)
    return kept.strip()
