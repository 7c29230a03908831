"""Alternatives: what keeps a house that was found from being the one that is meant: another number
beside it ("12 or 14", "8–10"), an hour ("Bulevardi 14:00"), a question, a place beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from address.language.door_words import MEASURES, is_code_word
from address.language.folding import fold
from address.language.mending_words import (
    ASKING_AGAIN,
    MENDING_PAIRS,
    MENDING_SIGNS,
    MENDING_WORDS,
    WHILE_MENDING,
)
from address.language.or_words import BESIDE_AN_OR, OR_WORDS
from address.language.words import (
    ADDRESS_NOUNS,
    BESIDE_IT,
    ENTRANCE_WORDS,
    ENTRANCE_WORDS_OF,
    HOUR_WORDS,
    IS_WORDS,
    NUMBER_MARKS,
    ON_THE_WAY,
    ORDINAL_ENDS,
    QUESTION_WORDS,
    UNIT_WORDS,
    UNIT_WORDS_OF,
    WRONG_WORDS,
    floor_words,
)
from address.lines.codes import is_keyed
from address.lines.letter_words import STAIRCASE_COUNTRIES, is_a_word, is_an_or
from address.lines.number_reading import Fit, NumberTyped, is_a_range, is_labelled
from address.lines.reading import Reading
from address.lines.town_reading import breaks
from address.matching.match import Candidate
from address.matching.name_windows import CERTAIN

_LEAD_ON = (
    OR_WORDS | BESIDE_AN_OR | NUMBER_MARKS | MENDING_WORDS | WHILE_MENDING | IS_WORDS | ASKING_AGAIN
)
_BESIDE = (("next", "door"), ("across", "the", "street"), ("across", "the", "road"),
           ("over", "the", "road"), ("naapuritalo",), ("vastapäinen", "talo"),
           ("viereinen", "talo"), ("viereisessä", "talossa"), ("viereiseen", "taloon"),
           ("naapuritalossa",), ("naapuritaloon",), ("seuraava", "talo"), ("next", "house"),
           ("next", "building"), ("neighbouring", "house"), ("neighboring", "house"),
           ("grannhuset",), ("huset", "bredvid"), ("nebenan",), ("nachbarhaus",),
           ("haus", "daneben"), ("соседний", "дом"), ("соседнем", "доме"), ("сусідній", "будинок"),
           ("à", "côté"), ("al", "lado"), ("accanto",), ("obok",))  # fmt: skip
_BESIDE_FOLDED = tuple(tuple(fold(word) for word in words) for words in _BESIDE)
NEAR_MAX = 4  # from house to house, where a small letter may be a staircase
NUMBER_DIGITS_MAX = 3  # behind a star: "12 *14" mends a slip
_UNITS = tuple("€$£%°")  # "8€"
_HOUR = re.compile(r"\d{1,2}(?::[0-5]\d|\.[0-5]\d\.?)(?!\w)")


@dataclass(frozen=True, slots=True)
class OtherNumber:
    """A number beside the house's: its first token, and the words that lead to it."""

    at: int
    words: frozenset[int]


def other_number(best: Candidate, reading: Reading) -> OtherNumber | None:
    """The other number of "12 or 14", "6, no sorry 8", "10 A 3, korjaan: 12"."""
    if best.number is None:
        return None
    start, end = best.number.span
    for step, first in ((1, end), (-1, start - 1)):
        place = first
        while 0 <= place < len(reading.tokens) and _may_lead_on(reading, place):
            place += step
        words = range(min(place + 1, first), max(place, first + 1)) if place != first else range(0)
        if not (0 <= place < len(reading.tokens) and reading.tokens[place].is_number):
            continue
        edge = range(end, place + 1) if step > 0 else range(place + 1, start + 1)
        said = any(_is_an_or(best, reading, at) for at in words)
        if (said or _mends(reading, edge)) and _may_be_meant(reading, place):
            return OtherNumber(place, frozenset(words))
    return _mended_later(reading, end)


