"""Unsaid flats: where a line says that there is a flat, and that nobody knows its number."""

from collections.abc import Collection, Iterator, Sequence

from address.folding import Token
from address.talk_words import AROUND_A_FLAT, FLAT_WORDS, NOT_KNOWN

_BESIDE = FLAT_WORDS | AROUND_A_FLAT


def unsaid_flat(found: Sequence[Token], free: Collection[int]) -> frozenset[int]:
    """The words of "flt dont no the number"; none where no such thing is said."""
    for start, end in _not_known(found, free):
        while start - 1 in free and found[start - 1].folded in _BESIDE:
            start -= 1
        while end in free and found[end].folded in _BESIDE:
            end += 1
        if any(found[place].folded in FLAT_WORDS for place in range(start, end)):
            return frozenset(range(start, end))
    return frozenset()


def _not_known(found: Sequence[Token], free: Collection[int]) -> Iterator[tuple[int, int]]:
    for place in range(len(found)):
        for words in NOT_KNOWN:
            span = range(place, place + len(words))
            if all(
                at in free and found[at].folded == word
                for at, word in zip(span, words, strict=True)
            ):
                yield place, place + len(words)
