"""Eastern tokens: Chinese and Japanese, whose words run into each other."""

import re

from bot.understanding.time_lexicon import Kind, time_words
from bot.understanding.time_token import MONTHS, Token, may_be_hour

_KANA = re.compile(r"[\u3040-\u30ff]")
_KANJI = {kanji: digit for digit, kanji in enumerate("零一二三四五六七八九")} | {
    "两": 2,
    "兩": 2,
    "〇": 0,
}
_KANJI_NUMBER = re.compile(
    r"(?<![周週期拜])(?!一[点點](?:也|都|儿|兒|问题|問題))(?!一[时時](?:半会|半會|间|間))"
    r"(?!(?<!月)一日(?:中|家|在宅|いる|い|待|ずら|遅|早|おき))(?!(?<=[早晚前快慢轻輕心有近远大小多少好])一[点點])[零〇一二两兩三四五六七八九十]+(?=\s*(?:時|时|点|點|月|日|号|號))"
)
_KANJI_HOUR = re.compile(
    r"(\d{1,2})(?:時|时|点钟|點鐘|点|點)(?!間|间|満|满)(?:(半)|(一刻)|(\d{1,2})分)?"
)
_KANJI_RANGE = re.compile(r"(?<![\d:])(\d{1,2})\s?[-~〜–～]\s?(\d{1,2})(時|时|点|點)")  # "14-16時"
_KANJI_DATE = re.compile(r"(\d{1,2})月(\d{1,2})[日号號]?")
_CLOCK = re.compile(r"\d{1,2}:\d{2}|\d+")
_KANJI_WORD_MAX = 6


def _from_kanji(match: re.Match[str]) -> str:
    tens, ten, ones = match[0].rpartition("十")
    value = _KANJI.get(ones, 0)
    return str(value + 10 * (_KANJI.get(tens, 1) if ten else 0))


def _whole_range(match: re.Match[str]) -> str:
    return f"{match[1]}{match[3]}~{match[2]}{match[3]}"


def _unspaced(plain: str, language: str) -> list[Token]:
    """Words run into each other: the longest known one at each place."""
    plain = _KANJI_RANGE.sub(_whole_range, _KANJI_NUMBER.sub(_from_kanji, plain))
    table = time_words().unspaced[language]
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


def eastern(plain: str) -> tuple[list[Token], str]:
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
        return Token(hour[0], gap, hour=f"{hour[1]}:{minutes}" if may_be_hour(hour[1]) else None)
    if clock := _CLOCK.match(plain, at):
        return Token(
            clock[0], gap, hour=clock[0] if len(clock[0]) <= 5 and (":" in clock[0]) else None
        )
    return None
