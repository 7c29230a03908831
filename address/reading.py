"""Reading: what a line says for certain (phone, postcode, town, country), and what remains."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from address.contacts import links, phones
from address.folding import Token, tokens
from address.gazetteer import Gazetteer
from address.places import Town
from address.postcodes import looks_like_postcode, postcode_key
from address.similarity import Name, name_from
from address.words import (
    CODE_WORDS,
    COUNTRY_NAMES,
    PHONE_LABELS,
    PHONE_WORDS,
    POSTCODE_COUNTRY_MARKS,
    UNIT_WORDS,
)

MATCHED_CHARACTERS_MAX = 300
TOWN_LIKENESS_MIN = 88
TOWN_LETTERS_MIN = 5

type Span = tuple[int, int]  # from token, to token


@dataclass(frozen=True, slots=True)
class Reading:
    """A line with its tokens; spans are of tokens. `free` are those that no sure part uses."""

    text: str
    tokens: tuple[Token, ...]
    country: str | None
    phones: tuple[str, ...]
    phone_tokens: frozenset[int]
    link_tokens: frozenset[int]
    postcode: str | None
    postcode_known: bool
    postcode_span: Span | None
    towns: tuple[tuple[Town, Span, bool], ...]  # with whether it was misspelt
    district: str | None
    district_span: Span | None
    country_span: Span | None

    @property
    def taken(self) -> frozenset[int]:
        spans = [self.postcode_span, self.country_span, *(span for _, span, _ in self.towns)]
        sure = {place for span in spans if span for place in range(*span)}
        return self.phone_tokens | self.link_tokens | frozenset(sure)

    def written(self, span: Span) -> str:
        """The words of a span as they were typed."""
        return self.text[self.tokens[span[0]].start : self.tokens[span[1] - 1].end]


def read(text: str, gazetteer: Gazetteer, country: str | None) -> Reading:
    """Reads the first 300 characters; what is longer is no address."""
    text = text[:MATCHED_CHARACTERS_MAX]
    found = tokens(text)
    link_spans = links(text)
    in_links = _tokens_in(found, link_spans)
    phone_spans = phones(text, found, country, gazetteer.postcodes)
    in_phones = _tokens_in(found, phone_spans) - in_links
    in_phones |= {
        place - 1
        for place in in_phones
        if place > 0 and place - 1 not in in_phones and found[place - 1].folded in PHONE_LABELS
    }
    away = in_links | in_phones
    postcode, known, postcode_span = _postcode(text, found, away, gazetteer, country)
    away |= set(range(*postcode_span)) if postcode_span else set()
    towns = _towns(found, away, gazetteer, postcode_span)
    away |= {place for _, span, _ in towns for place in range(*span)}
    district, district_span = _district(found, away, gazetteer)
    country_span = _country_span(found, away, country, gazetteer)
    return Reading(
        text=text,
        tokens=found,
        country=country,
        phones=tuple(text[start:end].strip() for start, end in phone_spans),
        phone_tokens=frozenset(in_phones),
        link_tokens=frozenset(in_links),
        postcode=postcode,
        postcode_known=known,
        postcode_span=postcode_span,
        towns=tuple(towns),
        district=district,
        district_span=district_span,
        country_span=country_span,
    )


def _tokens_in(found: Sequence[Token], spans: Iterable[tuple[int, int]]) -> set[int]:
    return {
        place
        for start, end in spans
        for place, token in enumerate(found)
        if token.start < end and start < token.end
    }


def _postcode(
    text: str,
    found: Sequence[Token],
    away: Collection[int],
    gazetteer: Gazetteer,
    country: str | None,
) -> tuple[str | None, bool, Span | None]:
    """A known postcode, else the last that looks like one; with the country's mark before it."""
    known_codes = gazetteer.postcode_keys
    unknown: tuple[str, Span] | None = None
    best: tuple[str, Span] | None = None
    for place, token in enumerate(found):
        for end in range(min(place + 4, len(found)), place, -1):
            if any(inner in away for inner in range(place, end)):
                continue
            written = text[token.start : found[end - 1].end]
            if len(written) > 10 or "," in written or "\n" in written:
                continue
            key = postcode_key(written)
            if not any(char.isdigit() for char in key) or not key.isalnum():
                continue
            if key in known_codes and not found[place].glued:
                best = (known_codes[key], (place, end))
            elif not looks_like_postcode(written, country):
                continue
            elif len(key) >= 4 and best is None and not _says_otherwise(found, place):
                unknown = (written, (place, end))
            else:
                continue
            break
    chosen = best or unknown
    if chosen is None:
        return None, False, None
    code, (start, end) = chosen
    if start > 0 and found[start - 1].folded in POSTCODE_COUNTRY_MARKS:
        mark_gap = text[found[start - 1].end : found[start].start]
        if mark_gap in ("-", " - ", ""):
            start -= 1
    return code, best is not None, (start, end)


