"""Letter words: a letter behind a number that is a word of its own ("a big dog", "в среду",
"с 12 до 14", "i gården"), and neither a staircase nor part of the number."""

from address.language.door_words import is_code_word
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
    return after < len(found) and found[after].folded in floor_words(reading.country)
