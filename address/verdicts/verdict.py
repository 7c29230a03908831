"""Verdict: what follows from the candidates. One code, one next step of the talk.

A bare score confirms too little, or too much: these rules and thresholds were found on messy lines
of known addresses. `benchmarks/address.py` says how often they are right.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from address.gazetteers.gazetteer import Gazetteer, neighbours
from address.language.formatting import formatted
from address.lines.door_tokens import DoorFacts
from address.lines.kept_text import without_talk
from address.lines.notes import door_facts
from address.lines.number_reading import Fit, is_labelled
from address.lines.reading import Reading
from address.matching.alternatives import alternative_tokens
from address.matching.doubts import (
    RIVAL_MARGIN,
    TAKEN_SIMILARITY_MIN,
    Doubts,
    crossing_of,
    doubts_about,
)
from address.matching.match import Agreement, Candidate, used_tokens
from address.matching.other_towns import unknown_town
from address.verdicts.chat import is_chat
from address.verdicts.confidence import CONFIRMED_MIN, confidence_in
from address.verdicts.findings import (
    Place,
    components_of,
    corrections_of,
    instructions_of,
    interpolated,
    place_of,
    suggested_house,
    suggestion_of,
)
from address.verdicts.statuses import statuses_of, statuses_of_words, with_unit_wanted
from core.model.address import (
    Components,
    ComponentStatus,
    Correction,
    Suggestion,
    Verdict,
    VerdictCode,
)

PROPOSED_SIMILARITY_MIN = 0.70
STREET_ALONE_SIMILARITY_MIN = 0.78
NUMBER_UNKNOWN_SIMILARITY_MIN = 0.90
SCORE_MIN = 0.38
SUGGESTIONS_MAX = 3
LETTERS_MIN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What of a message stands around the piece that is judged; it goes into the note."""

    before: str = ""
    after: Reading | None = None  # the door's facts are taken out of it
    beyond: str = ""


ALONE = Around()


def judged(
    reading: Reading,
    found: Sequence[Candidate],
    gazetteer: Gazetteer,
    around: Around = ALONE,
) -> Verdict:
    """The verdict on a line, or on a piece of a long message."""
    best = found[0] if found else None
    if best is None or not _is_worth_showing(best, reading):
        return _nothing(reading, found, around)
    if best.fit is Fit.NOT_TYPED:
        best = crossing_of(best, found)[0]
    door = door_of(reading, best, around, alternative_tokens(best, found, reading))
    if best.house is None:
        return _street_only(reading, best, door, found, gazetteer)
    return _house(reading, best, door, found, gazetteer)


def door_of(
    reading: Reading,
    best: Candidate | None,
    around: Around = ALONE,
    told: frozenset[int] = frozenset(),
) -> DoorFacts:
    """What is said of the door. `told` are tokens that the suggestions say again."""
    used = set(used_tokens(reading, best)) | told
    if best is not None and (elsewhere := unknown_town(reading, best)) is not None:
        used |= set(range(*elsewhere))  # it stands among the corrections
    if best is not None:
        used |= reading.refused  # it stands there too
    tail_from = best.number.span[1] if best and best.number and best.fit is Fit.EXACT else None
    door = door_facts(reading, used, tail_from)
    if best is not None:
        door.note = without_talk(door.note)
    if best and best.number:
        door.entrance = door.entrance or best.number.staircase
        door.unit = door.unit or best.number.flat
    if around.before.strip():
        door.note = ", ".join(part for part in (around.before.strip(), door.note) if part)
    end = reading.text
    if (after := around.after) is not None:
        _take_over(door, door_facts(after, after.phone_tokens, None), _gap(end, after.text))
        end = after.text
    if rest := around.beyond.strip():
        door.note = f"{door.note}{_gap(end, around.beyond)}{rest}" if door.note else rest
    return door


def _gap(before: str, after: str) -> str:
    """Nothing where a word without end had to be cut."""
    return "" if before[-1:].isalnum() and after[:1].isalnum() else ", "


def _take_over(door: DoorFacts, after: DoorFacts, gap: str) -> None:
    """What the message says of the door once the address is over; what was said first counts."""
    more = [after.note] if after.note else []
    for kind in ("unit", "entrance", "floor", "code"):
        said = getattr(after, kind)
        if getattr(door, kind) is None:
            setattr(door, kind, said)
        elif said is not None:
            more.append(said)
    if more:
        door.note = f"{door.note}{gap}{', '.join(more)}" if door.note else ", ".join(more)


