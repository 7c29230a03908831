"""Word tables: words of many languages as data; a table a thing, a line a language, `*` any end."""

import re
import tomllib
from pathlib import Path

_LETTER = r"[^\W\d_]"
_MARKED = r"[\u0900-\u0963\u0970-\u097f]"


class WordTables:
    """The tables of one file, read once."""

    def __init__(self, file: Path) -> None:
        self.tables: dict[str, dict[str, str]] = tomllib.loads(file.read_text(encoding="utf-8"))

    def words(self, *tables: str) -> frozenset[str]:
        """Every word of these tables, of all languages."""
        lines = (line for table in tables for line in self.tables[table].values())
        return frozenset(each for line in lines for each in line.split(" | "))

    def any_of(self, *tables: str) -> str:
        """One expression for every word of them; where words are spaced, whole words only."""
        longest = sorted(self.words(*tables), key=len, reverse=True)
        return "(?:" + "|".join(pattern_of(each) for each in longest) + ")"


def pattern_of(word: str) -> str:
    if re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", word):
        return re.escape(word.rstrip("*"))
    ending = rf"(?:{_LETTER}|{_MARKED})*" if word.endswith("*") else ""
    spelt = re.escape(word.rstrip("*")).replace(r"\ ", r"\s+").replace("'", "['’]")
    return rf"(?<!{_LETTER}){spelt}{ending}(?!{_LETTER}|{_MARKED})"
