"""Canonical: what is said of time in any of the languages, in the small English of the grammar.

"vrijdagmiddag na drieën" becomes "friday afternoon after 3". The words come from the lexicon, the
order from here: what stands behind ("6 gacha", "5時まで") goes before, numbers in words become
digits where an hour is expected, and small words count only beside a time.
"""

import re
from itertools import pairwise

from bot.understanding.time_lexicon import Kind
from bot.understanding.time_tokens import MONTHS, WEEKDAYS, Token, tokens_of

_GRAMMAR_READS = ("en", "fi", "ru")  # languages of which the grammar knows more words
_PARTS = {"morning": "12:00", "noon": "12:00", "afternoon": "12:00", "evening": "17:00"}
_OWN = frozenset((*WEEKDAYS, *_PARTS, "today", "tomorrow", "weekend"))
_STARTS = {"morning": "8:00", "noon": "12:00", "afternoon": "12:00", "evening": "17:00"}
_MASK = "·"
_OF_MONTH = frozenset(["de", "of", "del", "d"])
_DAYS = frozenset((*WEEKDAYS, "today"))
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]+")
_BOUNDS = ("until", "before", "after", "from")
_AT = ("at", "maybe at")
_FROM_IT = ("sta", "stä", "lta", "ltä")
_BRIEF_LETTERS_MAX = 2
_ORDINAL = frozenset(("st", "nd", "rd", "th"))
_AFTER_DATE = frozenset(("instead", "please", "pls", "if", "is", "would", "works", "as", "because"))
_NOTHING = Token("", "")


def canonical(plain: str) -> str:
    """The message as the grammar reads it; words that are not of time are masked or left."""
    tokens, language = tokens_of(plain)
    keeps = language is None or language in _GRAMMAR_READS
    if not any(token.is_time or Kind.NUMBER in token.says for token in tokens):
        return plain
    _brief(tokens)
    _number(tokens)
    _halve(tokens)
    _clock(tokens)
    _mornings(tokens)
    _days_of_month(tokens)
    return _written(_brought_forward(tokens), keeps=keeps)


# --- hours ---


def _brief(tokens: list[Token]) -> None:
    """Two letters are a day only beside another word of time: "pe tai la illalla"."""
    for at, token in enumerate(tokens):
        is_brief = token.raw.isascii() and len(token.raw) <= _BRIEF_LETTERS_MAX
        if Kind.SAYS in token.says and is_brief:
            around = (tokens[at - 1] if at else _NOTHING, *tokens[at + 1 : at + 2])
            if not any(near.says or near.hour for near in around):
                token.says = {}


def _number(tokens: list[Token]) -> None:
    """Numbers in words are hours where one is expected."""
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else _NOTHING
        told = token.says.get(Kind.OF_DAY) or token.hour or token.raw
        of_month = after.raw in _OF_MONTH and at + 2 < len(tokens)
        month = (tokens[at + 2] if of_month else after).says.get(Kind.SAYS)
        if month in MONTHS and told.isdigit():
            token.hour, token.says = None, {Kind.SAYS: told}
        elif Kind.NUMBER in token.says and Kind.SAYS not in token.says and _expects(tokens, at):
            token.hour = token.says[Kind.NUMBER]


def _expects(tokens: list[Token], at: int) -> bool:
    before = tokens[at - 1] if at and tokens[at].is_near else _NOTHING
    after = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].is_near else _NOTHING
    told = before.says.get(Kind.BEFORE)
    counts = tokens[at].says[Kind.NUMBER] in ("1", "2") and after.raw and not after.says
    if told in ("at", "after", "until", "before", "from", "between"):
        return not counts  # "po drugiej stronie"
    if told == "maybe at" and Kind.HOUR in after.says:
        return True
    if told == "maybe from" and Kind.JOINS in after.says:
        return True
    if Kind.NUMBER in after.says and tokens[at].raw.endswith(_FROM_IT):
        return True  # "kuudesta seitsemään"
    if {Kind.HALF_TO, Kind.HALF_BEFORE} & before.says.keys():
        return True
    if before.hour is not None and (Kind.NUMBER in before.says or before.raw.isdigit()):
        return True
    if Kind.JOINS in before.says and at > 1 and tokens[at - 2].hour is not None:
        return True
    if {Kind.CLOCK, Kind.HALF_PAST} & after.says.keys():
        return True
    if Kind.BEHIND in after.says and after.says[Kind.BEHIND] not in ("is bad", "instead of", "at"):
        return True
    follows = tokens[at + 2] if at + 2 < len(tokens) else _NOTHING
    if Kind.JOINS in after.says and (Kind.NUMBER in follows.says or follows.hour):
        beyond = tokens[at + 3] if at + 3 < len(tokens) else _NOTHING
        return bool({Kind.BEHIND, Kind.CLOCK, Kind.SAYS, Kind.HOUR} & beyond.says.keys())
    return before.says.get(Kind.SAYS) in _PARTS or after.says.get(Kind.SAYS) in _PARTS