def _is_worth_showing(best: Candidate, reading: Reading) -> bool:
    if best.score < SCORE_MIN or best.similarity < PROPOSED_SIMILARITY_MIN:
        return False
    if best.house is not None:
        placed = Agreement.SAME in (best.postcode, best.town)
        return placed or best.similarity >= STREET_ALONE_SIMILARITY_MIN
    if best.fit is Fit.MISSING:
        elsewhere = best.town is Agreement.OTHER or unknown_town(reading, best) is not None
        return best.similarity >= NUMBER_UNKNOWN_SIMILARITY_MIN and not elsewhere
    return best.similarity >= STREET_ALONE_SIMILARITY_MIN and _fills_the_line(best, reading)


def _fills_the_line(best: Candidate, reading: Reading) -> bool:
    """A street without a number is meant only if the line is hardly about anything else."""
    if best.similarity >= 0.97 or Agreement.SAME in (best.postcode, best.town):
        return True
    used = reading.taken | best.used
    letters = [len(token.folded) for token in reading.tokens if not token.is_number]
    explained = [
        len(token.folded)
        for place, token in enumerate(reading.tokens)
        if place in used and not token.is_number
    ]
    return sum(explained) * 2 >= sum(letters)


# --- a house is found ----------------------------------------------------------------------------


def _house(
    reading: Reading,
    best: Candidate,
    door: DoorFacts,
    found: Sequence[Candidate],
    gazetteer: Gazetteer,
) -> Verdict:
    place = place_of(best, door)
    components = components_of(best, door, reading)
    doubts = doubts_about(best, reading, found, door)
    corrections = corrections_of(best, reading)
    statuses = statuses_of(best, components, reading, door)
    confidence = confidence_in(best, doubts, reading)
    code = _code_of(best, doubts, door, gazetteer, place)
    if code in (VerdictCode.DELIVERABLE, VerdictCode.NEEDS_UNIT) and confidence < CONFIRMED_MIN:
        code = VerdictCode.SUGGESTION
    if (at := doubts.unknown_town) is not None:
        written = reading.written(at)
        corrections += (Correction(component="city", written=written, corrected=best.street.city),)
        statuses = {**statuses, "city": ComponentStatus.CONFLICTING}
    if door.unit_unsaid:
        statuses = {**statuses, "unit": ComponentStatus.MISSING}
    verdict = Verdict(
        verdict=code,
        confidence=confidence,
        granularity=place.granularity,
        components=components,
        formatted=formatted(components),
        location=place.location,
        sigma_m=place.sigma_m,
        suggestions=_suggestions(code, best, doubts.rivals, found, door, reading),
        corrections=corrections,
        instructions=instructions_of(door, reading.phones),
        statuses=statuses,
    )
    return with_unit_wanted(verdict)


def _code_of(
    best: Candidate, doubts: Doubts, door: DoorFacts, gazetteer: Gazetteer, place: Place
) -> VerdictCode:
    assert best.house is not None and place.location is not None
    if doubts.rivals:
        return VerdictCode.AMBIGUOUS
    if best.conflicts or doubts.unknown_town is not None:
        return VerdictCode.MISMATCH
    if not gazetteer.delivers_to(place.location, place.sigma_m or 0.0):
        return VerdictCode.OUTSIDE_AREA
    sure = best.similarity >= TAKEN_SIMILARITY_MIN and best.fit is Fit.EXACT
    if not sure or not doubts.are_none:
        return VerdictCode.SUGGESTION
    has_flats = best.house.several_flats or door.unit_unsaid
    if has_flats and door.unit is None:
        return VerdictCode.NEEDS_UNIT
    return VerdictCode.DELIVERABLE


def _suggestions(
    code: VerdictCode,
    best: Candidate,
    rivals: Sequence[Candidate],
    found: Sequence[Candidate],
    door: DoorFacts,
    reading: Reading,
) -> tuple[Suggestion, ...]:
    match code:
        case VerdictCode.DELIVERABLE | VerdictCode.NEEDS_UNIT | VerdictCode.OUTSIDE_AREA:
            return ()
        case VerdictCode.AMBIGUOUS:
            shown = [best, *rivals]
        case VerdictCode.MISMATCH:
            wanted = [other for other in found[1:] if other.house and not other.conflicts]
            shown = [best, *wanted]
        case _:
            others = [other for other in found[1:] if other.house and not _is_beside(best, other)]
            shown = [best, *(o for o in others if o.similarity >= PROPOSED_SIMILARITY_MIN)]
    distinct: dict[str, Suggestion] = {}
    for candidate in shown:
        suggestion = suggestion_of(candidate, door, reading)
        distinct.setdefault(suggestion.formatted, suggestion)
    return tuple(distinct.values())[:SUGGESTIONS_MAX]


