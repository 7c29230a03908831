"""The words beside which a number is a thing: a code, a floor, a flat, a house. Read once."""

from pathlib import Path

from bot.understanding.word_tables import WordTables, one_of

_TABLES = WordTables(Path(__file__).with_suffix(".toml"))
words, any_of = _TABLES.words, _TABLES.any_of


def ordinals() -> dict[str, str]:
    """Expressions for each ordinal, all languages together."""
    found: dict[str, str] = {}
    lines = [line.split(" | ") for line in _TABLES.tables["ordinals"].values()]
    for number in range(1, max(map(len, lines)) + 1):
        spelt = [word for line in lines if len(line) >= number for word in line[number - 1].split()]
        found[str(number)] = one_of(spelt)
    return found
