"""Fetching: who picks a parcel up themselves says when they come, not when to bring it."""

import re
from pathlib import Path

from bot.understanding.word_tables import WordTables
from core.late_pattern import LatePattern

_CLAUSE = re.compile(r"((?<!\d)[,.]|[,.](?!\d)|[;:!?،؛。，、！？；\n])")
_FETCHES = LatePattern(
    WordTables(Path(__file__).with_name("fetching_words.toml")).any_of("fetches")
)


def without_fetching(plain: str) -> str:
    """A normalised text without the clauses of that: "to the locker, I'll get it after work"."""
    return "".join(part for part in _CLAUSE.split(plain) if _FETCHES.search(part) is None)
