"""Amending: what typed words change of a draft. An edit first ("no, 47"), then a new address."""

import re
from dataclasses import replace

from bot.door_words import NOTE_MAX, card_of
from bot.draft import NO_PLACE, Draft, country_of, picked, standing
from bot.facts import Facts
from bot.heard import Words
from core.actions.announce import card_from
from core.model.address import AddressQuery, Suggestion, Verdict, VerdictCode
from core.model.door_card import DoorCard

BELL_WORDS_MAX = 4
_WORD = re.compile(r"\w+")
# "27b", "B 24", "b24": a flat, where the flat was asked for.
_BARE_FLAT = re.compile(r"\W*(?:[^\W\d_]{1,2}\s?)?\d{1,4}\s?[^\W\d_]?\W*")
_BARE_STAIRCASE = re.compile(r"\W*([^\W\d_])\W*")
_NUMBER = re.compile(r"\W*\d{1,4}\s?[^\W\d_]?\W*")
_NO_FLAT = re.compile(
    r"\b(?:no|without|not|ei|ilman|без|нет)\b.{0,12}\b(?:flats?|apartments?|unit|asunto\w*|"
    r"huoneisto\w*|квартир\w*)|\b(?:private|detached|own) house\b|\bomakotitalo\w*|"
    r"\bчастн\w+ дом\w*|\bone family\b",
    re.I,
)


def amended(text: str, draft: Draft, facts: Facts) -> Draft | None:
    """The draft as these words make it, to be judged anew; None where they name no place and
    change nothing of it."""
    found = _named(text, draft.verdict)
    if found is not None:
        return picked(found, draft, facts)
    said = _answer(text, draft)
    query = AddressQuery(text=said, country=country_of(facts))
    fresh = facts.verdict(query)
    base = _base(draft, facts)
    edit = facts.verdict(query, base.verdict) if base is not None else fresh
    if base is not None and edit != fresh and edit.verdict not in NO_PLACE:
        return _edited(edit, base, draft, facts)
    if fresh.verdict not in NO_PLACE:
        return Draft(query, fresh)
    return None


def asks_for_flat(draft: Draft) -> bool:
    """Whether the open question is which flat."""
    verdict = draft.verdict
    is_wanted = verdict is not None and verdict.verdict is VerdictCode.NEEDS_UNIT
    return is_wanted and not draft.is_unit_told


def says_no_flat(text: str) -> bool:
    return _NO_FLAT.search(text) is not None and not any(c.isdigit() for c in text)


def with_note(heard: Words, draft: Draft) -> Draft:
    """The draft with words for the courier: a code, a floor, or a note as it was typed."""
    given = card_of(heard.understood.entities, heard.text)
    if given.note and (before := draft.door_card.note):
        given = replace(given, note=f"{before}, {given.note}"[:NOTE_MAX])
    return replace(draft, door=draft.door.merged(given))


def with_bell(text: str, draft: Draft) -> Draft | None:
    """ "Virtanen", where the flat or the name on the bell was asked for."""
    is_name = len(text.split()) <= BELL_WORDS_MAX and not any(c.isdigit() for c in text)
    if not is_name or not any(c.isalpha() for c in text):
        return None
    note = f"🔔 {text.strip()}"
    before = draft.door_card.note
    told = DoorCard(note=f"{before}, {note}"[:NOTE_MAX] if before else note)
    return replace(draft, door=draft.door.merged(told), is_unit_told=True)


def left_to_tell(draft: Draft, facts: Facts) -> DoorCard:
    """What the house would not learn of the door from the address alone: nothing is told twice."""
    if draft.query is None:
        return draft.door
    by_itself = card_from(facts.verdict(draft.query))
    told = draft.door_card
    return DoorCard(
        **{
            name: value
            for name in DoorCard.__dataclass_fields__
            if (value := getattr(told, name)) is not None and value != getattr(by_itself, name)
        }
    )


def _named(text: str, verdict: Verdict | None) -> Suggestion | None:
    """ "Espoo", "9494": the one of what was suggested that the words tell from the others."""
    words = set(_WORD.findall(text.casefold()))
    suggestions = verdict.suggestions if verdict is not None else ()
    if not words or len(suggestions) < 2:
        return None
    fitting = [s for s in suggestions if words <= set(_WORD.findall(s.formatted.casefold()))]
    return fitting[0] if len(fitting) == 1 else None


def _answer(text: str, draft: Draft) -> str:
    """Half an answer, with the half that was asked for."""
    verdict = draft.verdict
    if verdict is None:
        return text
    if asks_for_flat(draft):
        if _BARE_FLAT.fullmatch(text):
            return f"flat {text.strip()}"
        staircase = _BARE_STAIRCASE.fullmatch(text)
        return f"entrance {staircase[1]}" if staircase else text
    is_open = verdict.verdict is VerdictCode.NEEDS_HOUSE_NUMBER and verdict.suggestions
    if is_open and _NUMBER.fullmatch(text):
        return f"{verdict.components.street} {text.strip()}"  # in which town is still to be asked
    return text


def _base(draft: Draft, facts: Facts) -> Draft | None:
    """What an edit changes: the draft, else the address as it stands."""
    base = draft
    if not draft.has_street and draft.pin is None and facts.delivery is not None:
        base = standing(facts.delivery)
    return base if base.has_street else None


def _edited(edit: Verdict, base: Draft, draft: Draft, facts: Facts) -> Draft:
    """What was changed by the words; a pin and the words before stay while the house does."""
    assert base.query is not None and base.verdict is not None
    is_same_house = edit.components.is_same_house(base.verdict.components)
    before = base.query if is_same_house else AddressQuery()
    # The words of an address that stood before are the house's own: read once, when it was told.
    raw = before.text if base is draft else None
    query = AddressQuery(
        text=raw or edit.formatted,
        components=edit.components,
        country=country_of(facts),
        pin=before.pin,
        pin_accuracy_m=before.pin_accuracy_m,
        accept_unknown=before.accept_unknown,
    )
    verdict = edit
    if query.pin is not None:
        verdict = replace(facts.verdict(query), instructions=edit.instructions)
    answers = asks_for_flat(draft) and _has_door(edit) and is_same_house
    is_told = (is_same_house and draft.is_unit_told) or answers
    return Draft(query, verdict, draft.door, is_unit_told=is_told)


def _has_door(edit: Verdict) -> bool:
    return bool(edit.components.unit or edit.components.entrance)
