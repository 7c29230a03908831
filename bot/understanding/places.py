"""Places: lockers, places to leave a parcel, and people to hand it to, in the text's own words.

A message is cut at its marks and at words that cannot be part of a name ("leave", "please", "he
will take it"). Of what is left, the part that names such a place or person is the answer; a part
that is denied ("not to the neighbour") is not.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from bot.understanding.denial_words import denials
from bot.understanding.language import ASKED_AGAIN_MAX, language_of
from bot.understanding.normalise import TEXT_LETTERS_MAX, normalised

_TABLES: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("place_words.toml").read_text(encoding="utf-8")
)
_KINDS = ("locker", "neighbour", "safe")
_CLAUSE = re.compile(r"[,.;:!?()\n…،؟。、«»\"“”]+|\s[-–—]\s")
_LETTER = r"[^\W_]|[\u064b-\u0652\u0900-\u0963\u0970-\u097f]"
_TOKEN = re.compile(rf"(?:{_LETTER})(?:{_LETTER}|['’ʼ`-](?=\w)|\u200c)*")
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_NAMED, _SIDE, _DENIED, _ASKED = 3.0, 2.0, -8.0, 0.5
_UNSPACED = frozenset({"ja", "zh"})
_ALIKE, _OF_BOTH = ("ru", "uk"), ("put", "stop")  # a few words may be of either
_BESIDE = frozenset({"côté", "lado", "fianco", "lato"})
_ENOUGH = {"locker": 3.0, "neighbour": 0.5, "safe": 0.5}
_DETECTED = 1.5
_ARABIC_JOINED, _ARABIC_LETTERS_MIN = frozenset("بلعو"), 4  # "at the", "to the"
_ARABIC_MARKS = re.compile("[\u064b-\u0652\u0640]")
# "All'armadietto", "l'associé": what is joined is taken apart.
_ELIDED = re.compile(r"(?:all|dall|dell|nell|sull|l|d|un|qu)['’ʼ](?=\w)", re.I)


# "It", between a no and what shall not be done.
_PRONOUNS = (
    "it them that this lo la le les los las es den das ihn sie o os as se sen sitä det dem "
    "его её ее их його її їх go ją je ça onu bunu"
)
_IT = frozenset(_PRONOUNS.split())
_DOOR = re.compile(
    r"\bdoors?\b|tür\b|porte\b|puerta|porta\b|drzwi|двер|\bov[ie]|dörr|kapı|باب|deur|eshik|pintu|दरवाज|ドア|门|門",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Words:
    """Whole words, and beginnings of words."""

    whole: frozenset[str]
    stems: tuple[str, ...]

    def has(self, word: str) -> bool:
        if word in self.whole or (bool(self.stems) and word.startswith(self.stems)):
            return True
        if elided := _ELIDED.match(word):
            return self.has(word[elided.end() :])
        is_joined = word[:1] in _ARABIC_JOINED and len(word) > _ARABIC_LETTERS_MIN
        return is_joined and self.has(word[1:])


_NONE = _Words(frozenset(), ())


@dataclass(frozen=True, slots=True)
class _Part:
    """Words in a row, none of which stops it; from letter `at` to `ends` of the clause."""

    clause: str
    at: int
    ends: int
    score: float

    @property
    def told(self) -> str:
        return self.clause[self.at : self.ends].strip(" -–'’")

    @property
    def named(self) -> str:
        """Without an article that is written on."""
        elided = _ELIDED.match(self.told)
        return self.told[elided.end() :] if elided else self.told


@cache
def _words(table: str, language: str) -> _Words:
    """None at all where a language has no line of a table."""
    alike = _ALIKE if language in _ALIKE and table in _OF_BOTH else (language,)
    lines = (denials(each) if table == "not" else _TABLES[table].get(each, "") for each in alike)
    words = [each for line in lines for each in line.split(" | ") if each]
    return _Words(
        frozenset(word for word in words if not word.endswith("*")),
        tuple(word[:-1] for word in words if word.endswith("*")),
    )


@cache
def _known(language: str) -> _Words:
    """All words of a language, whatever they are for."""
    tables = [_words(table, language) for table in ("stop", "link", *_KINDS)]
    return _Words(
        frozenset().union(*(each.whole for each in tables)),
        tuple(stem for each in tables for stem in each.stems),
    )


def named_place(text: str, kind: str) -> str | None:
    """The words for a locker, a safe place or a person; None where nothing looks like one."""
    best = _best(text, kind)
    if best is None or best.score < _ENOUGH[kind]:
        return None
    return (best.told if kind == "safe" else best.named) or None


def is_named(text: str, kind: str) -> bool:
    """Whether a word for one stands there, or for the side of a thing."""
    best = _best(text, kind)
    return best is not None and best.score >= _SIDE


def puts_somewhere(text: str) -> bool:
    """ "Throw it behind the bins": a word for leaving, and a place with its side where the language
    has such words; not asked about, and with nobody and no locker beside it."""
    best = _best(text, "safe")
    if best is None or "?" in text or is_named(text, "neighbour") or is_named(text, "locker"):
        return False
    language = _spoken(text)
    sides = _words("side", language)
    first, second, *_ = *normalised(best.told).split(), "", ""
    is_beside = sides.has(first) or second in _BESIDE  # no "Olga next door"
    if best.score < _NAMED or (sides != _NONE and not is_beside):
        return False
    puts = _words("put", language)
    if language in _UNSPACED:
        return any(word in text for word in puts.whole)
    said = (normalised(found[0]).split("-")[0] for found in _TOKEN.finditer(text))
    return any(puts.has(word) for word in said)


def denies(text: str, kind: str) -> bool:
    """ "No locker", "don't leave it outside": a no right before the thing, or before the leaving of
    it. "Not home, leave it" denies neither."""
    language = _spoken(text)
    if language in _UNSPACED:
        return False
    no, small = _words("not", language), [_words(each, language) for each in ("link", "side")]
    puts, stops = _words("put", language), _words("stop", language)
    things = [_words(kind, language), *([_words("side", language)] if kind == "safe" else ())]
    for clause in _CLAUSE.split(unicodedata.normalize("NFKC", text[:TEXT_LETTERS_MAX])):
        is_denied, is_first = False, False
        for word in (normalised(found[0]) for found in _TOKEN.finditer(clause)):
            if no.has(word):
                is_denied, is_first = True, True
                continue
            if is_denied and any(each.has(word) for each in things):
                return True
            is_put = puts.has(word)
            is_beside = is_put or any(each.has(word) for each in small)
            is_small = word in _IT if is_first else stops.has(word)
            is_denied = is_denied and (is_beside or is_small)
            if is_denied and is_put and kind == "safe":
                return True
            is_first = False
    return False


def names_somebody_alone(text: str) -> bool:
    """A person who may have it, and no place: who says so leaves nothing unattended."""
    somebody, place = _best(text, "neighbour"), _best(text, "safe")
    is_named = somebody is not None and somebody.score >= _NAMED
    return is_named and (place is None or place.score < _SIDE)


def names_a_place_alone(text: str) -> bool:
    """ "Porch", "under the mat": where it may lie, and nobody who could take it. A door may be
    somebody else's, and so may a number."""
    place, somebody = _best(text, "safe"), _best(text, "neighbour")
    is_place = place is not None and place.score >= _NAMED and _DOOR.search(text) is None
    is_somebody = somebody is not None and somebody.score >= _NAMED
    return is_place and not is_somebody and not any(letter.isdigit() for letter in text)


