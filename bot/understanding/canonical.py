"""Canonical: what is said of time in any of the languages, in the small English of the grammar.

"vrijdagmiddag na drieën" becomes "friday afternoon after 3". The words come from the lexicon, the
hours from `hour_tokens`, the order from here: what stands behind ("6 gacha", "5時まで") goes
before, and small words count only beside a time.
"""

import re

from bot.understanding.ahead import MARK as AHEAD
from bot.understanding.ahead import with_days_ahead
from bot.understanding.amounts import without_amounts
from bot.understanding.day_tokens import is_day_of_month
from bot.understanding.denied_bounds import turn_denied_bounds
from bot.understanding.hour_tokens import (
    AT,
    BOUNDS,
    DAYS,
    FROM_IT,
    MAYBE_UNTIL,
    OF_MONTH,
    THEN_ON,
    TOWARD,
    read_hours,
)
from bot.understanding.layout import without_layout
from bot.understanding.time_lexicon import ONLY_AT, Kind
from bot.understanding.time_token import MASK, MONTHS, NOTHING, PARTS, WEEKDAYS, Token
from bot.understanding.time_tokens import tokens_of

_GRAMMAR_READS = ("en", "fi", "ru")  # languages of which the grammar knows more words
_OWN = frozenset((*WEEKDAYS, *PARTS, "today", "tomorrow", "weekend"))
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]+")
_ISO = re.compile(r"(?<![\w-])(20\d\d)-([01]\d)-([0-3]\d)(?:t(?=\d)|(?![\w-]))")
_LETTERS_A_WORD = 2  # where words are not spaced
_DASHES = ("-", "–", "—")
_THE = ("date", "maybe date")  # before a day of the month, and before a day of the week
_INTO, _INTO_ARABIC = ("taihin", "taihi", "viikkoon"), ("لل", "لب", "لي", "لغ")


def canonical(plain: str) -> str:
    """The message as the grammar reads it; words that are not of time are masked or left."""
    plain = with_days_ahead(_ISO.sub(_day_first, plain))
    tokens, language = tokens_of(plain)
    keeps = language is None or language in _GRAMMAR_READS
    beside = [token for token in tokens if Kind.BESIDES in token.says]
    for token in beside:
        token.out = MASK  # "good morning", which the grammar would read in English
    if not beside and not any(_may_tell_time(token) for token in tokens):
        return plain
    if language is not None:
        without_amounts(tokens, language)
        without_layout(tokens, language)
    told = read_hours(tokens)
    turn_denied_bounds(told, language)
    return _written(_brought_forward(told), keeps=keeps)


def _day_first(match: re.Match[str]) -> str:
    """ "2026-11-28" is 28.11.2026."""
    return f"{match[3]}.{match[2]}.{match[1]} "


def _may_tell_time(token: Token) -> bool:
    is_of_days = bool({Kind.NUMBER, Kind.PICK, Kind.EACH} & token.says.keys())
    return token.is_time or is_of_days or is_day_of_month(token)


def words_beside_time(plain: str) -> int:
    """How many words of a message say nothing of time."""
    tokens, _ = tokens_of(with_days_ahead(plain))
    silent = sum(
        bool(token.raw) and not token.says and token.hour is None and not _is_ahead(token.raw)
        for token in tokens
    )
    unspaced = sum(len("".join(_CJK.findall(token.gap))) for token in tokens)
    return silent + unspaced // _LETTERS_A_WORD


