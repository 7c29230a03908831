"""Unsaid flats: where a line says that there is a flat, and that nobody knows its number."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from address.language.folding import Token
from address.language.talk_words import AROUND_A_FLAT, FLAT_WORDS, NOT_KNOWN
from address.lines.town_reading import breaks

_BESIDE = FLAT_WORDS | AROUND_A_FLAT


def _by_first_word() -> Mapping[str, Sequence[tuple[str, ...]]]:
    phrases: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in NOT_KNOWN:
        phrases[words[0]].append(words)
    return dict(phrases)


_NOT_KNOWN_BY_FIRST_WORD = _by_first_word()


def unsaid_flat(text: str, found: Sequence[Token], free: Collection[int]) -> frozenset[int]:
    """The words of "flt dont no the number"; none where no such thing is said."""
    for start, end in _not_known(found, free):
        while start - 1 in free and _goes_on(text, found, start - 1, start):
            start -= 1
        while end in free and _goes_on(text, found, end, end):
            end += 1
        if any(found[place].folded in FLAT_WORDS for place in range(start, end)):
            return frozenset(range(start, end))
    return frozenset()


def _goes_on(text: str, found: Sequence[Token], place: int, edge: int) -> bool:
    """Whether a word belongs to it still; the next part's "flat 12" does not."""
    return found[place].folded in _BESIDE and not breaks(text, found, edge)


def _not_known(found: Sequence[Token], free: Collection[int]) -> Iterator[tuple[int, int]]:
    for place, token in enumerate(found):
        for words in _NOT_KNOWN_BY_FIRST_WORD.get(token.folded, ()):
            span = range(place, place + len(words))
            if all(
                at in free and found[at].folded == word
                for at, word in zip(span, words, strict=True)
            ):
                yield place, place + len(words)
