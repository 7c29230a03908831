"""Amend: words said to a draft, read as a correction of it: "no, 47", "flat 12", "code 4521"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from address.check import check, line_of
from address.gazetteers.gazetteer import Gazetteer
from address.language.folding import Token, with_plain_signs
from address.language.formatting import formatted
from address.language.negating_words import BUT_WORDS
from address.language.or_words import OR_WORDS
from address.language.way_words import WAY_WORDS
from address.language.words import (
    BESIDE_THE_ADDRESS,
    EDIT_WORDS,
    IS_WORDS,
    NUMBER_MARKS,
    ON_THE_WAY,
    THANKS,
)
from address.lines.door_tokens import DoorFacts
from address.lines.letter_words import STAIRCASE_COUNTRIES
from address.lines.notes import door_facts
from address.lines.number_reading import is_labelled
from address.lines.numbers import joined
from address.lines.reading import Reading, read
from address.lines.typed_points import typed_point
from address.matching.match import candidates
from address.verdicts.messages import check_text
from address.verdicts.statuses import statuses_of_words, with_door
from core.model.address import AddressQuery, Components, Instructions, Verdict, VerdictCode

OTHER_STREET_SIMILARITY_MIN = 0.85
OTHER_WORDS_MAX = 3
FLAT_DIGITS_MAX = 4  # what is longer is a code, a parcel or a phone
_OF_AN_EDIT = EDIT_WORDS | NUMBER_MARKS | ON_THE_WAY | OR_WORDS | BUT_WORDS | THANKS
_SAID_OF_A_FLAT = (NUMBER_MARKS | IS_WORDS | THANKS) - {"no", "house", "haus", "talo"}
_TALK = _OF_AN_EDIT | BESIDE_THE_ADDRESS


def amend(draft: Verdict | Components, text: str, gazetteer: Gazetteer) -> Verdict:
    """The draft with what `text` changes of it; a new address where the text is one."""
    before = draft if isinstance(draft, Verdict) else _verdict_of(draft)
    text = with_plain_signs(text)
    country = before.components.country
    if typed_point(text, gazetteer) is not None:  # the letters of a plus code are no staircase
        return check(AddressQuery(text=text, country=country), gazetteer)
    home_town = before.town
    reading = read(text, gazetteer, country)
    names = _names_a_street(reading, gazetteer)
    leads_there = names and _tells_the_way(reading)
    if before.components.street is None or (names and not leads_there):
        return check_text(text, country, gazetteer, home_town)
    edit = _edit_of(before, reading, gazetteer)
    if not _is_an_edit(edit):
        return check_text(text, country, gazetteer, home_town)
    told = _components(before.components, reading, edit)
    changes = told != before.components or bool(edit.door.code or reading.phones)
    if leads_there and not changes:
        said = Instructions(note=text)
        return Verdict(verdict=VerdictCode.NOT_AN_ADDRESS, confidence=0.0, instructions=said)
    if not changes:
        return check_text(text, country, gazetteer, home_town)
    verdict = _checked(before, told, country, gazetteer)
    if verdict.verdict is VerdictCode.NOT_FOUND:  # a draft of others: what is meant is known
        verdict = replace(verdict, components=told, statuses=statuses_of_words(told))
    note = edit.door.note if edit.says_more else None
    return replace(verdict, instructions=_merged(before.instructions, edit.door, reading, note))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edit:
    """What the words change: the number, the door; and what else they say."""

    number_span: tuple[int, int] | None
    no_number: bool  # "12 is wrong", and no other
    door: DoorFacts
    left: tuple[int, ...]
    says_more: bool  # words for the courier's note


def _edit_of(before: Verdict, reading: Reading, gazetteer: Gazetteer) -> _Edit:
    taken = set(reading.taken - reading.link_tokens)
    door = door_facts(reading, taken, None)
    number_span = _new_number(reading, taken | door.used)
    if number_span is not None:
        away = taken | set(range(*number_span)) | reading.refused
        door = door_facts(reading, away, number_span[1])
        if door.unit is None and _is_the_flat(before, reading, number_span, door, gazetteer):
            door.unit = reading.written(number_span)
            door.used |= set(range(*number_span))
            number_span = None
    used = taken | door.used | set(range(*number_span) if number_span else ()) | reading.refused
    rest = [place for place in range(len(reading.tokens)) if place not in used]
    words = {place: reading.tokens[place].folded for place in rest}
    refused = {reading.tokens[place].folded for place in reading.refused}
    return _Edit(
        number_span=number_span,
        no_number=number_span is None and (before.components.house_number or "") in refused,
        door=door,
        left=tuple(place for place in rest if words[place] not in _TALK),
        says_more=any(words[place] not in _OF_AN_EDIT for place in rest),
    )


def _is_the_flat(
    before: Verdict,
    reading: Reading,
    span: tuple[int, int],
    door: DoorFacts,
    gazetteer: Gazetteer,
) -> bool:
    """A bare "27b", told while the house is known and its flat is not: no other house is meant,
    unless the words say so or the street has it and no flat was asked for."""
    known = before.components
    if known.unit or not before.is_located or reading.refused:
        return False
    if any(len(reading.tokens[at].folded) > FLAT_DIGITS_MAX for at in range(*span)):
        return False
    away = reading.taken | door.used | set(range(*span))
    others = {token.folded for place, token in enumerate(reading.tokens) if place not in away}
    others |= {reading.tokens[at].folded for at in range(*span)} & OR_WORDS
    asked = before.verdict is VerdictCode.NEEDS_UNIT
    if others - (_SAID_OF_A_FLAT if asked else frozenset()):
        return False
    if asked:
        return True
    line = line_of(replace(known, house_number=reading.written(span), postcode=None))
    return check_text(line, known.country, gazetteer).verdict is VerdictCode.NUMBER_UNKNOWN


def _is_an_edit(edit: _Edit) -> bool:
    """Whether so many other words leave it an edit: "sorry, 47" is, "at work till 5" is not."""
    if edit.number_span is not None:
        return not edit.left
    if edit.door.unit or edit.door.entrance:
        return len(edit.left) <= OTHER_WORDS_MAX
    return True


def _verdict_of(components: Components) -> Verdict:
    return Verdict(
        verdict=VerdictCode.NOT_FOUND,
        confidence=0.0,
        components=components,
        formatted=formatted(components),
    )


def _names_a_street(reading: Reading, gazetteer: Gazetteer) -> bool:
    """Whether the words are an address of their own."""
    found = candidates(reading, gazetteer)
    if not found or found[0].similarity < OTHER_STREET_SIMILARITY_MIN:
        return False
    letters = sum(len(reading.tokens[place].folded) for place in range(*found[0].street_span))
    return letters >= 4


def _tells_the_way(reading: Reading) -> bool:
    """ "entrance from Annankatu", "kulma Annankatu": said of a house that is known, a street
    without a number tells how to come to it."""
    numbers = any(
        token.is_number and place not in reading.taken and not is_labelled(reading, place)
        for place, token in enumerate(reading.tokens)
    )
    named = {place for start, end in reading.streets for place in range(start, end)}
    words = {token.folded for place, token in enumerate(reading.tokens) if place not in named}
    return not numbers and bool(words & WAY_WORDS)


def _new_number(reading: Reading, away: set[int]) -> tuple[int, int] | None:
    """The house number that is meant now: "not 41, 14" is 14; "12 or 14" is both, and asked."""
    spans: list[tuple[int, int]] = []
    end = 0
    for place, token in enumerate(reading.tokens):
        if place < end or not token.is_number or place in away | reading.refused | reading.hours:
            continue
        if is_labelled(reading, place) or _is_glued_to_a_letter(reading.tokens, place):
            continue
        end = _end_of_number(reading, place)
        spans.append((place, end))
    if not spans:
        return None
    (start, end), *others = spans
    if others and _is_one_of_two(reading, end, others[0][0]):
        end = others[0][1]
    return start, end


def _is_one_of_two(reading: Reading, end: int, start: int) -> bool:
    between = [token.folded for token in reading.tokens[end:start]]
    return bool(between) and all(word in OR_WORDS | NUMBER_MARKS for word in between)


def _is_glued_to_a_letter(found: Sequence[Token], place: int) -> bool:
    return found[place].glued and place > 0 and found[place - 1].is_letter


def _end_of_number(reading: Reading, place: int) -> int:
    """ "47", "47b", "8-10"; of "12 B 24" only 12."""
    for _, end in joined(reading.text, reading.tokens, place):
        last = reading.tokens[end - 1]
        flat_follows = end < len(reading.tokens) and reading.tokens[end].is_number
        is_plain = all(not token.is_number for token in reading.tokens[place + 1 : end])
        gap = reading.text[reading.tokens[end - 2].end : last.start] if end - place > 1 else ""
        if "," in gap or (last.is_letter and flat_follows) or end - 1 in reading.refused:
            continue
        written = reading.text[reading.tokens[place].start : last.end]
        if is_plain or any(sign in written for sign in "-/"):
            return end
    return place + 1


def _components(before: Components, reading: Reading, edit: _Edit) -> Components:
    told, door = before, edit.door
    if edit.number_span is not None:
        told = replace(told, house_number=reading.written(edit.number_span))
    elif edit.no_number:
        told = replace(told, house_number=None)
    elif door.entrance and _is_a_staircase(before):
        # "12 B", "entrance C": the letter is the staircase.
        base = (before.house_number or "")[:-1].strip()
        told = replace(told, house_number=f"{base} {door.entrance}")
        door.entrance = None
    if reading.postcode is not None:
        told = replace(told, postcode=reading.postcode)
    if reading.towns:
        told = replace(told, city=reading.towns[0][0].name)
    return replace(
        told,
        unit=door.unit or told.unit,
        entrance=door.entrance or told.entrance,
        floor=door.floor or told.floor,
    )


def _is_a_staircase(before: Components) -> bool:
    number = before.house_number or ""
    return before.country in STAIRCASE_COUNTRIES and number[-1:].isalpha() and len(number) > 1


def _checked(
    before: Verdict, told: Components, country: str | None, gazetteer: Gazetteer
) -> Verdict:
    """The changed address judged anew. What the old house said of its postcode goes with it."""
    line = told
    if told.house_number != before.components.house_number:
        same = told.postcode == before.components.postcode
        line = replace(told, postcode=None if same else told.postcode)
    verdict = check_text(line_of(line), country, gazetteer)
    components = replace(
        verdict.components,
        unit=told.unit,
        entrance=told.entrance or verdict.components.entrance,
        floor=told.floor,
    )
    code = verdict.verdict
    if code is VerdictCode.NEEDS_UNIT and components.unit:
        code = VerdictCode.DELIVERABLE
    shown = formatted(components) if verdict.formatted else ""
    statuses = with_door(verdict.statuses, components)
    return replace(verdict, verdict=code, components=components, formatted=shown, statuses=statuses)


def _merged(
    before: Instructions | None, door: DoorFacts, reading: Reading, note: str | None
) -> Instructions | None:
    old = before or Instructions()
    notes = [part for part in (old.note, note) if part]
    merged = Instructions(
        gate_code=door.code or old.gate_code,
        floor=door.floor or old.floor,
        phone=reading.phones[0] if reading.phones else old.phone,
        note=", ".join(dict.fromkeys(notes)) or None,
    )
    return merged if merged != Instructions() else None
