"""Codes of the door in a line: "code 4521", "pääovikoodi 45B1", "4521 is the door code"."""

from collections.abc import Collection

from address.language.door_words import (
    AND_WORDS,
    COUNTING_WORDS,
    IS_THE_WORDS,
    NO_DOOR_CODE_WORDS,
    is_code_word,
)
from address.language.negating_words import NOT_WORDS
from address.language.refusing_words import NOT_THIS
from address.language.talk_words import TALK_WORDS
from address.language.wish_words import OLD_WORDS
from address.language.words import (
    ARTICLES,
    BEFORE_A_NUMBER,
    CODE_FIRST_WORDS,
    CODE_LINKS,
    CODE_SECOND_WORDS,
    IS_WORDS,
    NO_WORDS,
    WRONG_WORDS,
)
from address.lines.reading import Reading
from address.lines.town_reading import breaks

PIECE_MAX = 8  # characters of a code without a gap
BEFORE_ITS_WORD_MIN = 3  # "45 code" is hardly one
GROUPS = (2, 3)  # "45 21", "123 456": digits of a code that is written in groups
LETTERS_BEFORE_MAX = 3
_SIGNS = "#*"
_DENYING = NOT_WORDS | NO_WORDS | WRONG_WORDS | NOT_THIS | OLD_WORDS
_LEADS = CODE_SECOND_WORDS | CODE_LINKS | CODE_FIRST_WORDS | COUNTING_WORDS


def code_at(reading: Reading, place: int, free: Collection[int]) -> tuple[str, range] | None:
    """The code that the word here tells, and all tokens that tell it."""
    return _Codes(reading, free).at(place)


def leads_to_code(reading: Reading, place: int, free: Collection[int]) -> bool:
    """The door of "door code 77"; that of "green door code 77" stays with its colour."""
    found, before, after = reading.tokens, place - 1, place + 1
    if found[place].folded not in CODE_FIRST_WORDS or after not in free:
        return False
    goes_on = before in free and not breaks(reading.text, found, place)
    tells_nothing = CODE_FIRST_WORDS | CODE_LINKS | ARTICLES | TALK_WORDS
    if goes_on and not found[before].is_number and found[before].folded not in tells_nothing:
        return False
    return found[after].folded in CODE_SECOND_WORDS or is_code_word(found[after].folded)


def is_keyed(reading: Reading, place: int) -> bool:
    """ "7531#": so many digits and the sign that ends them on a keypad open a door."""
    token = reading.tokens[place]
    is_long = token.is_number and BEFORE_ITS_WORD_MIN <= len(token.folded) <= PIECE_MAX
    return is_long and reading.text[token.end : token.end + 1] == "#"


class _Codes:
    def __init__(self, reading: Reading, free: Collection[int]) -> None:
        self._text, self._found, self._free = reading.text, reading.tokens, free

    def at(self, place: int) -> tuple[str, range] | None:
        if self._opens_no_door(place - 1) or self._is_denied(place - 1):
            return None
        start = place + 1
        while start in self._free and self._leads(start):
            if self._opens_no_door(start):
                return None
            start += 1
        end = self._end_from(start)
        if end is None:
            return None if self._opens_no_door(start) else self._before(place, start)
        said = [self._written(start, end)]
        while (next_one := self._another(end)) is not None:
            start, end = next_one
            said.append(self._written(start, end))
        if self._is_denied_behind(end):
            return None
        return ", ".join(said), range(place, end)

    def _another(self, end: int) -> tuple[int, int] | None:
        """The 5678 of "1234 and 5678"; not the flat of "1234 and 5"."""
        start = end
        while start in self._free and self._word(start) in AND_WORDS:
            start += 1
        last = self._end_from(start) if start > end else None
        if last is None or len(self._word(start)) < BEFORE_ITS_WORD_MIN:
            return None
        return start, last

    def _before(self, place: int, end: int) -> tuple[str, range] | None:
        """ "4521 is the door code", "4521 on ovikoodi"."""
        last = place - 1
        words = IS_THE_WORDS | CODE_FIRST_WORDS | CODE_LINKS
        while last in self._free and self._word(last) in words and not self._breaks(last + 1):
            last -= 1
        if last not in self._free or self._breaks(last + 1):
            return None
        start = last
        while start - 1 in self._free and self._goes_on(start):
            start -= 1
        begins = start - 1 not in self._free or self._breaks(start)
        if not begins or self._end_from(start) != last + 1:
            return None
        written = self._written(start, last + 1)
        if sum(char.isdigit() for char in written) < BEFORE_ITS_WORD_MIN:
            return None
        return written, range(start, end)

    def _end_from(self, start: int) -> int | None:
        """The end of a code that begins here; it has digits."""
        if start not in self._free or not self._may_begin(start):
            return None
        end = start + 1
        while end in self._free and len(self._word(end)) <= PIECE_MAX and self._goes_on(end):
            end += 1
        if len(self._word(start)) > PIECE_MAX:
            return None
        while self._is_a_group(start, end):
            end += 1
        return end

    def _may_begin(self, place: int) -> bool:
        token, after = self._found[place], place + 1
        return token.is_number or (
            len(token.folded) <= LETTERS_BEFORE_MAX
            and after in self._free
            and self._found[after].is_number
            and self._found[after].glued
        )

    def _goes_on(self, place: int) -> bool:
        gap = self._gap(place)
        return not gap.strip(_SIGNS) or gap == "-"

    def _is_a_group(self, start: int, end: int) -> bool:
        """The 21 of "45 21"; not the 12 of "45 12 krs"."""
        if end not in self._free or not self._found[end].is_number or self._gap(end) != " ":
            return False
        first, word = self._word(start), self._word(end)
        alike = first.isdigit() and len(first) == len(word) and len(word) in GROUPS
        after = end + 1
        has_a_word = after in self._free and (
            self._found[after].glued or self._word(after) in BEFORE_A_NUMBER
        )
        return alike and not has_a_word

    def _leads(self, place: int) -> bool:
        word = self._word(place)
        return is_code_word(word) or word in _LEADS

    def _opens_no_door(self, place: int) -> bool:
        """The "tracking" of "tracking code", the "отслеживания" behind "код"."""
        said = place in self._free and self._word(place) in NO_DOOR_CODE_WORDS
        return said and self._word(place) not in CODE_FIRST_WORDS

    def _is_denied(self, place: int) -> bool:
        """The "old" of "the old door code 1234", the "no" of "no code 1234"."""
        while place in self._free and self._word(place) in CODE_FIRST_WORDS:
            if self._breaks(place + 1):
                return False
            place -= 1
        said = place in self._free and self._word(place) in _DENYING
        return said and not self._breaks(place + 1)

    def _is_denied_behind(self, place: int) -> bool:
        """The "is wrong" of "code 1234 is wrong"."""
        while place in self._free and not self._breaks(place):
            if self._word(place) in WRONG_WORDS | NOT_THIS:
                return True
            if self._word(place) not in IS_THE_WORDS | IS_WORDS:
                return False
            place += 1
        return False

    def _breaks(self, place: int) -> bool:
        return breaks(self._text, self._found, place)

    def _gap(self, place: int) -> str:
        return self._text[self._found[place - 1].end : self._found[place].start]

    def _word(self, place: int) -> str:
        return self._found[place].folded

    def _written(self, start: int, end: int) -> str:
        left, right = self._found[start].start, self._found[end - 1].end
        while left > 0 and self._text[left - 1] in _SIGNS:
            left -= 1
        while right < len(self._text) and self._text[right] in _SIGNS:
            right += 1
        return self._text[left:right]
