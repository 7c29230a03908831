"""Clauses: the parts of a message, each of which may ask for something of its own.

"Nobody is in, give it to the porter" has two. Marks part them, and between words "and", "but" and
the like of the message's own language: "en" is "and" in Dutch and "in" in Spanish.
"""

import re

CLAUSES_MAX = 4
_LETTERS_MIN, _SIGNS_MIN = 3, 2  # of a clause; Chinese and Japanese need fewer
_SIGN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_MARKS = r"(?<!\d\.\d)(?<!\d\.\d\d)[.!?;:\n。！？；…]+(?!\d)|[,،、，](?!\d)|\s[-–—]\s"
_AROUND = " ,.;:!?-–—'\"()"
_JOINING = {
    "ar": "و|لكن|بس|ولكن",
    "de": "und|aber|außerdem|sondern",
    "en": "and|but|also|plus|then",
    "es": "y|pero|además",
    "fa": "و|ولی|اما",
    "fi": "ja|mutta|sekä",
    "fr": "et|mais|puis",
    "hi": "और|लेकिन|aur|lekin",
    "id": "dan|tapi|terus|trus",
    "it": "e|ma|però|anche|poi",
    "nl": "en",
    "pl": "i|a|ale|oraz",
    "pt": "e|mas|também",
    "ru": "и|но|а|еще|i|a|no",
    "sv": "och|men|samt",
    "tr": "ve|ama|fakat|ayrıca",
    "uk": "і|й|та|але|а|i|a|ale|ta",
    "uz": "va|lekin|ammo|ва",
}
_ANY_MARK = re.compile(_MARKS)
_PARTING = {
    language: re.compile(rf"{_MARKS}|(?<![^\W\d_'])(?:{words})(?![^\W\d_'])")
    for language, words in _JOINING.items()
}


def clauses_of(plain: str, language: str | None) -> tuple[str, ...]:
    """The parts of a normalised message; none where it is of one piece."""
    parting = _PARTING.get(language or "", _ANY_MARK)
    parts = [part.strip(_AROUND) for part in parting.split(plain)]
    kept = [part for part in parts if _says_something(part)]
    return tuple(kept[:CLAUSES_MAX]) if len(kept) > 1 else ()


def _says_something(part: str) -> bool:
    letters = sum(letter.isalpha() for letter in part)
    return letters >= (_SIGNS_MIN if _SIGN.search(part) else _LETTERS_MIN)
