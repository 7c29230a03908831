"""Fixtures: what belongs to a house. A broken bell and a dog are news for the courier at the door,
and not about a parcel. The words lie in `fixture_words.toml`, in every language."""

import re
from pathlib import Path

from bot.understanding.denial_words import NEVER
from bot.understanding.lexicon import settled
from bot.understanding.normalise import words_of
from bot.understanding.word_tables import WordTables
from core.late_pattern import LatePattern

QUIET_WORDS_MAX = 12
NEWS_WORDS_MAX, NEWS_SIGNS_MAX = 6, 14  # nothing else is said in so few; signs of no gaps
_SIGN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_any_of = WordTables(Path(__file__).with_name("fixture_words.toml")).any_of
_FIXTURE, _OUT_OF_ORDER = _any_of("fixture"), _any_of("out_of_order")
# "Left it at the door, broken" says where; "the bell is broken" says what.
_BROKEN_FIXTURE = LatePattern(
    r"(?<!at )(?<!by )(?<!at the )(?<!by the )(?<!at my )(?<!by my )(?<!on the )(?<!outside the )"
    rf"(?<!to the )(?<!у )(?<!под ){_FIXTURE}(?:[ '’]+[^\W\d_]+){{0,3}}?[ '’,-]*{_OUT_OF_ORDER}|"
    rf"(?:{_OUT_OF_ORDER}|rikkinäi\w+)\s+{_FIXTURE}",
    re.I,
)
_DOG, _BEWARE = LatePattern(_any_of("dog"), re.I), LatePattern(_any_of("beware"), re.I)
_RING = LatePattern(_any_of("ring"), re.I)
_CALL_FIRST = LatePattern(_any_of("call_first"), re.I)
_PARCEL = LatePattern(_any_of("parcel"), re.I)


def names_parcel(text: str) -> bool:
    """ "The box is crushed", "it arrived broken"."""
    return _PARCEL.search(text) is not None


def has_broken_fixture(text: str) -> bool:
    """ "The lift is broken", "timbre roto", "звонок сломан": of the house alone."""
    return _BROKEN_FIXTURE.search(text) is not None and not names_parcel(text)


def is_news_of_the_door(plain: str) -> bool:
    """Whether a few words say nothing but that something is broken there, or warn of a dog."""
    signs = len(_SIGN.findall(plain))
    if "?" in plain or len(plain.split()) > NEWS_WORDS_MAX or signs > NEWS_SIGNS_MAX:
        return False
    return (has_broken_fixture(plain) or _warns_of_a_dog(plain)) and not _answers_first(plain)


def is_quiet_until(plain: str) -> bool:
    """ "Never ring before nine": asked of the courier, whatever else its hour may be of."""
    is_brief = len(plain.split()) <= QUIET_WORDS_MAX and "?" not in plain
    return is_brief and rings(plain) and NEVER.search(plain) is not None


def is_to_call_first(plain: str) -> bool:
    """ "Call before you come": asked of the courier, whatever else is wished."""
    return _CALL_FIRST.search(plain) is not None


def rings(text: str) -> bool:
    """Whether a bell or a knock at the door is spoken of."""
    return _RING.search(text) is not None


def _answers_first(plain: str) -> bool:
    """ "Yes, but beware of the dog" says yes, and more."""
    words = words_of(plain)
    return any(settled(" ".join(words[:many])) is not None for many in (1, 2))


def _warns_of_a_dog(plain: str) -> bool:
    is_warned = _DOG.search(plain) is not None and _BEWARE.search(plain) is not None
    return is_warned and not names_parcel(plain)
