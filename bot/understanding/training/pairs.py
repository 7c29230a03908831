"""Pairs: two short lines of one language said in one breath, as people ask for two things at once.

Only such pairs are made as people wrote themselves ("nobody is home tomorrow" and "give it to the
neighbour"), each drawn from the lines, so that the same lines always give the same pairs.
"""

import random
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.training.lines import Line
from bot.understanding.understood import Intent

LETTERS_MAX = 55
EACH_LANGUAGE = 40
_SEEN_MIN = 2
_BETWEEN = (", ", ". ", ", ", " ")


@dataclass(frozen=True, slots=True)
class Pair:
    """`line` is the number of the line whose intent counts first, `beside` that of the other."""

    plain: str
    line: int
    beside: int


def pairs_of(lines: Sequence[Line]) -> list[Pair]:
    """For each language the same number, the more of a kind the more often people said it."""
    kinds = [kind for kind, seen in _kinds(lines).items() for _ in range(seen)]
    if not kinds:
        return []
    by_language: defaultdict[str, defaultdict[Intent, list[int]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for at, line in enumerate(lines):
        if not line.also and len(line.plain) <= LETTERS_MAX:
            by_language[line.language][line.intent].append(at)
    return [
        pair
        for language, by_intent in sorted(by_language.items())
        for pair in _drawn(lines, by_intent, kinds, random.Random(zlib.crc32(language.encode())))
    ]


def _kinds(lines: Sequence[Line]) -> dict[tuple[Intent, Intent], int]:
    """Which two are said together, and how often."""
    seen = Counter((line.intent, also) for line in lines for also in line.also)
    return {kind: many for kind, many in sorted(seen.items()) if many >= _SEEN_MIN}


def _drawn(
    lines: Sequence[Line],
    by_intent: dict[Intent, list[int]],
    kinds: Sequence[tuple[Intent, Intent]],
    chance: random.Random,
) -> list[Pair]:
    drawn: list[Pair] = []
    for _ in range(EACH_LANGUAGE):
        first, beside = chance.choice(kinds)
        if not by_intent[first] or not by_intent[beside]:
            continue
        line, other = chance.choice(by_intent[first]), chance.choice(by_intent[beside])
        ordered = [line, other] if chance.random() < 0.5 else [other, line]
        halves = [lines[at].plain.rstrip(" .!") for at in ordered]
        drawn.append(Pair(chance.choice(_BETWEEN).join(halves), line, other))
    return drawn
