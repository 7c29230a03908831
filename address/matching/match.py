"""Matching: the streets and houses that a line may mean, scored part by part.

Street first: its name is looked for in the words that remain, then a number beside it that this
street really has, then postcode and town speak for or against. The street is never traded for the
number: where a name is certain, other streets that merely have the number are not looked at.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.places import House, Street
from address.gazetteers.towns import town_key
from address.language.words import (
    ARTICLES,
    BESIDE_THE_ADDRESS,
    NUMBER_FIRST,
    PART_OF_NAME,
    STREET_TYPES,
)
from address.lines.number_reading import Fit, NumberTyped, is_labelled, number_starts, read_number
from address.lines.postcodes import postcode_key
from address.lines.reading import Reading
from address.lines.town_reading import Named, Span, breaks
from address.matching.edge_words import is_refused, says_street_again, without_edge_words
from address.matching.name_windows import CERTAIN, Window, certain_first, inside, windows_of

STREET_WEIGHT, NUMBER_WEIGHT, POSTCODE_WEIGHT, TOWN_WEIGHT = 0.62, 0.20, 0.09, 0.09
NUMBER_WORTH = {Fit.EXACT: 1.0, Fit.BASE: 0.8, Fit.MISSING: -0.2, Fit.NOT_TYPED: 0.0}
GAP_COST, ORDER_COST, LEFT_COST = 0.04, 0.06, 0.05
WIDER_SIMILARITY_MIN = 0.80
ELSEWHERE_WORTH_MAX = 0.5
CANDIDATES_MAX = 12
STREETS_SCORED_MAX = 80


class Agreement(StrEnum):
    """What was typed beside what is so."""

    SAME = "same"
    MISSPELT = "misspelt"
    OTHER = "other"
    NOT_TYPED = "not_typed"
    NOT_KNOWN = "not_known"
    ASSUMED = "assumed"  # not typed: it is the town where the delivery goes so far


_WORTH = {Agreement.SAME: 1.0, Agreement.MISSPELT: 0.9, Agreement.OTHER: -1.0,
          Agreement.NOT_TYPED: 0.0, Agreement.NOT_KNOWN: 0.0, Agreement.ASSUMED: 0.5}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An address that the line may mean. `house` is None while only the street is found."""

    street: Street
    house: House | None
    similarity: float
    street_span: Span
    number: NumberTyped | None
    postcode: Agreement
    town: Agreement
    score: float
    beside: bool  # a word like "new" or "upper" stands beside the street's name
    apart: bool  # words that we cannot explain stand between street and number

    @property
    def fit(self) -> Fit:
        return self.number.fit if self.number else Fit.NOT_TYPED

    @property
    def country(self) -> str | None:
        return (self.house.country if self.house else None) or self.street.country

    @property
    def used(self) -> frozenset[int]:
        """The tokens that this address uses."""
        used = set(range(*self.street_span))
        if self.number is not None:
            used |= set(range(*self.number.span)) | self.number.marks
        return frozenset(used)

    @property
    def conflicts(self) -> bool:
        return Agreement.OTHER in (self.postcode, self.town)


def candidates(reading: Reading, gazetteer: Gazetteer) -> list[Candidate]:
    """What the line may mean, best first."""
    taken = reading.taken
    away = taken | reading.refused
    starts = [
        place
        for place in number_starts(reading)
        if place not in away and not is_labelled(reading, place)
    ]
    near = windows_of(reading, gazetteer, taken, starts)
    named = [without_edge_words(one, reading) for one in near if not is_refused(one.span, reading)]
    windows = _in_named_towns(certain_first(named), reading)
    found: dict[tuple[int, int, str], Candidate] = {}
    claimed = _claimed(windows, starts)
    for window in windows:
        for candidate in _houses(window, reading, taken, starts, claimed):
            key = (id(candidate.street), id(candidate.house), candidate.fit)
            known = found.get(key)
            if known is None or _rank(candidate) < _rank(known):
                found[key] = candidate
    ordered = _at_home(sorted(found.values(), key=_rank), reading.country)
    return _never_for_the_number(ordered)[:CANDIDATES_MAX]


def _rank(candidate: Candidate) -> tuple[float, int, str, str, float]:
    house = candidate.house
    start, end = candidate.street_span
    lat = house.lat if house else 0.0
    return (-round(candidate.score, 6), start - end, candidate.street.name,
            house.number if house else "", lat)  # fmt: skip


def _at_home(found: Sequence[Candidate], country: str | None) -> list[Candidate]:
    """Of another country than the one that was told only the very house is worth a question."""
    home = [one for one in found if country is None or one.country in (None, country)]
    if any(one.similarity >= CERTAIN and (one.house or not one.conflicts) for one in home):
        return home  # a number that is not there is not traded for another country
    very = {id(one) for one in found if one.similarity >= CERTAIN and one.fit is Fit.EXACT}
    kept = very | {id(one) for one in home}
    return [one for one in found if id(one) in kept]


