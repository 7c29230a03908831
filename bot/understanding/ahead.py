"""Ahead: so many days from today, "in three days", "über eine Woche", "一周后".

The words are in `time_words/`, in all languages at once: nobody says "kolmen päivän päästä" in
another one. What is found stands in the message as one word, which the grammar of days reads; "keep
it for a week" is one for from then on.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from itertools import groupby

from bot.understanding.denial_words import NOT
from bot.understanding.time_lexicon import FOLDER, bare
from bot.understanding.word_tables import one_of
from core.late_pattern import LatePattern

MARK = "xahead"  # before a letter for how many days: no language has such a word
ONWARD = "on"  # behind the mark: from that day on
DAYS_MAX = 25
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FIXED_NAME = re.compile(r"days\d+")  # "days7": phrases of a week
_FIRST_NUMBER = 2  # "in one day" is tomorrow
_MARKS = re.compile(r"[,.;!?،؛。，、！？；\n]")
_OF_ONE_WEEK = re.compile(
    r"(?:\bensi|\bens|seuraava\w*|\bkoko|наступн\w+|цей|следующ\w+|\bэту|przyszł\w+|następn\w+|\bten|\bcały)\s+$"
)
_SIGN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def with_days_ahead(plain: str) -> str:
    """The message with every number of days from today as one word."""
    return _SPAN.sub(_kept_so_long, _AHEAD.sub(_marked, plain))


def days_ahead(letter: str) -> int:
    """What the letter behind the mark says."""
    return _LETTERS.index(letter)


def _kept_so_long(match: re.Match[str]) -> str:
    """ "Hold it for 5 days": only beside a word for keeping, which is not denied."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    clause = f"{_MARKS.split(before)[-1]} · {_MARKS.split(after)[0]}"
    if _OF_ONE_WEEK.search(before):
        return match[0]  # "move it to the next week"
    is_kept = _KEEPS.search(clause) is not None and not NOT.search(clause)
    return _worded(match, _FIXED_SPANS, f"{MARK}{ONWARD}") if is_kept else match[0]


def _marked(match: re.Match[str]) -> str:
    return _worded(match, _FIXED, MARK)


def _worded(match: re.Match[str], fixed: dict[str, int], mark: str) -> str:
    number = next((told for told in match.groups() if told is not None), None)
    if number is None:
        days = fixed[match[0].replace("\u200c", " ")]
    else:
        days = int(number) if number.isdigit() else _NUMBERS[number]
    return f" {mark}{_LETTERS[days]} " if days <= DAYS_MAX else match[0]


def _read(section: str) -> tuple[dict[str, int], dict[str, int], list[str]]:
    """Phrases of a fixed number of days, number words, and phrases with a number in them."""
    fixed: dict[str, int] = {}
    numbers: dict[str, int] = {}
    counted: list[str] = []
    for path in sorted(FOLDER.glob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8")).get(section, {})
        for name in filter(_FIXED_NAME.fullmatch, told):
            days = int(name.removeprefix("days"))
            fixed |= {each: days for phrase in _phrases(told, name) for each in _spelt(phrase)}
        for days, words in enumerate(_phrases(told, "numbers"), start=_FIRST_NUMBER):
            numbers |= {each: days for word in words.split() for each in _spelt(word)}
        counted += [each for phrase in _phrases(told, "days") for each in _spelt(phrase)]
    return fixed, numbers, counted


def _phrases(told: dict[str, str], name: str) -> Iterator[str]:
    return filter(None, told.get(name, "").split(" | "))


def _spelt(phrase: str) -> set[str]:
    """As it is, and without marks over the letters."""
    return {phrase, bare(phrase)}


def _any_of(phrases: Iterable[str]) -> Iterator[str]:
    """The phrases as they are written, longest first; between words, where words are spaced."""
    for is_sign, alike in groupby(sorted(phrases, key=len, reverse=True), _has_signs):
        either = "|".join(map(_written, alike))
        yield either if is_sign else _whole(either)


def _counted(phrases: Iterable[str], number: str) -> Iterator[str]:
    """The phrases around a number: those that begin alike name its spellings once."""
    told = [phrase.partition("#") for phrase in sorted(phrases, key=len, reverse=True)]
    behind: dict[tuple[bool, str], list[str]] = {}
    for before, _, after in told:
        behind.setdefault((_has_signs(before + after), before), []).append(_written(after))
    for (is_sign, before), afters in behind.items():
        either = f"{_written(before)}{number}(?:{'|'.join(afters)})"
        yield either if is_sign else _whole(either)


def _has_signs(phrase: str) -> bool:
    return _SIGN.search(phrase) is not None


def _written(phrase: str) -> str:
    return re.escape(phrase).replace("\\ ", r"\s+")


def _whole(spelt: str) -> str:
    return rf"(?<!\w)(?:{spelt})(?!\w)"


def _keeps() -> Iterator[str]:
    for path in sorted(FOLDER.glob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8")).get("keeps", {})
        yield from _phrases(told, "words")


_FIXED, _NUMBERS, _COUNTED = _read("ahead")
_FIXED_SPANS, _, _COUNTED_SPANS = _read("keeps")
_NUMBER = (
    "(" + "|".join([r"\d{1,2}", *sorted(map(re.escape, _NUMBERS), key=len, reverse=True)]) + ")"
)
_AHEAD = LatePattern("|".join([*_any_of(_FIXED), *_counted(_COUNTED, _NUMBER)]))
_SPAN = LatePattern("|".join([*_any_of(_FIXED_SPANS), *_counted(_COUNTED_SPANS, _NUMBER)]))
_KEEPS = LatePattern(
    one_of(sorted({each for told in _keeps() for each in _spelt(told)}, key=len)[::-1])
)
