"""Folding: one spelling for comparing, whatever the script, case, accents or spacing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from anyascii import anyascii

# Umlauts are written with and without their e; the same fold on both sides makes them equal.
_UMLAUT_E = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "å": "a", "ø": "o", "æ": "a", "œ": "o"})
_WITHOUT_E = (("ae", "a"), ("oe", "o"), ("ue", "u"))
# Transliterations that people do not agree on: "Yablochkova", "Jablotschkowa".
_CYRILLIC = str.maketrans(
    {"й": "i", "ы": "i", "э": "e", "ё": "e", "ъ": "", "ь": "", "щ": "sh", "х": "h", "ц": "ts",
     "є": "e", "і": "i", "ї": "i", "ґ": "g", "ю": "yu", "я": "ya", "ж": "zh", "ч": "ch"}
)  # fmt: skip
# As passports have it.
_PASSPORT = str.maketrans(
    {"й": "y", "ы": "y", "э": "e", "ё": "e", "ъ": "", "ь": "", "щ": "shch", "х": "kh", "ц": "ts",
     "є": "ie", "і": "i", "ї": "i", "ґ": "g", "ю": "yu", "я": "ya", "ж": "zh", "ч": "ch"}
)  # fmt: skip
_HAS_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# An apostrophe inside a Cyrillic word is a letter of it; in "l'église" it parts two words.
_PIECE = re.compile(r"\d+|[а-яіїєґ]+(?:['’ʼ][а-яіїєґ]+)+|[^\W\d_]+", re.IGNORECASE)
_DEGREE_FOR_O = re.compile(r"(?<=\b[nN])°")  # the "n°" of a French keyboard
# "3ºB", "1ªA", "3° B": floor and door, as Spaniards write them; "60.17° N" is a point.
_FLOOR_AND_DOOR = re.compile(r"(?<=\d)(?:[ºª](?=[^\W\d_])|° ?(?=[^\W\d_NSEWOnsewo]\b))")
_IS = dict.fromkeys("éèÉÈ", "est")  # alone it is the verb, and no staircase E
_GAP = re.compile(r"[^\S\n]+")
_MARKS = re.compile(
    r"[\u0300-\u036f\u20d0-\u20ff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\u00ad]"
)
# Dashes that telephones and word processors put for a hyphen.
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2015\u2043\u2212\ufe63\uff0d", "-"))
# Of Arabic and full-width writing: a comma ends a thought there too.
_STOPS = {ord(sign): plain for sign, plain in zip("،؛؟，；？", ",;?,;?", strict=True)}
_PLAIN_SIGNS = _HYPHENS | _STOPS
# "12½" is no number 12 12, as whoever takes the sign apart would read it.
_FRACTIONS = str.maketrans(
    {"½": "half", "¼": "quarter", "¾": "quarters", "⅓": "third", "⅔": "thirds", "⅛": "eighth"}
)


@dataclass(frozen=True, slots=True)
class Token:
    """A run of letters or of digits in a text: where it stands, and its folded form."""

    start: int
    end: int
    folded: str
    glued: bool  # no gap to the token before
    dotted: bool  # an abbreviation's full stop follows
    is_number: bool
    is_letter: bool  # one alone


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """One word or line in lower-case ASCII: "Tröxle", "TROEXLE" and "Troxle" are the same."""
    text = (
        normalize("NFKC", word.translate(_FRACTIONS))
        .casefold()
        .translate(_UMLAUT_E)
        .translate(_CYRILLIC)
    )
    text = anyascii(text).lower()
    for written, plain in _WITHOUT_E:
        text = text.replace(written, plain)
    return text


def latin_spellings(name: str) -> tuple[str, ...]:
    """How a Cyrillic name is typed on a Latin keyboard, beside our own fold; nothing for others."""
    lower = name.casefold()
    if not _HAS_CYRILLIC.search(lower):
        return ()
    return tuple(dict.fromkeys((anyascii(lower), anyascii(lower.translate(_PASSPORT)))))


@lru_cache(maxsize=65_536)
def _fold_piece(piece: str) -> str:
    return _IS.get(piece, "") or "".join(char for char in fold(piece) if char.isalnum())


def tokens(text: str) -> tuple[Token, ...]:
    """The runs of letters and of digits, with their places in `text`."""
    return tuple(_tokens(text))


def with_plain_signs(text: str) -> str:
    """Each gap as one blank, each hyphen as "-", each comma as ",": how wide somebody made it, or
    which of a dozen signs a telephone took, says nothing. Ends of lines stay."""
    text = _FLOOR_AND_DOOR.sub("º ", _DEGREE_FOR_O.sub("º", text))
    return _GAP.sub(" ", text).translate(_PLAIN_SIGNS).strip()


def _tokens(text: str) -> Iterator[Token]:
    # Combining marks and invisible signs would split a word: they are looked through.
    shown = _MARKS.sub("\uffff", text) if _MARKS.search(text) else text
    last = -1
    for start, end in _pieces(shown):
        folded = _fold_piece(text[start:end])
        if not folded:
            continue
        is_number = folded[0].isdigit()
        dotted = not is_number and text[end : end + 1] == "."
        is_letter = len(folded) == 1 and not is_number
        yield Token(start, end, folded, start == last, dotted, is_number, is_letter)
        last = end


def _pieces(shown: str) -> Iterator[tuple[int, int]]:
    if "\uffff" not in shown:
        for found in _PIECE.finditer(shown):
            yield found.span()
        return
    open_start = open_end = -1
    for found in re.finditer(r"\d+|[^\W\d_]+", shown):
        start, end = found.span()
        between = shown[open_end:start] if open_end >= 0 else ""
        joins = bool(between) and set(between) == {"\uffff"}
        same = open_end >= 0 and shown[open_start].isdigit() == shown[start].isdigit()
        if joins and same:
            open_end = end
            continue
        if open_end >= 0:
            yield open_start, _past_marks(shown, open_end)
        open_start, open_end = start, end
    if open_end >= 0:
        yield open_start, _past_marks(shown, open_end)


def _past_marks(shown: str, end: int) -> int:
    """The frame of a keycap digit belongs to it."""
    while shown[end : end + 1] == "\uffff":
        end += 1
    return end
