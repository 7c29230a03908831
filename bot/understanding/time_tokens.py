"""Time tokens: a message cut into words and phrases, each with what it may say of time."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from bot.understanding.language import language_of
from bot.understanding.time_lexicon import (
    FOLDED,
    LATIN,
    LEXICON,
    WORD,
    Kind,
    Phrase,
    folded,
    without_one,
)

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEAR = " -'\u200c.’/"
_IN_PHRASE = ("", " ", "-", "'", "\u200c", "' ", ". ", ".")
_STEM_LETTERS_MIN = 2
_TYPO_LETTERS_MIN = 6
_ENDING_MAX = 1
_WORDS_KEPT = 2048
_ENDINGS = frozenset(("en", "er", "ar", "et", "es", "ens", "ern"))
_ARABIC_BEFORE = re.compile(r"^[وبلفع]?(?:ال|لل)?(?=\w{3})")
_MARKS = re.compile("[\u064b-\u0652\u0640\u0307]")
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")

# How much a word tells of the language it is in.
_WEIGHTS = {Kind.SAYS: 4.0, Kind.NUMBER: 0.6, Kind.CLOCK: 1.0, Kind.BESIDES: 2.0}
_SMALL_WORD, _SMALL_WORD_BY_DIGITS = 0.5, 1.5
_CLOCK_WORD, _CLOCK_LETTERS_MIN = 4.0, 3  # "klo 10", "jam 3"
_WEEKDAY = 5.0
_TYPO = 2.0
_DETECTED = 3.0
_ENOUGH = 1.0


class _Piece(NamedTuple):
    """A word or digits, and what stands before it."""

    word: str
    gap: str


@dataclass(slots=True)
class Token:
    """A word or phrase with what stands before it; `says` by kind is what it may mean."""

    raw: str
    gap: str
    says: dict[Kind, str] = field(default_factory=dict)
    hour: str | None = None  # digits of what may be an hour
    out: str | None = None  # what the grammar is given, once that is known

    @property
    def is_time(self) -> bool:
        return self.hour is not None or Kind.SAYS in self.says

    @property
    def is_near(self) -> bool:
        """Whether it follows the one before it without a break."""
        return not self.gap.strip(_NEAR)


def tokens_of(plain: str) -> tuple[list[Token], str | None]:
    """The tokens, and the language whose words of time they are."""
    plain = _MARKS.sub("", plain)
    if _CJK.search(plain):
        return _eastern(plain)
    pieces, tail = _pieces(plain)
    language = _language(plain, pieces)
    return ([] if language is None else _spaced(pieces, tail, language)), language


def _pieces(plain: str) -> tuple[list[_Piece], str]:
    pieces: list[_Piece] = []
    ended = 0
    for match in WORD.finditer(plain):
        pieces.append(_Piece(match[0], plain[ended : match.start()]))
        ended = match.end()
    return pieces, plain[ended:]


def _language(plain: str, pieces: list[_Piece]) -> str | None:
    """The message's language counts, and the words of time themselves."""
    told = language_of(plain, None)
    tally: dict[str, float] = defaultdict(float)
    for at, piece in enumerate(pieces):
        for phrase, _ in _phrases_at(pieces, at):
            if not phrase.only_here:
                tally[phrase.language] += _weight(phrase, pieces, at)
        if told is not None and any(p.language == told for p in _typos(piece.word)):
            tally[told] += _TYPO
    for language in (told, told + LATIN) if told is not None else ():
        if language in tally or not tally:
            tally[language] += _DETECTED
    most = max(tally, key=lambda each: tally[each], default=None)
    return most if most is not None and tally[most] > _ENOUGH else None


def _weight(phrase: Phrase, pieces: list[_Piece], at: int) -> float:
    ends = at + len(phrase.words)
    if phrase.says in WEEKDAYS:
        return _WEEKDAY
    if phrase.kind in _WEIGHTS:
        return _WEIGHTS[phrase.kind] * len(phrase.words)
    is_by_digits = (ends < len(pieces) and pieces[ends].word.isdigit()) or (
        at > 0 and pieces[at - 1].word.isdigit()
    )
    if is_by_digits and phrase.says == "at" and len(phrase.words[0]) >= _CLOCK_LETTERS_MIN:
        return _CLOCK_WORD
    return (_SMALL_WORD_BY_DIGITS if is_by_digits else _SMALL_WORD) * len(phrase.words)