def _never_for_the_number(found: Sequence[Candidate]) -> list[Candidate]:
    """Where a street's name is certain, a similar name does not win by having the number."""
    certain = [candidate for candidate in found if candidate.similarity >= CERTAIN]

    def outdone(candidate: Candidate) -> bool:
        return candidate.similarity < CERTAIN and any(
            _overlap(candidate.street_span, other.street_span)
            and not (other.conflicts and not candidate.conflicts)
            and not _is_wider(candidate, other)
            for other in certain
        )

    return [candidate for candidate in found if not outdone(candidate)]


def _is_wider(candidate: Candidate, other: Candidate) -> bool:
    """ "od York Road": it may be Old York Road, though York Road is certain."""
    return candidate.similarity >= WIDER_SIMILARITY_MIN and inside(
        other.street_span, candidate.street_span
    )


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _claimed(windows: Sequence[Window], starts: Sequence[int]) -> dict[int, Span]:
    """The numbers right behind a name that is certain: the 12 of "Kaivokatu 12, Bulevardi 5"."""
    behind = {window.span[1]: window.span for window in windows if window.similarity >= CERTAIN}
    return {start: behind[start] for start in starts if start in behind}


def _houses(
    window: Window,
    reading: Reading,
    taken: frozenset[int],
    starts: Sequence[int],
    claimed: Mapping[int, Span],
) -> Iterator[Candidate]:
    inside = set(range(*window.span))
    usable = [start for start in starts if start not in inside]
    away = taken | inside | reading.refused
    read = [
        (typed, houses)
        for start in usable
        for typed, houses in read_number(window.street, reading, away, start)
    ]
    anothers = {
        start for start in usable if not _overlap(claimed.get(start, window.span), window.span)
    }
    not_own = anothers if reading.country not in NUMBER_FIRST else ()
    may_be_own = [typed for typed, _ in read if typed.span[0] not in not_own]
    own = _own_number(may_be_own, window.span, reading)
    for typed, houses in read:
        elsewhere = own is not None and typed is not own
        is_anothers = typed.span[0] in anothers
        if elsewhere and is_anothers:
            continue
        # Where the number comes first, what stands behind a name is mostly the next one's.
        apart = elsewhere or (is_anothers and reading.country not in NUMBER_FIRST)
        has_its_own = own is not None and own.fit is not Fit.MISSING
        worth_max = ELSEWHERE_WORTH_MAX if apart and (has_its_own or not elsewhere) else 1.0
        for house in houses:
            yield _scored(window, reading, typed, house, worth_max, apart=apart)
    if not usable:
        yield _scored(window, reading, None, None, 1.0, apart=False)


def _own_number(numbers: Sequence[NumberTyped], span: Span, reading: Reading) -> NumberTyped | None:
    """The number that stands right beside the name, where the country writes it: "12, Bulevardi
    10 A" is no house 12, though the street has one and has no 10 A."""
    ahead = reading.country in NUMBER_FIRST
    for before in (ahead, not ahead):
        for typed in numbers:
            start, end = _with_marks(typed)
            edge, beside = (span[0], end == span[0]) if before else (start, start == span[1])
            if beside and not breaks(reading.text, reading.tokens, edge):
                return typed
    return None


def _with_marks(typed: NumberTyped) -> Span:
    places = {*range(*typed.span), *typed.marks}
    return min(places), max(places) + 1


def _in_named_towns(windows: Sequence[Window], reading: Reading) -> list[Window]:
    """A country has a thousand streets of one name: the named town's or the code's come first, and
    where neither was typed those of the town where the delivery goes so far."""
    if len(windows) <= STREETS_SCORED_MAX:
        return list(windows)
    typed = postcode_key(reading.postcode) if reading.postcode_known and reading.postcode else None

    def is_there(window: Window) -> bool:
        if _town_agreement(reading, window.street, window.span) in (
            Agreement.SAME,
            Agreement.MISSPELT,
            Agreement.ASSUMED,
        ):
            return True
        return typed is not None and typed in window.street.postcode_keys

    there = [window for window in windows if is_there(window)]
    return [*there, *windows][:STREETS_SCORED_MAX]


# --- scores --------------------------------------------------------------------------------------


def _scored(
    window: Window,
    reading: Reading,
    typed: NumberTyped | None,
    house: House | None,
    worth_max: float,
    *,
    apart: bool,
) -> Candidate:
    """`apart` is a number that is another street's, or another one of the line than its own."""
    postcode = _postcode_agreement(reading, window.street, house)
    town = _town_agreement(reading, window.street, window.span)
    score = (
        STREET_WEIGHT * window.similarity
        + NUMBER_WEIGHT * _number_worth(window.span, reading, typed, worth_max)
        + POSTCODE_WEIGHT * _WORTH[postcode]
        + TOWN_WEIGHT * _WORTH[town]
        - (LEFT_COST if _leaves_a_word(window.span, reading, typed) else 0.0)
    )
    return Candidate(
        street=window.street,
        house=house,
        similarity=window.similarity,
        street_span=window.span,
        number=typed,
        postcode=postcode,
        town=town,
        score=score,
        beside=_part_of_name_beside(window, reading),
        apart=apart or (typed is not None and _gap(window.span, reading, typed) > 0),
    )


