"""Heard aloud: how far what a machine heard may be trusted, word by word.

A word that is hardly sure is named when all is read back. A number that is hardly sure is never
guessed: one wrong digit and the courier stands before a shut door. It is left out, and typed.
"""

import re
from dataclasses import dataclass
from itertools import groupby

from bot.understanding.time_lexicon import Kind, time_words
from core.model.speech import Speech, SpokenWord

WORD_SURE_FROM = 0.5
NUMBER_SURE_FROM = 0.75
DOUBTFUL_SHARE_MAX = 0.4  # of the words: beyond it nothing of it is read back
DOUBTFUL_NAMED_MAX = 3
LETTERS_MAX = 2000  # two minutes of fast speech; more fits no message beside its question
GAP = "…"
# Whisper writes digits that are said one by one as "8-2-5-6" or "8, 2, 5, 6".
_ONE_BY_ONE = re.compile(r"(?<![\w-])\d(?:(?:-|, | )\d){3,}(?![\w-])")
_NOT_A_LETTER = re.compile(r"[^\w]+")
# A letter alone is a staircase or part of a code, unless it is a word of its own.
_WORDS_OF_A_LETTER = frozenset("AEIOUYÀÉАВИКОСУЯІЄ")


@dataclass(frozen=True, slots=True)
class Clear:
    """It can be read back; `doubtful` are the words that it must be asked about."""

    text: str
    doubtful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberMissing:
    """All but one number, which stood between the two."""

    before: str
    after: str

    def filled(self, number: str) -> str:
        parts = (self.before, number, self.after)
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nothing that could be read back."""


def judged(speech: Speech) -> Clear | NumberMissing | Unclear:
    words = speech.words
    others = [word for word in words if not is_number(word.text)]
    unsure = [word for word in others if word.confidence < WORD_SURE_FROM]
    is_doubtful = len(unsure) > DOUBTFUL_SHARE_MAX * len(words)
    if not words or is_doubtful or len(speech.text) > LETTERS_MAX:
        return Unclear()
    gaps = _unsure_numbers(words)
    if len(gaps) > 1:
        return Unclear()
    if gaps:
        start, end = gaps[0]
        return NumberMissing(_joined(words[:start]), _joined(words[end:]))
    named = dict.fromkeys(_bare(word.text) for word in unsure)
    return Clear(written(speech), tuple(named)[:DOUBTFUL_NAMED_MAX])


def written(speech: Speech) -> str:
    """As people would have typed it."""
    return _joined(speech.words)


def is_number(word: str) -> bool:
    """A number in digits or in words of any language, or a letter that stands for a staircase."""
    plain = _bare(word)
    if any(letter.isdigit() for letter in plain):
        return True
    if len(plain) == 1:
        return plain.isupper() and plain not in _WORDS_OF_A_LETTER
    return any(
        phrase.kind is Kind.NUMBER for phrase in time_words().by_word.get(plain.casefold(), ())
    )


def _unsure_numbers(words: tuple[SpokenWord, ...]) -> list[tuple[int, int]]:
    """Where numbers stand of which anything is unsure; what follows one another is one number."""
    found: list[tuple[int, int]] = []
    at = 0
    for is_counted, run in groupby(words, lambda word: is_number(word.text)):
        said = list(run)
        if is_counted and min(word.confidence for word in said) < NUMBER_SURE_FROM:
            found.append((at, at + len(said)))
        at += len(said)
    return found


def _joined(words: tuple[SpokenWord, ...]) -> str:
    text = " ".join(word.text for word in words)
    return _ONE_BY_ONE.sub(lambda found: re.sub(r"\D", "", found[0]), text)


def _bare(word: str) -> str:
    """Without the marks around it."""
    return _NOT_A_LETTER.sub("", word)
