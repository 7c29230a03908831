"""Notes: what the matched address did not use, kept word for word; door facts taken out of it."""

from collections.abc import Callable, Collection, Iterator

from address.language.door_words import COUNTING_WORDS, is_code_word
from address.language.number_words import CARDINALS
from address.language.or_words import OR_LETTERS, OR_WORDS
from address.language.words import (
    CODE_FIRST_WORDS,
    DOOR_WORDS,
    IS_WORDS,
    ORDINAL_ENDS,
    ORDINAL_FLOORS,
    PREMISES_WORDS,
    UNIT_WORDS,
    UNIT_WORDS_OF,
)
from address.lines.codes import code_at, is_keyed, leads_to_code
from address.lines.door_tokens import DoorFacts
from address.lines.kept_text import CASE_ENDINGS, case_endings, leading_words, verbatim
from address.lines.letter_words import STAIRCASE_COUNTRIES, is_a_word
from address.lines.neighbours_doors import neighbours_tokens
from address.lines.reading import Reading
from address.lines.tails import Tails
from address.lines.typed_points import tokens_of_pairs
from address.lines.unknown_codes import is_a_papers
from address.lines.unsaid_flats import unsaid_flat

_BEFORE_A_VALUE = COUNTING_WORDS | frozenset(word for word in IS_WORDS if len(word) > 1)
_SHORT_ENTRANCE = "п"
_FROM = "с"  # in Cyrillic letters
_FRENCH_AND = "et"
_LATIN_OF = "of"  # "оф." in Cyrillic letters is an office, "of" in Latin ones mostly English
_WRITES_CYRILLIC = frozenset({"RU", "UA", "BY", "KZ"})


def door_facts(reading: Reading, used: Collection[int], tail_from: int | None) -> DoorFacts:
    """Reads the tokens that the address left. `tail_from` is the token after the house number,
    where "B 24" is a staircase and a flat."""
    facts = DoorFacts()
    free = [place for place in range(len(reading.tokens)) if place not in used]
    unsaid = unsaid_flat(reading.text, reading.tokens, set(free) - reading.refused)
    facts.used |= unsaid
    away = reading.refused | neighbours_tokens(reading, free)
    away |= tokens_of_pairs(reading.text, reading.tokens)
    reader = _Reader(reading, set(free) - away - reading.hours, facts)
    reader.numbers_first()
    for place in free:
        if place not in facts.used | away:
            reader.labelled(place)
    reader.keyed_codes()
    if tail_from is not None:
        reader.tail(tail_from)
    reader.behind_a_floor()
    if facts.unit is None:
        reader.bare_unit()
    reader.lone_letter()
    facts.unit_unsaid = bool(unsaid) and facts.unit is None
    kept = [place for place in free if place not in facts.used]
    facts.used |= leading_words(reading, kept, facts.used - unsaid)
    kept = [place for place in kept if place not in facts.used]
    facts.used |= case_endings(reading, kept, set(used) | facts.used)
    kept = [place for place in kept if place not in facts.used]
    facts.note = verbatim(reading, kept, set(used) | facts.used)
    return facts