def _is_an_or(best: Candidate, reading: Reading, place: int) -> bool:
    """The "и" of "10 и 12"; the I of "10 I 12" is a staircase, and so is the e of "10 e 12" where
    the house has one, and that of "17 e 5"."""
    token = reading.tokens[place]
    if is_an_or(reading, place):
        if is_a_word(reading, place):
            return True
        has_it = best.house is not None and any(
            fold(entrance.ref) == token.folded for entrance in best.house.entrances
        )
        assert best.number is not None
        number = reading.tokens[best.number.span[0]]
        apart = int(reading.tokens[place + 1].folded) - int(number.folded)
        return not has_it and 0 < abs(apart) <= NEAR_MAX
    written = reading.text[token.start : token.end]
    is_staircase = token.is_letter and written.isascii() and reading.country in STAIRCASE_COUNTRIES
    return token.folded in OR_WORDS and not is_staircase


def _may_lead_on(reading: Reading, place: int) -> bool:
    word = reading.tokens[place].folded
    return word in _LEAD_ON or is_an_or(reading, place)


def _mends(reading: Reading, places: range) -> bool:
    """Whether the words or signs before a number say that it stands for another."""
    found = reading.tokens
    words = [found[at].folded for at in places if not found[at].is_number]
    if MENDING_WORDS.intersection(words) or MENDING_PAIRS.intersection(pairwise(words)):
        return True
    gaps = [reading.text[found[at - 1].end : found[at].start] for at in places if at]
    return any(sign in gap for gap in gaps for sign in MENDING_SIGNS)


def _mended_later(reading: Reading, end: int) -> OtherNumber | None:
    """A number after the house, its door, its town: "10 A 3 Helsinki, oops 12"."""
    found = reading.tokens
    for at in range(end + 1, len(found)):
        start = at
        while start > end and _may_lead_on(reading, start - 1):
            start -= 1
        words = [found[place].folded for place in range(start, at)]
        mends = MENDING_WORDS.intersection(words) or MENDING_PAIRS.intersection(pairwise(words))
        if found[at].is_number and mends and _may_be_meant(reading, at):
            return OtherNumber(at, frozenset(range(start, at)))
    return None


def _may_be_meant(reading: Reading, place: int) -> bool:
    away = reading.taken | reading.refused
    token = reading.tokens[place]
    is_starred = reading.text[token.start - 1 : token.start] == "*"
    if is_keyed(reading, place) or (is_starred and len(token.folded) > NUMBER_DIGITS_MAX):
        return False  # "12 *4521#" opens a door
    is_hour = place + 1 < len(reading.tokens) and reading.tokens[place + 1].folded in HOUR_WORDS
    return place not in away and not is_hour and not is_labelled(reading, place)


def alternatives_to(
    best: Candidate, found: Sequence[Candidate], reading: Reading
) -> list[Candidate]:
    """The houses that the line names beside this one: of the same street by another number, or by
    a street's name and number of their own."""
    named = [other for other in found if _is_named_too(other, best)]
    other = other_number(best, reading)
    if other is None or named:
        return named[:1]
    there = [
        one
        for one in found
        if one.house is not None
        and one.house is not best.house
        and one.street is best.street
        and one.number is not None
        and one.number.span[0] == other.at
    ]
    return there[:1] or _of_the_street(best, other.at, reading)


def _of_the_street(best: Candidate, place: int, reading: Reading) -> list[Candidate]:
    """The house 19 of "17 e 19", whose number was read as a flat's."""
    key = reading.tokens[place].folded
    houses = best.street.houses.get(key, ())
    number = NumberTyped(key=key, span=(place, place + 1), fit=Fit.EXACT)
    return [replace(best, house=house, number=number) for house in houses[:1]]


def _is_named_too(other: Candidate, best: Candidate) -> bool:
    """ "Bulevardi 10, Bulevardi 12", "Kaivokatu 1 / Mikonkatu 2"."""
    if other.house is None or best.house is None or other.house is best.house:
        return False
    if other.apart or other.similarity < CERTAIN or other.used & best.used:
        return False
    if other.street.name == best.street.name:
        return _key_of(other) != _key_of(best)
    return True


def _key_of(candidate: Candidate) -> str:
    return candidate.number.key if candidate.number else ""


def alternative_tokens(
    best: Candidate, found: Sequence[Candidate], reading: Reading
) -> frozenset[int]:
    """The words of the other house, once suggestions say it, and those that lead to it."""
    there = alternatives_to(best, found, reading)
    if not there:
        return frozenset()
    other = other_number(best, reading)
    used = there[0].used - best.used
    led = _between(reading, best.used, used) if other is None else other.words
    return frozenset(used | led)


