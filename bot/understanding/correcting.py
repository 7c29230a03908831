"""Correcting: whether words say that what went before was taken for something else.

"No, I meant the locker" does, and so does a denial that goes on: "no, the neighbour". A denial
alone says no to what is offered, which may have been read quite well. The phrases lie in
`words/meant.txt`, a line a language.
"""

import functools
import re
from importlib.resources import files

from bot.understanding.lexicon import settled
from bot.understanding.normalise import normalised, words_of
from bot.understanding.understood import Intent

DENIAL_WORDS_MAX = 3
_WITHOUT_GAPS = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")  # Chinese and Japanese


def says_otherwise(text: str) -> bool:
    plain = normalised(text)
    words = words_of(plain)
    if settled(plain) is not None:
        return False
    spaced = f" {' '.join(words)} "
    if any(phrase in spaced for phrase in _spaced()) or any(each in plain for each in _unspaced()):
        return True
    lengths = range(1, min(DENIAL_WORDS_MAX, len(words) - 1) + 1)
    return any(settled(" ".join(words[:length])) is Intent.DENY for length in lengths)


@functools.cache
def _spaced() -> tuple[str, ...]:
    """Of languages that part their words, as whole words."""
    return tuple(f" {' '.join(words_of(each))} " for each in _phrases() if not _is_unparted(each))


@functools.cache
def _unspaced() -> tuple[str, ...]:
    return tuple(each for each in _phrases() if _is_unparted(each))


def _phrases() -> tuple[str, ...]:
    told = files("bot.understanding").joinpath("words", "meant.txt").read_text(encoding="utf-8")
    phrases = (normalised(each) for line in told.splitlines() for each in line.split("|"))
    return tuple(phrase for phrase in phrases if phrase)


def _is_unparted(phrase: str) -> bool:
    return _WITHOUT_GAPS.search(phrase) is not None