def _phrases_at(pieces: list[_Piece], at: int) -> Iterator[tuple[Phrase, str]]:
    """Phrases that begin here, with what is left over of their last word."""
    for phrase in _beginning(pieces[at].word):
        if (rest := _rest(phrase, pieces, at)) is not None:
            yield phrase, rest


@lru_cache(maxsize=_WORDS_KEPT)
def _beginning(word: str) -> tuple[Phrase, ...]:
    """Phrases that may begin with this word."""
    found: list[Phrase] = []
    for each in _spellings(word):
        found += LEXICON.by_word.get(each, ())
        for ends in range(_STEM_LETTERS_MIN, len(each) + 1):
            found += LEXICON.by_stem.get(each[:ends], ())
    return tuple(found)


def _spellings(word: str) -> list[str]:
    """A word as it may stand in the lexicon: without an Arabic "and the", or folded."""
    spelt = [word]
    if _is_arabic(word) and (short := _ARABIC_BEFORE.sub("", word)) != word:
        spelt += [short, "ال" + short]
    if word.isascii() and len(word) > 1:
        spelt.append(FOLDED + folded(word))
    return spelt


def _is_arabic(word: str) -> bool:
    return "\u0600" <= word[0] <= "\u06ff"


def _rest(phrase: Phrase, pieces: list[_Piece], at: int) -> str | None:
    if at + len(phrase.words) > len(pieces):
        return None
    rest = ""
    for ahead, (word, is_stem) in enumerate(zip(phrase.words, phrase.stems, strict=True)):
        piece = pieces[at + ahead]
        if ahead and piece.gap not in _IN_PHRASE:
            return None
        told = folded(piece.word) if phrase.language.endswith(LATIN) else piece.word
        if is_stem and told.startswith(word):
            rest = told[len(word) :]
            if len(rest) > _ENDING_MAX and not _may_end(rest, phrase.language):
                return None
        elif told == word or (not is_stem and word in _spellings(told)):
            rest = ""
        else:
            return None
    return rest


def _may_end(rest: str, language: str) -> bool:
    """Where words are run together, the end of one is another."""
    is_compound = language in LEXICON.compounding
    return not is_compound or rest in _ENDINGS or _is_known(rest, language)


def _typos(word: str) -> Iterator[Phrase]:
    """Days and the like with one letter wrong."""
    if len(word) < _TYPO_LETTERS_MIN or _is_arabic(word) or _beginning(word):
        return
    for left in (word, *without_one(word)):
        for phrase in LEXICON.by_typo.get(left, ()):
            if phrase.words[0][0] == word[0]:
                yield phrase


def _spaced(pieces: list[_Piece], tail: str, language: str) -> list[Token]:
    tokens: list[Token] = []
    at = 0
    while at < len(pieces):
        if pieces[at].word.isdigit():
            token, at = _digits(pieces, at)
        else:
            token, at, rest = _phrase(pieces, at, language)
            if len(rest) > 1 and _is_known(rest, language):
                pieces.insert(at, _Piece(rest, ""))
        tokens.append(token)
    return [*tokens, Token("", tail)]


def _phrase(pieces: list[_Piece], at: int, language: str) -> tuple[Token, int, str]:
    """The longest phrase here, with all it may say; where it ends, and what is left of it."""
    word, gap = pieces[at]
    found = [each for each in _phrases_at(pieces, at) if each[0].language == language]
    if not found:
        found = [(each, "") for each in _typos(word) if each.language == language][:1]
    if not found:
        return Token(word, gap), at + 1, ""
    length = max(_length(phrase) for phrase, _ in found)
    best = [each for each in found if _length(each[0]) == length]
    token = Token(word, gap, {phrase.kind: phrase.says for phrase, _ in reversed(best)})
    ends = at + length[0]
    token.raw += "".join(piece.gap + piece.word for piece in pieces[at + 1 : ends])
    return token, ends, min((rest for _, rest in best), key=len)