def _says_otherwise(found: Sequence[Token], place: int) -> bool:
    """ "koodi 12345" is no postcode."""
    return place > 0 and found[place - 1].folded in CODE_WORDS | UNIT_WORDS | PHONE_WORDS


def _towns(
    found: Sequence[Token],
    away: Collection[int],
    gazetteer: Gazetteer,
    postcode_span: Span | None,
) -> list[tuple[Town, Span, bool]]:
    """Towns named exactly anywhere; misspelt ones only where one stands: last, or by the code."""
    towns: list[tuple[Town, Span, bool]] = []
    place = 0
    while place < len(found):
        for length in range(gazetteer.town_words_max, 0, -1):
            span = (place, place + length)
            town = gazetteer.town(_joined(found, span)) if _is_free(found, span, away) else None
            if town is not None and not _inside_a_street(found, span, away, gazetteer):
                towns.append((town, span, False))
                place += length - 1
                break
        place += 1
    if towns:
        return towns
    for span in _where_towns_stand(found, away, postcode_span, gazetteer.town_words_max):
        key = _joined(found, span)
        if len(key) >= TOWN_LETTERS_MIN and key.replace(" ", "").isalpha():
            town = gazetteer.town_like(key, TOWN_LIKENESS_MIN)
            if town is not None and not _is_street(found, span, gazetteer):
                return [(town, span, True)]
    return []


def _joined(found: Sequence[Token], span: Span) -> str:
    return " ".join(token.folded for token in found[span[0] : span[1]])


def _is_free(found: Sequence[Token], span: Span, away: Collection[int]) -> bool:
    return span[1] <= len(found) and not any(place in away for place in range(*span))


def _is_street(found: Sequence[Token], span: Span, gazetteer: Gazetteer) -> bool:
    return bool(gazetteer.names.exact(_name(found, span)))


def _inside_a_street(
    found: Sequence[Token], span: Span, away: Collection[int], gazetteer: Gazetteer
) -> bool:
    """ "Wien" in "Alte Wien Gasse" is part of the street's name, if we know such a street."""
    longest = gazetteer.names.words_max
    for start in range(max(0, span[1] - longest), span[0] + 1):
        for end in range(span[1], min(len(found), start + longest) + 1):
            wider = (start, end)
            if (
                wider != span
                and _is_free(found, wider, away)
                and _is_street(found, wider, gazetteer)
            ):
                return True
    return False


def _where_towns_stand(
    found: Sequence[Token],
    away: Collection[int],
    postcode_span: Span | None,
    words_max: int,
) -> list[Span]:
    spans: list[Span] = []
    starts = [postcode_span[1]] if postcode_span else []
    for start in starts:
        spans += [(start, start + length) for length in range(words_max, 0, -1)]
    free = [place for place in range(len(found)) if place not in away]
    if free:
        end = free[-1] + 1
        spans += [(end - length, end) for length in range(words_max, 0, -1) if end >= length]
        spans += [(free[0], free[0] + length) for length in range(words_max, 0, -1)]
    return [span for span in spans if _is_free(found, span, away)]


def _district(
    found: Sequence[Token], away: Collection[int], gazetteer: Gazetteer
) -> tuple[str | None, Span | None]:
    for place in range(len(found) - 1, -1, -1):
        for length in (3, 2, 1):
            span = (place, place + length)
            if not _is_free(found, span, away):
                continue
            name = gazetteer.districts.get(_joined(found, span))
            inside = _inside_a_street(found, span, away, gazetteer)
            if name and not inside and not _is_street(found, span, gazetteer):
                return name, span
    return None, None


def _country_span(
    found: Sequence[Token], away: Collection[int], country: str | None, gazetteer: Gazetteer
) -> Span | None:
    """The country's name at either end of the line."""
    free = [place for place in range(len(found)) if place not in away]
    countries = {country} if country else set(gazetteer.countries)
    names = frozenset().union(*(COUNTRY_NAMES.get(code, frozenset()) for code in countries))
    for place in (free[-1:] or []) + (free[:1] or []):
        if found[place].folded in names and len(found[place].folded) > 1:
            return (place, place + 1)
    return None


def _name(found: Sequence[Token], span: Span) -> Name:
    return name_from(found[span[0] : span[1]])
