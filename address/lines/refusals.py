"""Refusals: numbers that a line names to say that they are not meant: "not 21", "instead of 17"."""

from collections.abc import Collection, Iterator, Sequence

from address.language.folding import Token, fold
from address.language.negating_words import (
    ASKS_AFTER_NOT,
    BEFORE_A_NOT,
    BEFORE_NO,
    BEHIND_NO,
    BUT_WORDS,
    INSTEAD_AFTER,
    INSTEAD_BEFORE,
    NO_MORE,
    NO_OR_NUMBER,
    NOT_AFTER,
    NOT_AFTER_AS_WRITTEN,
    NOT_AS_WRITTEN,
    NOT_BEFORE_A_VERB,
    NOT_WORDS,
    ONE_LETTER_AND,
    SHORTENED_NOT,
)
from address.language.words import (
    ADDRESS_NOUNS,
    BEFORE_A_NUMBER,
    BESIDE_THE_ADDRESS,
    FLOOR_WORDS,
    IS_WORDS,
    NO_WORDS,
    NUMBER_MARKS,
    ON_THE_WAY,
    ORDINAL_ENDS,
    RIGHT_WORDS,
    WRONG_WORDS,
)
from address.lines.town_reading import Span, breaks

WORDS_BETWEEN_MAX = 5
UNKNOWN_STREET_LETTERS_MIN = 5
_LABELS = BEFORE_A_NUMBER - NUMBER_MARKS
_ARTICLES = frozenset({"el", "la", "o", "a", "il"})
_AT = frozenset({"op", "pod", "di", "est"})  # "niet op 41", "não é 41"
_RIGHT = RIGHT_WORDS | ADDRESS_NOUNS
_LEADS_TO_A_NUMBER = ON_THE_WAY | _ARTICLES | _AT | NUMBER_MARKS | ADDRESS_NOUNS
_REFUSING = (
    frozenset(words[0] for words in INSTEAD_BEFORE)
    | NOT_WORDS
    | SHORTENED_NOT
    | frozenset(NOT_BEFORE_A_VERB)
    | {fold(word) for word in NOT_AS_WRITTEN}
    | {NO_OR_NUMBER}
)


def refused_tokens(
    text: str, found: Sequence[Token], away: Collection[int], streets: Collection[Span]
) -> frozenset[int]:
    """The numbers that are refused, and the words that refuse them."""
    reader = _Refusals(text, found, away, streets)
    refused: set[int] = set()
    for place in range(len(found)):
        refused |= reader.before(place)
        if found[place].is_number and (behind := reader.after(place)):
            refused |= behind | reader.street_before(place)
    return frozenset(refused)


