"""Advice: what doubtful words may mean, asked of a language model elsewhere where one is set.

It gets the words without codes, phones, numbers and names, and may only choose among our own
intents. What it says becomes buttons, as any guess does: it never acts and never writes to anybody.
"""

import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime

from bot.understanding.embedding import Meaning
from bot.understanding.masking import NAME, without_names
from bot.understanding.policy import ASKED_ABOUT_MAX
from bot.understanding.reading import understand
from bot.understanding.understood import Entities, Intent, Understood
from core.model.secret_words import veiled
from core.ports import Interpreter

WORDS_MIN = 3  # less says too little for anybody
LETTERS_MAX = 600
NUMBER = "0"
_DIGITS = re.compile(r"\d+")

type Advice = tuple[Intent, ...]
type Advises = Callable[[str, Meaning | None], Awaitable[Advice]]


def advises(interpreter: Interpreter) -> Advises:
    """Who is asked about words that we are not sure of, and about no others."""

    async def advise(text: str, meaning: Meaning | None) -> Advice:
        read = understand(text, datetime.now(UTC), None, meaning)
        if read.understood or len(text.split()) < WORDS_MIN or _tells_a_thing(read):
            return ()
        words = masked(text, read)
        told = await interpreter.likely(words, [str(each) for each in Intent])
        return _ours(told)

    return advise


def with_advice(read: Understood, advice: Advice) -> Understood:
    """The reading with what was advised to ask about; one that is sure stays as it is."""
    if read.understood or not advice:
        return read
    likely = tuple(dict.fromkeys((*advice, *read.likely)))
    return replace(read, likely=likely[:ASKED_ABOUT_MAX])


def masked(text: str, read: Understood) -> str:
    """The words as somebody else may see them: no code, phone or number, and no name."""
    words = veiled(text[:LETTERS_MAX])
    for secret in filter(None, (read.entities.gate_code, read.entities.neighbour)):
        words = re.sub(re.escape(secret), NAME, words, flags=re.I)
    return _DIGITS.sub(NUMBER, without_names(words, read.language))


def _tells_a_thing(read: Understood) -> bool:
    """A code, a flat, a time: an answer to what was asked, which its scene understands."""
    return read.entities != Entities()


def _ours(told: Iterable[str]) -> Advice:
    known = {str(each): each for each in Intent}
    return tuple(known[name] for name in told if name in known)