def _brought_forward(tokens: list[Token]) -> list[Token]:
    """What stands behind a time goes before it."""
    placed: list[Token] = []
    for at, token in enumerate(tokens):
        told = token.says.get(Kind.BEHIND)
        last = next((each for each in reversed(placed) if each.out != ""), None)
        if told is None or last is None or not last.is_time or not token.is_near:
            placed.append(token)
            continue
        if told == "at" and last.hour is not None and last.hour.isdigit():
            last.hour += ":00"
        if told in PARTS and last.says.get(Kind.SAYS) in PARTS:
            told = token.out = ""  # "yarın sabah ilk iş" is its morning, once
        if told in ("", "is bad", "at") or (Kind.BEFORE in token.says and _starts(tokens, at)):
            placed.append(token)
            continue
        follows = tokens[at + 1] if at + 1 < len(tokens) else NOTHING
        is_pair = follows.is_time and (last.hour is None) == (follows.hour is None)
        if told == "from" and is_pair:
            token.says = {Kind.JOINS: "to"}
            placed.append(token)
            continue
        begins = _beginning_of(placed, told)
        is_range = any(Kind.JOINS in each.says for each in placed[begins:])
        token.out = "" if is_range and told in ("until", "between", "from") else told
        token.gap, placed[begins].gap = placed[begins].gap, " "
        token.says = {}
        placed.insert(begins, token)
    return placed


def _is_ahead(word: str) -> bool:
    return word.startswith(AHEAD)


def _starts(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].is_time and tokens[at + 1].is_near


def _beginning_of(placed: list[Token], told: str) -> int:
    """Where the last time begins: a range from its first hour on."""
    at = len(placed) - 1
    while at and placed[at].out == "":
        at -= 1
    is_hour = placed[at].hour is not None
    if placed[at].says.get(Kind.SAYS) in PARTS:
        return at
    while at:
        before = placed[at - 1]
        first = max((each for each in range(at - 1) if placed[each].out != ""), default=-1)
        joins = Kind.JOINS in before.says and first >= 0 and placed[first].is_time
        is_dash = is_hour and before.hour is not None and placed[at].gap.strip() in ("-", "–", "—")
        if joins or (is_hour and is_dash):
            at = first if joins else at - 1
        elif (
            not is_hour
            and Kind.SAYS in before.says
            and placed[at].is_near
            and before.says[Kind.SAYS] not in PARTS
            and not (told == "instead of" and before.says[Kind.SAYS] in WEEKDAYS)
        ) or before.out == "":
            at -= 1
        else:
            break
    return at


def _written(tokens: list[Token], *, keeps: bool) -> str:
    written: list[str] = []
    is_changed = False
    kept = [token for token in tokens if token.out != "" or token.raw == ""]
    for at, token in enumerate(kept):
        before = kept[at - 1] if at else NOTHING
        after = kept[at + 1] if at + 1 < len(kept) else NOTHING
        beyond = kept[at + 2] if at + 2 < len(kept) else NOTHING
        if token.hour and before.hour and {Kind.NUMBER} <= token.says.keys() & before.says.keys():
            token.out = f"to {token.hour}"
        if {token.says.get(Kind.SAYS), before.says.get(Kind.SAYS)} <= DAYS and (
            before.raw.endswith(FROM_IT) and token.gap == " "
        ):
            token.out = f"to {token.says[Kind.SAYS]}"  # "keskiviikosta perjantaihin"
        if _leads_to(token) and Kind.BEHIND not in after.says and before.out != "until":
            token.out = f"{TOWARD} {token.says[Kind.SAYS]}"
        is_row = token.gap.strip() in _DASHES and before.is_time
        if is_row and {token.says.get(Kind.SAYS), before.says.get(Kind.SAYS)} <= {*WEEKDAYS}:
            token.out = f"to {token.says[Kind.SAYS]}"
        said = token.out if token.out is not None else _said(token, before, after, beyond)
        if Kind.MOVES in token.says and token.out != "":
            said = f"{token.says[Kind.MOVES]} {said or ''}".strip()
        if Kind.EACH in token.says and token.out != "":
            said = f"{token.says[Kind.EACH]} {said or ''}".strip()
        if said is None:
            is_kept = keeps or token.raw in _OWN or token.raw[:1].isdigit() or _is_ahead(token.raw)
            said = token.raw if is_kept or not token.raw else MASK
        gap = _CJK.sub(" ", token.gap)
        if gap.strip() == "." and {Kind.BEFORE, Kind.JOINS} & before.says.keys():
            gap = " "  # "zw. 10 u. 12"
        gap = " " if gap in ("'", "’", " '") and (is_changed or said != token.raw) else gap
        is_as_written = said == token.raw and not is_changed
        is_changed = said != token.raw
        if is_as_written and token.gap == gap:
            pass
        elif not gap.strip() or (gap.strip() == "-" and not (before.hour and token.hour)):
            gap = " "
        if said:
            written.append(gap + said)
        else:
            written.append(gap)
    return re.sub(r" +", " ", "".join(written)).strip()