def _spoken(text: str) -> str:
    if _CJK.search(text):
        return "ja" if _KANA.search(text) else "zh"
    return _language(text)


def _best(text: str, kind: str) -> _Part | None:
    text = unicodedata.normalize("NFKC", text[:TEXT_LETTERS_MAX])
    clauses = [clause for clause in _CLAUSE.split(text) if clause.strip()]
    language = _spoken(text)
    read = _unspaced if language in _UNSPACED else _spaced
    parts = [part for clause in clauses for part in read(clause, language, kind)]
    return max(parts, key=lambda part: (part.score, part.ends - part.at), default=None)


@lru_cache(maxsize=ASKED_AGAIN_MAX)
def _language(text: str) -> str:
    """Whose words these are: most of them known, or the language the message seems to be in."""
    plain = normalised(text)
    words = [found[0] for found in _TOKEN.finditer(plain)]
    tally = dict.fromkeys(_TABLES["stop"], 0.0)
    for language in tally:
        known = _known(language)
        tally[language] = sum(known.has(word) for word in words)
    if (told := language_of(plain, None)) in tally:
        tally[told] += _DETECTED
    return max(tally, key=lambda each: tally[each])


def _spaced(clause: str, language: str, kind: str) -> list[_Part]:
    heads, stop, denies = (_words(table, language) for table in (kind, "stop", "not"))
    sides = _words("side", language) if kind == "safe" else _NONE
    link = _words("link", language)
    tokens = [
        (found, normalised(_ARABIC_MARKS.sub("", found[0]))) for found in _TOKEN.finditer(clause)
    ]
    is_asked = any(stop.has(word) for _, word in tokens)
    parts: list[_Part] = []
    row: list[tuple[re.Match[str], str]] = []
    is_denied = False
    closed: list[tuple[re.Match[str] | None, str]] = [*tokens, (None, "")]
    for found, word in closed:
        is_stop = stop.has(word.split("-")[0]) or denies.has(word)  # "remettez-le"
        # "Sous le banc": behind a side of something, "le" is no "it".
        is_article = bool(row) and sides.has(row[-1][1]) and link.has(word)
        if found is not None and (heads.has(word) or is_article or not is_stop):
            row.append((found, word))
            continue
        if row:
            is_denied = is_denied or _words("not_behind", language).has(word)
            part = _part(clause, row, language, kind, is_denied=is_denied)
            parts += [part] if part is not None else []
            is_denied, row = False, []
        is_denied = (is_denied or denies.has(word)) and not _words("but", "all").has(word)
    # "En el cobertizo, la puerta se atasca": what does not open well is no place of its own.
    is_stuck = kind == "safe" and any(_words("stuck", "all").has(word) for _, word in tokens)
    asked = _ASKED * is_asked + _DENIED * is_stuck
    return [replace(part, score=part.score + asked) for part in parts]