class _Refusals:
    def __init__(
        self,
        text: str,
        found: Sequence[Token],
        away: Collection[int],
        streets: Collection[Span],
    ) -> None:
        self._text = text
        self._found = found
        self._away = away
        self._streets = streets
        self._ends: dict[int, int] = {}
        for start, end in streets:
            self._ends[start] = max(end, self._ends.get(start, 0))

    def before(self, place: int) -> set[int]:
        """ "not 21", "не на Тверской 12", "instead of No. 17": refused by what stands first."""
        start = self._end_of_refusing(place)
        if start is None:
            return set()
        number = self._refused_number(start)
        if number is None:
            end = self._end_of_refused_street(start)
            return set(range(self._start_of(place), end)) if end is not None else set()
        end = self._end_of_floor(self._end_of_number(number))
        end += self._word(end) in BUT_WORDS
        return set(range(self._start_of(place), self._past_words(end, NO_MORE)))

    def after(self, number: int) -> set[int]:
        """ "12 is wrong", "12 on väärä", "12 is not right", "17:n sijaan"."""
        if number and self._word(number - 1) in _LABELS:
            return set()
        end = self._end_of_number(number)
        place = end + (self._word(end) == "n")
        if self._word(place) in INSTEAD_AFTER:
            return set(range(number, place + 1))
        if (last := self._end_of_not_after(end)) is not None:
            return set(range(number, self._past_words(last, BUT_WORDS)))
        place = self._past(end, self._away)
        if place == len(self._found) - 1 and self._word(place) in NO_WORDS:
            return {number, place}
        place = self._past_words(place, ADDRESS_NOUNS)
        place = self._past_words(place, IS_WORDS)
        last = self._end_of_wrong(place)
        if last is None:
            return set()
        said = {at for at in range(end, last) if at not in self._away}
        return set(range(number, end)) | said

    def street_before(self, number: int) -> set[int]:
        """The Annankatu of "Annankatu 14 değil, Bulevardi 12": another street is told instead. Of
        "Bulevardi 12 is wrong" the street may stand."""
        own = [span for span in self._streets if span[1] == number]
        others = any(end < number or start > number for start, end in self._streets
                     if not any(start < last and first < end for first, last in own))  # fmt: skip
        return set(range(*min(own))) if own and others else set()

    # --- what refuses

    def _end_of_refusing(self, place: int) -> int | None:
        is_no = self._written(place) in NOT_AS_WRITTEN
        if self._word(place) not in _REFUSING or (self._in_a_street(place) and not is_no):
            return None
        for words in INSTEAD_BEFORE:
            if tuple(self._words(place, len(words))) == words:
                return place + len(words)
        return self._end_of_not(place)

    def _end_of_not(self, place: int) -> int | None:
        word, after = self._word(place), self._word(place + 1)
        if word in NOT_WORDS or self._written(place) in NOT_AS_WRITTEN:
            return place + 1
        if word == NO_OR_NUMBER and self._says_no(place):
            return place + 1
        if word in SHORTENED_NOT and after == "t":
            return place + 2
        if after in NOT_BEFORE_A_VERB.get(word, ()):
            return place + 2
        return None

    def _says_no(self, place: int) -> bool:
        """The "no" of "10 y no 12", "10, no el 12" and "no 12 sino 10"; "no 12" is number 12."""
        number = self._past_words(place + 1, _ARTICLES)
        if number >= len(self._found) or not self._found[number].is_number:
            return False
        behind = self._word(self._end_of_number(number)) in BEHIND_NO
        is_told_apart = place > 0 and number > place + 1 and self._found[place - 1].is_number
        return behind or is_told_apart or (place > 0 and self._word(place - 1) in BEFORE_NO)

    def _end_of_not_after(self, end: int) -> int | None:
        """ "26 değil", "26 numara değil"; "26 değil mi?" asks."""
        place = self._past_words(end, ADDRESS_NOUNS | NUMBER_MARKS)
        is_no = self._word(place) in NOT_AFTER or self._written(place) in NOT_AFTER_AS_WRITTEN
        is_asked = self._word(place + 1) in ASKS_AFTER_NOT
        return place + 1 if is_no and not is_asked else None

    def _end_of_wrong(self, place: int) -> int | None:
        """The end of "wrong", "the wrong address", "not right"; not of "the wrong door"."""
        opposite = self._end_of_not(place)
        start = self._past_words(place if opposite is None else opposite, ON_THE_WAY)
        wanted = WRONG_WORDS if opposite is None else _RIGHT
        if self._word(start) not in wanted:
            # "stimmt nicht"
            told = self._word(place) in RIGHT_WORDS and self._word(place + 1) in NOT_WORDS
            return place + 2 if told else None
        end = start + 1
        if end >= len(self._found) or breaks(self._text, self._found, end):
            return end
        if self._word(end) in ADDRESS_NOUNS:
            return end + 1
        gap = self._text[self._found[end - 1].end : self._found[end].start]
        return end if any(sign in gap for sign in ".!?-–—") else None

    def _start_of(self, place: int) -> int:
        """From "I do" in "I do not live at 12", from the "а" of "14 а не 12"."""
        while (
            place > 0
            and (self._word(place - 1) in BEFORE_A_NOT or self._is_a_but(place - 1, place))
            and not breaks(self._text, self._found, place)
        ):
            place -= 1
        return place

    def _is_a_but(self, place: int, after: int) -> bool:
        """The "а" of "10 а не 12", which folds into a staircase's A."""
        letters = ONE_LETTER_AND.get(self._word(after), frozenset())
        return self._written(place) in letters and not self._found[place].glued

    # --- which number

    def _refused_number(self, start: int) -> int | None:
        place = start
        while place < min(start + WORDS_BETWEEN_MAX, len(self._found)):
            if breaks(self._text, self._found, place):
                return None
            if self._found[place].is_number:
                return place
            if place in self._ends:
                return self._number_at(self._ends[place])
            if self._word(place) not in _LEADS_TO_A_NUMBER:
                return self._of_an_unknown_street(place)
            place += 1
        return None

    def _end_of_refused_street(self, start: int) -> int | None:
        """The end of "not on Annankatu", where no number is told."""
        place = self._past_words(start, ON_THE_WAY)
        end = self._ends.get(place)
        if end is None or (end < len(self._found) and self._found[end].is_number):
            return None
        is_alone = end >= len(self._found) or breaks(self._text, self._found, end)
        if self._word(end) in BUT_WORDS:
            return end + 1
        return end if is_alone else None

    def _of_an_unknown_street(self, place: int) -> int | None:
        """ "not Bulevarde 12": a word that may be a misspelt street, where none is spelt right."""
        word = self._word(place)
        if self._streets or len(word) < UNKNOWN_STREET_LETTERS_MIN or word in BESIDE_THE_ADDRESS:
            return None
        return self._number_at(place + 1)

    def _number_at(self, place: int) -> int | None:
        place = self._past_words(place, NUMBER_MARKS)
        is_number = place < len(self._found) and self._found[place].is_number
        return place if is_number and not breaks(self._text, self._found, place) else None

    def _end_of_number(self, number: int) -> int:
        end = number + 1
        glued = end < len(self._found) and self._found[end].glued and self._found[end].is_letter
        return end + 1 if glued else end

    def _end_of_floor(self, end: int) -> int:
        """Past the "krs" of "ei 5 krs", the "th floor" of "not on the 5th floor"."""
        word = end + (self._word(end) in ORDINAL_ENDS)
        return word + 1 if self._word(word) in FLOOR_WORDS else end

    # --- looking

    def _past(self, place: int, places: Collection[int]) -> int:
        while place < len(self._found) and place in places:
            place += 1
        return place

    def _past_words(self, place: int, words: Collection[str]) -> int:
        while self._word(place) in words:
            place += 1
        return place

    def _written(self, place: int) -> str:
        if not 0 <= place < len(self._found):
            return ""
        return self._text[self._found[place].start : self._found[place].end]

    def _word(self, place: int) -> str:
        return self._found[place].folded if 0 <= place < len(self._found) else ""

    def _words(self, place: int, count: int) -> Iterator[str]:
        return (self._word(at) for at in range(place, place + count))

    def _in_a_street(self, place: int) -> bool:
        return any(start <= place < end for start, end in self._streets)
