"""Denied bounds: "don't come before Thursday" asks for Thursday or later, "not after Thursday" for
Thursday at the latest.

The denial may stand right by the bound or some words away from it, on either side as languages have
it. In the canonical text the bound is then one of `NOT_BEFORE`, `NOT_UNTIL` and `NOT_AFTER`; who
tells when nobody is there means it as it was: `without_denials`.
"""

import functools
import re
from pathlib import Path

from bot.understanding.ahead import MARK as AHEAD
from bot.understanding.day_tokens import is_day_of_month
from bot.understanding.time_lexicon import LATIN, NOT_YET, Kind
from bot.understanding.time_token import MASK, PARTS, Token
from bot.understanding.word_tables import WordTables, one_of

NOT_BEFORE, NOT_UNTIL, NOT_AFTER = "notbefore", "notuntil", "notafter"
_TURNED = {"before": NOT_BEFORE, "until": NOT_UNTIL, "after": NOT_AFTER}
# "Not on or before Thursday" leaves out the Thursday as well.
_TURNED_WHOLE = {"on or before": "after", "on or after": "before"}
_ANY_TURNED = re.compile(r"\bnot(before|until|after)\b")
_TABLES = WordTables(Path(__file__).with_suffix(".toml"))
_WORDS_BETWEEN_MAX = 5
_LETTERS_BETWEEN_MAX = 10  # where words are not spaced
_UNSPACED = ("zh", "ja")
_DENIED_BEHIND = ("tr", "hi", "uz", "fa", "zh", "ja", "de", "nl")  # the verb may come last
_GRAMMAR_DENIES = ("en", "fi", "ru")  # the grammar of hours knows "not before six" itself
_ORDINAL = re.compile(r"(?:the )?\d{1,2}(?:st|nd|rd|th)\b")
_BREAK = re.compile(r"[,.;:!?،؛。，、！？；\n]")
# "Why not before Thursday?", "can't you come before Thursday?": asked for it.
_ASKS = re.compile(r"\b(?:why|if)\W+(?:\w+\W+)?$")
_ASKS_YOU = re.compile(r"\s+you\b")


def turn_denied_bounds(tokens: list[Token], language: str | None) -> None:
    """The bounds that are denied, as what they ask for."""
    table = (language or "").removesuffix(LATIN)
    if table not in _TABLES.tables["denies"]:
        return
    for at, token in enumerate(tokens):
        is_before = token.says.get(Kind.BEFORE) in _TURNED and _leads(tokens, at)
        is_behind = token.says.get(Kind.BEHIND) in _TURNED and at > 0 and tokens[at - 1].is_time
        if is_before:
            _turn_before(tokens, at, table)
        elif is_behind:
            _turn_behind(tokens, at, table)


def without_denials(told: str) -> str:
    """A canonical text with its bounds as they were said, for when nobody is there."""
    return _ANY_TURNED.sub(r"\1", told)


def _turn_before(tokens: list[Token], at: int, language: str) -> None:
    """ "No vengan antes del jueves", "vor Donnerstag bitte nicht"."""
    token = tokens[at]
    told = token.says[Kind.BEFORE]
    if at and tokens[at - 1].is_time:
        return  # "from 10 until 12"
    time = next((each for each in tokens[at + 1 : at + 3] if _is_day_or_hour(each)), token)
    is_part = time.says.get(Kind.SAYS) in PARTS
    is_hour = time.hour is not None or is_part
    words = _words_before(tokens, at)
    is_adjacent = re.fullmatch(rf".*{_denying(language)}\s*", words) is not None
    if not _ends_denied(words, language):
        behind = _words_behind(tokens, at)
        if is_hour or told != "before" or not _begins_denied(behind, language):
            return
        ends = next(each for each in tokens[at + 1 :] if not each.is_time)
        if ends.says.get(Kind.BEHIND) == "is bad":
            ends.says, ends.out = {}, MASK
    elif is_hour and (
        (is_adjacent and language in _GRAMMAR_DENIES) or (told == "after" and is_part)
    ):
        return
    if is_adjacent:
        _mask_last(tokens, at)
    if token.raw in _TURNED_WHOLE and not is_hour:
        token.out = _TURNED_WHOLE[token.raw]
    elif is_hour and told != "after":
        token.says |= {Kind.BEFORE: "from", Kind.MOVES: NOT_YET}
    else:
        token.out = _TURNED[told]