def _halve(tokens: list[Token]) -> None:
    """ "halb acht" is 7:30, "le sette e mezza" too."""
    for token, later in pairwise(tokens):
        if not later.is_near:
            continue
        number = later.hour or later.says.get(Kind.OF_HALF)
        if Kind.HALF_TO in token.says and number and number.isdigit():
            later.hour = f"{(int(number) - 1) or 12}:30"
            token.out = ""
        elif Kind.HALF_BEFORE in token.says and later.hour and later.hour.isdigit():
            later.hour = f"{later.hour}:30"
            token.out = ""
        elif token.hour and token.hour.isdigit() and Kind.HALF_PAST in later.says:
            token.hour = f"{token.hour}:30"
            later.says = {}
            later.out = ""


def _clock(tokens: list[Token]) -> None:
    """ "18 Uhr", "19h30", "6 baje": a moment, not how long something takes."""
    for at, token in enumerate(tokens[:-1]):
        unit = tokens[at + 1]
        is_unit = bool({Kind.HOUR, Kind.CLOCK} & unit.says.keys()) and unit.is_near
        if token.hour is None or not is_unit:
            continue
        before = tokens[at - 1] if at else _NOTHING
        behind = tokens[at + 2] if at + 2 < len(tokens) else _NOTHING
        told = {**before.says} if token.is_near else {}
        is_moment = (
            Kind.CLOCK in unit.says
            or {Kind.BEFORE, Kind.JOINS, Kind.SAYS} & told.keys()
            or Kind.BEHIND in behind.says
            or Kind.JOINS in behind.says
            or unit.gap == ""
        )
        if not is_moment:
            token.hour = None
            continue
        unit.says = {}
        unit.out = ""
        if token.hour.isdigit():
            minutes = (
                behind.raw
                if behind.raw.isdigit() and len(behind.raw) == 2 and not behind.gap
                else "00"
            )
            if minutes != "00":
                behind.out, behind.hour = "", None
            token.hour = f"{token.hour}:{minutes}"


def _mornings(tokens: list[Token]) -> None:
    """Where one word is "tomorrow" and "morning", after a day it is its morning."""
    for before, token in pairwise(tokens):
        is_both = token.says.get(Kind.SAYS) == "tomorrow" and token.raw.startswith("morgen")
        if is_both and token.is_near and before.says.get(Kind.SAYS) in _DAYS:
            token.says = {Kind.SAYS: "morning"}


def _days_of_month(tokens: list[Token]) -> None:
    """ "On the 3rd", "tgl 3", "3 числа": a day of the month that is not named."""
    for at, token in enumerate(tokens[:-1]):
        follows = tokens[at + 1]
        is_named = follows.is_near and follows.raw.isdigit() and follows.out is None
        if token.says.get(Kind.BEFORE) == "date" and is_named:
            ordinal = tokens[at + 2] if at + 2 < len(tokens) else _NOTHING
            is_ordinal = not ordinal.gap and ordinal.raw in _ORDINAL
            if token.raw != "the" or (is_ordinal and not _names_a_thing(tokens, at + 3)):
                token.out, follows.out = "the", f"{follows.raw}th"
                ordinal.out = "" if is_ordinal else ordinal.out
        elif token.raw.isdigit() and follows.says.get(Kind.BEHIND) == "date" and follows.is_near:
            token.out, follows.out = f"the {token.raw}th", ""
            token.hour, token.says = None, {Kind.SAYS: token.out}


def _names_a_thing(tokens: list[Token], at: int) -> bool:
    """ "The 3rd floor": what follows is what is counted."""
    follows = tokens[at] if at < len(tokens) else _NOTHING
    return (
        bool(follows.raw)
        and follows.is_near
        and not follows.says
        and follows.raw not in _AFTER_DATE
    )


# --- order ---


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
        if told in ("is bad", "at") or (Kind.BEFORE in token.says and _starts(tokens, at)):
            placed.append(token)
            continue
        follows = tokens[at + 1] if at + 1 < len(tokens) else _NOTHING
        is_pair = follows.is_time and (last.hour is None) == (follows.hour is None)
        if told == "from" and is_pair:
            token.says = {Kind.JOINS: "to"}
            placed.append(token)
            continue
        begins = _beginning_of(placed)
        is_range = any(Kind.JOINS in each.says for each in placed[begins:])
        token.out = "" if is_range and told in ("until", "between", "from") else told
        token.gap, placed[begins].gap = placed[begins].gap, " "
        token.says = {}
        placed.insert(begins, token)
    return placed