def _leads_to(token: Token) -> bool:
    """ "Perjantaihin", "للأحد": a day that one goes to, or is away until."""
    is_day = token.says.get(Kind.SAYS) in DAYS and token.out is None
    return is_day and (token.raw.endswith(_INTO) or token.raw.startswith(_INTO_ARABIC))


def _said(token: Token, before: Token, after: Token, beyond: Token) -> str | None:
    """What one token is to the grammar, between its neighbours."""
    if token.hour is not None:
        return token.hour
    if Kind.THEN_ON in token.says:
        return THEN_ON
    if Kind.PICK in token.says:
        return token.says[Kind.PICK]
    follows = after.is_time and after.is_near
    behind = before.is_time and token.is_near
    if Kind.SAYS in token.says:
        return _day_or_part(token, before, after)
    joins = token.says.get(Kind.JOINS)
    ahead = beyond if after.says.get(Kind.BEFORE) in (*AT, *_THE) else after
    is_between = behind and ahead.is_time and after.is_near
    is_bound = Kind.BEFORE in token.says and ahead.says.get(Kind.SAYS) in PARTS
    if is_bound and before.says.get(Kind.SAYS) not in (None, *PARTS):
        joins = None  # "quarta até meio-dia" is until noon, and no row of days
    if joins is not None and is_between and (before.hour is None) == (ahead.hour is None):
        return joins
    if Kind.BEFORE in token.says and (follows or (_bounds(after) and after.is_near)):
        return _small_word(token, before, after, beyond)
    if joins in ("or", "and", "nor") and (behind or (ahead.is_time and after.is_near)):
        return joins
    told = token.says.get(Kind.BEHIND)
    is_end = after.gap.strip() or not after.raw or after.is_time or _goes_with_time(after)
    return told if told == "is bad" and behind and is_end else None


def _bounds(token: Token) -> bool:
    return Kind.BEFORE in token.says or token.out in BOUNDS


def _goes_with_time(token: Token) -> bool:
    return bool({Kind.BEFORE, Kind.EACH} & token.says.keys())


def _day_or_part(token: Token, before: Token, after: Token) -> str:
    """A part of the day is an hour where it bounds: "до обеда", "avant midi"."""
    said = token.says[Kind.SAYS]
    bound = before.out or before.says.get(Kind.BEFORE)
    if said in PARTS and bound in BOUNDS and not _goes_on(after):
        return PARTS[said]
    return said


def _goes_on(after: Token) -> bool:
    """Whether the hour itself is told behind the part of the day."""
    is_bound = Kind.BEFORE in after.says or after.out in BOUNDS
    return after.is_near and (after.hour is not None or is_bound)


def _small_word(token: Token, before: Token, after: Token, beyond: Token) -> str | None:
    """ "After", "until" and the like, as what follows allows."""
    told = token.says[Kind.BEFORE]
    if token.raw in OF_MONTH and after.says.get(Kind.SAYS) in MONTHS:
        return ""
    if told == ONLY_AT and after.hour is not None:
        return "from"
    if told == MAYBE_UNTIL:
        is_hour = after.hour is not None or after.says.get(Kind.BEFORE) in AT
        return "until" if is_hour else TOWARD
    if told in (*AT, ONLY_AT) and after.hour is None:
        return "on"
    if told in AT and Kind.JOINS in before.says:
        return ""
    if told == "maybe at":
        return "at" if _is_alone(after, beyond) else None
    if told == "maybe from":
        return "from" if Kind.JOINS in beyond.says else None
    if told in _THE:
        return "the" if after.says.get(Kind.SAYS) in DAYS else None
    return told


def _is_alone(hour: Token, beyond: Token) -> bool:
    """Whether no word follows that the number may count."""
    return ":" in (hour.hour or "") or not beyond.raw or not beyond.is_near or bool(beyond.says)
