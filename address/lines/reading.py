"""Reading: what a line says for certain (phone, postcode, town, country), and what remains."""

from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.places import Town
from address.language.door_words import NO_DOOR_CODE_WORDS, POSTCODE_LABELS, is_code_word
from address.language.folding import Token, tokens
from address.language.negating_words import NOT_WORDS
from address.language.words import (
    COUNTRY_NAMES,
    NUMBER_FIRST,
    PHONE_LABELS,
    PHONE_WORDS,
    POSTCODE_COUNTRY_MARKS,
    UNIT_WORDS,
)
from address.lines.contacts import links, phones
from address.lines.hours import hours_in
from address.lines.pieces import cut_of
from address.lines.postcodes import looks_like_postcode, postcode_key
from address.lines.refusals import refused_tokens
from address.lines.town_reading import (
    Span,
    breaks,
    inside_a_street,
    is_free,
    joined_words,
    loose_tokens,
    named_towns,
    street_spans,
)
from address.lines.unknown_codes import is_a_papers, unknown_code

POSTCODE_DIGITS, ZEROS_LEFT_MIN = 5, 3  # 00100, and the 100 of it
_OTHER_LABELS = UNIT_WORDS | PHONE_WORDS
SHORT_CODE_MAX = 3  # so short a postcode is a house number as well


@dataclass(frozen=True)
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
    loose: frozenset[int] = frozenset()  # of towns that may be part of a street's name
    refused: frozenset[int] = frozenset()  # "not 21": said, and not meant
    streets: frozenset[Span] = frozenset()  # the names of streets, spelt as they are
    hours: frozenset[int] = frozenset()  # "24h": no house, and no flat
    home_town: str | None = None  # where the delivery goes so far: nobody typed it

    @cached_property
    def names(self) -> frozenset[int]:
        """Where a street's name begins."""
        return frozenset(start for start, _ in self.streets)

    @cached_property
    def taken(self) -> frozenset[int]:
        spans = [self.postcode_span, self.country_span, *(span for _, span, _ in self.towns)]
        sure = {place for span in spans if span for place in range(*span)} - self.loose
        return self.phone_tokens | self.link_tokens | frozenset(sure)

    @cached_property
    def explained(self) -> frozenset[int]:
        """What is taken, refused or hours, and the towns that are hardly a part of the street."""
        return self.taken | self.loose | self.refused | self.hours

    def written(self, span: Span) -> str:
        """The words of a span as they were typed."""
        return self.text[self.tokens[span[0]].start : self.tokens[span[1] - 1].end]


def read(text: str, gazetteer: Gazetteer, country: str | None) -> Reading:
    """Reads the first piece of a text; what is longer is no address."""
    text = text[: cut_of(text)]
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
    if postcode_span is None and (cut := _without_zeros(found, away, gazetteer)) is not None:
        postcode, known, postcode_span = cut[0], True, cut[1]
    away |= set(range(*postcode_span)) if postcode_span else set()
    streets = street_spans(text, found, gazetteer)
    towns = named_towns(text, found, away, gazetteer, postcode_span, streets, country)
    if postcode_span is None:
        postcode, postcode_span = unknown_code(text, found, away, towns, gazetteer)
        away |= set(range(*postcode_span)) if postcode_span else set()
    away |= {place for _, span, _ in towns for place in range(*span)}
    district, district_span = _district(found, away, gazetteer, streets)
    country_span = _country_span(text, found, away, country, gazetteer, streets)
    sure = away | set(range(*country_span) if country_span else ())
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
        loose=loose_tokens(text, found, towns, postcode_span),
        refused=refused_tokens(text, found, sure, streets),
        streets=streets,
        hours=hours_in(text, found, sure, streets, country),
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
        if not any(near.is_number for near in found[place : place + 4]):
            continue
        for end in range(min(place + 4, len(found)), place, -1):
            if found[end - 1].end - token.start > 10:
                continue
            if any(inner in away for inner in range(place, end)):
                continue
            written = text[token.start : found[end - 1].end]
            if "," in written or "\n" in written:
                continue
            key = postcode_key(written)
            if not any(char.isdigit() for char in key) or not key.isalnum():
                continue
            if key in known_codes and not found[place].glued:
                if _is_a_doors(text, found, place) or _is_denied(text, found, place):
                    continue
                if len(key) <= SHORT_CODE_MAX and _may_be_a_number(text, found, (place, end)):
                    continue
                best = (known_codes[key], (place, end))
            elif not looks_like_postcode(written, country):
                continue
            elif end > place + 1 and token.folded.upper() in known_codes:
                continue  # "84601 1494 Main Street" is no longer code
            elif place == 0 and country in NUMBER_FIRST:
                continue  # "14106 Main Street"
            elif len(key) >= 4 and best is None and not _says_otherwise(text, found, place):
                unknown = (written, (place, end))
            else:
                continue
            break
    chosen = best or unknown
    if chosen is None:
        return None, False, None
    code, (start, end) = chosen
    if _is_a_country_mark(text, found, start - 1, country):
        start -= 1
    return code, best is not None, (_with_its_label(text, found, start), end)


