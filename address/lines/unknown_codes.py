"""Unknown codes: numbers shaped like the area's postcodes that stand where one stands."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from address.gazetteers.gazetteer import Gazetteer
from address.language.door_words import COUNTING_WORDS, PAPER_WORDS
from address.language.folding import Token
from address.language.words import (
    BEFORE_A_NUMBER,
    BESIDE_THE_ADDRESS,
    FLOOR_WORDS,
    NUMBER_MARKS,
    STREET_TYPES,
)
from address.lines.postcodes import postcode_key
from address.lines.town_reading import Named, Span, breaks

WRITTEN_MAX = 10
TOWN_WORDS_MAX = 3
TOKENS_MAX = 3
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[A-Z]")


def unknown_code(
    text: str,
    found: Sequence[Token],
    away: Collection[int],
    towns: Sequence[Named],
    gazetteer: Gazetteer,
) -> tuple[str | None, Span | None]:
    """ "9499" of "Gasse 5, 9499 Ruggell", where codes have four digits: by the town that it stands
    beside, or by words after it that may be a town we do not know."""
    shapes = _shapes(gazetteer.postcodes)
    for start in range(len(found)):
        for end in range(min(start + TOKENS_MAX, len(found)), start, -1):
            span = (start, end)
            if any(place in away for place in range(*span)) or found[start].glued:
                continue
            written = text[found[start].start : found[end - 1].end]
            if _shape(written) not in shapes or _says_otherwise(text, found, start):
                continue
            if not _has_another_number(text, found, away, span):
                continue
            if _beside_a_town(text, found, span, towns) or (
                not towns and _before_words(text, found, span)
            ):
                return written, span
    return None, None


@lru_cache(maxsize=8)
def _shapes(codes: frozenset[str]) -> frozenset[str]:
    return frozenset(map(_shape, codes))


@lru_cache(maxsize=16_384)
def _shape(written: str) -> str:
    if len(written) > WRITTEN_MAX or "," in written or "\n" in written:
        return ""
    return _LETTER.sub("A", _DIGIT.sub("9", postcode_key(written)))


def _says_otherwise(text: str, found: Sequence[Token], place: int) -> bool:
    if (
        place == 0 or breaks(text, found, place) or found[place - 1].glued
    ):  # the "d" of "6d, 9490" is no mark
        return False
    return found[place - 1].folded in _LABELS or is_a_papers(text, found, place)


def is_a_papers(text: str, found: Sequence[Token], place: int) -> bool:
    """The 12345 of "order no 12345", "tilausnumero 12345"."""
    label = place - 1
    while label > 0 and found[label].folded in COUNTING_WORDS:
        label -= 1
    goes_on = not any(breaks(text, found, at) for at in range(label + 1, place + 1))
    return label >= 0 and goes_on and found[label].folded in PAPER_WORDS


def _has_another_number(
    text: str, found: Sequence[Token], away: Collection[int], span: Span
) -> bool:
    """A house number is left; else this may be it."""
    return any(
        token.is_number
        and place not in away
        and place not in range(*span)
        and not _says_otherwise(text, found, place)
        for place, token in enumerate(found)
    )


def _beside_a_town(text: str, found: Sequence[Token], span: Span, towns: Sequence[Named]) -> bool:
    for _, (start, end), _ in towns:
        if span[1] == start and "," not in text[found[span[1] - 1].end : found[start].start]:
            return True
        if end == span[0]:
            return True
    return False


def _before_words(text: str, found: Sequence[Token], span: Span) -> bool:
    """ ", 8001 Zürich": a thought of its own, of a code and a name; or of the code alone."""
    if span[0] == 0 or not breaks(text, found, span[0]):
        return False
    end = span[1]
    while end < len(found) and not breaks(text, found, end):
        token = found[end]
        if token.is_number or token.folded in _NO_TOWN:
            return False
        end += 1
    if end == span[1]:
        return end == len(found)
    return end - span[1] <= TOWN_WORDS_MAX and len(found[span[1]].folded) >= 3


_LABELS = BEFORE_A_NUMBER | NUMBER_MARKS
_KINDS = frozenset(word for word in STREET_TYPES if len(word) > 1)
_NO_TOWN = BESIDE_THE_ADDRESS | FLOOR_WORDS | _KINDS
