"""How people deny, and how they say that something is so every time, in every language."""

import re
from pathlib import Path

from bot.understanding.word_tables import WordTables
from core.late_pattern import LatePattern

_TABLES = WordTables(Path(__file__).with_suffix(".toml"))
# "N'appelez pas" has its own way.
NOT = LatePattern(rf"{_TABLES.any_of('not')}|\bn['’](?=\w)", re.I)
NEVER = LatePattern(_TABLES.any_of("never"), re.I)
ALWAYS = LatePattern(
    rf"{_TABLES.any_of('always')}|"
    r"\b(?:for|with) (?:all|every) (?:my |our )?(?:parcels?|deliver(?:y|ies)|packages?)\b",
    re.I,
)


def denials(language: str) -> str:
    """All of one language, as tables have them."""
    lines = (_TABLES.tables[table].get(language, "") for table in ("not", "never"))
    return " | ".join(filter(None, lines))
