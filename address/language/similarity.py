"""Similarity of street names: how sure one may be that two spellings mean one street."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from address.language.folding import Token, tokens
from address.language.inflections import inflected_keys
from address.language.words import (
    ARTICLES,
    FRONT_TYPES,
    GLUED,
    GLUED_SHORT,
    INITIAL_TYPES,
    SHORT_WORDS,
    STREET_TYPES,
    TWO_TOKEN_WORDS,
)

EXACT = 1.0
ABBREVIATED = 0.96
CUT = 0.80
CUT_LETTERS_MIN, STEM_CUT_LETTERS_MIN = 7, 4
SHORT_KIND = 0.99
WITHOUT_DIRECTION = 0.84  # "Main St" where there is a North and a South Main Street: asked
WITHOUT_KIND = 0.95  # "Яблочкова 8": nobody says "street" there
OTHER_DIGITS_MAX = 0.66  # 13th Street is never 10th Street
OTHER_KIND_MAX = 0.90  # X katu and X kuja are two streets
WITHOUT_ARTICLE = 0.98  # "Rue Eglise" for "Rue de l'Eglise"
OTHER_ARTICLE = 0.95  # Rue du Bois and Rue des Bois are two streets
KIND_MISSPELT_MAX = 0.92
SPELT_MAX = 0.945  # what is spelt otherwise is never sure: another street may be spelt so
GLUED_STEM_LETTERS_MIN = 3
LONG_KIND_LETTERS = 5  # "Austrasse": so long a kind needs but two letters before it
KIND_LIKENESS_MIN = 70
KIND_LETTERS_MIN = 4
WHOLE_WEIGHT, STEM_WEIGHT = 0.35, 0.65
# So few slips in so long a name are no other name: (slips, letters at least, at least so similar).
SLIPS = ((1, 5, 0.80), (1, 4, 0.74), (2, 8, 0.72))

_LONG_KINDS = sorted(word for word in STREET_TYPES if len(word) >= KIND_LETTERS_MIN)
_ORDINAL_ENDS = frozenset(
    {"th", "st", "nd", "rd", "e", "eme", "er", "re", "y", "i", "ya", "ia", "go"}
)


_DIRECTIONS = ("north", "south", "east", "west")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_COUNTED = {word: str(number) for number, word in enumerate(_ORDINALS, start=1)}
_COUNTED |= {number: word for word, number in _COUNTED.items()}


type _Word = tuple[str, bool, bool]  # folded, glued to the one before, dotted


@dataclass(frozen=True, slots=True)
class Name:
    """A street's name taken apart: what tells it from others, and what kind of way it is.

    `words` are the folded words as written, `stem` its distinctive part without gaps.
    """

    words: tuple[str, ...]
    stem: str
    kind: str
    glued: bool
    digits: tuple[str, ...]
    dotted: tuple[bool, ...] = ()

    def __hash__(self) -> int:
        return hash(self.words)

    @property
    def whole(self) -> str:
        return f"{self.stem}{self.kind}" if self.glued else f"{self.stem} {self.kind}".strip()

    @property
    def key(self) -> str:
        return f"{self.stem}|{self.kind}"


@lru_cache(maxsize=65_536)
def name_of(text: str) -> Name:
    return name_from(tokens(text))


def name_from(found: Sequence[Token]) -> Name:
    """The name that these tokens spell."""
    return _named(tuple((token.folded, token.glued, token.dotted) for token in found))


@lru_cache(maxsize=65_536)
def _named(found: tuple[_Word, ...]) -> Name:
    words, dotted = _words(found)
    kind, stem_words, glued = _taken_apart(words)
    stem_words = [SHORT_WORDS.get(word, word) for word in stem_words]
    told = [word for word in stem_words if word not in ARTICLES] or stem_words
    digits = tuple("".join(char for char in word if char.isdigit()) for word in words)
    return Name(
        words=tuple(words),
        stem="".join(told),
        kind=kind,
        glued=glued,
        digits=tuple(digit for digit in digits if digit),
        dotted=tuple(dotted),
    )


def _words(found: Sequence[_Word]) -> tuple[list[str], list[bool]]:
    words: list[str] = []
    dotted: list[bool] = []
    skip = False
    for position, (word, is_glued, is_dotted) in enumerate(found):
        if skip:
            skip = False
            continue
        follower = found[position + 1][0] if position + 1 < len(found) else ""
        pair = TWO_TOKEN_WORDS.get((word, follower))
        if pair:
            words.append(pair)
            dotted.append(False)
            skip = True
        elif is_glued and words and words[-1].isdigit() and _is_ordinal_end(word):
            continue
        else:
            words.append(word)
            dotted.append(is_dotted)
    return words, dotted


@lru_cache(maxsize=1_024)
def _is_ordinal_end(word: str) -> bool:
    """ "th", and "thh", as it is mistyped."""
    return word in _ORDINAL_ENDS or (
        len(word) == 3 and any(end in word for end in ("th", "st", "nd", "rd"))
    )


def _taken_apart(words: Sequence[str]) -> tuple[str, list[str], bool]:
    """(kind, stem's words, whether the kind was glued on)"""
    if len(words) > 1:
        initial = INITIAL_TYPES.get(words[0])
        for place in (0, -1) if initial or words[0] in FRONT_TYPES else (-1, 0):
            kind = (initial if place == 0 else None) or STREET_TYPES.get(words[place])
            if kind and not (place == 0 and words[0] == "st"):
                return kind, list(words[1:] if place == 0 else words[:-1]), False
    if not words:
        return "", [], False
    last = words[-1]
    for suffix in GLUED if last.endswith(GLUED) else ():
        stem_letters = GLUED_STEM_LETTERS_MIN - (len(suffix) >= LONG_KIND_LETTERS)
        if last.endswith(suffix) and len(last) - len(suffix) >= stem_letters:
            stem = [*words[:-1], last[: -len(suffix)]]
            return STREET_TYPES.get(suffix, suffix), stem, True
    return "", list(words), False


@lru_cache(maxsize=8_192)
def short_keys(name: Name) -> tuple[str, ...]:
    """The keys that a short or inflected name may stand for: "fabianink" is fabianin|katu."""
    if not name.stem:
        return ()
    keys = list(inflected_keys(name.stem, name.kind))
    for short, kinds in GLUED_SHORT if not name.kind else ():
        stem = name.stem.removesuffix(short)
        if stem != name.stem and len(stem) >= GLUED_STEM_LETTERS_MIN:
            keys += [f"{stem}|{kind}" for kind in kinds]
    return tuple(keys)


@lru_cache(maxsize=8_192)
def counted_keys(name: Name) -> tuple[str, ...]:
    """Fifth Avenue is 5th Avenue."""
    word = next((word for word in name.words if word in _COUNTED), None)
    return (f"{name.stem.replace(word, _COUNTED[word])}|{name.kind}",) if word else ()


@lru_cache(maxsize=8_192)
def directed_keys(name: Name) -> tuple[str, ...]:
    """North and South Main Street, where somebody wrote Main Street."""
    if not name.kind or name.words[0] in _DIRECTIONS:
        return ()
    return tuple(f"{direction}{name.stem}|{name.kind}" for direction in _DIRECTIONS)


def similarity(typed: Name, known: Name) -> float:
    """1 for the same name; from .93 on it may be taken, from .70 on it may be proposed."""
    if typed.key == known.key:
        return _beside_articles(typed.words, known.words)
    if known.key in counted_keys(typed):
        return SHORT_KIND
    if typed.digits != known.digits:
        return min(OTHER_DIGITS_MAX, _spelling(typed, known))
    if not typed.stem or not known.stem:
        return 0.0
    if known.key in short_keys(typed):
        return SHORT_KIND
    if _is_abbreviation(typed, known):
        return ABBREVIATED
    score = min(SPELT_MAX, max(_spelling(typed, known), _by_slips(typed, known)))
    if known.key in directed_keys(typed):
        return max(score, WITHOUT_DIRECTION)
    if _is_cut(typed, known):
        score = max(score, CUT)
    if typed.stem == known.stem and not typed.kind and not known.glued:
        return max(score, WITHOUT_KIND)
    if typed.kind and known.kind and typed.kind != known.kind:
        return min(OTHER_KIND_MAX, score)
    return score


def slips_between(typed: Name, known: Name) -> int:
    """In how many letters two names differ; in what tells them apart where the kind is the same."""
    if typed.kind and typed.kind == known.kind:
        return OSA.distance(typed.stem, known.stem)
    return min(
        OSA.distance("".join(typed.words), "".join(known.words)),
        OSA.distance(typed.whole.replace(" ", ""), known.whole.replace(" ", "")),
    )


def _beside_articles(typed: Sequence[str], known: Sequence[str]) -> float:
    mine = [word for word in typed if word in ARTICLES]
    theirs = [word for word in known if word in ARTICLES]
    if mine == theirs:
        return EXACT
    return OTHER_ARTICLE if mine and theirs else WITHOUT_ARTICLE


def _by_slips(typed: Name, known: Name) -> float:
    """At least so similar are two names that a slip or two make one: "Aueer" and "Auer"."""
    mine, theirs = "".join(typed.words), "".join(known.words)
    slips = OSA.distance(mine, theirs, score_cutoff=SLIPS[-1][0])
    letters = min(len(mine), len(theirs))
    return max((least for count, length, least in SLIPS if slips <= count and letters >= length),
               default=0.0)  # fmt: skip


def with_kind_guessed(typed: Name) -> Name | None:
    """ "Aveneu B" read as Avenue B: a first or last word that resembles a kind of way."""
    if typed.kind or len(typed.words) < 2:
        return None
    for place in (-1, 0):
        kind = _kind_like(typed.words[place])
        if kind is not None:
            rest = typed.words[1:] if place == 0 else typed.words[:-1]
            words = [SHORT_WORDS.get(word, word) for word in rest]
            told = [word for word in words if word not in ARTICLES] or words
            return Name(typed.words, "".join(told), kind, False, typed.digits)
    return None


@lru_cache(maxsize=4_096)
def _kind_like(word: str) -> str | None:
    if len(word) < KIND_LETTERS_MIN:
        return None
    found = process.extractOne(word, _LONG_KINDS, scorer=fuzz.ratio, score_cutoff=KIND_LIKENESS_MIN)
    return STREET_TYPES[found[0]] if found else None


def _spelling(typed: Name, known: Name) -> float:
    whole = max(
        fuzz.ratio(typed.whole, known.whole),
        fuzz.ratio("".join(typed.words), "".join(known.words)),
    )
    stem = fuzz.ratio(typed.stem, known.stem)
    if not typed.kind and known.kind:
        stem = max(stem, _stem_beside_a_misspelt_kind(typed.stem, known))
    return (WHOLE_WEIGHT * whole + STEM_WEIGHT * stem) / 100


def _stem_beside_a_misspelt_kind(typed: str, known: Name) -> float:
    """ "Fabianinkaut": the kind is misspelt, the stem is not."""
    best = 0.0
    length = len(known.kind)
    for cut in (length - 1, length, length + 1):
        if len(typed) - cut >= GLUED_STEM_LETTERS_MIN and cut >= 2:
            if fuzz.ratio(typed[-cut:], known.kind) < 66:
                continue
            best = max(best, fuzz.ratio(typed[:-cut], known.stem))
    return best


def _is_cut(typed: Name, known: Name) -> bool:
    """ "Mannerh" for "Mannerheimintie": so much of it that it is worth asking."""
    first = typed.words[0] if len(typed.words) == 1 else ""
    return len(first) >= CUT_LETTERS_MIN and known.words[0].startswith(first)


def _is_abbreviation(typed: Name, known: Name) -> bool:
    """ "It. Teatterik." for "Itäinen Teatterikuja": each word whole, or cut at its full stop.
    "Korkeav.katu" is cut inside, and of "Iso Rob." the double letter is not written."""
    if not any(typed.dotted):
        return False
    if known.glued and typed.kind == known.kind and len(typed.words) == len(known.words) + 1:
        return len(typed.stem) >= STEM_CUT_LETTERS_MIN and known.stem.startswith(typed.stem)
    if len(typed.words) != len(known.words):
        return False
    pairs = zip(typed.words, known.words, typed.dotted, strict=False)
    fits = all(mine == full or (cut and _begins(full, mine)) for mine, full, cut in pairs)
    return fits and sum(map(len, typed.words)) >= 5


def _begins(full: str, mine: str) -> bool:
    return full.startswith(mine) or _single(full).startswith(_single(mine))


def _single(word: str) -> str:
    """Double letters as one."""
    return "".join(letter for letter, _ in groupby(word))