def _length(phrase: Phrase) -> tuple[int, int]:
    return len(phrase.words), sum(len(word) for word in phrase.words)


def _is_known(rest: str, language: str) -> bool:
    """Whether an ending is a word itself."""
    kinds = (Kind.SAYS, Kind.BEHIND, Kind.JOINS)
    return any(each.language == language and each.kind in kinds for each in _beginning(rest))


def _digits(pieces: list[_Piece], at: int) -> tuple[Token, int]:
    """ "14", "14:30", "28.11"."""
    word, gap = pieces[at]
    if at + 1 < len(pieces):
        minutes = pieces[at + 1]
        if minutes.gap in (":", ".") and minutes.word.isdigit() and len(minutes.word) == 2:
            whole = word + minutes.gap + minutes.word
            says = {} if _may_be_hour(word) or int(minutes.word) > 12 else {Kind.SAYS: whole}
            return Token(whole, gap, says, hour=whole if _may_be_hour(word) else None), at + 2
    return Token(word, gap, hour=word if _may_be_hour(word) else None), at + 1


def _may_be_hour(digits: str) -> bool:
    return len(digits) <= 2 and int(digits) <= 24


_KANJI = {kanji: digit for digit, kanji in enumerate("零一二三四五六七八九")} | {
    "两": 2,
    "兩": 2,
    "〇": 0,
}
_KANJI_NUMBER = re.compile(
    r"(?<![周週期拜])[零〇一二两兩三四五六七八九十]+(?=\s*(?:時|时|点|點|月|日|号|號))"
)
_KANJI_HOUR = re.compile(r"(\d{1,2})(?:時|时|点钟|點鐘|点|點)(?!間|间)(?:(半)|(一刻)|(\d{1,2})分)?")
_KANJI_DATE = re.compile(r"(\d{1,2})月(\d{1,2})[日号號]?")
_CLOCK = re.compile(r"\d{1,2}:\d{2}|\d+")
_KANJI_WORD_MAX = 6


def _from_kanji(match: re.Match[str]) -> str:
    tens, ten, ones = match[0].rpartition("十")
    value = _KANJI.get(ones, 0)
    return str(value + 10 * (_KANJI.get(tens, 1) if ten else 0))


def _unspaced(plain: str, language: str) -> list[Token]:
    """Words run into each other: the longest known one at each place."""
    plain = _KANJI_NUMBER.sub(_from_kanji, plain)
    table = LEXICON.unspaced[language]
    tokens: list[Token] = []
    at, gap = 0, ""
    while at < len(plain):
        token = _kanji_digits(plain, at, gap)
        if token is None:
            lengths = range(_KANJI_WORD_MAX, 0, -1)
            word = next((w for n in lengths if (w := plain[at : at + n]) in table), None)
            if word is None:
                gap += plain[at]
                at += 1
                continue
            token = Token(word, gap, dict(table[word]))
        tokens.append(token)
        at += len(token.raw)
        gap = ""
    return [*tokens, Token("", gap)]


def _eastern(plain: str) -> tuple[list[Token], str]:
    """Without kana it may be either: the one of which more is known."""
    read = [(_unspaced(plain, language), language) for language in ("zh", "ja")]
    if _KANA.search(plain):
        return read[1]
    return max(read, key=lambda each: sum(bool(token.says) for token in each[0]))


def _kanji_digits(plain: str, at: int, gap: str) -> Token | None:
    """ "12月2日", "18時", "2点半"."""
    date = _KANJI_DATE.match(plain, at)
    if date and 1 <= int(date[1]) <= len(MONTHS):
        return Token(date[0], gap, {Kind.SAYS: f"{int(date[2])} {MONTHS[int(date[1]) - 1]}"})
    if hour := _KANJI_HOUR.match(plain, at):
        minutes = "30" if hour[2] else "15" if hour[3] else f"{int(hour[4] or 0):02}"
        return Token(hour[0], gap, hour=f"{hour[1]}:{minutes}" if _may_be_hour(hour[1]) else None)
    if clock := _CLOCK.match(plain, at):
        return Token(
            clock[0], gap, hour=clock[0] if len(clock[0]) <= 5 and (":" in clock[0]) else None
        )
    return None
