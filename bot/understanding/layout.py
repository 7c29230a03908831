"""Layout: where the words tell how a house lies, how far one climbs, how many parcels came, or how
pleased somebody is.

A bare number is an hour by a small word alone ("between 12 and 14", "at 3", "until 4"). Where its
clause tells of doors and ways instead, the same words count houses: "between 12 and 14 there's a
passage", "past 12 on the left", "la 2 llegó, falta la 3". So do marks: "from one to ten I give
zero". What is written as an hour ("14:00", "3 pm"), or stands beside a day, stays one.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.understanding.time_lexicon import LATIN, Kind
from bot.understanding.time_token import MASK, NOTHING, Token
from bot.understanding.word_tables import WordTables, one_of

_MARKS = frozenset(",.;!?،؛。，、！？；\n")
_BOUNDS = frozenset(("until", "before", "after"))
_TABLES = WordTables(Path(__file__).with_name("layout_words.toml"))
_SMALL = r"(?:[^\W\d_]+\s+)"
_NUMBERS = r"\d{1,3}\s+(?:[^\W\d_]+\s+){1,2}\d{1,3}"
_NEVER = r"(?!)"
_NONE_AT_ALL = "0"  # a mark; midnight is written otherwise


@dataclass(frozen=True, slots=True)
class _Told:
    """What tells in one language that numbers are none of time."""

    ways: re.Pattern[str]
    lies: re.Pattern[str]
    came: re.Pattern[str]
    up: re.Pattern[str]
    open: re.Pattern[str]
    rates: re.Pattern[str]


def without_layout(tokens: list[Token], language: str) -> None:
    """Forgets the bare numbers of each clause that tells of doors, of floors or of what came."""
    words = _told_in(language.removesuffix(LATIN))
    for clause in _clauses(tokens):
        bare = [at for at, token in enumerate(clause) if _is_bare(clause, at)]
        counted = [at for at, token in enumerate(clause) if Kind.NUMBER in token.says]
        if not (bare or counted) or any(_tells_when(token) for token in clause):
            continue
        told = "".join(token.gap + token.raw for token in clause).strip()
        if words.rates.search(told) or any(clause[at].raw == _NONE_AT_ALL for at in bare):
            forgotten = [*bare, *counted]
        elif words.ways.search(told):
            forgotten = bare
        elif words.came.search(told) or (words.lies.search(told) and not words.open.search(told)):
            forgotten = [at for at in bare if _bound_of(clause, at) not in _BOUNDS]
        elif words.up.search(told):
            forgotten = [at for at in bare if _bound_of(clause, at) == "until"]
        else:
            continue
        for at in forgotten:
            clause[at].hour, clause[at].says, clause[at].out = None, {}, MASK


@functools.cache
def _told_in(language: str) -> _Told:
    stands, lies = _words("stands", language), _words("lies", language)
    is_there = (
        rf"{stands}\s+{_SMALL}{{0,2}}{lies}|{lies}\s+{_SMALL}{{0,1}}{stands}\s*$"
        rf"|{lies}\s+{stands}\s+{_SMALL}{{1,2}}{_NUMBERS}\s*$"
    )
    return _Told(
        ways=re.compile(_words("ways", language)),
        lies=re.compile(is_there),
        came=re.compile(_words("came", language)),
        up=re.compile(_TABLES.any_of("up")),
        open=re.compile(_TABLES.any_of("open")),
        rates=re.compile(_words("rates", language)),
    )


def _words(table: str, language: str) -> str:
    told = _TABLES.tables[table].get(language)
    return one_of(told.split(" | ")) if told else _NEVER


def _clauses(tokens: list[Token]) -> Iterator[list[Token]]:
    clause: list[Token] = []
    for token in tokens:
        if _MARKS & set(token.gap) and clause:
            yield clause
            clause = []
        clause.append(token)
    yield clause


def _is_bare(clause: list[Token], at: int) -> bool:
    """A number with nothing behind it that makes an hour of it."""
    follows = clause[at + 1] if at + 1 < len(clause) else NOTHING
    is_of_clock = bool({Kind.HOUR, Kind.CLOCK} & follows.says.keys()) and follows.is_near
    return clause[at].raw.isdigit() and not is_of_clock


def _tells_when(token: Token) -> bool:
    """A day, a part of it, or an hour that can be nothing else."""
    is_clock = token.hour is not None and not token.raw.isdigit()
    return is_clock or Kind.SAYS in token.says or Kind.CLOCK in token.says


def _bound_of(clause: list[Token], at: int) -> str | None:
    """What bounds the number: the nearest small word of time before it, or the one behind it."""
    near = [*reversed(clause[max(0, at - 2) : at]), *clause[at + 1 : at + 2]]
    told = (each.says.get(Kind.BEFORE) or each.says.get(Kind.BEHIND) for each in near)
    return next((each for each in told if each in _BOUNDS), None)
