"""Alternatives: what keeps a house that was found from being the one that is meant: another number
beside it ("12 or 14", "8–10"), an hour ("Bulevardi 14:00"), a question, a place beside it."""

import re
from collections.abc import Sequence

from address.language.words import (
    ADDRESS_NOUNS,
    BESIDE_IT,
    HOUR_WORDS,
    NUMBER_MARKS,
    ON_THE_WAY,
    OR_WORDS,
    QUESTION_WORDS,
    WRONG_WORDS,
)
from address.lines.number_reading import is_a_range, is_labelled
from address.lines.reading import Reading
from address.lines.town_reading import breaks
from address.matching.match import Candidate

_HOUR = re.compile(r"\d{1,2}(?::[0-5]\d|\.[0-5]\d\.?)(?!\w)")


def other_number_at(best: Candidate, reading: Reading) -> int | None:
    """The other number of "12 or 14", "6, no sorry 8", "between 6 and 8"; its first token."""
    if best.number is None:
        return None
    found = reading.tokens
    start, end = best.number.span
    place = end
    while place < len(found) and found[place].folded in OR_WORDS | NUMBER_MARKS:
        place += 1
    if place > end and place < len(found) and found[place].is_number:
        said = any(found[at].folded in OR_WORDS for at in range(end, place))
        return place if said and _may_be_meant(reading, place) else None
    place = start - 1
    while place >= 0 and found[place].folded in OR_WORDS | NUMBER_MARKS:
        place -= 1
    if 0 <= place < start - 1 and found[place].is_number:
        said = any(found[at].folded in OR_WORDS for at in range(place, start))
        return place if said and _may_be_meant(reading, place) else None
    return None


def _may_be_meant(reading: Reading, place: int) -> bool:
    away = reading.taken | reading.refused
    return place not in away and not is_labelled(reading, place)


def alternatives_to(
    best: Candidate, found: Sequence[Candidate], reading: Reading
) -> list[Candidate]:
    """The houses of the same street that the other number names."""
    at = other_number_at(best, reading)
    if at is None:
        return []
    there = [
        other
        for other in found
        if other.house is not None
        and other.house is not best.house
        and other.street is best.street
        and other.number is not None
        and other.number.span[0] == at
    ]
    return there[:1]


def alternative_tokens(
    best: Candidate, found: Sequence[Candidate], reading: Reading
) -> frozenset[int]:
    """The words of the other number, once suggestions say it."""
    there = alternatives_to(best, found, reading)
    if not there or best.number is None or there[0].number is None:
        return frozenset()
    one, other = best.number.span, there[0].number.span
    return frozenset(range(min(one[1], other[0]), max(one[0], other[1])))


def is_in_passing(best: Candidate, reading: Reading) -> bool:
    """Whether the house is named, and the parcel may not be meant to go there."""
    return (
        _is_more_than_a_number(best, reading)
        or _is_a_question(reading)
        or _is_only_a_landmark(best, reading)
    )


def _is_more_than_a_number(best: Candidate, reading: Reading) -> bool:
    """ "tavataan Bulevardi 14:00", "Bulevardi 6 pm", "Bulevardi 8–10"."""
    if best.number is None:
        return False
    found, (start, end) = reading.tokens, best.number.span
    if end == start + 1 and is_a_range(reading, start):
        return True
    if _HOUR.match(reading.text, found[start].start):
        return True
    return end == start + 1 and end < len(found) and found[end].folded in HOUR_WORDS


def _is_a_question(reading: Reading) -> bool:
    """ "where is Bulevardi 6?"; "can you come to Bulevardi 6?" is a wish."""
    asks = bool(reading.tokens) and reading.tokens[0].folded in QUESTION_WORDS
    return asks and "?" in reading.text


def _is_only_a_landmark(best: Candidate, reading: Reading) -> bool:
    """ "next to Bulevardi 6", "wrong address: Bulevardi 6"."""
    found, place = reading.tokens, min(best.used) - 1
    if place < 0 or breaks(reading.text, found, place + 1):
        return False
    while place > 0 and found[place].folded in ON_THE_WAY | {"from", "of", "s", "c", "de", "du"}:
        place -= 1
    word = found[place].folded
    if word in ADDRESS_NOUNS and place > 0:
        return found[place - 1].folded in WRONG_WORDS
    return word in BESIDE_IT
