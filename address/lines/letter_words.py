"""Letter words: a letter behind a number that is a word of its own ("a big dog", "в среду",
"с 12 до 14", "i gården"), and neither a staircase nor part of the number."""

from address.language.door_words import is_code_word
from address.language.or_words import OR_LETTERS, SMALL_OR_LETTERS
from address.language.wish_words import I_VERBS
from address.language.words import (
    ENTRANCE_WORDS,
    FLOOR_WORDS,
    HOURS_AFTER,
    NUMBER_FIRST,
    ORDINAL_ENDS,
    UNIT_WORDS,
    floor_words,
)
from address.lines.reading import Reading
from address.lines.town_reading import breaks

STAIRCASE_COUNTRIES = frozenset({None, "FI", "SE", "NO", "DK", "EE", "IS"})
# As they are typed: a staircase is more often a capital, and "A" is one in any case.
_WORDS = frozenset({"a", "i", "в", "с", "а", "и", "у", "к", "о", "я", "і", "з"})
_ENGLISH_I = "I"
_ANDS = ("и", "і")  # "12 и 14"
_DOORS = UNIT_WORDS | ENTRANCE_WORDS | FLOOR_WORDS
_MAY_STAND_BEFORE_A_FLOOR = frozenset({"a", "а"})  # "16 a 2 krs" is staircase and floor


def is_a_word(reading: Reading, place: int) -> bool:
    """Whether the letter leads to the word, or to the hours, right behind it."""
    found, after = reading.tokens, place + 1
    letter = reading.text[found[place].start : found[place].end]
    if letter == _ENGLISH_I and after < len(found) and not breaks(reading.text, found, after):
        return found[after].folded in I_VERBS  # "17 I don't live there"
    if is_an_or(reading, place) and (
        letter.casefold() in OR_LETTERS or reading.country not in STAIRCASE_COUNTRIES
    ):
        return True
    if letter not in _WORDS or found[place].glued or after >= len(found):
        return False
    if breaks(reading.text, found, after) or after in reading.taken:
        return False
    if reading.country in NUMBER_FIRST and after in reading.names:
        return False  # "12 a High Street"
    if found[after].is_number:
        if letter in _ANDS:
            return True
        return _leads_to_hours(reading, after) or (
            letter not in _MAY_STAND_BEFORE_A_FLOOR and _leads_to_a_floor(reading, after)
        )
    word = found[after].folded
    return len(word) > 1 and word not in _DOORS and not is_code_word(word)


def is_an_or(reading: Reading, place: int) -> bool:
    """Whether the letter may say "or" or "and" between two numbers: "17 o 19", "17 u. 19"."""
    found, after = reading.tokens, place + 1
    if not 0 < place < len(found) - 1 or reading.country in NUMBER_FIRST:
        return False  # "12 E 5th Street"
    letter = reading.text[found[place].start : found[place].end]
    if letter.casefold() not in OR_LETTERS and letter not in SMALL_OR_LETTERS:
        return False
    is_behind_one = found[place - 1].is_number or (
        found[place - 1].is_letter and found[place - 1].glued  # "17A o 19B"
    )
    if not (is_behind_one and found[after].is_number) or found[place].glued:
        return False
    gap = reading.text[found[place].end : found[after].start]
    return gap in (" ", ". ") or (not letter.isascii() and not gap)


def _leads_to_hours(reading: Reading, place: int) -> bool:
    """ "с 12 до 14", "в 18:30"."""
    found, after = reading.tokens, place + 1
    end = found[place].end
    if reading.text[end : end + 1] == ":" and reading.text[end + 1 : end + 3].isdigit():
        return True
    return after < len(found) and found[after].folded in HOURS_AFTER


def _leads_to_a_floor(reading: Reading, place: int) -> bool:
    found, after = reading.tokens, place + 1
    if after < len(found) and found[after].folded in ORDINAL_ENDS:
        after += 1
    if after >= len(found) or found[after].folded not in floor_words(reading.country):
        return False
    own = after + 1  # "21А с4 эт. 5": the floor has its own number
    has_its_own = own < len(found) and found[own].is_number
    return not has_its_own and not breaks(reading.text, found, after)
