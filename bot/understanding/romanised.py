"""Romanised: Russian and Ukrainian typed in Latin letters, given their own letters back.

An encoder that has read Cyrillic knows "завтра"; of "zavtra" it knows little. The table is rough:
it need not spell well, only well enough to be known again.
"""

import re

_PAIRS = (
    ("shch", "щ"), ("sch", "щ"), ("yo", "е"), ("jo", "е"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"),
    ("tc", "ц"), ("ch", "ч"), ("sh", "ш"), ("yu", "ю"), ("ju", "ю"), ("ya", "я"), ("ja", "я"),
    ("ye", "е"), ("je", "е"), ("yi", "ы"), ("iy", "ий"), ("ij", "ий"), ("yj", "ый"), ("yy", "ый"),
    ("ia", "ия"), ("iu", "ию"), ("4", "ч"), ("a", "а"), ("b", "б"), ("v", "в"), ("w", "в"),
    ("g", "г"), ("d", "д"), ("e", "е"), ("z", "з"), ("i", "и"), ("k", "к"), ("q", "к"), ("l", "л"),
    ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"),
    ("f", "ф"), ("h", "х"), ("x", "х"), ("c", "ц"), ("j", "й"), ("y", "ы"), ("'", "ь"),
)  # fmt: skip
_LETTERS = dict(_PAIRS)
_PART = re.compile("|".join(re.escape(latin) for latin, _ in _PAIRS))
_WORD = re.compile(r"(?<![\w#*])4?[a-z']*[a-z](?:[a-z'4]*[a-z'])?(?![\w#*])")
_VOWELS = "аеиоуыэюяaeiou"
_BACK = {
    "щ": "sch", "ж": "zh", "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "ю": "yu", "я": "ya",
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "з": "z", "и": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "й": "y", "ы": "y", "ь": "", "ъ": "", "э": "e", "ґ": "g", "і": "i", "ї": "yi",
    "є": "ye",
}  # fmt: skip
_OTHER_HABIT = {"ж": "j", "х": "kh", "ц": "ts", "щ": "shch", "ю": "ju", "я": "ja", "й": "j"}


def in_cyrillic(plain: str) -> str:
    """The words of a normalised text in Cyrillic; codes and numbers stay as they are."""
    return _WORD.sub(lambda found: _spelt(found[0]), plain)


def in_latin(plain: str, *, other_habit: bool) -> str:
    """As people type it who have no Cyrillic keys; there are two habits, and many mix them."""
    table = _BACK | _OTHER_HABIT if other_habit else _BACK
    return "".join(table.get(letter, letter) for letter in plain)


def _spelt(word: str) -> str:
    spelt = _PART.sub(lambda found: _LETTERS[found[0]], word)
    if spelt.endswith("ы") and len(spelt) > 2 and spelt[-2] in _VOWELS:
        spelt = spelt[:-1] + "й"
    return spelt
