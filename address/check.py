"""Check: the room's one question. What do we make of this address?"""

from collections.abc import Sequence
from dataclasses import replace

from address.gazetteers.gazetteer import Gazetteer
from address.language.folding import with_plain_signs
from address.language.formatting import formatted
from address.lines.numbers import key_of
from address.lines.typed_points import with_typed_pin
from address.matching.second_opinion import reconsidered
from address.parser.parsed_address import ParsedAddress
from address.verdicts.findings import suggestion_as_found
from address.verdicts.messages import check_text
from address.verdicts.pins import with_pin
from address.verdicts.statuses import with_door
from address.verdicts.told_twice import beside_words
from core.model.address import (
    AddressQuery,
    Components,
    ComponentStatus,
    Correction,
    Instructions,
    Verdict,
    VerdictCode,
)

# Where another reading may help. A street that is sure is not traded for what else it reads.
_WITH_A_HOUSE = frozenset(
    {VerdictCode.DELIVERABLE, VerdictCode.NEEDS_UNIT, VerdictCode.SUGGESTION,
     VerdictCode.OUTSIDE_AREA}
)  # fmt: skip
UNIT_WORDS_MAX = 3  # "rappu B 3"
OPEN_TO_ANOTHER_READING = frozenset({VerdictCode.NOT_FOUND, VerdictCode.NEEDS_HOUSE_NUMBER})
OPEN_TO_ANOTHER_SOURCE = frozenset({VerdictCode.NOT_FOUND, VerdictCode.NUMBER_UNKNOWN})


def check(
    query: AddressQuery, gazetteer: Gazetteer, opinions: Sequence[ParsedAddress] = ()
) -> Verdict:
    """The verdict on words, components, a pin, or several of them. The same for the same input."""
    if query.text is not None:
        query = replace(query, text=with_plain_signs(query.text))
    country = _country(query, gazetteer)
    query, point = with_typed_pin(query, gazetteer)
    if query.components is not None:
        verdict = _check_components(query.components, query.text, country, gazetteer, opinions)
    elif query.text is not None and query.text.strip():
        verdict = check_text(query.text, country, gazetteer, query.home_town)
        verdict = _with_opinions(verdict, opinions, query.text, country, gazetteer)
    else:
        verdict = Verdict(verdict=VerdictCode.NOT_AN_ADDRESS, confidence=0.0)
    verdict = _with_told_country(verdict, query)
    words = query.text if query.components is None else line_of(query.components)
    return _with_note(with_pin(verdict, query, words, gazetteer), point)


def _with_told_country(verdict: Verdict, query: AddressQuery) -> Verdict:
    """A house of another country than the one that was told is asked about."""
    told = query.country or (query.components.country if query.components else None)
    known = verdict.components.country
    if not told or verdict.components.street is None or known is None:
        return verdict
    if told.upper() == known.upper():
        return replace(verdict, statuses={**verdict.statuses, "country": ComponentStatus.MATCHED})
    code = VerdictCode.MISMATCH if verdict.verdict in _WITH_A_HOUSE else verdict.verdict
    wrong = Correction(component="country", written=told.upper(), corrected=known)
    shown = suggestion_as_found(verdict)
    return replace(
        verdict,
        verdict=code,
        corrections=(*verdict.corrections, wrong),
        suggestions=verdict.suggestions or (shown,),
        statuses={**verdict.statuses, "country": ComponentStatus.CONFLICTING},
    )


def _with_note(verdict: Verdict, point: str) -> Verdict:
    """Coordinates stay in the note as they were typed: a pin may be asked about, or refused."""
    if not point:
        return verdict
    said = verdict.instructions or Instructions()
    note = ", ".join(part for part in (said.note, point.strip()) if part)
    return replace(verdict, instructions=replace(said, note=note))


def wants_second_opinion(verdict: Verdict) -> bool:
    """Whether another reading of the line might help; asking costs a call to another process. What
    somebody refused, another reading shall not propose again."""
    return verdict.verdict in OPEN_TO_ANOTHER_READING and not _refused_a_house(verdict)


