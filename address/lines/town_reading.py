"""Towns in a line: which words name one, exactly or misspelt, and which may be a street's."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.places import Town
from address.language.folding import Token
from address.language.similarity import name_from
from address.language.words import ARTICLES, FRONT_TYPES
from address.lines.known_towns import is_a_town, names_of

TOWN_LETTERS_MIN = 5
TWO_SLIPS_LETTERS_MIN = 9
_ROUNDING = 0.5
_LEADS_TO_A_NAME = ARTICLES | FRONT_TYPES

type Span = tuple[int, int]  # from token, to token
type Named = tuple[Town, Span, bool]  # with whether it was misspelt


def named_towns(
    text: str,
    found: Sequence[Token],
    away: Collection[int],
    gazetteer: Gazetteer,
    postcode_span: Span | None,
    streets: Collection[Span],
    country: str | None,
) -> list[Named]:
    """Towns named exactly anywhere; misspelt ones, and those that go by another name ("Hki"), only
    where one stands: last, or by the code."""
    towns: list[Named] = []
    place = 0
    while place < len(found):
        begins = gazetteer.begins_a_town(found[place].folded)
        for length in range(gazetteer.town_words_max if begins else 0, 0, -1):
            span = (place, place + length)
            town = gazetteer.town(joined_words(found, span)) if is_free(found, span, away) else None
            if town is not None and not inside_a_street(span, streets, away):
                towns.append((town, span, False))
                place += length - 1
                break
        place += 1
    if towns:
        return towns
    for span in _where_towns_stand(text, found, away, postcode_span, gazetteer.town_words_max):
        key = joined_words(found, span)
        called = _called_otherwise(key, gazetteer, country)
        if called is not None and span not in streets:
            if not inside_a_street(span, streets, away):
                return [(called, span, False)]
            continue
        letters = len(key)
        if letters < TOWN_LETTERS_MIN or not key.replace(" ", "").isalpha():
            continue
        if is_a_town(key):
            continue  # Helsingborg is no Helsinki that somebody mistyped
        slips = 2 if letters >= TWO_SLIPS_LETTERS_MIN else 1
        town = gazetteer.town_like(key, 100 * (1 - slips / letters) - _ROUNDING)
        if town is None or span in streets:
            continue
        if not inside_a_street(span, streets, away):
            return [(town, span, True)]
    return []


def _called_otherwise(key: str, gazetteer: Gazetteer, country: str | None) -> Town | None:
    """ "Hki", "Gelsingfors": a town of ours by a name that our sources lack."""
    names = sorted(names_of(key, country))
    return next((town for name in names if (town := gazetteer.town(name))), None)


def loose_tokens(
    text: str, found: Sequence[Token], towns: Sequence[Named], postcode_span: Span | None
) -> frozenset[int]:
    """The words of towns that may belong to a street's name: "Route dr Lyon, 69110 Sainte-Foy".

    Of several towns one is the address's: that beside the postcode, else the last.
    """
    spans = [span for _, span, _ in towns]
    if not spans:
        return frozenset()
    beside = [span for span in spans if postcode_span and _touch(text, found, span, postcode_span)]
    sure = beside[-1] if beside else spans[-1]
    loose = [span for span in spans if span != sure]
    if len(spans) == 1 and not beside and _follows_a_kind(text, found, sure):
        loose.append(sure)
    return frozenset(place for span in loose for place in range(*span))


def _touch(text: str, found: Sequence[Token], town: Span, code: Span) -> bool:
    if town[0] == code[1]:
        return True
    return town[1] == code[0] and not breaks(text, found, code[0])


def _follows_a_kind(text: str, found: Sequence[Token], span: Span) -> bool:
    """ "rue de Lyon": what stands before it belongs to a street's name."""
    before = span[0] - 1
    if before < 0 or breaks(text, found, span[0]):
        return False
    return found[before].folded in _LEADS_TO_A_NAME


def breaks(text: str, found: Sequence[Token], place: int) -> bool:
    """Whether a thought ends before this token."""
    if not place:
        return False
    gap = text[found[place - 1].end : found[place].start]
    return gap != " " and any(sign in gap for sign in ",;\n()")


def joined_words(found: Sequence[Token], span: Span) -> str:
    return " ".join(token.folded for token in found[span[0] : span[1]])


def is_free(found: Sequence[Token], span: Span, away: Collection[int]) -> bool:
    return span[1] <= len(found) and not any(place in away for place in range(*span))


def street_spans(text: str, found: Sequence[Token], gazetteer: Gazetteer) -> frozenset[Span]:
    """The runs of words that are just a street's name; none goes over a comma."""
    longest = gazetteer.names.words_max
    spans: list[Span] = []
    for start in range(len(found)):
        for end in range(start + 1, min(len(found), start + longest) + 1):
            if end - start > 1 and breaks(text, found, end - 1):
                break
            if gazetteer.names.exact(name_from(found[start:end])):
                spans.append((start, end))
    return frozenset(spans)


def inside_a_street(span: Span, streets: Collection[Span], away: Collection[int]) -> bool:
    """ "Wien" in "Alte Wien Gasse" is part of the street's name, if we know such a street."""
    return any(
        start <= span[0] and span[1] <= end and (start, end) != span
        for start, end in streets
        if not any(place in away for place in range(start, end))
    )


def _where_towns_stand(
    text: str,
    found: Sequence[Token],
    away: Collection[int],
    postcode_span: Span | None,
    words_max: int,
) -> list[Span]:
    spans: list[Span] = []
    if postcode_span:
        start = postcode_span[1]
        spans += [(start, start + length) for length in range(words_max, 0, -1)]
    free = [place for place in range(len(found)) if place not in away]
    if free:
        end = free[-1] + 1
        spans += [(end - length, end) for length in range(words_max, 0, -1) if end >= length]
        spans += [span for span in _parts(text, found) if span[1] - span[0] <= words_max]
        # First in the line only where a comma, the postcode or a number ends it.
        spans += [
            (free[0], free[0] + length)
            for length in range(words_max, 0, -1)
            if _ends(text, found, free[0] + length, postcode_span)
        ]
    return [span for span in spans if is_free(found, span, away)]


def _parts(text: str, found: Sequence[Token]) -> list[Span]:
    """What stands between commas."""
    cuts = [place for place in range(1, len(found)) if breaks(text, found, place)]
    return list(pairwise([0, *cuts, len(found)]))


def _ends(text: str, found: Sequence[Token], end: int, postcode_span: Span | None) -> bool:
    if end >= len(found):
        return True
    return breaks(text, found, end) or (postcode_span is not None and end == postcode_span[0])
