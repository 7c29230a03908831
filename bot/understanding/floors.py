"""Floors: on which one somebody lives, by a number, an ordinal or a side of the stairs.

A floor needs no word of its own where people say who lives there or that there is no lift: "we're
on the third", "4ème sans ascenseur".
"""

import re

from bot.understanding.thing_words import any_of, ordinals
from core.late_pattern import LatePattern

IBERIAN = "[Pp]rimero|[Ss]egund[oa]|[Tt]erce(?:ro|ra|iro)|[CcQq]uarto|[Qq]uint[oa]|[Ss]e[xs]to"
FLOOR_WORD = any_of("floor")

_MARKED = (
    r"(?:st|nd|rd|th|[.°]|[oa]\.?|-?(?:й|ый|ой|ом|го|му|м|им|ій|ому)|:(?:an|en|a|e)|"
    r"(?:e|er|[eè]me|de|ste)|'?(?:[ıiuü]?nc[ıiuü])|-?chi|-?чи)"
)
_ENDING = f"{_MARKED}?"
_SIDE = (
    r"(?:(?:d[ct][ho]?a|dto|dta|drt|derech[ao]|direito|dir|esq(?:uerdo)?|izq(?:uierda)?|izda|"
    r"frente|fte)\b|(?-i:[A-H])(?!\w))"
)
_NATIVE = r"(?:[^\W\d_]|[\u0900-\u0963\u0970-\u097f])+"  # a word, with the marks of Hindi
FLOORS = tuple(
    LatePattern(pattern, re.I)
    for pattern in (
        rf"(?<![\d#*/.,:])(\d{{1,2}}){_ENDING}[\s-]*{FLOOR_WORD}(?!\s*\d)",
        rf"{FLOOR_WORD}[\s:.-]*(?:nr\.?|no\.?|number|n\.)?\s*(\d{{1,2}})(?![\d#:/]|[.,]\d)",
        rf"(?<![\d#*/.,:])(\d{{1,2}}){_ENDING}[\s-]*{FLOOR_WORD}",
        rf"(?<!\d)(\d{{1,2}})\.?(?-i:[oa])\.?[\s-]*{_SIDE}",
        r"\bau (\d{1,2})\s?(?:e|er|[eè]me)\b",
    )
)
_HINT = LatePattern(rf"{FLOOR_WORD}|\d\.?[oa]\.?\s*[a-i]|\bau \d", re.I)
_THEN = LatePattern(rf"{any_of('floor_before')}\s+({_NATIVE})", re.I)
_KANJI_FLOOR = re.compile(r"([一二三四五六七八九]?十?[一二三四五六七八九]?)(?=[楼樓层層階])")
_KANJI = {kanji: digit for digit, kanji in enumerate("〇一二三四五六七八九")}
_BY_FLOOR = LatePattern(
    rf"(?:({_NATIVE}(?:'{_NATIVE})?)[\s-]*)?{FLOOR_WORD}(?:\s*({_NATIVE}(?:'{_NATIVE})?))?", re.I
)
_COMPOUND = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,10}?)(?:kerros|kerroks)", re.I)  # "kutoskerros"
_IBERIAN_FLOOR = LatePattern(rf"\b({IBERIAN})[\s-]+{_SIDE}")
_ORDINALS = {number: LatePattern(pattern, re.I) for number, pattern in ordinals().items()}
_MINE = LatePattern(any_of("mine"), re.I)
_LIFT = LatePattern(any_of("lift"), re.I)
_ALONE = re.compile(r"\s*(?:the\s+|de\s+)?(\d{1,2})(?![\d:#/]|[.,]\d|\s*[^\W\d_]{0,3}\d)")
_NTH = rf"(?:(\d{{1,2}}){_MARKED}(?![^\W\d_])|({_NATIVE}))"
_GOES_ON = rf"[\s,–-]{{1,3}}{any_of('of_a_floor')}"
_UNNAMED = tuple(
    LatePattern(pattern, re.I)
    for pattern in (
        rf"{any_of('lives_on')}\s+{_NTH}(?=\s*(?:$|[,.;!?)\n])|{_GOES_ON})",
        rf"{any_of('in_the')}\s+{_NTH}(?={_GOES_ON})",
        rf"(?<![\d#*/.,:]){_NTH}(?=[\s,–-]{{1,3}}{any_of('no_lift')})",
    )
)


def floor_in(told: str) -> str | None:
    """Of a message in which no flat stands any more: one's own, where several are named."""
    mine = list(_MINE.finditer(told))
    if mine and (own := _anyones(told[mine[-1].start() :]) or _counted_up(told, mine[-1])):
        return own
    return _anyones(told)


def _counted_up(told: str, mine: re.Match[str]) -> str | None:
    """ "The lift stops at 4, I'm on 5": a number alone, where another is a floor."""
    found = _ALONE.match(told, mine.end())
    before = told[: mine.start()]
    return found[1] if found and (_HINT.search(before) or _LIFT.search(before)) else None


def _anyones(told: str) -> str | None:
    if _HINT.search(told) or _IBERIAN_FLOOR.search(told):
        return _named(told)
    if (found := _COMPOUND.search(told)) and (number := _ordinal(found[1].casefold())):
        return number
    for pattern in _UNNAMED:
        for found in pattern.finditer(told):
            if number := found[1] or _ordinal(found[2].casefold()):
                return number
    return None


def without_floor(told: str) -> str:
    """Where a floor is told behind its word, what stands before the word is another number."""
    for near in _THEN.finditer(told):
        if _ordinal(near[1].casefold()):
            return told[: near.start()] + ", " + told[near.end() :]
    return told


def _named(told: str) -> str | None:
    """By the word for a floor, or by a side of it."""
    for near in _THEN.finditer(told):
        if number := _ordinal(near[1].casefold()):
            return number
    for pattern in FLOORS:
        if found := pattern.search(told):
            return found[1]
    if (kanji := _KANJI_FLOOR.search(told)) and kanji[1]:
        return _of_kanji(kanji[1])
    if found := _IBERIAN_FLOOR.search(told):
        return _ordinal(found[1].casefold())
    for near in _BY_FLOOR.finditer(told):
        for word in (near[1], near[2]):
            if word and (number := _ordinal(word.casefold())):
                return number
    return None


def _of_kanji(told: str) -> str:
    tens, ten, ones = told.rpartition("十")
    return str(_KANJI.get(ones, 0) + 10 * (_KANJI.get(tens, 1) if ten else 0))


def _ordinal(word: str) -> str | None:
    return next((number for number, told in _ORDINALS.items() if told.fullmatch(word)), None)
