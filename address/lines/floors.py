"""Floors: "2 krs", "3rd floor", "kerros 5", "2º B", and the flat that is told behind one."""

from address.language.folding import fold
from address.language.number_words import CARDINALS
from address.language.words import GROUND_FLOORS, ORDINAL_ENDS, ORDINAL_FLOORS, floor_words
from address.lines.door_tokens import DoorFacts, DoorTokens
from address.lines.number_reading import says_floor_after
from address.lines.reading import Reading

_ORDINAL_SIGNS = ("º", "ª", "°")


class Floors(DoorTokens):
    """What free tokens say of the floor."""

    def __init__(self, reading: Reading, free: set[int], facts: DoorFacts) -> None:
        super().__init__(reading, free, facts)
        self._floor_words = floor_words(reading.country)

    def behind_a_floor(self) -> None:
        """The 2 of "B 3 krs 2", "rappu B 2" is the flat; that of "3 krs 2 kpl" is none."""
        if self._facts.unit is not None:
            return
        for place in sorted(self._free - self._facts.used):
            token, after = self._found[place], place + 1
            is_bare = token.is_number and len(token.folded) <= 3
            if not is_bare or place - 1 not in self._facts.used or self._gap(place).strip(" ."):
                continue
            ends = after == len(self._found) or after not in self._free or self._starts_anew(after)
            before = self._found[place - 1]
            is_staircase = before.is_letter and before.folded == fold(self._facts.entrance or "")
            is_floor = before.folded in self._floor_words and not token.glued
            if ends and (is_floor or is_staircase):
                self._take("unit", token.folded, range(place, after))
                return

    def _floor_and_door(self, place: int) -> bool:
        """ "2º B": second floor, door B, as Spaniards write it."""
        token, end = self._found[place], place + 1
        written = token.is_number and self._text[token.end : token.end + 1] in _ORDINAL_SIGNS
        if not written or len(token.folded) > 2 or not self._is_free(end):
            return False
        door = end + 1
        if self._is_free(door) and not self._breaks(door) and len(self._word(door)) <= 2:
            self._take("unit", self._shown(door), range(door, door + 1))
        self._take("floor", token.folded, range(place, end + 1))
        return True

    def _floor_before_its_word(self, place: int) -> bool:
        """ "2 krs", "3rd floor", "2. OG", "toinen kerros"."""
        token = self._found[place]
        value = token.folded if token.is_number else ORDINAL_FLOORS.get(token.folded)
        if token.is_number and says_floor_after(self._reading, place) is None:
            return False
        if value is None or len(value) > 2:
            return False
        end = place + 1
        if self._is_free(end) and self._word(end) in ORDINAL_ENDS and token.is_number:
            end += 1
        if self._is_free(end) and self._word(end) in self._floor_words and not self._breaks(end):
            self._take("floor", self._below_ground(place) + value, range(place, end + 1))
            return True
        if token.folded in GROUND_FLOORS:
            self._take("floor", "0", range(place, place + 1))
            return True
        return False

    def _floor_value(self, place: int) -> tuple[str | None, int]:
        token = self._found[place]
        if token.folded in CARDINALS:
            return CARDINALS[token.folded], place + 1
        if token.is_number and len(token.folded) <= 2:
            return self._below_ground(place) + token.folded, place + 1
        return None, place

    def _below_ground(self, place: int) -> str:
        """The minus of "-1 krs"; that of "Bulevardi 10-1 krs" is none."""
        start = self._found[place].start
        before = self._text[max(0, start - 2) : start]
        is_minus = before[-1:] in ("-", "−") and (len(before) == 1 or before[0] in " ,;\n")
        return "-" if is_minus else ""

    def _is_an_nth(self, place: int) -> bool:
        """The 2 of "flat 2nd floor"."""
        end = place + 1
        ends = self._is_free(end) and self._found[end].glued and self._word(end) in ORDINAL_ENDS
        return ends and self._is_a_floor(place)

    def _is_a_floor(self, place: int) -> bool:
        """The 2 of "blue door 2. krs"."""
        return self._found[place].is_number and says_floor_after(self._reading, place) is not None
