"""Told twice: an address in fields and in words, which may be two addresses."""

from dataclasses import replace

from address.gazetteers.gazetteer import Gazetteer
from address.language.formatting import formatted
from address.lines.numbers import key_of
from address.verdicts.findings import suggestion_as_found
from address.verdicts.named_places import named_elsewhere
from address.verdicts.statuses import with_door
from core.model.address import Components, ComponentStatus, Instructions, Verdict, VerdictCode

CONTRADICTED_CONFIDENCE = 0.5
_FOUND = frozenset(
    {VerdictCode.DELIVERABLE, VerdictCode.NEEDS_UNIT, VerdictCode.SUGGESTION, VerdictCode.MISMATCH,
     VerdictCode.OUTSIDE_AREA}
)  # fmt: skip
_PLACE = ("street", "house_number", "postcode", "city")


def beside_words(fields: Verdict, words: Verdict, text: str, gazetteer: Gazetteer) -> Verdict:
    """What the fields say, with the door of the words where both name one house. Where they name
    two, neither is taken: whoever lives there says which."""
    conflicts = _conflicts(fields, words, text, gazetteer)
    if not conflicts:
        return _with_the_door(fields, words)
    found = [one for one in (fields, words) if one.verdict in _FOUND and one.location is not None]
    is_taken = fields.verdict in _FOUND and fields.verdict is not VerdictCode.OUTSIDE_AREA
    shown = {one.formatted: one for one in (*map(suggestion_as_found, found), *fields.suggestions)}
    return replace(
        fields,
        verdict=VerdictCode.MISMATCH if is_taken else fields.verdict,
        confidence=min(fields.confidence, CONTRADICTED_CONFIDENCE),
        suggestions=tuple(shown.values()),
        statuses={**fields.statuses, **dict.fromkeys(conflicts, ComponentStatus.CONFLICTING)},
    )


def _with_the_door(fields: Verdict, words: Verdict) -> Verdict:
    """What the words say of the door, of the same house or of no house; fields go first."""
    mine, theirs, said = fields.components, words.components, words.instructions
    known = fields.instructions or Instructions()
    if said is not None:
        told = dict.fromkeys(part for part in (known.note, said.note) if part)
        notes = ", ".join(told)
        known = Instructions(
            gate_code=known.gate_code or said.gate_code,
            floor=known.floor or said.floor,
            phone=known.phone or said.phone,
            note=notes or None,
        )
    components = replace(
        mine,
        unit=mine.unit or theirs.unit,
        entrance=mine.entrance or theirs.entrance,
        floor=mine.floor or theirs.floor,
    )
    code = fields.verdict
    if code is VerdictCode.NEEDS_UNIT and components.unit:
        code = VerdictCode.DELIVERABLE
    return replace(
        fields,
        verdict=code,
        components=components,
        formatted=formatted(components) if fields.formatted else "",
        statuses=with_door(fields.statuses, components),
        instructions=known if known != Instructions() else None,
    )


def _conflicts(fields: Verdict, words: Verdict, text: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The components that the words tell otherwise; none where they name no place."""
    mine = fields.components
    if words.verdict is VerdictCode.AMBIGUOUS:
        may_be = [one.components for one in words.suggestions]
        if any(not _told_otherwise(mine, other) for other in may_be):
            return ()
    if words.components.street is not None:
        return _told_otherwise(mine, words.components)
    if fields.location is None:
        return ()
    elsewhere = named_elsewhere(words, text, fields.location, gazetteer)
    if elsewhere is None:
        return ()
    told = [name for name in _PLACE if getattr(elsewhere.components, name) is not None]
    return tuple(told) or ("street",)


def _told_otherwise(mine: Components, theirs: Components) -> tuple[str, ...]:
    other = [name for name in _PLACE if _differ(name, mine, theirs)]
    if "street" not in other and "house_number" not in other and "city" not in other:
        other = []  # one house that two codes are told of
    units = (mine.unit or "", theirs.unit or "")
    if not other and all(unit.isdigit() for unit in units) and units[0] != units[1]:
        return ("unit",)
    return tuple(other)


def _differ(name: str, mine: Components, theirs: Components) -> bool:
    one, other = getattr(mine, name), getattr(theirs, name)
    if one is None or other is None:
        return False
    if name == "house_number":
        one, other = sorted((key_of(one), key_of(other)), key=len)
        return not (other.startswith(one) and not other[len(one) :].isdigit())
    return bool(one.casefold() != other.casefold())
