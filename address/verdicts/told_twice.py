"""Told twice: an address in fields and in words, which may be two addresses."""

from dataclasses import replace

from address.gazetteers.gazetteer import Gazetteer
from address.lines.numbers import key_of
from address.verdicts.findings import suggestion_as_found
from address.verdicts.named_places import named_elsewhere
from core.model.address import Components, ComponentStatus, Verdict, VerdictCode

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
        return replace(fields, instructions=words.instructions) if _agree(fields, words) else fields
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


def _agree(fields: Verdict, words: Verdict) -> bool:
    mine, theirs = fields.components, words.components
    return (mine.street, mine.house_number) == (theirs.street, theirs.house_number)


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