def _turn_behind(tokens: list[Token], at: int, language: str) -> None:
    """ "Ei torstain jälkeen", "perşembeden önce lütfen gelmeyin"."""
    token = tokens[at]
    told = token.says[Kind.BEHIND]
    begins = at - 1
    while begins and tokens[begins - 1].is_time and not _BREAK.search(tokens[begins].gap):
        begins -= 1
    is_part = any(each.says.get(Kind.SAYS) in PARTS for each in tokens[begins:at])
    joins = tokens[begins - 1] if begins else tokens[at]
    if is_part or Kind.JOINS in joins.says or joins.says.get(Kind.BEHIND) == "from":
        return  # "from Tuesday until Thursday"
    after = tokens[at + 1] if at + 1 < len(tokens) else token
    is_bad = after.says.get(Kind.BEHIND) == "is bad"
    is_denied_before = _ends_denied(_words_before(tokens, begins), language)
    is_told_before = told == "before" or (told == "until" and language in _UNSPACED)
    is_denied_behind = is_told_before and _begins_denied(_words_behind(tokens, at), language)
    is_hour = any(each.hour is not None for each in tokens[begins:at])
    if is_bad and (is_hour or language not in _UNSPACED):
        return  # the grammar rules the time out
    if is_denied_before or is_denied_behind:
        token.says[Kind.BEHIND] = _TURNED[told]
        if is_bad:
            after.says, after.out = {}, ""
        if is_denied_before and re.fullmatch(
            rf".*{_denying(language)}\s*", _words_before(tokens, begins)
        ):
            _mask_last(tokens, begins)


def _leads(tokens: list[Token], at: int) -> bool:
    near = tokens[at + 1 : at + 3]
    words = "".join(each.gap + each.raw for each in tokens[at + 1 : at + 4]).strip()
    is_time = any(_is_day_or_hour(each) for each in near) or _ORDINAL.match(words)
    return bool(is_time) and not _BREAK.search(near[0].gap)


def _is_day_or_hour(token: Token) -> bool:
    return token.is_time or token.raw.startswith(AHEAD) or is_day_of_month(token)


def _mask_last(tokens: list[Token], at: int) -> None:
    """The denial itself is spent."""
    denial = next((each for each in reversed(tokens[:at]) if each.out != ""), None)
    if denial is not None:
        denial.says, denial.out = {}, MASK


def _words_before(tokens: list[Token], at: int) -> str:
    """The words of the clause before a token, as far as the last day."""
    first = next((i + 1 for i in range(at - 1, -1, -1) if Kind.SAYS in tokens[i].says), 0)
    words = "".join(token.gap + token.raw for token in tokens[first:at]) + tokens[at].gap
    return _BREAK.split(words)[-1]


def _words_behind(tokens: list[Token], at: int) -> str:
    """The words of the clause behind the time that a token stands by; none where a day follows."""
    behind = tokens[at + 1 :]
    while behind and behind[0].is_time:
        behind = behind[1:]
    words = ""
    for token in behind:
        if _BREAK.search(token.gap):
            return words + _BREAK.split(token.gap)[0]
        if token.is_time:
            return ""
        words += token.gap + token.raw
    return words


def _ends_denied(words: str, language: str) -> bool:
    found = list(re.finditer(_denying(language), words))
    if not found or (language == "en" and _is_asked(words, found[-1])):
        return False
    between = words[found[-1].end() :]
    is_asked_else = re.search(_expression("asks", language), between) is not None
    return not is_asked_else and _is_close(between, language)


def _is_asked(words: str, denial: re.Match[str]) -> bool:
    asks = _ASKS.search(words[: denial.start()]) or _ASKS_YOU.match(words, denial.end())
    return asks is not None


def _begins_denied(words: str, language: str) -> bool:
    denial = re.search(_denying(language), words) if language in _DENIED_BEHIND else None
    return denial is not None and _is_close(words[: denial.start()], language)


def _is_close(between: str, language: str) -> bool:
    """Whether little stands between, and nothing that parts the two."""
    is_far = (
        len(between) > _LETTERS_BETWEEN_MAX
        if language in _UNSPACED
        else len(between.split()) > _WORDS_BETWEEN_MAX
    )
    return not is_far and re.search(_expression("parts", language), between) is None


def _denying(language: str) -> str:
    return _expression("denies", language)


@functools.cache
def _expression(table: str, language: str) -> str:
    words = _TABLES.tables[table][language].split(" | ")
    return one_of(sorted(words, key=lambda word: (-len(word), word)))
