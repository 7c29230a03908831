"""The words of time, read once from `time_words/`: one file for each language, one section for
each kind of word. What a word says is written in the small English that the grammar reads.

`*` after a word stands for any ending, and what follows it may be a word itself ("freitagabend");
`?` marks a word that is too common elsewhere: it counts only in a message of its own language.
"""

import functools
import re
import tomllib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum, auto
from pathlib import Path

from bot.understanding.romanised import in_latin

FOLDER = Path(__file__).with_name("time_words")
LATIN = "-latn"  # a language of another script, typed in Latin letters
ONLY = "only "  # before a bound: "not before", "erst ab"; who is away is back then
ONLY_AT = "only at"  # "vasta": from an hour on, but on a day
RETURNING, DEPARTING = "returning", "departing"
HOMING = "homing"  # who comes home at an hour was away on that day alone
EACH_DAY = "anyday"  # "any day but Friday, after four": the hours are not Friday's
ANY_TIME = "anytime"  # "any time except Friday after four": Friday is not wished for
FIRST, LAST = "pickfirst", "picklast"  # of what is free
NOT_YET = "notyet"  # "not before six": said of a wish, and of who is away until then
FOLDED = "~"  # before a word whose spelling is folded
_WITH_APOSTROPHES = ("uk", "uz")  # many leave them out
_WITH_LATIN = ("ru", "uk")
_LETTER = r"(?:[^\W\d_]|[\u0900-\u0963\u0970-\u097f])"
_CODE = rf"\d+(?![hu]){_LETTER}{{1,2}}\d+"  # "12в7": no hour in it
WORD = re.compile(rf"{_CODE}|{_LETTER}+|\d+")
_TYPO_LETTERS_MIN = 6
_LATIN_LETTERS_MIN = 3
_BARE_LETTERS_MIN = 4  # a shorter beginning without its marks is one of other words
_FOLDED = (("shch", "sc"), ("sch", "sc"), ("ts", "c"), ("tc", "c"), ("kh", "h"), ("zh", "j"),
           ("iy", "i"), ("yy", "y"), ("ij", "i"), ("y", "i"), ("j", "i"), ("x", "h"), ("w", "v"),
           ("ii", "i"))  # fmt: skip


class Kind(StrEnum):
    SAYS = auto()  # a day, a month, a part of the day
    BEFORE = auto()  # "after", "until": before what it belongs to
    BEHIND = auto()  # the same behind it
    JOINS = auto()  # between two
    NUMBER = auto()
    HALF_TO = auto()  # "halb acht" is 7:30
    HALF_BEFORE = auto()  # "sadhe sat" is 7:30 as well
    HALF_PAST = auto()  # "le sette e mezza"
    QUARTER_OF = auto()  # "чверть на восьму" is 7:15
    QUARTER_PAST = auto()  # "quarter past ten"
    QUARTER_TO = auto()
    QUARTER_BEHIND = auto()  # "las diez y cuarto"
    QUARTER_LESS = auto()  # "las diez menos cuarto"
    OF_HALF = auto()  # the half "of the eighth"
    OF_DAY = auto()  # "the first" of a month
    PAST = auto()  # "last", "ago": a time beside it is over
    MOVES = auto()  # who comes back or leaves then
    THEN_ON = auto()  # "at six, after that I'm in": from the moment on
    EACH = auto()  # "any day"
    PICK = auto()  # "as late as possible"
    KEEPS = auto()  # "can it wait until Friday": then it is to come
    BESIDES = auto()  # has a word of time in it and says none: "good evening"
    HOUR = auto()
    CLOCK = auto()  # an hour of the day, never how long something takes


