"""Amounts: numbers that count money, minutes, years of age or parcels, and are no hours."""

import functools
import re
from pathlib import Path

from bot.understanding.time_lexicon import LATIN, Kind
from bot.understanding.time_token import MASK, NOTHING, Token
from bot.understanding.word_tables import WordTables, one_of

_TABLES = WordTables(Path(__file__).with_name("amount_words.toml"))
_SIGNS = frozenset("€$£₽₴₺₹¥%")
_DASHES = frozenset("-–—")
_APIECE = {"fa": "تا"}  # "five pieces of", and "until"


def without_amounts(tokens: list[Token], language: str) -> None:
    """ "Change from 5 thousand", "10 minutes", "€ 12": what is counted is forgotten."""
    counted, apiece = counted_in(language.removesuffix(LATIN)), _APIECE.get(language)
    for at, token in enumerate(tokens[:-1]):
        is_number = token.hour is not None or Kind.NUMBER in token.says
        if is_number and (
            token.gap[-1:] in _SIGNS
            or _counts(tokens, at, counted)
            or (apiece is not None and _is_apiece(tokens, at, apiece))
        ):
            _forget(token)
            if at > 1 and Kind.JOINS in tokens[at - 1].says and token.is_near:
                _forget(tokens[at - 2])  # "from 10 to 15 euros"
            elif at and token.gap.strip() in _DASHES:
                _forget(tokens[at - 1])  # "10-15 kg"


def _is_apiece(tokens: list[Token], at: int, apiece: str) -> bool:
    """ "۵ تا کارتن": a word that may be "until", with nothing of time behind it."""
    counts, of = tokens[at + 1], tokens[at + 2] if at + 2 < len(tokens) else NOTHING
    is_of_time = of.is_time or bool({Kind.NUMBER, Kind.BEFORE} & of.says.keys())
    return counts.raw == apiece and counts.is_near and bool(of.raw) and not is_of_time


def _forget(token: Token) -> None:
    if token.hour is not None or Kind.NUMBER in token.says:
        token.hour, token.says, token.out = None, {}, MASK


def _counts(tokens: list[Token], at: int, counted: re.Pattern[str]) -> bool:
    follows = tokens[at + 1]
    if _SIGNS & set(follows.gap.strip()[:1]):
        return True
    if not follows.raw or follows.gap not in ("", " "):
        return False
    beyond = tokens[at + 2] if at + 2 < len(tokens) else NOTHING
    phrase = f"{follows.raw}{beyond.gap}{beyond.raw}"  # "12 years old"
    return any(counted.fullmatch(each) for each in (follows.raw, phrase))


@functools.cache
def counted_in(language: str) -> re.Pattern[str]:
    """What is counted in a language; signs alone where its words are not spaced."""
    words = _TABLES.tables["counted"].get(language)
    return re.compile(one_of(words.split(" | ")) if words else r"(?!)")
