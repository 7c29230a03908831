"""Door tokens: the words of a line that nobody has used yet, and the door's facts taken of them."""

from dataclasses import dataclass, field

from address.language.negating_words import NOT_WORDS
from address.lines.reading import Reading

_GLUE = " .:#№-–—−=\t"


@dataclass(slots=True)
class DoorFacts:
    """What a line says about the door; `used` are the tokens that said it."""

    unit: str | None = None
    entrance: str | None = None
    floor: str | None = None
    code: str | None = None
    note: str | None = None
    unit_unsaid: bool = False  # there is one, and its number is not known
    used: set[int] = field(default_factory=set)


class DoorTokens:
    """The tokens that are free; the first fact of a kind counts."""

    def __init__(self, reading: Reading, free: set[int], facts: DoorFacts) -> None:
        self._reading = reading
        self._text = reading.text
        self._country = reading.country
        self._found = reading.tokens
        self._free = free
        self._facts = facts

    def _take(self, kind: str, value: str | None, places: range) -> None:
        if value is None or getattr(self._facts, kind) is not None:
            return
        if self._is_denied(places.start):
            return
        setattr(self._facts, kind, value)
        self._facts.used.update(places)

    def _is_denied(self, place: int) -> bool:
        """The B of "eikä B-rappu vaan A": nobody shall go there."""
        before = place - 1
        said = before in self._free and self._word(before) in NOT_WORDS
        return said and not self._breaks(place)

    def _now_free(self) -> set[int]:
        return self._free - self._facts.used

    def _is_free(self, place: int) -> bool:
        return place in self._free and place not in self._facts.used

    def _breaks(self, place: int, *, strict: bool = False) -> bool:
        """Whether what stands before this token ends a thought."""
        if place == 0:
            return False
        gap = self._text[self._found[place - 1].end : self._found[place].start]
        return any(char not in _GLUE for char in gap) or (strict and len(gap) > 1)

    def _gap(self, place: int) -> str:
        return self._text[self._found[place - 1].end : self._found[place].start]

    def _ends_an_ordinal(self, place: int) -> bool:
        """The "й" of "2-й"."""
        number = place > 0 and self._is_free(place - 1) and self._found[place - 1].is_number
        return number and self._gap(place) in ("", "-", ":")

    def _is_slashed(self, place: int) -> bool:
        return self._gap(place).strip() in ("/", "-")

    def _starts_anew(self, place: int) -> bool:
        gap = self._text[self._found[place - 1].end : self._found[place].start]
        return any(sign in gap for sign in ",;\n()")

    def _hash_before(self, place: int) -> bool:
        start = self._found[place].start
        return self._found[place].is_number and self._text[max(0, start - 2) : start].strip() in (
            "#", "№",
        )  # fmt: skip

    def _word(self, place: int) -> str:
        return self._found[place].folded

    def _shown(self, place: int) -> str:
        return self._written(place, place + 1).upper()

    def _written(self, start: int, end: int) -> str:
        return self._text[self._found[start].start : self._found[end - 1].end]
