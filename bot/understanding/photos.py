"""Photos: what one shows, in the words of whoever sent it. The words lie in `photo_words.toml`."""

import re
from pathlib import Path

from bot.understanding.word_tables import WordTables
from core.late_pattern import LatePattern

BRIEF_WORDS_MAX = 8  # longer ones tell something else of themselves and others
_any_of = WordTables(Path(__file__).with_name("photo_words.toml")).any_of
_DOOR, _PRIVATE = LatePattern(_any_of("door"), re.I), LatePattern(_any_of("private"), re.I)


def shows_door(text: str) -> bool:
    """ "It is my door, the green one"."""
    return _DOOR.search(text) is not None


def shows_private(text: str) -> bool:
    """A document or a face, and nothing of a door: "my passport", "it's me"."""
    is_brief = len(text.split()) <= BRIEF_WORDS_MAX
    return is_brief and _PRIVATE.search(text) is not None and not shows_door(text)