def _starts(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].is_time and tokens[at + 1].is_near


def _beginning_of(placed: list[Token]) -> int:
    """Where the last time begins: a range from its first hour on."""
    at = len(placed) - 1
    while at and placed[at].out == "":
        at -= 1
    is_hour = placed[at].hour is not None
    if placed[at].says.get(Kind.SAYS) in _PARTS:
        return at
    while at:
        before = placed[at - 1]
        joins = Kind.JOINS in before.says and at > 1 and placed[at - 2].is_time
        is_dash = is_hour and before.hour is not None and placed[at].gap.strip() in ("-", "–", "—")
        if joins or (is_hour and is_dash):
            at -= 2 if joins else 1
        elif (
            not is_hour
            and Kind.SAYS in before.says
            and placed[at].is_near
            and before.says[Kind.SAYS] not in _PARTS
        ) or before.out == "":
            at -= 1
        else:
            break
    return at


# --- writing ---


def _written(tokens: list[Token], *, keeps: bool) -> str:
    written: list[str] = []
    is_changed = False
    kept = [token for token in tokens if token.out != "" or token.raw == ""]
    for at, token in enumerate(kept):
        before = kept[at - 1] if at else _NOTHING
        after = kept[at + 1] if at + 1 < len(kept) else _NOTHING
        beyond = kept[at + 2] if at + 2 < len(kept) else _NOTHING
        if token.hour and before.hour and {Kind.NUMBER} <= token.says.keys() & before.says.keys():
            token.out = f"to {token.hour}"
        if {token.says.get(Kind.SAYS), before.says.get(Kind.SAYS)} <= _DAYS and (
            before.raw.endswith(_FROM_IT) and token.gap == " "
        ):
            token.out = f"to {token.says[Kind.SAYS]}"  # "keskiviikosta perjantaihin"
        said = token.out if token.out is not None else _said(token, before, after, beyond)
        if said is None:
            is_kept = keeps or token.raw in _OWN or token.raw[:1].isdigit()
            said = token.raw if is_kept or not token.raw else _MASK
        gap = _CJK.sub(" ", token.gap)
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


def _said(token: Token, before: Token, after: Token, beyond: Token) -> str | None:
    """What one token is to the grammar, between its neighbours."""
    if token.hour is not None:
        return token.hour
    follows = after.is_time and after.is_near
    behind = before.is_time and token.is_near
    if Kind.SAYS in token.says:
        return _day_or_part(token, before, after)
    joins = token.says.get(Kind.JOINS)
    ahead = beyond if after.says.get(Kind.BEFORE) in _AT else after
    is_between = behind and ahead.is_time and after.is_near
    if joins is not None and is_between and (before.hour is None) == (ahead.hour is None):
        return joins
    if Kind.BEFORE in token.says and (follows or (Kind.BEFORE in after.says and after.is_near)):
        return _small_word(token, before, after, beyond)
    if joins in ("or", "and") and (behind or follows):
        return joins
    told = token.says.get(Kind.BEHIND)
    is_end = after.gap.strip() or not after.raw or after.is_time
    return told if told == "is bad" and behind and is_end else None


def _day_or_part(token: Token, before: Token, after: Token) -> str:
    """A part of the day is an hour where it bounds: "до обеда", "avant midi"."""
    said = token.says[Kind.SAYS]
    bound = before.out or before.says.get(Kind.BEFORE)
    if said == "noon" and before.hour is not None and token.raw.startswith("à"):
        return "to 12:00"
    if said in _PARTS and bound in _BOUNDS and not _goes_on(after):
        return _PARTS[said]
    return said


def _goes_on(after: Token) -> bool:
    """Whether the hour itself is told behind the part of the day."""
    is_bound = Kind.BEFORE in after.says or after.out in _BOUNDS
    return after.is_near and (after.hour is not None or is_bound)


def _small_word(token: Token, before: Token, after: Token, beyond: Token) -> str | None:
    """ "After", "until" and the like, as what follows allows."""
    told = token.says[Kind.BEFORE]
    if token.raw in _OF_MONTH and after.says.get(Kind.SAYS) in MONTHS:
        return ""
    if told in _AT and after.hour is None:
        return "on"
    if told in _AT and Kind.JOINS in before.says:
        return ""
    if told == "maybe at":
        return "at" if _is_alone(after, beyond) else None
    if told == "maybe from":
        return "from" if Kind.JOINS in beyond.says else None
    return None if told == "date" else told


def _is_alone(hour: Token, beyond: Token) -> bool:
    """Whether no word follows that the number may count."""
    return ":" in (hour.hour or "") or not beyond.raw or not beyond.is_near or bool(beyond.says)
