"""The words beside which a number is a thing: a code, a floor, a flat, a house. Read once."""

import re
import tomllib
from pathlib import Path

_FILE = Path(__file__).with_suffix(".toml")
_TABLES: dict[str, dict[str, str]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
_LETTER = r"[^\W\d_]"
_MARKED = r"[\u0900-\u0963\u0970-\u097f]"


def words(table: str) -> frozenset[str]:
    """Every word of a table, of all languages."""
    return frozenset(each for line in _TABLES[table].values() for each in line.split(" | "))


def any_of(table: str) -> str:
    """One expression for every word of a table; where words are spaced, whole words only."""
    longest = sorted(words(table), key=len, reverse=True)
    return "(?:" + "|".join(_pattern(each) for each in longest) + ")"


def ordinals() -> dict[str, str]:
    """Expressions for each ordinal, all languages together."""
    found: dict[str, str] = {}
    lines = [line.split(" | ") for line in _TABLES["ordinals"].values()]
    for number in range(1, max(map(len, lines)) + 1):
        spelt = [word for line in lines if len(line) >= number for word in line[number - 1].split()]
        found[str(number)] = "(?:" + "|".join(_pattern(word) for word in spelt) + ")"
    return found


def _pattern(word: str) -> str:
    if re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", word):
        return re.escape(word.rstrip("*"))
    ending = rf"(?:{_LETTER}|{_MARKED})*" if word.endswith("*") else ""
    spelt = re.escape(word.rstrip("*")).replace(r"\ ", r"\s+")
    return rf"(?<!{_LETTER}){spelt}{ending}(?!{_LETTER}|{_MARKED})"
