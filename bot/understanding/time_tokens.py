"""Time tokens: a message cut into words and phrases, each with what it may say of time."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from bot.understanding.eastern_tokens import eastern
from bot.understanding.language import is_telling, language_of, seems_written_in
from bot.understanding.time_lexicon import (
    FOLDED,
    LATIN,
    WORD,
    Kind,
    Phrase,
    folded,
    time_words,
    without_one,
)
from bot.understanding.time_token import MONTHS, WEEKDAYS, Token, may_be_hour

_IN_PHRASE = ("", " ", "-", "'", "\u200c", "' ", ". ", ".", "/")
_STEM_LETTERS_MIN = 2
_ARABIC_LETTERS_MIN = 3
_TYPO_LETTERS_MIN = 6
_WORD_LETTERS_MIN = 4
_ENDING_MAX = 1
_WORDS_KEPT = 2048
_PIECES_MAX = 250  # nobody tells a time behind so many words
_BEFORE_CASE = ("", "-", ":", "'")
# What a number is bent by: "с 9-ти", "8:sta".
_CASES = frozenset(
    ("ти", "ми", "х", "ї", "ої", "ій", "тої", "й", "ой", "го", "sta", "stä", "lta", "ltä", "een",
     "iin", "aan", "ään", "ksi", "lle", "ssa", "ssä", "ish")
)  # fmt: skip
_HALVES_OF_DAY = frozenset(("am", "pm"))
_ENDINGS = frozenset(("en", "er", "ar", "et", "es", "ens", "ern"))
_ARABIC_BEFORE = re.compile(r"^(?:[وبفع]?(?:ال|لل)|[وبلفع])(?=\w{3})")
_MARKS = re.compile("[\u064b-\u0652\u0640\u0307°]")
_ORDINAL_ENDINGS = frozenset(("er", "ere", "o", "st", "nd", "rd", "th"))
_ENGLISH_ORDINAL = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)\b")
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")

# How much a word tells of the language it is in.
_WEIGHTS = {
    Kind.SAYS: 4.0, Kind.NUMBER: 0.6, Kind.OF_DAY: 1.0, Kind.CLOCK: 1.0, Kind.BESIDES: 2.0,
    Kind.PICK: 1.5, Kind.EACH: 1.0,
}  # fmt: skip
_SMALL_WORD, _SMALL_WORD_BY_TIME, _SMALL_WORD_BY_DIGITS = 0.5, 1.0, 1.5
_CLOCK_WORD, _CLOCK_LETTERS_MIN = 4.0, 3  # "klo 10", "jam 3"
_WEEKDAY = 5.0
_BRIEF_DAY = 2.0
_TYPO = 2.0
_ORDINAL = 2.0
_DETECTED, _DETECTED_BRIEFLY = 3.0, 1.5
_ENOUGH = 1.0


class _Piece(NamedTuple):
    """A word or digits, and what stands before it."""

    word: str
    gap: str


def tokens_of(plain: str) -> tuple[list[Token], str | None]:
    """The tokens, and the language whose words of time they are."""
    plain = _MARKS.sub("", plain)
    if _CJK.search(plain):
        return eastern(plain)
    pieces, tail = _pieces(plain)
    language = _language(plain, pieces)
    return ([] if language is None else _spaced(pieces, tail, language)), language


def _pieces(plain: str) -> tuple[list[_Piece], str]:
    pieces: list[_Piece] = []
    ended = 0
    for match in islice(WORD.finditer(plain), _PIECES_MAX):
        pieces.append(_Piece(match[0], plain[ended : match.start()]))
        ended = match.end()
    return pieces, plain[ended:]


def _language(plain: str, pieces: list[_Piece]) -> str | None:
    """The message's language counts, and the words of time themselves."""
    told, tells = language_of(plain, None), is_telling(plain)
    tally: dict[str, float] = defaultdict(float)
    for at, piece in enumerate(pieces):
        is_besides = told is not None and _is_besides(pieces, at, told)
        is_believed = tells or _has_words_beside(pieces, at)
        for language, weight in _told_by(pieces, at, told if is_believed else None).items():
            if not is_besides or language == told:
                tally[language] += weight
        if told is not None and any(p.language == told for p in _typos(piece.word)):
            tally[told] += _TYPO
    if _ENGLISH_ORDINAL.search(plain):
        tally["en"] += _ORDINAL
    for language in (told, told + LATIN) if told is not None else ():
        if language in tally or not tally:
            tally[language] += _detected(plain)
    most = max(tally, key=lambda each: tally[each], default=None)
    return most if most is not None and tally[most] > _ENOUGH else None