class _Reader(Tails):
    """Takes labelled facts out of the free tokens; the first of a kind counts."""

    def __init__(self, reading: Reading, free: set[int], facts: DoorFacts) -> None:
        super().__init__(reading, free, facts)
        country = reading.country or ""
        self._unit_words = UNIT_WORDS | UNIT_WORDS_OF.get(country, frozenset())

    def labelled(self, place: int) -> None:
        word = self._word(place)
        if is_code_word(word) or leads_to_code(self._reading, place, self._now_free()):
            self._code(place)
        elif (
            self._floor_before_its_word(place)
            or self._floor_and_door(place)
            or (word in DOOR_WORDS and self._door(place))
        ):
            return
        elif word in self._floor_words and not self._is_a_french_and(place):
            self._after("floor", place, self._floor_value)
        elif word in self._entrance_words or self._is_a_short_entrance(place):
            self._entrance(place)
        elif self._is_a_unit_word(place) and self._facts.unit is None:
            self._after("unit", place, self._unit_value)
            self._with_its_word(place)
        elif self._hash_before(place) and not is_a_papers(self._text, self._found, place):
            value, end = self._unit_value(place)
            self._take("unit", value, range(place, end))
        elif self._found[place].is_letter and self._facts.entrance is None:
            self._letter_before_its_word(place)

    def numbers_first(self) -> None:
        """ "3 kerros 5 asunto": each number stands before its word, not behind it."""
        for start in sorted(self._free):
            pairs = list(self._pairs_from(start))
            last = pairs[-1][1] + 1 if pairs else 0
            goes_on = self._is_free(last) and self._found[last].is_number
            if not pairs or (goes_on and not self._breaks(last)):
                continue
            for number, word in pairs:
                kind = self._kind_of(word)
                value = self._below_ground(number) + self._written(number, number + 1)
                self._take(kind, value, range(number, word + 1))
                if kind == "unit":
                    self._with_its_word(word)

    def _pairs_from(self, place: int) -> Iterator[tuple[int, int]]:
        """The numbers and their words from here, where a thought begins."""
        if self._is_free(place - 1) and not self._starts_anew(place):
            return
        while self._is_free(place) and self._found[place].is_number:
            word = place + 1
            if self._is_free(word) and self._word(word) in ORDINAL_ENDS and self._gap(word) in "-:":
                word += 1
            if not self._is_free(word) or self._breaks(word) or not self._kind_of(word):
                return
            if len(self._word(place)) > (2 if self._kind_of(word) == "floor" else 4):
                return
            yield place, word
            place = word + 1

    def _kind_of(self, place: int) -> str:
        word = self._word(place)
        if word in self._floor_words:
            return "floor"
        if word in self._entrance_words - DOOR_WORDS:
            return "entrance"
        return "unit" if self._is_a_unit_word(place) else ""

    def _is_a_unit_word(self, place: int) -> bool:
        """ "оф" too; but of an "instead of" nothing is taken."""
        word, after = self._word(place), place + 1
        if self._written(place, after).casefold() == _LATIN_OF:
            return self._country in _WRITES_CYRILLIC
        return word in self._unit_words

    def _is_a_french_and(self, place: int) -> bool:
        """ "12 et 14"; in Cyrillic letters, or behind words, it is a floor."""
        number = place > 0 and self._found[place - 1].is_number
        return number and self._written(place, place + 1).casefold() == _FRENCH_AND

    def _is_a_short_entrance(self, place: int) -> bool:
        """ "п. 2", in Cyrillic letters."""
        numbered = self._is_free(place + 1) and self._found[place + 1].is_number
        return numbered and self._written(place, place + 1).casefold() == _SHORT_ENTRANCE

    # --- one kind each

    def _with_its_word(self, place: int) -> None:
        """ "офис 302" is no flat 302: the word stays with the number."""
        if place in self._facts.used and self._word(place) in PREMISES_WORDS:
            self._facts.unit = f"{self._written(place, place + 1)} {self._facts.unit}"

    def _door(self, place: int) -> bool:
        """ "ovi 14": a flat's door; "ovi B" is a staircase's, and so is the 3 of "ovi 3 as 14"."""
        after = place + 1
        while self._is_free(after) and self._word(after) in COUNTING_WORDS:
            after += 1
        begins = not self._is_free(place - 1) or self._starts_anew(place)
        number = self._is_free(after) and self._found[after].is_number
        if not (begins and number) or self._breaks(after) or self._facts.unit is not None:
            return False
        if self._flat_follows(after + 1):
            self._take("entrance", self._word(after), range(place, after + 1))
            return True
        if self._is_a_floor(after):
            return False
        value, end = self._unit_value(after)
        self._take("unit", value, range(place, end))
        return value is not None

    def _flat_follows(self, start: int) -> bool:
        return any(self._leads_to_a_flat(place) for place in range(start, len(self._found)))

    def _leads_to_a_flat(self, place: int) -> bool:
        after = place + 1
        number = {place, after} <= self._free and self._found[after].is_number
        return number and self._is_a_unit_word(place) and not self._breaks(after)

    def _code(self, place: int) -> None:
        """ "1234, 5678#" where two are told: none stays in the note for all to read."""
        told = code_at(self._reading, place, self._now_free())
        if told is not None:
            self._take_code(*told)

    def keyed_codes(self) -> None:
        """ "7531#" that no word tells of; the gate of "gate 7531#" goes with it."""
        for place in sorted(self._now_free()):
            if not is_keyed(self._reading, place):
                continue
            start = place
            while self._is_free(start - 1) and self._word(start - 1) in CODE_FIRST_WORDS:
                start -= 1
            star = "*" if self._text[: self._found[place].start].endswith("*") else ""
            code = f"{star}{self._written(place, place + 1)}#"
            self._take_code(code, range(start, place + 1))

    def _take_code(self, code: str, places: range) -> None:
        self._facts.code = f"{self._facts.code}, {code}" if self._facts.code else code
        self._facts.used.update(places)

    def _entrance(self, place: int) -> None:
        before, after = place - 1, place + 1
        if self._facts.entrance is not None:
            return
        is_value = self._is_free(after) and self._is_entrance_value(after)
        if is_value and (self._is_a_from(after) or self._is_a_house_in_a_case(after)):
            return
        if is_value and not self._breaks(after) and not self._is_a_floor(after):
            self._take("entrance", self._shown(after), range(place, after + 1))
        elif self._is_free(before) and not self._breaks(place):
            self._entrance_before(before, place)

    def _is_a_house_in_a_case(self, place: int) -> bool:
        """The 24 of "sisäänkäynti 24:n puolelta": the house next door."""
        after = place + 1
        return (
            self._found[place].is_number
            and after < len(self._found)
            and self._gap(after) == ":"
            and self._word(after) in CASE_ENDINGS
        )

    def _is_a_from(self, place: int) -> bool:
        """The "с" of "вход с Yrjönkatu", "вход с 8 Марта"."""
        if self._written(place, place + 1) == _FROM:
            return place + 1 < len(self._found) and not self._breaks(place + 1)
        return self._found[place].folded != "a" and is_a_word(self._reading, place)

    def _entrance_before(self, before: int, place: int) -> None:
        """ "A porras", "2-й подъезд", "toinen rappu"."""
        number = before - 1
        if self._word(before) in ORDINAL_ENDS and self._ends_an_ordinal(before):
            self._take("entrance", self._shown(number), range(number, place + 1))
        elif self._found[before].is_number and self._word(place) in DOOR_WORDS:
            return  # "3. ovi oikealla": one of several doors
        elif self._is_entrance_value(before) and not self._is_behind_a_staircase(before):
            self._take("entrance", self._shown(before), range(before, place + 1))
        elif ORDINAL_FLOORS.get(self._word(before), "0") != "0":
            value = ORDINAL_FLOORS[self._word(before)]
            self._take("entrance", value, range(before, place + 1))

    def _is_behind_a_staircase(self, place: int) -> bool:
        """The 12 of "5 C 12 ovi" is the flat of staircase C."""
        letter = place - 1
        is_letter = self._is_free(letter) and self._found[letter].is_letter
        return self._found[place].is_number and is_letter and not is_a_word(self._reading, letter)

    def _letter_before_its_word(self, place: int) -> None:
        """ "D-porras", "B rappu"; and the B of "B, 3 krs as 7"."""
        after = place + 1
        if self._word(place) in ORDINAL_ENDS and self._ends_an_ordinal(place):
            return
        if self._is_free(after) and self._word(after) in self._entrance_words:
            door = self._word(after) in DOOR_WORDS and self._is_free(after + 1)
            has_a_number = door and self._found[after + 1].is_number  # "A ovi 12"
            end = after if has_a_number and not self._breaks(after + 1) else after + 1
            self._take("entrance", self._shown(place), range(place, end))
        elif self._begins_a_door(place):
            self._take("entrance", self._shown(place), range(place, after))

    def _begins_a_door(self, place: int) -> bool:
        after = place + 1
        begins = not self._is_free(place - 1) or self._starts_anew(place)
        if not begins or after not in self._free or is_a_word(self._reading, place):
            return False
        is_number = self._found[after].is_number
        is_floor = self._is_a_floor(after) if is_number else self._word(after) in ORDINAL_FLOORS
        is_written_so = self._country in STAIRCASE_COUNTRIES and not self._found[place].glued
        return is_written_so and (is_floor or self._leads_to_a_flat(after))

    def _is_entrance_value(self, place: int) -> bool:
        token = self._found[place]
        return token.is_letter or (token.is_number and len(token.folded) <= 3)

    def _unit_value(self, place: int) -> tuple[str | None, int]:
        token = self._found[place]
        if token.is_number and len(token.folded) <= 5:
            end = self._with_letter(place)
            return self._written(place, end), end
        if token.folded in CARDINALS:
            return CARDINALS[token.folded], place + 1
        letter_and_number = (
            len(token.folded) <= 2
            and self._is_free(place + 1)
            and self._found[place + 1].is_number
            and not self._breaks(place + 1, strict=True)
        )
        if letter_and_number and not token.is_number:
            return self._written(place, place + 2), place + 2
        if token.is_letter:
            return token.folded.upper(), place + 1
        return None, place

    # --- looking and taking

    def _after(
        self, kind: str, place: int, value_of: Callable[[int], tuple[str | None, int]]
    ) -> None:
        value_at = place + 1
        while self._is_free(value_at) and self._word(value_at) in _BEFORE_A_VALUE:
            value_at += 1
        if self._is_free(value_at) and not self._breaks(value_at) and not self._is_an_nth(value_at):
            value, end = value_of(value_at)
            if not self._is_one_of_two(end):
                self._take(kind, value, range(place, end))

    def _is_one_of_two(self, place: int) -> bool:
        """ "flat 5 or 7": nobody has said which, and the courier reads both."""
        number = place + 1
        said = OR_WORDS | OR_LETTERS
        is_or = self._is_free(place) and self._word(place) in said - self._floor_words
        return is_or and self._is_free(number) and self._found[number].is_number