def _without_zeros(
    found: Sequence[Token], away: Set[int], gazetteer: Gazetteer
) -> tuple[str, Span] | None:
    """ "6 100 Helsinki", where a spreadsheet took 00100 for a number: between house and town."""
    for place in range(1, len(found) - 1):
        token, before = found[place], found[place - 1]
        if not (token.is_number and before.is_number) or away & {place - 1, place}:
            continue
        if token.glued or len(token.folded) < ZEROS_LEFT_MIN:
            continue
        code = token.folded.zfill(POSTCODE_DIGITS)
        is_known = len(token.folded) < POSTCODE_DIGITS and code in gazetteer.postcode_keys
        if is_known and gazetteer.town(found[place + 1].folded) is not None:
            return code, (place, place + 1)
    return None


def _with_its_label(text: str, found: Sequence[Token], start: int) -> int:
    """Where the "postal code" of "postal code 00120" begins."""
    for label in POSTCODE_LABELS:
        first = start - len(label)
        if first < 0 or any(breaks(text, found, at) for at in range(first + 1, start)):
            continue
        gap = text[found[start - 1].end : found[start].start]
        said = tuple(token.folded for token in found[first:start])
        if said == label and not any(sign in gap for sign in ",;\n"):
            return first
    return start


def _is_a_country_mark(text: str, found: Sequence[Token], place: int, country: str | None) -> bool:
    """The A of "A-8010"; that of "Keskuskatu 1a - 00100" is a house's letter."""
    if place < 0 or found[place].folded not in POSTCODE_COUNTRY_MARKS:
        return False
    if text[found[place].end : found[place + 1].start] not in ("-", " - ", ""):
        return False
    may_be_a_house = place > 0 and found[place - 1].is_number and found[place].is_letter
    if not may_be_a_house or breaks(text, found, place):
        return True
    return not found[place].glued and found[place].folded == (country or "").lower()[:1]


def _may_be_a_number(text: str, found: Sequence[Token], span: Span) -> bool:
    """ "Vogatunga 107", where 107 is a code too: it is the house, if no other number can be."""
    start, end = span
    if _says_otherwise(text, found, start):
        return True
    others = any(
        token.is_number
        and place not in range(start, end)
        and not _says_otherwise(text, found, place)
        for place, token in enumerate(found)
    )
    begins = start == 0 or breaks(text, found, start)
    ends = end == len(found) or breaks(text, found, end)
    return not others and not begins and ends


def _says_otherwise(text: str, found: Sequence[Token], place: int) -> bool:
    """ "flat 107" is no postcode."""
    if place == 0 or breaks(text, found, place):
        return False  # "45 H, 00670": the staircase is no label of the code
    is_label = found[place - 1].folded in _OTHER_LABELS
    return is_label or _is_a_doors(text, found, place) or is_a_papers(text, found, place)


def _is_denied(text: str, found: Sequence[Token], place: int) -> bool:
    """The 00100 of "00120 not 00100"."""
    before = place - 1
    return before >= 0 and found[before].folded in NOT_WORDS and not breaks(text, found, place)


def _is_a_doors(text: str, found: Sequence[Token], place: int) -> bool:
    """ "koodi 00170" opens a door; "zip code 00170" does not."""
    label, kind = place - 1, place - 2
    if label < 0 or breaks(text, found, place) or not is_code_word(found[label].folded):
        return False
    return kind < 0 or found[kind].folded not in NO_DOOR_CODE_WORDS


def _district(
    found: Sequence[Token],
    away: Collection[int],
    gazetteer: Gazetteer,
    streets: Collection[Span],
) -> tuple[str | None, Span | None]:
    for place in range(len(found) - 1, -1, -1):
        if not gazetteer.begins_a_district(found[place].folded):
            continue
        for length in (3, 2, 1):
            span = (place, place + length)
            if not is_free(found, span, away):
                continue
            name = gazetteer.districts.get(joined_words(found, span))
            if name and span not in streets and not inside_a_street(span, streets, away):
                return name, span
    return None, None


def _country_span(
    text: str,
    found: Sequence[Token],
    away: Collection[int],
    country: str | None,
    gazetteer: Gazetteer,
    streets: Collection[Span],
) -> Span | None:
    """The country's name at either end of the line; not France in "Rue Anatole France"."""
    countries = {country} if country else set(gazetteer.countries)
    names = frozenset().union(*(COUNTRY_NAMES.get(code, frozenset()) for code in countries))
    free = [place for place in range(len(found)) if place not in away]
    for place in (free[-1:] or []) + (free[:1] or []):
        word = found[place].folded
        if word not in names or len(word) < 2:
            continue
        begins = place == 0 or place - 1 in away or breaks(text, found, place)
        ends = place + 1 == len(found) or place + 1 in away or breaks(text, found, place + 1)
        if begins and ends and not inside_a_street((place, place + 1), streets, ()):
            return (place, place + 1)
    return None