def _has_words_beside(pieces: list[_Piece], at: int) -> bool:
    """ "Do 4 piętra" is no Thursday: one other word that is not small tells the language."""
    others = (each.word for each in (*pieces[:at], *pieces[at + 1 :]))
    return any(len(word) >= _WORD_LETTERS_MIN and word.isalpha() for word in others)


def _is_besides(pieces: list[_Piece], at: int, language: str) -> bool:
    """ "Cuma" is Friday in Turkish, and "only" in a message that is in Indonesian."""
    found = (phrase for phrase, _ in _phrases_at(pieces, at))
    return any(each.language == language and each.kind is Kind.BESIDES for each in found)


def _detected(plain: str) -> float:
    """What the spelling of the whole counts for, the less the shorter and the more doubtful."""
    seems = seems_written_in(plain)
    share = seems.share if seems is not None else 0.0
    return share * (_DETECTED if is_telling(plain) else _DETECTED_BRIEFLY)


def _told_by(pieces: list[_Piece], at: int, told: str | None) -> dict[str, float]:
    """What the word here tells of each language, by the most telling phrase of it. `told`: what the
    spelling tells surely: "di 5 scatole" is no Tuesday."""
    most: dict[str, float] = {}
    for phrase, _ in _phrases_at(pieces, at):
        is_day = _is_brief_day(phrase, pieces, at) and told in (None, phrase.language)
        if not phrase.only_here or is_day:
            weight = _weight(phrase, pieces, at) / (_BRIEF_DAY if phrase.only_here else 1)
            most[phrase.language] = max(most.get(phrase.language, 0.0), weight)
    return most


def _is_brief_day(phrase: Phrase, pieces: list[_Piece], at: int) -> bool:
    """ "Do 9-12", "jue 14:00": a day cut short is one before an hour."""
    has_hour = at + 1 < len(pieces) and pieces[at + 1].word.isdigit()
    return phrase.says in WEEKDAYS and has_hour and pieces[at + 1].gap in (" ", ".", ". ")


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
    if is_by_digits:
        return _SMALL_WORD_BY_DIGITS * len(phrase.words)
    is_by_time = any(_is_of_time(pieces, near, phrase.language) for near in (at - 1, ends))
    return (_SMALL_WORD_BY_TIME if is_by_time else _SMALL_WORD) * len(phrase.words)


def _is_of_time(pieces: list[_Piece], at: int, language: str) -> bool:
    """Whether a day or the like stands there: "thursday se saturday tak"."""
    found = _beginning(pieces[at].word) if 0 <= at < len(pieces) else ()
    return any(each.language == language and each.kind is Kind.SAYS for each in found)


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
        found += time_words().by_word.get(each, ())
        for ends in range(_STEM_LETTERS_MIN, len(each) + 1):
            found += time_words().by_stem.get(each[:ends], ())
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
        is_clause = phrase.kind is Kind.PAST and piece.gap == ", "  # "ich weiß, dass"
        if ahead and piece.gap not in _IN_PHRASE and not is_clause:
            return None
        told = folded(piece.word) if phrase.language.endswith(LATIN) else piece.word
        if is_stem and told.startswith(word):
            rest = told[len(word) :]
            is_plain = phrase.says in WEEKDAYS and len(word) >= _TYPO_LETTERS_MIN
            if len(rest) > _ENDING_MAX and not (is_plain or _may_end(rest, phrase.language)):
                return None
        elif told == word or (not is_stem and word in _spellings(told)):
            rest = ""
        else:
            return None
    return rest


def _may_end(rest: str, language: str) -> bool:
    """Where words are run together, the end of one is another."""
    is_compound = language in time_words().compounding
    return not is_compound or rest in _ENDINGS or _is_known(rest, language)


def _typos(word: str) -> Iterator[Phrase]:
    """Days and the like with one letter wrong."""
    if len(word) < _TYPO_LETTERS_MIN or _is_arabic(word) or _beginning(word):
        return
    for left in (word, *without_one(word)):
        for phrase in time_words().by_typo.get(left, ()):
            if phrase.words[0][0] == word[0]:
                yield phrase


def _is_typo(rest: str, language: str) -> bool:
    return any(phrase.language == language for phrase in _typos(rest))


