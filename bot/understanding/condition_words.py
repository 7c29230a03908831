"""Condition words: how a yes goes on when it depends on something, and "later" or "earlier" than a
time that is known. In every language that is read; the words lie in `condition_words.toml`."""

import re
from pathlib import Path

from bot.understanding.word_tables import WordTables
from core.late_pattern import LatePattern

_any_of = WordTables(Path(__file__).with_suffix(".toml")).any_of
AGREES, BUT = _any_of("agrees"), _any_of("but")
IF, COURTESY = _any_of("if"), _any_of("courtesy")
_LATER, _EARLIER = LatePattern(_any_of("later"), re.I), LatePattern(_any_of("earlier"), re.I)
_SAME_DAY = LatePattern(_any_of("same_day"), re.I)
_BESIDE = rf"(?:[\s,.!-]|{_any_of('little')}|{BUT}|{AGREES})*"
_ONLY_LATER = LatePattern(rf"{_BESIDE}{_any_of('later')}{_BESIDE}", re.I)
_ONLY_EARLIER = LatePattern(rf"{_BESIDE}{_any_of('earlier')}{_BESIDE}", re.I)


def says_later(text: str) -> bool:
    """ "Later, please", and nothing else."""
    return _ONLY_LATER.fullmatch(text) is not None


def says_earlier(text: str) -> bool:
    """ "A bit earlier"."""
    return _ONLY_EARLIER.fullmatch(text) is not None


def says_later_that_day(text: str) -> bool:
    """ "Can you come later the same day?"."""
    return _SAME_DAY.search(text) is not None and _LATER.search(text) is not None


def says_earlier_that_day(text: str) -> bool:
    return _SAME_DAY.search(text) is not None and _EARLIER.search(text) is not None