def _is_beside(best: Candidate, other: Candidate) -> bool:
    """Some other number of the line, that the street happens to have."""
    return other.apart and not best.apart and other.street is best.street


# --- only the street, or nothing -----------------------------------------------------------------


def _street_only(
    reading: Reading,
    best: Candidate,
    door: DoorFacts,
    found: Sequence[Candidate],
    gazetteer: Gazetteer,
) -> Verdict:
    if best.fit is Fit.MISSING:
        assert best.number is not None
        code = VerdictCode.NUMBER_UNKNOWN
        place = interpolated(best.street, best.number.key)
        number = reading.written(best.number.span)
        components = components_of(best, door, reading, number=number)
        near = neighbours(best.street, best.number.key)[:SUGGESTIONS_MAX]
        suggestions = tuple(
            suggested_house(house, components, 0.5 * best.similarity) for house in near
        )
    else:
        code = VerdictCode.NEEDS_HOUSE_NUMBER
        crossing = crossing_of(best, found)
        place = place_of(best, door)
        components = components_of(best, door, reading)
        suggestions = (
            _streets_alone(crossing, door, reading)
            if len(crossing) > 1
            else _same_street_elsewhere(best, found, door, reading)
        )
    return Verdict(
        verdict=code,
        confidence=confidence_in(best, None, reading) if best.number else 0.0,
        granularity=place.granularity,
        components=components,
        formatted=formatted(components),
        location=place.location,
        sigma_m=place.sigma_m,
        suggestions=suggestions,
        corrections=corrections_of(best, reading),
        instructions=instructions_of(door, reading.phones),
        statuses=statuses_of(best, components, reading, door),
    )


def _streets_alone(
    streets: Sequence[Candidate], door: DoorFacts, reading: Reading
) -> tuple[Suggestion, ...]:
    """The streets of a crossing; a code that only one of them tells would look like its town's."""
    shown = []
    for one in streets[:SUGGESTIONS_MAX]:
        suggestion = suggestion_of(one, door, reading)
        components = replace(suggestion.components, postcode=reading.postcode)
        shown.append(replace(suggestion, components=components, formatted=formatted(components)))
    return tuple(shown)


def _same_street_elsewhere(
    best: Candidate, found: Sequence[Candidate], door: DoorFacts, reading: Reading
) -> tuple[Suggestion, ...]:
    """The street stands in several towns: which one is the first thing to ask."""
    same = [
        other
        for other in found[1:]
        if other.house is None and best.score - other.score <= RIVAL_MARGIN
    ]
    if not same:
        return ()
    return tuple(suggestion_of(one, door, reading) for one in [best, *same])[:SUGGESTIONS_MAX]


def _nothing(reading: Reading, found: Sequence[Candidate], around: Around) -> Verdict:
    """No address; the whole line is kept as a note, so that nothing typed is lost."""
    town = reading.towns[0][0].name if reading.towns else None
    letters = sum(len(token.folded) for token in reading.tokens if not token.is_number)
    numbers = any(
        token.is_number and place not in reading.taken and not is_labelled(reading, place)
        for place, token in enumerate(reading.tokens)
    )
    named = bool(town) or reading.postcode is not None
    is_talk = letters < LETTERS_MIN or not (numbers or named) or (not named and is_chat(reading))
    if is_talk:  # "12345" is no postcode then
        reading = replace(reading, postcode=None, postcode_span=None)
    door = door_of(reading, None, around)
    near = [other for other in found if other.house and other.similarity >= 0.66]
    suggestions = [suggestion_of(other, DoorFacts(), reading) for other in near]
    components = Components(
        postcode=reading.postcode,
        city=town,
        unit=door.unit,
        entrance=door.entrance,
        floor=door.floor,
        country=reading.country,
    )
    return Verdict(
        verdict=VerdictCode.NOT_AN_ADDRESS if is_talk else VerdictCode.NOT_FOUND,
        confidence=0.0,
        components=components,
        statuses=statuses_of_words(components),
        suggestions=() if is_talk else tuple(suggestions[:SUGGESTIONS_MAX]),
        instructions=instructions_of(door, reading.phones),
    )
