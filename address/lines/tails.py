"""Tails: what stands right behind a house's number, and may be its staircase and flat: "B 24", "A",
"-5"; and letters and numbers that no word tells of."""

import re

from address.language.negating_words import BUT_WORDS
from address.language.talk_words import TALK_WORDS
from address.language.words import (
    BESIDE_THE_ADDRESS,
    DOOR_WORDS,
    EDIT_WORDS,
    ENTRANCE_WORDS,
    ENTRANCE_WORDS_OF,
    THANKS,
)
from address.lines.door_tokens import DoorFacts
from address.lines.floors import Floors
from address.lines.letter_words import STAIRCASE_COUNTRIES, is_a_word
from address.lines.number_reading import WITH_PARTS, is_a_range
from address.lines.numbers import is_care_of
from address.lines.reading import Reading

# "9-17", "17:00", "24.11.", "5 pm", "2 kpl", "40 123 4567": hours, days, counts, phones.
_NO_FLAT = re.compile(
    r"\s?(?:[-–—]\s?\d|:\d\d|\.\d{1,2}\.|[€$£%]|"
    r"(?:am|pm|h|uhr|kpl|pkt|kg|min|шт|кг|st|styck|stk|pcs|colis)\b)|\s\d{2,4}\s\d{2,4}\b",
    re.I,
)
_BEFORE_A_DOOR = BUT_WORDS | EDIT_WORDS  # "yes, but B 6"
_AFTER_A_FLAT = BESIDE_THE_ADDRESS | TALK_WORDS | THANKS
_TIMES = ("x", "×")  # "x2": so many of them


class Tails(Floors):
    """Staircases and flats by where they stand."""

    def __init__(self, reading: Reading, free: set[int], facts: DoorFacts) -> None:
        super().__init__(reading, free, facts)
        of_the_country = ENTRANCE_WORDS_OF.get(reading.country or "", frozenset())
        self._entrance_words = ENTRANCE_WORDS | of_the_country

    def tail(self, place: int) -> None:
        """ "B 24", "B24", "A", "as 5" right after the number."""
        if not self._is_free(place) or self._starts_anew(place):
            return
        if is_care_of(self._text, self._found, place) or is_a_word(self._reading, place):
            return
        if self._written(place, place + 1) in _TIMES or self._begins_a_word(place):
            return
        if self._gap(place) == ":" and self._word(place) == "n":
            return  # "12:n edessä"
        token, after = self._found[place], place + 1
        if token.is_letter:
            number = self._is_free(after) and self._found[after].is_number
            if self._country in WITH_PARTS:
                return  # "4 с 9 до 18"
            if number and (self._is_slashed(after) or not self._breaks(after, strict=True)):
                end = self._with_letter(after)
                self._take("unit", self._written(after, end), range(after, end))
                self._take("entrance", token.folded.upper(), range(place, place + 1))
            elif self._country in STAIRCASE_COUNTRIES:
                self._take("entrance", token.folded.upper(), range(place, place + 1))
        elif self._is_no_flat(place):
            return
        elif token.is_number and self._facts.unit is None and len(token.folded) <= 4:
            gap = self._text[self._found[place - 1].end : token.start]
            if "/" in gap and self._is_free(after) and self._found[after].is_number:
                self._take("unit", self._word(after), range(after, after + 1))
                self._take("entrance", token.folded, range(place, after))
            elif "/" in gap or "-" in gap or not gap.strip():
                end = self._with_letter(place)
                self._take("unit", self._written(place, end), range(place, end))

    def _is_no_flat(self, place: int) -> bool:
        """The end of a range, hours, days, counts."""
        if is_a_range(self._reading, place - 1) or self._counts_something(place):
            return True
        after = place + 1
        if self._gap(place) == " " and self._is_free(after) and self._gap(after) == "/":
            return True  # "17 5/6"
        return _NO_FLAT.match(self._text, self._found[place].end) is not None

    def _begins_a_word(self, place: int) -> bool:
        """The K of "K-kauppa"; that of "K-rappu" is a staircase."""
        after = place + 1
        if not self._found[place].is_letter or not self._is_free(after) or self._gap(after) != "-":
            return False
        return len(self._word(after)) > 1 and self._word(after) not in self._entrance_words

    def _counts_something(self, place: int) -> bool:
        """The 2 of "17 2 pakettia", "17 2 hlö", "17 2nd door": a number of what stands behind it,
        unless that is a word of the door or of the talk."""
        after = place + 1
        if not self._is_free(after) or self._found[after].is_number or self._breaks(after):
            return False
        word = self._word(after)
        is_counted = word in DOOR_WORDS or word not in _AFTER_A_FLAT  # "2. ovi"
        return len(word) > 1 and (self._found[after].glued or is_counted)

    def bare_unit(self) -> None:
        """ "B45" alone: a staircase and its flat."""
        if self._country in WITH_PARTS:  # "к2" is a building there
            return
        for place in sorted(self._free - self._facts.used):
            after = place + 1
            if (
                self._found[place].is_letter
                and not is_a_word(self._reading, place)
                and self._written(place, place + 1) not in _TIMES
                and self._is_free(after)
                and self._found[after].is_number
                and (
                    self._found[after].glued
                    or not self._is_free(place - 1)
                    or self._starts_anew(place)
                    or self._word(place - 1) in _BEFORE_A_DOOR
                )
                and not self._breaks(after)
                and len(self._found[after].folded) <= 3
            ):
                end = self._with_letter(after)
                self._take("unit", self._written(after, end), range(after, end))
                self._take("entrance", self._found[place].folded.upper(), range(place, after))
                return

    def lone_letter(self) -> None:
        """The B of "as 6, 3 krs, B": a part of its own among the facts of the door."""
        told = self._facts.unit or self._facts.floor or self._facts.code
        if self._facts.entrance is not None or told is None:
            return
        for place in sorted(self._now_free()):
            after = place + 1
            begins = place == 0 or self._starts_anew(place)
            ends = after == len(self._found) or self._starts_anew(after)
            is_capital = self._found[place].is_letter and self._written(place, after).isupper()
            if is_capital and begins and ends and self._country in STAIRCASE_COUNTRIES:
                self._take("entrance", self._written(place, after), range(place, after))
                return

    def _with_letter(self, place: int) -> int:
        end = place + 1
        glued = self._is_free(end) and self._found[end].glued and self._found[end].is_letter
        return end + 1 if glued else end