def _part(
    clause: str,
    row: list[tuple[re.Match[str], str]],
    language: str,
    kind: str,
    *,
    is_denied: bool,
) -> _Part | None:
    """A row without the small words at its ends; a safe place keeps the side of the thing."""
    link, side, heads = (_words(table, language) for table in ("link", "side", kind))
    start, end = 0, len(row)
    keeps_side = kind == "safe"
    while start < end and link.has(row[start][1]) and not heads.has(row[start][1]):
        is_beside = start + 1 < end and row[start + 1][1] in _BESIDE  # "à côté", "al lado"
        if keeps_side and (side.has(row[start][1]) or is_beside):
            break
        start += 1
    ends_small = _Words(link.whole | side.whole, ())
    if keeps_side:
        ends_small = _Words(ends_small.whole - _words("link", "hi").whole, ())
    while end > start and not heads.has(row[end - 1][1]) and ends_small.has(row[end - 1][1]):
        end -= 1
    kept = row[start:end]
    if not kept:
        return None
    score = _NAMED * any(heads.has(word) for _, word in kept)
    score += _SIDE * (keeps_side and any(side.has(word) for _, word in kept))
    score += _DENIED * is_denied
    return _Part(clause, kept[0][0].start(), kept[-1][0].end(), score)


def _unspaced(clause: str, language: str, kind: str) -> list[_Part]:
    """Rows between the words that stop them."""
    stops = sorted(_words("stop_unspaced", language).whole, key=len, reverse=True)
    heads = _words(kind, language).whole
    denied = _words("not", language).whole | _words("not_behind", language).whole
    parts: list[_Part] = []
    at = 0
    is_denied = False
    breaks = re.finditer("|".join(map(re.escape, stops)), clause)
    for found in [*breaks, None]:
        ends = found.start() if found is not None else len(clause)
        inside = next((h for h in heads if found and clause.startswith(h, ends - len(h) + 1)), "")
        if found is not None and inside and len(inside) > len(found[0]):
            continue
        row = clause[at:ends].strip()
        if row:
            score = _NAMED * any(head in row for head in heads) + _DENIED * is_denied + _ASKED
            start = clause.index(row, at)
            parts.append(_Part(clause, start, start + len(row), score))
            is_denied = False
        if found is not None:
            is_denied = is_denied or found[0] in denied
            at = found.end()
    return parts
