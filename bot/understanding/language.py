"""Language: which one a message is written in, by its script and the spelling of its words."""

import functools
import re
from dataclasses import dataclass

import numpy as np

from bot.understanding.grams import grams_of
from bot.understanding.head import BySpelling, shares
from bot.understanding.learnt import weights

LETTERS_MIN = 13  # shorter messages never switch a language
SURE_FROM = 0.5
GUESSED_FROM = 0.25
ASKED_AGAIN_MAX = 4  # messages remembered for a moment
IN_LATIN = "-latn"  # of a language that has letters of its own

_CYRILLIC = ("ru", "uk", "uz")
_ARABIC = ("ar", "fa")
_SCRIPTS = (
    (re.compile(r"[\u3040-\u30ff]"), ("ja",)),
    (re.compile(r"[\u4e00-\u9fff]"), ("zh", "ja")),
    (re.compile(r"[\u0900-\u097f]"), ("hi",)),
    (re.compile(r"[\u0600-\u06ff]"), _ARABIC),
    (re.compile(r"[\u0400-\u04ff]"), _CYRILLIC),
)
_OWN_LETTERS = (
    (re.compile(r"[іїєґ]"), "uk"),
    (re.compile(r"[ўқғҳ]"), "uz"),
    (re.compile(r"[گپچژیک]"), "fa"),
    (re.compile(r"[ةىيك]"), "ar"),
)
_OF_OTHERS = frozenset({*_CYRILLIC[:2], *_ARABIC, "hi", "zh", "ja"})


@dataclass(frozen=True, slots=True)
class Written:
    """A language, whether in Latin letters that are not its own, and how sure we are."""

    code: str
    romanised: bool
    share: float


def written_in(plain: str, languages: BySpelling) -> Written | None:
    """The likeliest language of a normalised text; None without any letter."""
    if not any(letter.isalpha() for letter in plain):
        return None
    told = _told(plain)
    if len(told) == 1:
        return Written(told[0], romanised=False, share=1.0)
    scores = languages.scores(grams_of(plain))
    possible = [label in told if told else label not in _OF_OTHERS for label in languages.labels]
    likely = shares(np.where(possible, scores, np.float32(-1e9)).astype(np.float32), 1.0)
    best = int(likely.argmax())
    code, _, latin = languages.labels[best].partition("-")
    return Written(code, romanised=bool(latin), share=float(likely[best]))


def language_of(plain: str, hint: str | None) -> str | None:
    """The language of the words; the hint where they do not tell."""
    found = seems_written_in(plain)
    if found is None:
        return hint
    is_sure = found.share >= SURE_FROM or (is_telling(plain) and found.share >= GUESSED_FROM)
    if is_sure:
        return found.code
    return hint or (found.code if found.share >= GUESSED_FROM else None)


@functools.lru_cache(maxsize=ASKED_AGAIN_MAX)
def seems_written_in(plain: str) -> Written | None:
    """The likeliest language, by what was learnt; several ask of one message."""
    return written_in(plain, weights().languages)


def is_russian_in_latin(plain: str, languages: BySpelling) -> bool:
    """Russian or Ukrainian without its letters: neighbours that one table reads."""
    found = written_in(plain, languages)
    return found is not None and found.romanised and found.code in ("ru", "uk")


def told_by_letters(plain: str) -> bool:
    """The letters themselves are of few languages: nobody writes English in them."""
    return bool(_told(plain))


def is_telling(plain: str) -> bool:
    """Long enough to be believed about its language."""
    return sum(letter.isalpha() for letter in plain) >= LETTERS_MIN


def _told(plain: str) -> tuple[str, ...]:
    """The languages that are written with these letters; none for Latin ones. A word or two in
    another script make no message of another language."""
    letters = sum(letter.isalpha() for letter in plain)
    for script, codes in _SCRIPTS:
        if len(script.findall(plain)) * 3 > letters:
            own = [code for found, code in _OWN_LETTERS if code in codes and found.search(plain)]
            return (own[0],) if len(own) == 1 else codes
    return ()
