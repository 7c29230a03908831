"""Tongue: the language in which the console answers, and its words, dates and numbers in it.

The words are Fluent's, in `texts`, a folder a language; Babel writes dates and numbers. Which
language somebody reads is set once, where their request comes in, and counts for all that answers
it: so a word is asked for by its key alone, in a page as in what is gathered for it.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from datetime import date, datetime, time, tzinfo
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_time
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle
from markupsafe import Markup, escape

from core.texts import BrokenTexts, bundle_of

TEXTS = Path(__file__).parent / "texts"
# The languages that the console is written in, each with whose dates and numbers it writes.
LANGUAGES: Mapping[str, str] = {"en": "en_GB", "de": "de_DE"}
DEFAULT = "en"
ACCEPTED_MAX = 20  # languages of a browser that are looked at

_language: ContextVar[str] = ContextVar("language of the console", default=DEFAULT)
log = logging.getLogger("console")


def speak(language: str) -> None:
    """Whatever is said from now on to whoever is being answered; another language than ours counts
    as none."""
    _language.set(language if language in LANGUAGES else DEFAULT)


def language() -> str:
    return _language.get()


def accepted(header: str) -> str:
    """The first of ours that a browser's Accept-Language asks for; English where there is none."""
    wanted: list[tuple[float, str]] = []
    for told in header.split(",")[:ACCEPTED_MAX]:
        name, _, quality = told.partition(";")
        short = name.strip().lower().partition("-")[0]
        if short in LANGUAGES and (weight := _weight(quality)) > 0:
            wanted.append((weight, short))
    return max(wanted, key=lambda one: one[0])[1] if wanted else DEFAULT


def _weight(quality: str) -> float:
    name, _, value = quality.strip().partition("=")
    try:
        return float(value) if name == "q" else 1.0
    except ValueError:
        return 0.0


def said(key: str, **values: object) -> str:
    """Plain words, for whatever escapes them or is no page."""
    if not values:
        return _plain(language(), key)
    return _filled(key, {name: _told(one) for name, one in values.items()})


def marked(key: str, **values: object) -> Markup:
    """The same for a page: the marks are the text's own, and what is filled in is escaped."""
    if not values:
        return Markup(_plain(language(), key))
    filled = {
        name: one if isinstance(one, int) else str(escape(_told(one)))
        for name, one in values.items()
    }
    return Markup(_filled(key, filled))


class Family[Code](Mapping[Code, str]):
    """The words for each of some codes: the names of their texts begin alike."""

    def __init__(self, name: str, codes: Iterable[Code]) -> None:
        self.name = name
        self._codes = dict.fromkeys(codes)

    def key(self, code: Code) -> str:
        return f"{self.name}-{str(code).replace(':', '-').replace(' ', '-')}"

    def __getitem__(self, code: Code) -> str:
        if code not in self._codes:
            raise KeyError(code)
        return said(self.key(code))

    def __iter__(self) -> Iterator[Code]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)


# --- dates and numbers -----------------------------------------------------------------------


def moment(at: datetime, zone: tzinfo) -> str:
    """A day and a time: "Fri 27 Nov 14:05"."""
    return str(format_datetime(at.astimezone(zone), said("date-moment"), None, _locale()))


def moment_exactly(at: datetime, zone: tzinfo) -> str:
    """To the second: "27 Nov 14:05:09"."""
    return str(format_datetime(at.astimezone(zone), said("date-exactly"), None, _locale()))


def day(at: date) -> str:
    """ "Friday 27 November"."""
    return str(format_date(at, said("date-day"), _locale()))


def day_and_time(at: datetime, zone: tzinfo) -> str:
    """ "Friday 27 November, 14:05"."""
    return str(format_datetime(at.astimezone(zone), said("date-day-time"), None, _locale()))


def day_briefly(at: date) -> str:
    """ "27 Nov"."""
    return str(format_date(at, said("date-brief"), _locale()))


def day_with_year(at: date) -> str:
    """ "27 Nov 2026"."""
    return str(format_date(at, said("date-year"), _locale()))


def day_on_axis(at: date) -> str:
    """ "27.11.", as short as can be."""
    return str(format_date(at, said("date-axis"), _locale()))


def weekdays() -> tuple[str, ...]:
    """From Monday on, briefly."""
    names = Locale.parse(_locale()).days["stand-alone"]["abbreviated"]
    return tuple(str(names[number]) for number in range(7))


def clock(at: datetime, zone: tzinfo) -> str:
    """What the clock on the wall says."""
    local = at.astimezone(zone)
    return _clock(local.hour, local.minute, _locale())


def number(value: float, decimals: int | None = None) -> str:
    """As people of the language write it; as exact as it is, to six digits, where no `decimals` are
    told."""
    if decimals is None:
        return str(format_decimal(float(f"{value:.6g}"), "#,##0.######", _locale()))
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(value, pattern, _locale()))


def own_names() -> Mapping[str, str]:
    """Each language of the console, as its own people call it."""
    return {code: _language_name(code, code).capitalize() for code in LANGUAGES}


def language_name(code: str) -> str:
    """The name of a language: "Finnish"; its code where nobody knows a name."""
    return _language_name(code, _locale())


@lru_cache(maxsize=2048)
def _clock(hour: int, minute: int, locale: str) -> str:
    return str(format_time(time(hour, minute), said("date-clock"), None, locale))


@lru_cache(maxsize=256)
def _language_name(code: str, locale: str) -> str:
    try:
        return Locale(code).get_language_name(locale) or code
    except (UnknownLocaleError, ValueError):
        return code


def _locale() -> str:
    return LANGUAGES[language()]


# --- texts -----------------------------------------------------------------------------------


def _told(value: object) -> object:
    """What Fluent takes: whole numbers as they are, all else as words."""
    return value if isinstance(value, int | Markup) else str(value)


@lru_cache(maxsize=4096)
def _plain(language: str, key: str) -> str:
    return _format(language, key, {})


def _filled(key: str, values: Mapping[str, object]) -> str:
    return _format(language(), key, values)


def _format(language: str, key: str, values: Mapping[str, object]) -> str:
    pattern = _bundle(language).get_message(key).value
    if pattern is None:
        raise BrokenTexts(f"{key} in {language} has no words")
    text, errors = _bundle(language).format_pattern(pattern, dict(values))
    for error in errors:
        log.error("text %s in %s: %s", key, language, type(error).__name__)
    return str(text)


def read_all() -> None:
    """Every language, before somebody wants it. Raises BrokenTexts."""
    for language in LANGUAGES:
        _bundle(language)


@cache
def _bundle(language: str) -> FluentBundle:
    return bundle_of(TEXTS, language, LANGUAGES[language])
