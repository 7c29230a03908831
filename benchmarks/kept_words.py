"""Kept words: whether all that was typed is in the address, at the door, or in the note."""

from collections.abc import Iterator
from dataclasses import astuple

from rapidfuzz import fuzz

from address.gazetteers.gazetteer import Gazetteer
from address.language.folding import fold, tokens
from address.language.mending_words import MENDING_WORDS, WHILE_MENDING
from address.language.or_words import OR_WORDS
from address.language.talk_words import (
    AROUND_A_FLAT,
    FLAT_WORDS,
    LEADING_WORDS,
    NOT_KNOWN,
    TALK_WORDS,
)
from address.language.words import (
    ARTICLES,
    CODE_FIRST_WORDS,
    CODE_LINKS,
    CODE_WORDS,
    COUNTRY_NAMES,
    DOOR_WORDS,
    ENTRANCE_WORDS,
    ENTRANCE_WORDS_OF,
    FLOOR_WORDS,
    FLOOR_WORDS_OF,
    NUMBER_MARKS,
    ORDINAL_ENDS,
    ORDINAL_FLOORS,
    PHONE_LABELS,
    SHORT_WORDS,
    STREET_TYPES,
    UNIT_WORDS,
    UNIT_WORDS_OF,
)
from core.model.address import Verdict

# Words that say what a fact is, or say nothing; the fact itself must be kept.
LABELS = frozenset().union(
    TALK_WORDS, LEADING_WORDS, FLAT_WORDS, AROUND_A_FLAT, *NOT_KNOWN,
    ARTICLES, CODE_LINKS, CODE_FIRST_WORDS, CODE_WORDS, DOOR_WORDS, ENTRANCE_WORDS, FLOOR_WORDS,
    MENDING_WORDS, OR_WORDS, WHILE_MENDING,
    NUMBER_MARKS, ORDINAL_ENDS, ORDINAL_FLOORS, PHONE_LABELS, SHORT_WORDS, STREET_TYPES, UNIT_WORDS,
    *COUNTRY_NAMES.values(), *UNIT_WORDS_OF.values(), *ENTRANCE_WORDS_OF.values(),
    *FLOOR_WORDS_OF.values(),
)  # fmt: skip
ANOTHER_SPELLING_MIN = 50


class KeptWords:
    """Knows the other names of streets and towns: "Unionsgatan" is kept as Unioninkatu."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._names: dict[tuple[str | None, str | None], tuple[str, ...]] = {
            (street.name, street.city): (street.name, *street.aliases)
            for street in gazetteer.streets
        }
        self._towns: dict[str, tuple[str, ...]] = {
            town.name: tuple(town.keys) for town in gazetteer.towns.values()
        }

    def lost(self, text: str, verdict: Verdict) -> list[str]:
        """The words that were typed and are nowhere."""
        said = " ".join(token.folded for part in _said(verdict) for token in tokens(part))
        joined = said.replace(" ", "")
        others = [token.folded for name in self._other_names(verdict) for token in tokens(name)]
        return [
            token.folded
            for token in tokens(text)
            if token.folded not in joined
            and len(token.folded) > 1
            and token.folded not in LABELS
            and not any(_is_spelling_of(token.folded, other) for other in others)
        ]

    def _other_names(self, verdict: Verdict) -> Iterator[str]:
        found = verdict.components
        yield from self._names.get((found.street, found.city), ())
        yield from self._towns.get(found.city or "", ())


def _said(verdict: Verdict) -> Iterator[str]:
    parts: list[object] = [*astuple(verdict.components), verdict.formatted]
    for one in verdict.corrections:
        parts += [one.written, one.corrected]
    parts += [one.formatted for one in verdict.suggestions]  # both houses of "12 or 14"
    if verdict.instructions is not None:
        parts += astuple(verdict.instructions)
    return (str(part) for part in parts if part)


def _is_spelling_of(typed: str, other: str) -> bool:
    return other.startswith(typed) or fuzz.ratio(typed, fold(other)) >= ANOTHER_SPELLING_MIN
