"""Contacts in a line: phone numbers, links and mail addresses, which are no part of an address."""

import re
from collections.abc import Collection, Iterator
from itertools import islice, pairwise

from phonenumbers import Leniency, PhoneNumberMatcher

from address.language.folding import Token
from address.language.words import PHONE_WORDS

DIGITS_AFTER_WORD_MIN = 5
TRIES_MAX = 8
_LINK = re.compile(
    r"(?:https?://|www\.)\S{1,200}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_LIKE_ONE = re.compile(r"\d(?:[ \t().\-/]{0,3}\d){6}")  # so near together stand a phone's digits
_FRENCH = re.compile(r"(?<!\d)0[1-9](?:[ .]?\d\d){4}(?!\d)")
_INTERNATIONAL = re.compile(r"(?<![\d+])(?:\+|00)[1-9](?:[ ().\-]{0,2}\d){6,14}")
# Where a number of one's own country begins: "040", "(09)"; "8 916" in Russia; "612" in Spain.
_BEGINS = re.compile(r"(?<![\d+(\-/.])\(?0\d")
_BEGINS_IN = {
    **dict.fromkeys(("RU", "KZ", "BY"), re.compile(r"(?<![\d+(\-/.])8[ (\-]{0,2}\d{3}")),
    **dict.fromkeys(
        ("ES", "PL", "PT", "CZ", "US", "CA"), re.compile(r"(?<![\d+(\-/.])\(?\d{3}(?!\d)")
    ),
}


def links(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _LINK.finditer(text)]


def phones(
    text: str, found: Collection[Token], country: str | None, postcodes: Collection[str]
) -> list[tuple[int, int]]:
    """Where phone numbers stand; a known postcode is never a part of one."""
    if sum(len(token.folded) for token in found if token.is_number) < DIGITS_AFTER_WORD_MIN:
        return []
    spans: list[tuple[int, int]] = []
    for span in _candidates(text, country) if _LIKE_ONE.search(text) else ():
        start, end = span
        runs = _DIGITS.findall(text[start:end])
        international = text[start:end].startswith(("+", "00"))
        known = runs[:1] if international else runs  # "51 74001 Viimsi": house and postcode
        pairs = [sign.join(pair) for pair in pairwise(known) for sign in (" ", "-")]
        holds_a_postcode = any(run in postcodes for run in (*known, *pairs))
        overlaps = any(start < other_end and other_start < end for other_start, other_end in spans)
        if not holds_a_postcode and not overlaps:
            spans.append(span)
    spans += _after_phone_words(text, list(found), spans)
    return sorted(spans)


def _candidates(text: str, country: str | None) -> Iterator[tuple[int, int]]:
    if country == "FR":
        yield from (found.span() for found in _FRENCH.finditer(text))
    yield from (found.span() for found in _INTERNATIONAL.finditer(text))
    yield from _beside_other_numbers(text, country)
    matcher = PhoneNumberMatcher(text, country, leniency=Leniency.VALID, max_tries=20)
    yield from ((match.start, match.end) for match in matcher)


def _beside_other_numbers(text: str, country: str | None) -> Iterator[tuple[int, int]]:
    """ "Bulevardi 10 040-123 45 67": the matcher takes the house for a part of it."""
    begins = _BEGINS_IN.get(country or "", _BEGINS)
    end = 0
    for found in islice(begins.finditer(text), TRIES_MAX):
        start = found.start()
        if start < end or not re.search(r"\d\D{0,3}$", text[:start]):
            continue
        matcher = PhoneNumberMatcher(text[start:], country, leniency=Leniency.VALID, max_tries=1)
        first = next(iter(matcher), None)
        if first is not None and first.start == 0:
            end = start + first.end
            yield start, end


def _after_phone_words(
    text: str, found: list[Token], known: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """ "tel 555 0199": too short to be sure of, but it says what it is."""
    for position, token in enumerate(found):
        if token.folded not in PHONE_WORDS:
            continue
        last = position
        digits = 0
        while last + 1 < len(found) and found[last + 1].is_number:
            gap = text[found[last].end : found[last + 1].start]
            if len(gap) > 3 or "," in gap or "\n" in gap:
                break
            last += 1
            digits += len(found[last].folded)
        span = found[min(position + 1, last)].start, found[last].end
        if digits >= DIGITS_AFTER_WORD_MIN and not any(
            span[0] < end and start < span[1] for start, end in known
        ):
            yield span