# Sections of a file that are plain lists, and what each of their words says.
_LISTS = (
    ("then", "then_on", Kind.THEN_ON, ""),
    ("each", "day", Kind.EACH, EACH_DAY),
    ("each", "time", Kind.EACH, ANY_TIME),
    ("pick", "first", Kind.PICK, FIRST),
    ("pick", "last", Kind.PICK, LAST),
    ("keeps", "words", Kind.KEEPS, ""),
    ("besides", "words", Kind.BESIDES, ""),
)
# What a word before or behind an hour adds to it.
MINUTES_BEFORE = {
    Kind.HALF_TO: -30,
    Kind.HALF_BEFORE: 30,
    Kind.QUARTER_OF: -45,
    Kind.QUARTER_PAST: 15,
    Kind.QUARTER_TO: -15,
}
MINUTES_BEHIND = {Kind.HALF_PAST: 30, Kind.QUARTER_BEHIND: 15, Kind.QUARTER_LESS: -15}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One or several words of one language; `stems` are those with any ending."""

    language: str
    kind: Kind
    says: str
    words: tuple[str, ...]
    stems: tuple[bool, ...]
    only_here: bool = False


@dataclass(slots=True)
class Lexicon:
    """Phrases by their first word, by the beginning of it, and by what is left of it in a typo."""

    by_word: dict[str, list[Phrase]] = field(default_factory=dict)
    by_stem: dict[str, list[Phrase]] = field(default_factory=dict)
    by_typo: dict[str, list[Phrase]] = field(default_factory=dict)
    compounding: set[str] = field(default_factory=set)  # languages that run words together
    unspaced: dict[str, dict[str, dict[Kind, str]]] = field(default_factory=dict)


def bare(word: str) -> str:
    """Without marks over the letters, as many type it."""
    apart = unicodedata.normalize("NFD", word.replace("ı", "i").replace("ł", "l"))
    return "".join(letter for letter in apart if not "\u0300" <= letter <= "\u036f")


def folded(word: str) -> str:
    """The many ways to write one Cyrillic word in Latin letters, in one."""
    for written, one in _FOLDED:
        word = word.replace(written, one)
    return word


def without_one(word: str) -> set[str]:
    """The word with any one letter left out."""
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


@functools.cache
def time_words() -> Lexicon:
    """All of it, read when it is first asked: it takes a fifth of a second."""
    found = Lexicon()
    for path in sorted(FOLDER.glob("*.toml")):
        # As a message is normalised: "außer" is written "ausser" there.
        told = tomllib.loads(path.read_text(encoding="utf-8").casefold())
        is_unspaced = told.pop("unspaced", False)
        if told.pop("compounds", False):
            found.compounding.add(path.stem)
        for phrase in _phrases(path.stem, told):
            if is_unspaced:
                table = found.unspaced.setdefault(path.stem, {})
                table.setdefault("".join(phrase.words), {})[phrase.kind] = phrase.says
            else:
                _add(found, phrase)
    return found


def _phrases(language: str, told: dict[str, dict[str, str]]) -> list[Phrase]:
    found: list[Phrase] = []
    for section in ("says", "before", "behind", "joins", "moves"):
        for says, words in told.get(section, {}).items():
            bound = says if says == ONLY_AT else says.removeprefix(ONLY)
            for each in words.split(" | "):
                found.append(_phrase(language, Kind(section), bound, each))
                if says.startswith(ONLY):
                    found.append(_phrase(language, Kind.MOVES, NOT_YET, each))
    for side, words in told.get("past", {}).items():
        found += [_phrase(language, Kind.PAST, side, each) for each in words.split(" | ")]
    for section, name, kind, says in _LISTS:
        words = told.get(section, {}).get(name, "")
        found += [_phrase(language, kind, says, each) for each in words.split(" | ") if each]
    numbers = told.get("numbers", {})
    for name, kind in (
        ("in_words", Kind.NUMBER),
        ("of_half", Kind.OF_HALF),
        ("of_day", Kind.OF_DAY),
    ):
        for number, words in enumerate(numbers.get(name, "").split(" | "), start=1):
            found += [
                _phrase(language, kind, str(number), each.replace("+", " "))
                for each in words.split()
            ]
    for kind in (*MINUTES_BEFORE, *MINUTES_BEHIND, Kind.HOUR, Kind.CLOCK):
        for each in filter(None, numbers.get(str(kind), "").split(" | ")):
            found.append(_phrase(language, kind, str(kind), each))
    return found


def _phrase(language: str, kind: Kind, says: str, written: str) -> Phrase:
    only_here = written.strip().endswith("?")
    parts = re.findall(rf"({WORD.pattern})(\*?)", written)
    return Phrase(
        language=language,
        kind=kind,
        says=says,
        words=tuple(word for word, _ in parts) or (written.strip(),),
        stems=tuple(star == "*" for _, star in parts) or (False,),
        only_here=only_here,
    )


def _add(found: Lexicon, phrase: Phrase) -> None:
    is_brief = phrase.stems[0] and len(phrase.words[0]) <= _BARE_LETTERS_MIN
    spellings = {phrase, phrase if is_brief else _respelt(phrase, bare)}
    if phrase.language in _WITH_APOSTROPHES:
        spellings |= {_respelt(each, lambda word: word.replace("'", "")) for each in spellings}
    for each in spellings:
        table = found.by_stem if each.stems[0] else found.by_word
        table.setdefault(each.words[0], []).append(each)
    if phrase.language in _WITH_LATIN:
        for each in {_in_latin(phrase, has_other_habit=has) for has in (False, True)}:
            if each.kind is not Kind.SAYS or max(map(len, each.words)) >= _LATIN_LETTERS_MIN:
                table = found.by_stem if each.stems[0] else found.by_word
                table.setdefault(FOLDED + each.words[0], []).append(each)
    is_one_word = phrase.kind is Kind.SAYS and len(phrase.words) == 1
    if is_one_word and len(phrase.words[0]) >= _TYPO_LETTERS_MIN:
        for left in {phrase.words[0], *without_one(phrase.words[0])}:
            found.by_typo.setdefault(left, []).append(phrase)


def _in_latin(phrase: Phrase, *, has_other_habit: bool) -> Phrase:
    spelt = _respelt(phrase, lambda word: folded(in_latin(word, other_habit=has_other_habit)))
    return replace(spelt, language=phrase.language + LATIN)


def _respelt(phrase: Phrase, spelling: Callable[[str], str]) -> Phrase:
    return Phrase(
        phrase.language, phrase.kind, phrase.says, tuple(spelling(word) for word in phrase.words),
        phrase.stems, phrase.only_here,
    )  # fmt: skip