def _spaced(pieces: list[_Piece], tail: str, language: str) -> list[Token]:
    tokens: list[Token] = []
    at = 0
    while at < len(pieces):
        if pieces[at].word.isdigit():
            token, at = _digits(pieces, at)
            at += _ends_as_day(pieces, at, language)
            if _is_marked(pieces, at, language):
                token.hour = None
        else:
            if language == "ar" and tokens and tokens[-1].is_time:
                _split_to(pieces, at)
            _split_half(pieces, at, language)
            token, at, rest = _phrase(pieces, at, language)
            if len(rest) > 1 and (_is_known(rest, language) or _is_typo(rest, language)):
                pieces.insert(at, _Piece(rest, ""))
        tokens.append(token)
    return [*tokens, Token("", tail)]


def _ends_as_day(pieces: list[_Piece], at: int, language: str) -> bool:
    """ "1er décembre", "1º de diciembre", "1st of December": the ending says no more."""
    is_ending = at < len(pieces) and not pieces[at].gap and pieces[at].word in _ORDINAL_ENDINGS
    return is_ending and any(
        each.language == language and each.says in MONTHS
        for near in pieces[at + 1 : at + 3]
        for each in _beginning(near.word)
    )


def _is_marked(pieces: list[_Piece], at: int, language: str) -> bool:
    """ "2A", "4º", "20e": letters that run on from a number make a door or a floor of it."""
    if at >= len(pieces) or pieces[at].gap or pieces[at].word in _HALVES_OF_DAY:
        return False
    known = {
        each.kind
        for each in _beginning(pieces[at].word)
        if each.language == language and (len(each.words) == 1 or len(each.words[0]) > 1)
    }
    return not pieces[at].word.isdigit() and known <= {Kind.JOINS}


def _split_to(pieces: list[_Piece], at: int) -> None:
    """ "للخميس" behind a day is "to Thursday": what is joined is taken apart."""
    word = pieces[at].word
    rest = "ال" + word[2:] if word.startswith("لل") else word[1:]
    if word[0] == "ل" and len(word) > _ARABIC_LETTERS_MIN and _is_known_number_or_day(rest):
        pieces[at : at + 1] = [_Piece("ل", pieces[at].gap), _Piece(rest, " ")]


def _split_half(pieces: list[_Piece], at: int, language: str) -> None:
    """ "полшестого", "halfzes": a half that runs together with its hour."""
    word, gap = pieces[at]
    for ends in range(_STEM_LETTERS_MIN, len(word) - 1):
        halves = time_words().by_word.get(_spelt(word[:ends], language), ())
        if any(each.kind is Kind.HALF_TO and each.language == language for each in halves) and any(
            each.language == language and each.kind in (Kind.NUMBER, Kind.OF_HALF)
            for each in _beginning(word[ends:])
        ):
            pieces[at : at + 1] = [_Piece(word[:ends], gap), _Piece(word[ends:], " ")]
            return


def _spelt(word: str, language: str) -> str:
    return FOLDED + folded(word) if language.endswith(LATIN) else word


def _is_known_number_or_day(word: str) -> bool:
    return any(each.kind in (Kind.SAYS, Kind.NUMBER) for each in _beginning(word))


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
    none_of_time = [each for each in found if _is_none_of_time(each[0], length)]
    best = none_of_time or best
    token = Token(word, gap, {phrase.kind: phrase.says for phrase, _ in reversed(best)})
    ends = at + length[0]
    token.raw += "".join(piece.gap + piece.word for piece in pieces[at + 1 : ends])
    return token, ends, min((rest for _, rest in best), key=len)


def _is_none_of_time(phrase: Phrase, longest: tuple[int, int]) -> bool:
    """ "Min son" is no Sunday, though many write one so."""
    return phrase.kind is Kind.BESIDES and len(phrase.words) == longest[0]


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
            says = {} if may_be_hour(word) or int(minutes.word) > 12 else {Kind.SAYS: whole}
            return Token(whole, gap, says, hour=whole if may_be_hour(word) else None), at + 2
    told = Token(word, gap, hour=word if may_be_hour(word) else None)
    ends = at + 1
    if ends < len(pieces) and pieces[ends].gap in _BEFORE_CASE and pieces[ends].word in _CASES:
        told.raw += pieces[ends].gap + pieces[ends].word
        ends += 1
    return told, ends
