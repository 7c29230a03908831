"""Boxes: "PL 17", "P.O. Box 17", "order 17": the number of a post-office box or of a paper, and no
house."""

from address.language.folding import fold
from address.language.words import NUMBER_FIRST
from address.lines.reading import Reading
from address.lines.town_reading import breaks
from address.lines.unknown_codes import is_a_papers


def _words(*names: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(word) for word in name.split()) for name in names)


_LABELS = _words(
    "p o box", "po box", "pobox", "postbox", "post box", "post office box",
    "postilokero", "box", "postboks", "postbus", "postfach",
    "boîte postale", "b p", "bp", "apartado", "apartado de correos", "apartado postal", "apdo",
    "apdo de correos", "apdo correos", "casella postale", "caixa postal", "skrytka",
    "skrytka pocztowa", "skr poczt", "skr pocztowa", "абонентский ящик", "абонементный ящик",
    "абонентська скринька", "поштова скринька", "posta kutusu", "p k", "صندوق بريد", "ص ب",
)  # fmt: skip
# In Cyrillic letters alone, and short ones that are other words elsewhere.
_POST_BOX = ("а", "я")
_SHORT = {"FI": _words("pl"), "TR": _words("pk")}
_COUNTING = frozenset({"no", "nr", "n", "nro", "nº", "номер"})


def is_a_boxes(reading: Reading, place: int) -> bool:
    """Whether the word right before the number is a box's, or a paper's; not of "order 17 High
    Street" where the number comes first."""
    end = place
    while end > 0 and reading.tokens[end - 1].folded in _COUNTING:
        end -= 1
    if any(_stand_before(reading, end, place, label) for label in _labels(reading)):
        return True
    if _says_post_box(reading, end):
        return True
    if reading.country in NUMBER_FIRST and place + 1 in reading.names:
        return False
    return is_a_papers(reading.text, reading.tokens, place)


def _labels(reading: Reading) -> tuple[tuple[str, ...], ...]:
    return _LABELS + _SHORT.get(reading.country or "", ())


def _stand_before(reading: Reading, end: int, place: int, label: tuple[str, ...]) -> bool:
    start = end - len(label)
    if start < 0 or tuple(token.folded for token in reading.tokens[start:end]) != label:
        return False
    if any(breaks(reading.text, reading.tokens, at) for at in range(start + 1, place + 1)):
        return False
    return not any(first <= at < last for first, last in reading.streets
                   for at in range(start, end))  # fmt: skip


def _says_post_box(reading: Reading, end: int) -> bool:
    """ "а/я 10"."""
    found = reading.tokens
    if end < 2 or reading.text[found[end - 2].end : found[end - 1].start].strip() not in ("/", "."):
        return False
    words = tuple(reading.text[one.start : one.end].casefold() for one in found[end - 2 : end])
    return words == _POST_BOX
