"""The words that answer: yes, no, not, right, wrong, none, new, unknown, later, in every language.

Whoever listens for one of them takes it from here.
"""

import re
from pathlib import Path

from bot.understanding.word_tables import WordTables
from core.late_pattern import LatePattern

_TABLES = WordTables(Path(__file__).with_suffix(".toml"))
YES, NO, NOT = (_TABLES.any_of(name) for name in ("yes", "no", "not"))
AGREED, NONE = (_TABLES.any_of(name) for name in ("agreed", "none"))
NOT_THIS = _TABLES.any_of("not_this")
RIGHT, WRONG, NEW = (_TABLES.any_of(name) for name in ("right", "wrong", "new"))
UNKNOWN = _TABLES.any_of("unknown")


def _nothing_but(*tables: str) -> LatePattern:
    first, more = _TABLES.any_of(*tables), _TABLES.any_of("filling", "sigh", *tables)
    beside = _TABLES.any_of("filling", "sigh")
    return LatePattern(rf"[\W_]*(?:{beside}[\W_]+)*{first}(?:[\W_]+{more})*[\W_]*", re.I)


_LEAVES_OPEN = _nothing_but("unknown", "later")
_TELLS_NOTHING = _nothing_but("unknown", "later", "sigh")


def words(*tables: str) -> frozenset[str]:
    return _TABLES.words(*tables)


def languages_of(table: str) -> frozenset[str]:
    return frozenset(_TABLES.tables[table])


def leaves_open(text: str) -> bool:
    """ "Later", "sorry, I don't know": who was asked cannot tell, at least not now."""
    return _LEAVES_OPEN.fullmatch(text) is not None


def tells_nothing(text: str) -> bool:
    """The same, or a sigh: nothing of it is an answer to be kept."""
    return _TELLS_NOTHING.fullmatch(text) is not None