def _number_worth(
    span: Span, reading: Reading, typed: NumberTyped | None, worth_max: float
) -> float:
    if typed is None:
        return 0.0
    worth = min(NUMBER_WORTH[typed.fit], worth_max)
    against = (typed.span[1] <= span[0]) != (reading.country in NUMBER_FIRST)
    gap = _gap(span, reading, typed)
    return worth - GAP_COST * min(gap, 8) - (ORDER_COST if against else 0.0)


def _gap(span: Span, reading: Reading, typed: NumberTyped) -> int:
    """How many words stand between street and number that are neither town nor mark."""
    start, end = typed.span
    between = range(end, span[0]) if end <= span[0] else range(span[1], start)
    taken = reading.explained | typed.marks
    return sum(place not in taken and not _is_an_article(reading, place) for place in between)


def _is_an_article(reading: Reading, place: int) -> bool:
    """The "de la" of "12 de la rue de la Paix"; a letter may be a staircase."""
    word = reading.tokens[place].folded
    return len(word) > 1 and word in ARTICLES


def _postcode_agreement(reading: Reading, street: Street, house: House | None) -> Agreement:
    if reading.postcode is None:
        return Agreement.NOT_TYPED
    typed = postcode_key(reading.postcode)
    codes = (
        frozenset(map(postcode_key, house.postcodes)) if house is not None else street.postcode_keys
    )
    if not codes and house is not None and house.postcode:
        if typed == postcode_key(house.postcode):  # its neighbour's
            return Agreement.SAME
        may_be = typed in map(postcode_key, house.may_be)
        return Agreement.NOT_KNOWN if may_be else Agreement.OTHER
    if not codes:
        return Agreement.NOT_KNOWN if reading.postcode_known else Agreement.OTHER
    return Agreement.SAME if typed in codes else Agreement.OTHER


def _town_agreement(reading: Reading, street: Street, span: Span) -> Agreement:
    towns = towns_beside(reading, span)
    if not towns:
        return Agreement.ASSUMED if _is_at_home(reading, street) else Agreement.NOT_TYPED
    if street.city is None:
        return Agreement.NOT_KNOWN
    key = town_key(street.city)
    for town, _, misspelt in towns:
        if key in town.keys:
            return Agreement.MISSPELT if misspelt else Agreement.SAME
    return Agreement.OTHER


def _is_at_home(reading: Reading, street: Street) -> bool:
    home, city = reading.home_town, street.city
    if home is None or city is None or reading.postcode is not None:
        return False
    return town_key(city) == town_key(home)


def towns_beside(reading: Reading, span: Span) -> list[Named]:
    """The towns of a line that are no part of the street's name: not Lyon in "Route de Lyon"."""
    return [named for named in reading.towns if not _overlap(named[1], span)]


def _leaves_a_word(span: Span, reading: Reading, typed: NumberTyped | None) -> bool:
    """The word right before the name is explained by nothing: it may be part of the name."""
    before = span[0] - 1
    used = set(range(*typed.span)) | typed.marks if typed else set()
    if before < 0 or before in reading.explained or before in used:
        return False
    token = reading.tokens[before]
    gap = reading.text[token.end : reading.tokens[span[0]].start]
    return (
        not token.is_number
        and len(token.folded) > 1
        and not gap.strip(" .")
        and token.folded not in BESIDE_THE_ADDRESS
    )


def _part_of_name_beside(window: Window, reading: Reading) -> bool:
    """ "Uusi Kaivokatu": the word before belongs to a name that we do not know. And Greenwich
    Avenue is not Greenwich Street, though "Greenwich" alone would be."""
    found, explained, span = reading.tokens, reading.explained, window.span
    for place, edge in ((span[0] - 1, span[0]), (span[1], span[1])):
        if not 0 <= place < len(found) or place in explained:
            continue
        word = found[place].folded
        if says_street_again(word, window.street, before=place < span[0]):
            continue
        if word in PART_OF_NAME and (place < span[0] or len(word) > 2):
            return True
        if len(word) > 1 and word in STREET_TYPES and not breaks(reading.text, found, edge):
            return True
    return False


# --- what of a line an address explains ---------------------------------------------------------


def used_tokens(reading: Reading, best: Candidate | None) -> frozenset[int]:
    """The tokens that the address explains; a link is kept in the note, and so is a town that is
    neither the address's nor among the corrections."""
    used = set(reading.taken - reading.link_tokens)
    span = best.street_span if best else (0, 0)
    told = _town_told(reading, best)
    for named in reading.towns:
        (used.update if named in told else used.difference_update)(range(*named[1]))
    if best is not None:
        used |= best.used
        if reading.district_span and not (set(range(*reading.district_span)) & set(range(*span))):
            used |= set(range(*reading.district_span))
    return frozenset(used)


def _town_told(reading: Reading, best: Candidate | None) -> list[Named]:
    """The towns of the line that the verdict tells again."""
    if best is None:
        return list(reading.towns[:1])
    beside = towns_beside(reading, best.street_span)
    city = town_key(best.street.city) if best.street.city else None
    same = [named for named in beside if city in named[0].keys]
    return same or beside[:1]
