"""The number of a house in a line: where one may begin, and how much of it the street has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from address.gazetteers.places import House, Street
from address.language.number_words import CARDINALS
from address.language.words import (
    BEFORE_A_NUMBER,
    BUILDING_MARKS,
    DOOR_WORDS,
    ENTRANCE_WORDS,
    ENTRANCE_WORDS_OF,
    FLOOR_WORDS_BEFORE,
    FLOOR_WORDS_BEHIND,
    HOURS_AFTER,
    IS_WORDS,
    NUMBER_MARKS,
    ORDINAL_ENDS,
    UNIT_WORDS_OF,
    floor_words,
)
from address.lines.bells import is_rung
from address.lines.boxes import is_a_boxes
from address.lines.letter_words import is_a_word
from address.lines.numbers import PLOT, joined, key_of, names_a_part
from address.lines.reading import Reading
from address.lines.town_reading import Span

WITH_PLOTS = frozenset({"RU", "BY", "KZ"})
WITH_PARTS = WITH_PLOTS | {"UA"}  # "18 к4": another building than 18
SLASHES_TO_THE_DOOR = frozenset({"AT", "CZ", "SK", "HU", "PL"})
RANGE_MAX = 20  # from the first house to the last
DASHES_TO_THE_DOOR = WITH_PARTS | {"EE", "LV", "LT"}  # "5-12": house and flat
DASHED_NUMBERS = frozenset({"US"})  # "29-27 41st Avenue" is one house
NEXT_DOOR = 2  # "27/29": the house and the one beside it
_FRENCH_AND = "et"  # in Cyrillic letters it is a floor
_LABELS = BEFORE_A_NUMBER | DOOR_WORDS
ROMAN = frozenset({"ii", "iv", "vi", "ix", "xi", "xx"})  # "Jana Pawla II36"


class Fit(StrEnum):
    """How the number that was typed fits the house."""

    EXACT = "exact"
    BASE = "base"
    MISSING = "missing"
    NOT_TYPED = "not_typed"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberTyped:
    """A number beside a street: which tokens it uses, and its key."""

    key: str
    span: Span
    fit: Fit
    marks: frozenset[int] = frozenset()  # "No.", "дом"
    tail: str = ""  # what of the number the house does not have: the "b" of "12b"
    staircase: str | None = None  # the tail, where it can be a staircase
    flat: str | None = None  # the tail, where it can be a flat: not the 10 of "8-10"


def number_starts(reading: Reading) -> Iterator[int]:
    """Where a house number may begin: not "45" in "B45", which is a flat."""
    found = reading.tokens
    for place, token in enumerate(found):
        if not token.is_number or place in reading.hours or _is_in_a_name(reading, place):
            continue
        before = found[place - 1] if place and token.glued else None
        if place and found[place - 1].is_number and _goes_on(reading, place):
            continue
        if _is_behind_a_staircase(reading, place):
            continue
        is_name = before is not None and (len(before.folded) >= 3 or before.folded in ROMAN)
        if before is None or is_name or _is_mark(reading, place - 1):
            yield place


def _is_in_a_name(reading: Reading, place: int) -> bool:
    """The 8 of "rue du 8 mai", the 10 of "West 10th Street": of no other street either."""
    return any(start <= place < end and end - start > 1 for start, end in reading.streets)


def _is_behind_a_staircase(reading: Reading, place: int) -> bool:
    """The 3 of "11 A 3" is a flat, though the street may have a house 3 and no 11."""
    found, number = reading.tokens, place - 2
    if number < 0 or not found[place - 1].is_letter or not found[number].is_number:
        return False
    if _gap_is_break(reading, place - 1) or _gap_is_break(reading, place):
        return False
    if is_a_word(reading, place - 1):
        return False  # "12 и 14"
    return number not in reading.taken | reading.refused and not is_labelled(reading, number)


def _is_mark(reading: Reading, place: int) -> bool:
    """ "No.", "дом", and the "в" of "в27А"."""
    word = reading.tokens[place].folded
    is_plot = word == PLOT and reading.tokens[place + 1].glued and reading.country in WITH_PLOTS
    if place and reading.text[reading.tokens[place - 1].end : reading.tokens[place].start] == "-":
        return False  # the "д" of "пр-д"
    return word in NUMBER_MARKS or is_plot


def _goes_on(reading: Reading, place: int) -> bool:
    """The 10 of "8-10" begins no number of its own."""
    gap = reading.text[reading.tokens[place - 1].end : reading.tokens[place].start]
    return gap.strip() in ("-", "–", "—", "/", "⁄") and place - 1 not in reading.taken


def is_a_range(reading: Reading, place: int) -> bool:
    """ "8–10", "23/25": houses on one side of the street, and no flat 10 in house 8."""
    after = place + 1
    if after >= len(reading.tokens) or not reading.tokens[after].is_number:
        return False
    gap = reading.text[reading.tokens[place].end : reading.tokens[after].start].strip()
    slashes = ("/", "⁄") if reading.country not in SLASHES_TO_THE_DOOR else ()
    if gap not in ("-", "–", "—", *slashes):
        return False
    first, last = (int(reading.tokens[at].folded) for at in (place, after))
    return 0 < last - first <= RANGE_MAX and (last - first) % 2 == 0


def is_labelled(reading: Reading, place: int) -> bool:
    """Whether a number says that it is a flat, a floor, a code, a bell or a box: "flat 12"."""
    found = reading.tokens
    before = found[place - 1].folded if place else ""
    if before in _LABELS and before not in NUMBER_MARKS:
        return not _is_a_french_and(reading, place - 1)
    country = reading.country or ""
    if before in UNIT_WORDS_OF.get(country, ()) or before in ENTRANCE_WORDS_OF.get(country, ()):
        return True
    if is_rung(reading, place) or is_a_boxes(reading, place):
        return True
    return says_floor_after(reading, place) is not None


def _is_a_french_and(reading: Reading, place: int) -> bool:
    """ "12 et 14"; in Cyrillic letters, or behind words, it is a floor."""
    is_behind_a_number = place > 0 and reading.tokens[place - 1].is_number
    return is_behind_a_number and reading.written((place, place + 1)).casefold() == _FRENCH_AND


def says_floor_after(reading: Reading, place: int) -> int | None:
    """The end of a floor whose number comes first: "2 krs", "3rd floor". Not "8, floor 6"."""
    found = reading.tokens
    word = place + 1
    is_ordinal = False
    if word < len(found) and found[word].folded in ORDINAL_ENDS:
        is_ordinal = _gap(reading, word) in ("", "-", ":")  # "3rd", "3-й", "2:a"
        word += is_ordinal
    if word >= len(found) or found[word].folded not in floor_words(reading.country):
        return None
    if reading.written((word, word + 1)) == _FRENCH_AND and reading.country not in WITH_PARTS:
        return None
    if any(sign in _gap(reading, word) for sign in ",;\n"):
        return None
    is_a_houses_letter = is_ordinal and found[place + 1].glued and found[place + 1].folded == "a"
    if _has_its_own_number(reading, word) and (is_a_houses_letter or not is_ordinal):
        is_first = not any(
            token.is_number and earlier not in reading.taken
            for earlier, token in enumerate(found[:place])
        )
        is_named = place > 0 and found[place - 1].folded in BEFORE_A_NUMBER  # "кв14 эт2"
        # "Mikonkatu 8 kerros 5": eight is the house; but "Mikonkatu 8 2 krs 14".
        if is_a_houses_letter:  # "19А эт. 5" first; behind a house, "2a vån 4" is a floor
            return None if is_first else word + 1
        leads = found[word].folded in FLOOR_WORDS_BEFORE
        if leads and found[word].folded in FLOOR_WORDS_BEHIND:
            leads = _is_a_flat_of_a_staircase(reading, place)
        if leads or is_first or is_named:
            return None
    return word + 1


def _is_a_flat_of_a_staircase(reading: Reading, place: int) -> bool:
    """The 4 of "8 B 4 kerros 2"; that of "8 4 kerros 2" is the floor."""
    return place > 0 and reading.tokens[place - 1].is_letter and not _gap_is_break(reading, place)


def _has_its_own_number(reading: Reading, word: int) -> bool:
    """ "8, floor 6"; not "2. kerros, 00120 Helsinki", where the second floor is told."""
    found, after = reading.tokens, word + 1
    if after < len(found) and found[after].folded in IS_WORDS:
        after += 1  # "8 floor is 6"
    if after < len(found) and found[after].folded in CARDINALS:
        return not _gap_is_break(reading, after)  # "20 floor three"
    if after >= len(found) or not found[after].is_number or len(found[after].folded) > 2:
        return False
    is_ordinal = "." in reading.text[found[word - 1].end : found[word].start]
    return not is_ordinal and not _gap_is_break(reading, after)


def read_number(
    street: Street, reading: Reading, away: frozenset[int] | set[int], start: int
) -> Iterator[tuple[NumberTyped, Sequence[House | None]]]:
    """The longest number from here that the street has; else what was typed, as missing."""
    readings = [
        (key, end)
        for key, end in joined(reading.text, reading.tokens, start)
        if not any(place in away for place in range(start, end))
        and not any(is_a_word(reading, place) for place in range(start + 1, end))
    ]
    marks = frozenset(range(before_marks(reading, start), start))
    whole_key, whole_end = _as_typed(reading, readings)
    for typed_key, end in readings:
        key = _as_known(typed_key, street, reading)
        if known := street.houses.get(key):
            # "1-5" holds 3 too, but a house of just this number is the one that is meant.
            houses = [house for house in known if key_of(house.number) == key] or known
            tail = _tail(reading, street, (end, whole_end), houses)
            if tail and _begins_a_part(reading, end):
                break
            typed = NumberTyped(
                key=key,
                span=(start, whole_end if tail else end),
                fit=Fit.BASE if tail else Fit.EXACT,
                marks=marks | _mark_after(reading, whole_end if tail else end),
                tail=tail,
                staircase=_staircase(reading, tail),
                flat=_flat(reading, end, tail),
            )
            yield typed, houses
            return
    missing = NumberTyped(key=whole_key, span=(start, whole_end), fit=Fit.MISSING, marks=marks)
    yield missing, (None,)


def _as_known(key: str, street: Street, reading: Reading) -> str:
    """ "27-29" where the street has "29-27"; those of Queens are two different numbers."""
    if key in street.houses or reading.country in DASHED_NUMBERS or key.count("-") != 1:
        return key
    first, last = key.split("-")
    is_range = first.isdigit() and last.isdigit() and 0 < abs(int(first) - int(last)) <= RANGE_MAX
    turned = f"{last}-{first}"
    return turned if is_range and turned in street.houses else key


def _as_typed(reading: Reading, readings: Sequence[tuple[str, int]]) -> tuple[str, int]:
    """The number as somebody means it: "12b" and "8-10" whole, "12 B 24" without its flat."""
    best = readings[-1]
    for key, end in reversed(readings[:-1]):
        if not _belongs(reading, readings[-1][1] - 1, key, end):
            break
        best = (key, end)
    return best


def _belongs(reading: Reading, start: int, key: str, end: int) -> bool:
    """Whether the last token read is part of the house number, and not of a flat's."""
    found = reading.tokens
    last = found[end - 1]
    is_building = any(mark in key for mark in "-/ks")
    if last.is_letter:
        if _begins_a_part(reading, end - 1):
            return True
        after = found[end] if end < len(found) else None
        if _gap_is_break(reading, end - 1) or (after and after.folded in ENTRANCE_WORDS):
            return False
        is_free_number = after is not None and after.is_number and end not in reading.taken
        flat_follows = is_free_number and not _gap_is_break(reading, end)
        return "/" in key or not flat_follows
    if last.is_number and found[end - 2].is_letter:
        return is_building
    tight = all(token.glued for token in found[start + 1 : end])
    return is_building or tight or end - start <= 2


