"""Word tables: words of many languages as data; a table a thing, a line a language, `*` any end."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

_SIGN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_LETTER = r"[^\W\d_]"
_ARABIC = re.compile("[\u0621-\u064a]")
_MARKED = r"[\u0900-\u0963\u0970-\u097f]"
_ENDING = rf"(?:{_LETTER}|{_MARKED})*"


class WordTables:
    """The tables of one file, read once."""

    def __init__(self, file: Path) -> None:
        self.tables: dict[str, dict[str, str]] = tomllib.loads(file.read_text(encoding="utf-8"))

    def words(self, *tables: str) -> frozenset[str]:
        """Every word of these tables, of all languages."""
        lines = (line for table in tables for line in self.tables[table].values())
        return frozenset(each for line in lines for each in line.split(" | "))

    def any_of(self, *tables: str) -> str:
        """One expression for every word of them, the longest first."""
        return one_of(sorted(self.words(*tables), key=lambda word: (-len(word), word)))


def one_of(words: Iterable[str]) -> str:
    """One expression for all these words, in this order; where words are spaced, whole words only.

    Where a word begins and ends is asked once for all of them: an expression of hundreds of words
    that asks it for each takes five times as long to compile.
    """
    return "(?:" + "|".join(_alike(words)) + ")"


def _alike(words: Iterable[str]) -> Iterator[str]:
    """The words as expressions, those that stand together and are written alike in one."""
    for has_signs, together in groupby(words, _has_signs):
        spelt = "|".join(map(_spelt, together))
        yield spelt if has_signs else rf"(?<!{_LETTER})(?:{spelt})(?!{_LETTER}|{_MARKED})"


def _has_signs(word: str) -> bool:
    return _SIGN.search(word) is not None


def _spelt(word: str) -> str:
    bare = re.escape(word.rstrip("*"))
    if _has_signs(word):
        return bare
    spelt = bare.replace(r"\ ", r"\s+").replace("'", "['’]")
    joined = "و?" if _ARABIC.match(word) else ""  # "and" is written on
    return f"{joined}{spelt}{_ENDING}" if word.endswith("*") else f"{joined}{spelt}"
