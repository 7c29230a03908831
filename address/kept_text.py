"""Kept text: what of a line neither the address nor the door used, word for word."""

from collections.abc import Collection, Sequence

from address.reading import Reading

_CASE_ENDINGS = frozenset(
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
        and found[place].folded in _CASE_ENDINGS
    }


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