def _gap_is_break(reading: Reading, end: int) -> bool:
    gap = reading.text[reading.tokens[end - 1].end : reading.tokens[end].start]
    return any(sign in gap for sign in ",;\n")


def _begins_a_part(reading: Reading, place: int) -> bool:
    """ "к2" and "строение 2" where a part of a house is a house of its own."""
    found = reading.tokens
    if reading.country not in WITH_PARTS or not names_a_part(reading.text, found, place):
        return False
    if place + 1 >= len(found) or not found[place + 1].is_number:
        return False
    after = place + 2
    if not found[place].is_letter or after >= len(found):
        return True
    are_hours = found[after].folded in HOURS_AFTER or ":" in _gap(reading, after)
    return not are_hours  # "с 9 до 18"


def _gap(reading: Reading, place: int) -> str:
    return reading.text[reading.tokens[place - 1].end : reading.tokens[place].start]


def _tail(reading: Reading, street: Street, left: Span, houses: Sequence[House]) -> str:
    """What was typed as part of the number and is not in the gazetteer; a staircase is no tail."""
    places = range(*left)
    found = reading.tokens
    if not places:
        return ""
    slashed = all(found[place].is_number and "/" in _gap(reading, place) for place in places)
    if reading.country in SLASHES_TO_THE_DOOR and slashed:
        # "5/2/14" is house, staircase, flat; "27/29" may be two houses.
        first, second = found[left[0] - 1], found[left[0]].folded
        beside = first.is_number and int(second) - int(first.folded) == NEXT_DOOR
        return second if len(places) == 1 and beside and second in street.houses else ""
    tail = "".join(found[place].folded for place in places)
    if any(entrance.ref.casefold() == tail for house in houses for entrance in house.entrances):
        return ""
    return tail