def wants_another_source(verdict: Verdict) -> bool:
    """Whether somebody else may have the house: nobody here knows the street, or its number."""
    return verdict.verdict in OPEN_TO_ANOTHER_SOURCE and not _refused_a_house(verdict)


def _refused_a_house(verdict: Verdict) -> bool:
    return any(one.component == "house_number" and one.corrected is None
               for one in verdict.corrections)  # fmt: skip


def _with_opinions(
    verdict: Verdict,
    opinions: Sequence[ParsedAddress],
    text: str,
    country: str | None,
    gazetteer: Gazetteer,
) -> Verdict:
    for opinion in opinions:
        is_known = opinion.location is not None and wants_another_source(verdict)
        if is_known or wants_second_opinion(verdict):
            verdict = reconsidered(verdict, opinion, text, country, gazetteer)
    return verdict


def _country(query: AddressQuery, gazetteer: Gazetteer) -> str | None:
    told = query.country or (query.components.country if query.components else None)
    if told:
        return told.upper()
    return next(iter(gazetteer.countries)) if len(gazetteer.countries) == 1 else None


def _check_components(
    told: Components,
    text: str | None,
    country: str | None,
    gazetteer: Gazetteer,
    opinions: Sequence[ParsedAddress] = (),
) -> Verdict:
    """Fields are read as a line too: senders type numbers into street fields and the like."""
    told, beside = _with_plain_unit(told)
    verdict = _of_fields(told, country, gazetteer)
    verdict = _with_opinions(verdict, opinions, line_of(told), country, gazetteer)
    if beside:
        verdict = beside_words(verdict, check_text(beside, country, gazetteer), beside, gazetteer)
    components = replace(
        verdict.components,
        unit=told.unit or verdict.components.unit,
        entrance=told.entrance or verdict.components.entrance,
        floor=told.floor or verdict.components.floor,
    )
    if verdict.verdict is VerdictCode.NEEDS_UNIT and components.unit:
        verdict = replace(verdict, verdict=VerdictCode.DELIVERABLE)
    suggestions = tuple(
        replace(
            one,
            components=(
                both := replace(
                    one.components,
                    unit=components.unit,
                    entrance=components.entrance,
                    floor=components.floor,
                )
            ),
            formatted=formatted(both),
        )
        for one in verdict.suggestions
    )
    verdict = replace(
        verdict,
        components=components,
        formatted=formatted(components) if verdict.formatted else "",
        suggestions=suggestions,
        statuses=with_door(verdict.statuses, components),
    )
    if text is None:
        return verdict
    return beside_words(verdict, check_text(text, country, gazetteer), text, gazetteer)


def _of_fields(told: Components, country: str | None, gazetteer: Gazetteer) -> Verdict:
    """A number in the street's field is the house's: said once more it is the same house, and
    another one in the number's field is a contradiction."""
    if told.street is None or told.house_number is None or not _has_digit(told.street):
        return check_text(line_of(told), country, gazetteer)
    alone = check_text(line_of(replace(told, house_number=None)), country, gazetteer)
    own, street = alone.components.house_number, alone.components.street
    if own is None or street is None:
        return check_text(line_of(told), country, gazetteer)
    if key_of(own) == key_of(told.house_number):
        return alone
    other = check_text(line_of(replace(told, street=street)), country, gazetteer)
    return beside_words(other, alone, told.street, gazetteer)


def _with_plain_unit(told: Components) -> tuple[Components, str]:
    """What more stands in the unit's field than a flat, as words: "B, koodi 1234"."""
    unit = told.unit or ""
    if len(unit.split()) <= UNIT_WORDS_MAX and not set(unit) & set(",;:#*"):
        return told, ""
    return replace(told, unit=None), unit


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)


def line_of(told: Components) -> str:
    """Components as one line that reads well, whatever the country."""
    street = " ".join(part for part in (told.street, told.house_number) if part)
    town = " ".join(part for part in (told.postcode, told.city) if part)
    return ", ".join(part for part in (street, town) if part)
