"""A second opinion: another's reading of a line, or what it found, judged by our own rules."""

from dataclasses import replace

from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.row import AddressRow, RowKind
from address.language.folding import tokens
from address.lines.notes import door_facts
from address.lines.number_reading import is_labelled
from address.lines.pieces import cut_of
from address.lines.reading import read
from address.matching.match import candidates
from address.parser.parsed_address import ParsedAddress
from address.verdicts.findings import instructions_of, suggestion_as_found
from address.verdicts.statuses import statuses_of_words, with_door
from address.verdicts.verdict import Around, judged
from core.model.address import Components, Verdict, VerdictCode

# From the least to the most that is known of the place.
_KNOWS = (
    VerdictCode.NOT_AN_ADDRESS,
    VerdictCode.NOT_FOUND,
    VerdictCode.NEEDS_HOUSE_NUMBER,
    VerdictCode.NUMBER_UNKNOWN,
    VerdictCode.AMBIGUOUS,
    VerdictCode.MISMATCH,
    VerdictCode.SUGGESTION,
)


SECOND_HAND_CONFIDENCE = 0.8  # less than what anybody confirms without a look


def reconsidered(
    first: Verdict,
    second: ParsedAddress,
    text: str,
    country: str | None,
    gazetteer: Gazetteer,
) -> Verdict:
    """The better of the two. Another reading may propose an address, and never confirms one."""
    second = _without_a_doors_number(second, text, country, gazetteer)
    street = " ".join(part for part in (second.street, second.house_number) if part)
    town = " ".join(part for part in (second.postcode, second.city) if part)
    if not street:
        return first
    line = f"{street}, {town}"
    if second.location is not None and second.street:
        # An address that we may not have: what was typed is matched against it, by the same rules.
        return _found_elsewhere(first, second, text, country, gazetteer)
    reading = read(line, gazetteer, country)
    verdict = judged(reading, candidates(reading, gazetteer), gazetteer)
    if verdict.verdict in (VerdictCode.DELIVERABLE, VerdictCode.NEEDS_UNIT):
        shown = verdict.suggestions or (suggestion_as_found(verdict),)
        verdict = replace(
            verdict,
            verdict=VerdictCode.SUGGESTION,
            confidence=SECOND_HAND_CONFIDENCE,
            suggestions=shown,
        )
    other_street = first.components.street not in (None, verdict.components.street)
    if other_street or _knowledge(verdict) <= _knowledge(first):
        return _with_labels(first, second)
    return _with_the_rest_of(text, verdict, reading.text, country, gazetteer)


def _without_a_doors_number(
    second: ParsedAddress, text: str, country: str | None, gazetteer: Gazetteer
) -> ParsedAddress:
    """The 12 of "code 12, rue de la Paix" is no house, whoever takes it for one."""
    numbers = {token.folded for token in tokens(second.house_number or "") if token.is_number}
    reading = read(text, gazetteer, country)
    places = [at for at, token in enumerate(reading.tokens) if token.folded in numbers]
    of_the_door = door_facts(reading, reading.taken, None).used
    is_labelled_so = all(at in of_the_door or is_labelled(reading, at) for at in places)
    return replace(second, house_number=None) if places and is_labelled_so else second


def _found_elsewhere(
    first: Verdict,
    second: ParsedAddress,
    text: str,
    country: str | None,
    gazetteer: Gazetteer,
) -> Verdict:
    """The typed words judged by a gazetteer of this one address, and by our own delivery areas."""
    assert second.street is not None and second.location is not None
    row = AddressRow(
        name=second.street,
        number=second.house_number,
        kind=_kind_of(second),
        postcode=second.postcode,
        city=second.city,
        district=second.district,
        country=(second.country or country or "").upper() or None,
        lat=second.location.lat,
        lon=second.location.lon,
    )
    only = Gazetteer.load([row])
    reading = read(text, only, country)
    around = Around(beyond=text[cut_of(text) :])
    verdict = judged(reading, candidates(reading, only), only, around)
    if verdict.verdict in (VerdictCode.DELIVERABLE, VerdictCode.NEEDS_UNIT):
        shown = verdict.suggestions or (suggestion_as_found(verdict),)
        confidence = min(verdict.confidence, SECOND_HAND_CONFIDENCE)
        verdict = replace(
            verdict, verdict=VerdictCode.SUGGESTION, confidence=confidence, suggestions=shown
        )
    at = verdict.location
    if at is not None and not gazetteer.delivers_to(at, verdict.sigma_m or 0.0):
        verdict = replace(verdict, verdict=VerdictCode.OUTSIDE_AREA, suggestions=())
    other_street = first.components.street not in (None, verdict.components.street)
    return first if other_street or _knowledge(verdict) <= _knowledge(first) else verdict


def _kind_of(second: ParsedAddress) -> RowKind:
    if second.house_number is None:
        return RowKind.STREET
    return RowKind.INTERPOLATED if second.interpolated else RowKind.HOUSE


def _knowledge(verdict: Verdict) -> int:
    return _KNOWS.index(verdict.verdict) if verdict.verdict in _KNOWS else len(_KNOWS)


def _with_labels(first: Verdict, second: ParsedAddress) -> Verdict:
    """Where our own gazetteer knows nothing, the labels at least say what was meant."""
    if first.verdict is not VerdictCode.NOT_FOUND:
        return first
    known = first.components
    labelled = Components(
        street=known.street or second.street,
        house_number=known.house_number or second.house_number,
        unit=known.unit or second.unit,
        entrance=known.entrance or second.entrance,
        floor=known.floor or second.floor,
        postcode=known.postcode or second.postcode,
        city=known.city or second.city,
        district=known.district or second.district,
        country=known.country,
    )
    return replace(first, components=labelled, statuses=statuses_of_words(labelled))


def _with_the_rest_of(
    text: str, verdict: Verdict, line: str, country: str | None, gazetteer: Gazetteer
) -> Verdict:
    """What the other reading left out is kept as a note, word for word."""
    reading = read(text, gazetteer, country)
    in_line = {token.folded for token in tokens(line)}
    used = {place for place, token in enumerate(reading.tokens) if token.folded in in_line}
    used |= reading.phone_tokens
    door = door_facts(reading, used, None)
    rest = text[cut_of(text) :].strip()
    if rest:
        door.note = f"{door.note}, {rest}" if door.note else rest
    components = replace(
        verdict.components,
        unit=verdict.components.unit or door.unit,
        entrance=verdict.components.entrance or door.entrance,
        floor=verdict.components.floor or door.floor,
    )
    return replace(
        verdict,
        components=components,
        instructions=instructions_of(door, reading.phones),
        statuses=with_door(verdict.statuses, components),
    )
