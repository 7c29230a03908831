"""Neighbours' doors: what a line says of a flat that is not the recipient's: "leave it with the
neighbour in flat 7". It stays in the note, and is no unit."""

from collections.abc import Collection, Iterator

from address.language.neighbour_words import (
    ALSO_WORDS,
    NEIGHBOUR_WORDS,
    PARCEL_WORDS,
    TO_A_NEIGHBOUR,
)
from address.lines.reading import Reading
from address.lines.town_reading import breaks

_SENTENCE_WORD_MIN = 3  # letters: "apt. 5" ends no sentence


def neighbours_tokens(reading: Reading, free: Collection[int]) -> frozenset[int]:
    """The tokens of `free` that are said of a neighbour, in each part of the line."""
    theirs: set[int] = set()
    for part in _parts(reading):
        theirs |= _of_a_neighbour(reading, part, free)
    return frozenset(theirs & set(free))


def _of_a_neighbour(reading: Reading, part: range, free: Collection[int]) -> set[int]:
    words = [reading.tokens[place].folded for place in part]
    named = [place for place in part if reading.tokens[place].folded in NEIGHBOUR_WORDS]
    alone = all(place in free for place in part)
    if not named:
        is_for_others = ALSO_WORDS.intersection(words) and PARCEL_WORDS.intersection(words)
        return set(part) if alone and is_for_others else set()
    return set(range(_start(reading, named[0], part), part.stop))


def _start(reading: Reading, first: int, part: range) -> int:
    """From the neighbour on; of "flat 7 is my neighbour's" all."""
    place = first - 1
    while place >= part.start and reading.tokens[place].folded in TO_A_NEIGHBOUR:
        place -= 1
    is_theirs = place >= part.start and place < first - 1 and reading.tokens[place].is_number
    return part.start if is_theirs else first


def _parts(reading: Reading) -> Iterator[range]:
    start = 0
    for place in range(1, len(reading.tokens) + 1):
        if place == len(reading.tokens) or _ends(reading, place):
            yield range(start, place)
            start = place


def _ends(reading: Reading, place: int) -> bool:
    before, token = reading.tokens[place - 1], reading.tokens[place]
    gap = reading.text[before.end : token.start]
    stops = "." in gap and " " in gap and len(before.folded) >= _SENTENCE_WORD_MIN
    return breaks(reading.text, reading.tokens, place) or stops or "!" in gap or "?" in gap