def _between(reading: Reading, one: frozenset[int], other: frozenset[int]) -> set[int]:
    """The "ja" of "Bulevardi 10 ja Bulevardi 12"."""
    first, second = sorted((one, other), key=min)
    words = range(max(first) + 1, min(second))
    return set(words) if all(_may_lead_on(reading, place) for place in words) else set()


def is_in_passing(best: Candidate, reading: Reading) -> bool:
    """Whether the house is named, and the parcel may not be meant to go there."""
    return (
        _is_more_than_a_number(best, reading)
        or _is_one_of_a_list(best, reading)
        or _is_of_a_door(best, reading)
        or _is_a_question(reading)
        or _is_only_a_landmark(best, reading)
        or _is_beside(best, reading)
    )


def _is_more_than_a_number(best: Candidate, reading: Reading) -> bool:
    """ "tavataan Bulevardi 14:00", "Bulevardi 6 pm", "Bulevardi 8–10"."""
    if best.number is None:
        return False
    found, (start, end) = reading.tokens, best.number.span
    if end == start + 1 and is_a_range(reading, start):
        return True
    if _HOUR.match(reading.text, found[start].start) or _may_be_one_number(best, reading):
        return True
    if end != start + 1 or end >= len(found) or breaks(reading.text, found, end):
        return False
    is_a_room = found[end].is_letter and end + 1 < len(found) and found[end + 1].is_number
    return found[end].folded in HOUR_WORDS and not is_a_room  # "10 h 5"


def _may_be_one_number(best: Candidate, reading: Reading) -> bool:
    """ "Bulevardi 1 2", where the street has a 12: a gap may be a slip, and no flat."""
    assert best.number is not None
    found, (start, end) = reading.tokens, best.number.span
    if end != start + 1 or end >= len(found) or not found[end].is_number:
        return False
    if reading.text[found[start].end : found[end].start] != " " or end in reading.hours:
        return False
    after = end + 1
    ends = after == len(found) or after in reading.taken or breaks(reading.text, found, after)
    is_bare = not is_labelled(reading, end) and end not in reading.taken | reading.refused
    return ends and is_bare and f"{found[start].folded}{found[end].folded}" in best.street.houses


def _is_one_of_a_list(best: Candidate, reading: Reading) -> bool:
    """ "Mikonkatu 17, 19", where the street has both: neither a flat nor a house for sure."""
    if best.number is None:
        return False
    found, place = reading.tokens, best.number.span[1]
    if (
        place >= len(found)
        or not found[place].is_number
        or best.number.span[1] - 1 in reading.hours
    ):
        return False
    after = place + 1
    alone = after >= len(found) or breaks(reading.text, found, after) or after in reading.taken
    listed = breaks(reading.text, found, place) and alone
    is_bare = not is_labelled(reading, place)
    away = reading.taken | reading.refused | reading.hours
    return listed and is_bare and place not in away and found[place].folded in best.street.houses


def _is_of_a_door(best: Candidate, reading: Reading) -> bool:
    """ "Kaivokatu 12 asunto", "Kaivokatu 6 th floor", "Kaivokatu 2 kpl": the number may be that
    word's, which has no other."""
    if best.number is None or best.number.span[1] != best.number.span[0] + 1:
        return False
    found, place = reading.tokens, best.number.span[1]
    if reading.text[found[place - 1].end :].lstrip()[:1] in _UNITS:
        return True
    if place < len(found) and found[place].folded in ORDINAL_ENDS:
        place += found[place].glued or not found[place].is_letter  # not the A of "20 A-ovi"
    if place >= len(found) or breaks(reading.text, found, place):
        return False
    if place in reading.taken | reading.refused or not _may_have_a_number(reading, place):
        return False
    after = place + 1
    return after == len(found) or after in reading.taken or breaks(reading.text, found, after)


def _may_have_a_number(reading: Reading, place: int) -> bool:
    word, country = reading.tokens[place].folded, reading.country or ""
    named = UNIT_WORDS | ENTRANCE_WORDS | MEASURES | floor_words(reading.country)
    named |= UNIT_WORDS_OF.get(country, frozenset()) | ENTRANCE_WORDS_OF.get(country, frozenset())
    return word in named or is_code_word(word)


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


def _is_beside(best: Candidate, reading: Reading) -> bool:
    """ "Bulevardi 6 next door", "Bulevardi 6, across the street"."""
    said = [token.folded for token in reading.tokens[max(best.used) + 1 :]]
    return any(tuple(said[: len(words)]) == words for words in _BESIDE_FOLDED)
