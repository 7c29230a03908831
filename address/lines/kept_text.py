"""Kept text: what of a line neither the address nor the door used, word for word."""

from collections.abc import Collection, Sequence

from address.language.folding import tokens
from address.language.talk_words import LEADING_WORDS, TALK_WORDS
from address.lines.letter_words import is_a_word
from address.lines.number_reading import WITH_PARTS
from address.lines.reading import Reading
from address.lines.town_reading import breaks

CASE_ENDINGS = frozenset(
    {"an", "en", "in", "een", "aan", "iin", "hin", "n", "ssa", "sta", "lle", "lla"}
)
_EDGES = " \t\r\n,;.:-–—|/"


def case_endings(reading: Reading, kept: Sequence[int], away: Collection[int]) -> set[int]:
    """The case ending of "Bulevardi 5:een" belongs to the number."""
    found = reading.tokens
    return {
        place
        for place in kept
        if place - 1 in away
        and reading.text[found[place - 1].end : found[place].start] == ":"
        and found[place].folded in CASE_ENDINGS
    }


def leading_words(reading: Reading, kept: Sequence[int], facts: Collection[int]) -> set[int]:
    """The "on the" of "on the 3rd floor", and nothing of "ring on the 3rd floor"."""
    found, free = reading.tokens, set(kept)
    led: set[int] = set()
    for place in facts:
        start = place
        while start - 1 in free and _leads(reading, start - 1):
            start -= 1
        begins = start - 1 not in free or breaks(reading.text, found, start)
        led |= set(range(start, place)) if begins else set()
    return led


def _leads(reading: Reading, place: int) -> bool:
    word = reading.tokens[place].folded
    may_lead = len(word) > 1 or reading.country in WITH_PARTS or is_a_word(reading, place)
    return (
        word in LEADING_WORDS and may_lead and not breaks(reading.text, reading.tokens, place + 1)
    )


def without_talk(note: str | None) -> str | None:
    """The note without its parts that are talk from end to end: "Hej, jag bor på"."""
    if note is None:
        return None
    parts = note.split(",")
    said = [part for part in parts if not _is_talk(part)]
    return note if len(said) == len(parts) else ",".join(said).strip(_EDGES) or None


def _is_talk(part: str) -> bool:
    words = tokens(part)
    is_staircase = len(words) == 1 and words[0].is_letter  # "14, A, 5"
    return bool(words) and not is_staircase and all(word.folded in TALK_WORDS for word in words)


def verbatim(reading: Reading, kept: Sequence[int], away: Collection[int]) -> str | None:
    """The text between what was used, as it was typed; pieces stand apart by commas."""
    text, found = reading.text, reading.tokens
    pieces: list[str] = []
    position = 0
    for place in sorted(away):
        pieces.append(text[position : found[place].start])
        position = max(position, found[place].end)
        while text[position : position + 1] in ("#", "*"):  # the end of a code
            position += 1
    pieces.append(text[position:])
    said = [piece.strip(_EDGES) for piece in pieces]
    joined = ", ".join(piece for piece in said if any(not _is_mark(char) for char in piece))
    return joined or None


def _is_mark(char: str) -> bool:
    return char.isspace() or char in ",;.:-–—|/()[]{}#№*&+_'\"`=!?<>\\"