def _staircase(reading: Reading, tail: str) -> str | None:
    """The "b" of "12b", where staircases are written so."""
    is_letter = len(tail) == 1 and tail.isalpha() and reading.country not in WITH_PARTS
    return tail.upper() if is_letter else None


def _flat(reading: Reading, place: int, tail: str) -> str | None:
    """The 12 of "5-12", where it can be a flat: not the end of a range, not the other street's
    number of a corner house."""
    if not tail.isdigit() or not reading.tokens[place - 1].is_number:
        return None
    if reading.country in DASHES_TO_THE_DOOR and "/" not in _gap(reading, place):
        return tail
    first, last = int(reading.tokens[place - 1].folded), int(tail)
    is_range = first < last <= first + RANGE_MAX
    return None if is_range or reading.country in WITH_PARTS else tail


def _mark_after(reading: Reading, end: int) -> frozenset[int]:
    """ "4 вл.", "12 дом": the mark stands behind its number, and leads to no other. In "16 no
    code" the "no" says no."""
    found = reading.tokens
    if end >= len(found) or found[end].is_letter or found[end].folded not in BUILDING_MARKS:
        return frozenset()
    leads_on = end + 1 < len(found) and found[end + 1].is_number
    return frozenset() if leads_on or _gap_is_break(reading, end) else frozenset({end})


def before_marks(reading: Reading, start: int) -> int:
    while start > 0 and _is_mark(reading, start - 1):
        start -= 1
    return start
