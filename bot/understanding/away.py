"""Away: "on vacation until Friday" tells when nobody is there, whatever the days of it look like.

The words are in `away_words.toml`. Where another part of the message tells a time of its own ("on
vacation until Friday, Saturday is fine"), the message is no mere absence.
"""

import re
from datetime import date
from pathlib import Path

from bot.understanding.canonical import canonical
from bot.understanding.days import days_said
from bot.understanding.hours import hours_said, with_digits
from bot.understanding.word_tables import WordTables, one_of
from core.late_pattern import LatePattern

_TABLES = WordTables(Path(__file__).with_name("away_words.toml"))
_AROUND = "…"  # "bin bis Freitag weg"
_BETWEEN = r"[^,.;!?]{1,30}?"
_CLAUSE = re.compile(r"[;!?؟،。，；]|(?<!\d)[.,]|,(?!\d)|\s(?:but|aber|mais|pero|ale|maar|mutta)\s")
_ANY_DAY = date(2026, 1, 5)  # which day it is does not matter to whether one is told


def _expression() -> str:
    words = sorted(_TABLES.words("away"), key=lambda word: (-len(word), word))
    plain = one_of([word for word in words if _AROUND not in word])
    around = [
        _BETWEEN.join(one_of([part.strip()]) for part in word.split(_AROUND))
        for word in words
        if _AROUND in word
    ]
    return "|".join((plain, *around))


_AWAY = LatePattern(_expression())


def is_only_away(plain: str) -> bool:
    """Whether somebody is away, and every time that is told stands beside that."""
    if not _AWAY.search(plain):
        return False
    rest = (part for part in _CLAUSE.split(plain) if not _AWAY.search(part))
    return not any(_tells_a_time(part) for part in rest)


def _tells_a_time(part: str) -> bool:
    told = with_digits(canonical(part))
    return bool(days_said(told, _ANY_DAY) or hours_said(told))
