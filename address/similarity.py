"""Similarity of street names: how sure one may be that two spellings mean one street."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from address.folding import Token, tokens
from address.words import ARTICLES, GLUED, GLUED_SHORT, SHORT_WORDS, STREET_TYPES

EXACT = 1.0
ABBREVIATED = 0.96
SHORT_KIND = 0.99
WITHOUT_KIND = 0.95  # "Яблочкова 8": nobody says "street" there
OTHER_DIGITS_MAX = 0.66  # 13th Street is never 10th Street
OTHER_KIND_MAX = 0.90  # X katu and X kuja are two streets
GLUED_STEM_LETTERS_MIN = 3
WHOLE_WEIGHT, STEM_WEIGHT = 0.35, 0.65

_TWO_TOKEN_TYPES = {("pr", "t"): "prospekt", ("b", "r"): "bulvar", ("pr", "d"): "proezd",
                    ("per", "k"): "per"}  # fmt: skip
_ORDINAL_ENDS = frozenset(
    {"th", "st", "nd", "rd", "e", "eme", "er", "re", "y", "i", "ya", "ia", "go"}
)


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


def _words(found: Sequence[Token]) -> tuple[list[str], list[bool]]:
    words: list[str] = []
    dotted: list[bool] = []
    skip = False
    for position, token in enumerate(found):
        if skip:
            skip = False
            continue
        follower = found[position + 1] if position + 1 < len(found) else None
        pair = _TWO_TOKEN_TYPES.get((token.folded, follower.folded)) if follower else None
        if pair:
            words.append(pair)
            dotted.append(False)
            skip = True
        elif token.glued and words and words[-1].isdigit() and token.folded in _ORDINAL_ENDS:
            continue
        else:
            words.append(token.folded)
            dotted.append(token.dotted)
    return words, dotted


def _taken_apart(words: Sequence[str]) -> tuple[str, list[str], bool]:
    """(kind, stem's words, whether the kind was glued on)"""
    if len(words) > 1:
        for place in (-1, 0):
            kind = STREET_TYPES.get(words[place])
            if kind and not (place == 0 and words[0] == "st"):
                return kind, list(words[1:] if place == 0 else words[:-1]), False
    if not words:
        return "", [], False
    last = words[-1]
    for suffix in GLUED:
        if last.endswith(suffix) and len(last) - len(suffix) >= GLUED_STEM_LETTERS_MIN:
            stem = [*words[:-1], last[: -len(suffix)]]
            return STREET_TYPES.get(suffix, suffix), stem, True
    return "", list(words), False


def short_keys(name: Name) -> list[str]:
    """The keys that an abbreviated name may stand for: "fabianink" is fabianin|katu."""
    if name.kind or not name.stem:
        return []
    keys = []
    for short, kinds in GLUED_SHORT:
        stem = name.stem.removesuffix(short)
        if stem != name.stem and len(stem) >= GLUED_STEM_LETTERS_MIN:
            keys += [f"{stem}|{kind}" for kind in kinds]
    return keys


def similarity(typed: Name, known: Name) -> float:
    """1 for the same name; from .93 on it may be taken, from .70 on it may be proposed."""
    if typed.key == known.key:
        return EXACT
    if typed.digits != known.digits:
        return min(OTHER_DIGITS_MAX, _spelling(typed, known))
    if not typed.stem or not known.stem:
        return 0.0
    if not typed.kind and known.key in short_keys(typed):
        return SHORT_KIND
    if _is_abbreviation(typed, known):
        return ABBREVIATED
    score = _spelling(typed, known)
    if typed.stem == known.stem and not typed.kind and not known.glued:
        return max(score, WITHOUT_KIND)
    if typed.kind and known.kind and typed.kind != known.kind:
        return min(OTHER_KIND_MAX, score)
    return score


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


def _is_abbreviation(typed: Name, known: Name) -> bool:
    """ "It. Teatterik." for "Itäinen Teatterikuja": each word whole, or cut at its full stop."""
    if not any(typed.dotted) or len(typed.words) != len(known.words):
        return False
    pairs = zip(typed.words, known.words, typed.dotted, strict=False)
    fits = all(mine == full or (cut and full.startswith(mine)) for mine, full, cut in pairs)
    return fits and sum(map(len, typed.words)) >= 5
