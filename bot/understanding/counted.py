"""Counted: "ring 7 times", "door 3 on the left": numbers that count, and name no house."""

import re

from core.late_pattern import LatePattern

_COUNT = LatePattern(
    # so many times, minutes, steps
    r"\b\d{1,3}\s?(?:times?|x|min(?:ute)?s?|sec(?:ond)?s?|hours?|m|met(?:re|er)s?|steps?|rings?|knocks?|"
    r"kertaa|krt|minuut\w*|sek\w*|tunti\w*|metri\w*|askel\w*|"
    r"раз\w*|мин\w*|сек\w*|час\w*|метр\w*|шаг\w*|"
    r"gånger|ggr|minut\w*|meter|timm\w*|steg)\b|"
    # the third door, door 3 on the left
    r"\b\d{1,2}(?:st|nd|rd|th|\.|[-:]?(?:[йяе]|ая|ый|ую|а|e|n|s))\s+(?:door|gate|bell|button|house|"
    r"entrance|window|ovi|ove\w+|portti\w*|nappi\w*|kello\w*|двер\w*|звон\w+|кнопк\w*|ворот\w*|калитк\w*|"
    r"dörr\w*|knapp\w*|port\w*)\b(?!\s*\d)|"
    r"\b(?:door|gate|bell|button|ovi|portti|nappi|дверь|звонок|кнопка|dörr|knapp)\s+(?:number\s+|no\.?\s*)?"
    r"\d{1,2}\s+(?:on|to|at|from|in)?\s*(?:the|your)?\s*(?:left|right|vasem\w+|oike\w+|слева|справа|"
    r"налево|направо|till|vänster|höger)\b",
    re.I,
)
_OF_THE_DOOR = LatePattern(
    r"\b(?:rings?|call|phone|knock|buzz|press|push|honk|text|shout|dial|door|gate|bell|button|"
    r"soita\w*|soitta\w*|koputa\w*|paina\w*|ovi|ovell?\w*|ovesta|portti\w*|"
    r"(?:по)?звон\w*|(?:по)?стуч\w*|наж\w*|набер\w*|двер\w*|ворот\w*|калитк\w*|"
    r"ringa?|knacka|tryck|dörr\w*)\b",
    re.I,
)
_WAITS = re.compile(r"\b(?:wait|odota\w*|odotta\w*|(?:подо)?жд\w*|vänta)\b", re.I)


def counts(text: str) -> bool:
    """Words that tell the courier what to do at the door, and every number of them is a count."""
    return _is_all_counted(text) and _OF_THE_DOOR.search(text) is not None


def waits(text: str) -> bool:
    """ "Wait 2 minutes": said of a door it is for the courier; with a courier there, it is not."""
    return _is_all_counted(text) and _WAITS.search(text) is not None


def _is_all_counted(text: str) -> bool:
    without = _COUNT.sub(" ", text)
    return without != text and not any(c.isdigit() for c in without)
