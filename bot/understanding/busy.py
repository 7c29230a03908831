"""Busy: who works, or has a class or the doctor, until an hour, is free from that hour on.

"Thursday, school run till four" is a wish for Thursday from four. "Come by four, I work late" is
one for before four: there the hour belongs to who comes.
"""

import re
from dataclasses import replace
from pathlib import Path

from bot.understanding.understood import SpokenTime
from bot.understanding.word_tables import WordTables
from core.late_pattern import LatePattern

_TABLES = WordTables(Path(__file__).with_name("busy_words.toml"))
_CLAUSE = re.compile(r"[;!?؟،。]|(?<!\d)[.,]|[.,](?!\d)")
_BETWEEN = r"(?:[\s'’]+[^\W_]+(?:[:.]\d\d)?){0,3}?[\s'’]+"
_BUSY, _UNTIL = _TABLES.any_of("busy"), _TABLES.any_of("until")
_BUSY_UNTIL = LatePattern(rf"{_BUSY}{_BETWEEN}{_UNTIL}|{_UNTIL}{_BETWEEN}{_BUSY}")
_COMES = LatePattern(_TABLES.any_of("comes"))


def free_from(plain: str, spoken: SpokenTime) -> SpokenTime:
    """The time from which who is busy until then can be met; any other time as it was."""
    is_until = spoken.start is None and spoken.end is not None and not spoken.or_else
    if not is_until or not says_busy(plain):
        return spoken
    return replace(spoken, start=spoken.end, end=None)


def says_to_come(plain: str) -> bool:
    """Whether somebody is told or asked to come, rather than who writes comes back."""
    return _COMES.search(plain) is not None


def says_busy(plain: str) -> bool:
    """Whether somebody is at work or the like until an hour, and nobody is to come by then."""
    return any(map(_is_busy_until, _CLAUSE.split(plain)))


def _is_busy_until(clause: str) -> bool:
    return _BUSY_UNTIL.search(clause) is not None and _COMES.search(clause) is None
