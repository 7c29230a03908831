"""Hour tokens: which tokens of a message are hours, halves of them, days of a month; and which of
them are over ("last Friday")."""

import re
from itertools import pairwise

from bot.understanding.day_tokens import days_between, days_of_month, months_first
from bot.understanding.time_lexicon import (
    MINUTES_BEFORE,
    MINUTES_BEHIND,
    NOT_YET,
    ONLY_AT,
    Kind,
)
from bot.understanding.time_token import MASK, MONTHS, NOTHING, PARTS, WEEKDAYS, Token

BOUNDS = ("until", "before", "after", "from")
AT = ("at", "maybe at")
MAYBE_UNTIL = "maybe until"  # "flytta till fredag", but "borta till fredag"
OF_MONTH = frozenset(["de", "of", "del", "d"])
FROM_IT = ("sta", "stä", "lta", "ltä")
AT_IT = ("lta", "ltä", "ltatoista", "ltätoista")
DAYS = frozenset((*WEEKDAYS, "today", "tomorrow", "day after tomorrow"))
TOWARD = "toward"
THEN_ON = "thenon"  # for the grammar, behind a moment
_HALVES = {"morning": " am", "afternoon": " pm", "evening": " pm"}
_PAST_WORDS_MAX = 3
_KNOWN_WORDS_MAX = 6
# "One" and "two" count nothing there: "antes de la una que salgo", "jam satu", "na enen".
_BEFORE_HOUR = frozenset(
    ("la", "las", "le", "alle", "dalle", "às", "as", "klo", "klockan", "saat", "soat", "соат",
     "jam", "pukul", "الساعة", "الساعه", "ساعت", "godzinie", "godz")
)  # fmt: skip
# "Dans 2h" is how long it takes.
_AHEAD_OF = frozenset(("dans", "in", "fra", "over", "em", "через", "за", "within"))
_ONLY_HOURS = frozenset(("enen", "tweeën", "الواحدة", "الوحدة", "الثانية", "الثانيه", "часу"))
_BRIEF_LETTERS_MAX = 2
_RUN_TOGETHER_BEHIND = ("until", "before", "after")
_OF_FOUR = re.compile(r"([01]\d|2[0-3])([0-5][05])")
_MARKS = frozenset(",.;!?،؛。，、！？；\n")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}")
_TO_NOON = ("à ", "ao ", "a ")


def read_hours(tokens: list[Token]) -> list[Token]:
    """The tokens with every hour and day of the month known, and what is over forgotten."""
    _past(tokens)
    _brief(tokens)
    months_first(tokens)
    days_between(tokens)
    _run_together(tokens)
    _number(tokens)
    _shift(tokens)
    _at_hours(tokens)
    _noons(tokens)
    _clock(tokens)
    _mornings(tokens)
    _later_part(tokens)
    _halves(tokens)
    days_of_month(tokens)
    _kept_until(tokens)
    _parts_first(tokens)
    _not_before(tokens)
    return tokens


def _past(tokens: list[Token]) -> None:
    """ "Last Friday", "since Monday", "yesterday at 5": what is over is no wish; nor is what is
    said elsewhere, waited for or known: "the app says friday", "von 9 bis 17 Uhr gewartet"."""
    for at, token in enumerate(tokens):
        side = token.says.get(Kind.PAST)
        if side == "before":
            _forget(tokens[at + 1 : at + 1 + _PAST_WORDS_MAX])
        elif side == "behind" and token.is_near:
            _forget(tokens[max(at - 1, 0) : at])
        elif side == "whole":
            _forget_clause(tokens, at)
        elif side == "known":
            _forget_known(tokens, at)


def _forget_clause(tokens: list[Token], at: int) -> None:
    """Everything in it."""
    for token in _clause(tokens, at):
        _forget([token], is_apart=True)


def _forget_known(tokens: list[Token], at: int) -> None:
    """ "I know, it comes tomorrow, but Friday is better": the next time alone, if it is near."""
    behind = tokens[at + 1 :]
    begins = next((i for i, each in enumerate(behind) if _is_of_time(each)), len(behind))
    marks = sum(bool(_MARKS & set(each.gap)) for each in behind[: begins + 1])
    if begins > _KNOWN_WORDS_MAX or marks > 1:
        return
    for each in behind[begins:]:
        if not each.says and each.hour is None:
            return
        _forget([each], is_apart=True)


def _is_of_time(token: Token) -> bool:
    return token.is_time or Kind.NUMBER in token.says


def _clause(tokens: list[Token], at: int) -> list[Token]:
    """The tokens between two marks."""
    first = next((i for i in range(at, 0, -1) if _parts(tokens, i)), 0)
    ends = (i for i in range(at + 1, len(tokens)) if _parts(tokens, i))
    return tokens[first : next(ends, len(tokens))]


def _parts(tokens: list[Token], at: int) -> bool:
    """Whether a mark stands before a token; the dot of "5.12. asti" belongs to the date."""
    is_marked = bool(_MARKS & set(tokens[at].gap))
    return is_marked and not (Kind.BEHIND in tokens[at].says and _ends_date(tokens, at))


def _ends_date(tokens: list[Token], at: int) -> bool:
    """Whether a date with its last dot stands before a token: no hour is written so."""
    return _DATE.fullmatch(tokens[at - 1].raw) is not None and tokens[at].gap == ". "


def _forget(tokens: list[Token], *, is_apart: bool = False) -> None:
    for token in tokens:
        if not (token.is_near or is_apart):
            return
        if token.is_time or Kind.NUMBER in token.says:
            token.hour, token.says, token.out = None, {}, MASK


def _brief(tokens: list[Token]) -> None:
    """Two letters are a day only beside another word of time: "pe tai la illalla"."""
    for at, token in enumerate(tokens):
        is_brief = token.raw.isascii() and len(token.raw) <= _BRIEF_LETTERS_MAX
        if Kind.SAYS in token.says and is_brief:
            around = (tokens[at - 1] if at else NOTHING, *tokens[at + 1 : at + 2])
            if not any(near.says or near.hour for near in around):
                token.says = {}


def _run_together(tokens: list[Token]) -> None:
    """ "After 1800", where nothing follows that would be counted."""
    for bound, token, behind in zip(tokens, tokens[1:], tokens[2:], strict=False):
        is_bound = bound.says.get(Kind.BEFORE) in _RUN_TOGETHER_BEHIND and token.is_near
        is_alone = not behind.raw or bool(behind.says) or not behind.is_near
        if is_bound and is_alone and (hour := _OF_FOUR.fullmatch(token.raw)):
            token.hour = f"{hour[1]}:{hour[2]}"


def _number(tokens: list[Token]) -> None:
    """Numbers in words are hours where one is expected."""
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else NOTHING
        of_month = after.raw in OF_MONTH and at + 2 < len(tokens)
        month = (tokens[at + 2] if of_month else after).says.get(Kind.SAYS)
        if month in MONTHS and (told := _day_of_month(token)).isdigit():
            token.hour, token.says = None, {Kind.SAYS: told}
        elif Kind.NUMBER in token.says and Kind.SAYS not in token.says and _expects(tokens, at):
            token.hour = token.says[Kind.NUMBER]


def _parts_first(tokens: list[Token]) -> None:
    """ "Until evening at 8" is "evening until 8"."""
    for at in range(len(tokens) - 2):
        bound, part, hour = tokens[at : at + 3]
        is_part = part.says.get(Kind.SAYS) in PARTS and part.is_near and hour.is_near
        if bound.says.get(Kind.BEFORE) in BOUNDS and is_part and hour.hour is not None:
            tokens[at : at + 2] = [part, bound]
            part.gap, bound.gap = bound.gap, " "


def _kept_until(tokens: list[Token]) -> None:
    """ "Can it wait until Friday": who keeps it until a day brings it on that day."""
    for at, token in enumerate(tokens[:-1]):
        day = next((each for each in tokens[at + 1 : at + 3] if each.is_time), NOTHING)
        is_until = token.says.get(Kind.BEFORE) == "until" and _is_day(day)
        is_behind = token.says.get(Kind.BEHIND) == "until" and (
            at > 0 and (_is_day(tokens[at - 1]) or _ends_date(tokens, at))
        )
        is_kept = is_until or is_behind
        if is_kept and any(Kind.KEEPS in each.says for each in _clause(tokens, at)):
            told = (Kind.BEHIND, TOWARD) if is_behind else (Kind.BEFORE, MAYBE_UNTIL)
            token.says = {**token.says, told[0]: told[1]}


def _is_day(token: Token) -> bool:
    """ "Friday", "December", "5.12."."""
    said = token.says.get(Kind.SAYS, "")
    return said in DAYS or said in MONTHS or said[:1].isdigit()


def _not_before(tokens: list[Token]) -> None:
    """ "No vengan antes de las ocho": a bound behind what is not to be done begins there, and who
    is away is back then."""
    shown = [token for token in tokens if token.out != ""]
    for no, done, bound, hour in zip(shown, shown[1:], shown[2:], shown[3:], strict=False):
        is_plain = not done.says and done.hour is None and done.is_near and bound.is_near
        is_bound = bound.says.get(Kind.BEFORE) in ("before", "until") and hour.hour is not None
        if no.says.get(Kind.BEFORE) == "not" and is_plain and is_bound and hour.is_near:
            bound.says |= {Kind.BEFORE: "from", Kind.MOVES: NOT_YET}


def _day_of_month(token: Token) -> str:
    return token.says.get(Kind.OF_DAY) or token.says.get(Kind.NUMBER) or token.hour or token.raw


def _expects(tokens: list[Token], at: int) -> bool:
    before = tokens[at - 1] if at and tokens[at].is_near else NOTHING
    after = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].is_near else NOTHING
    told = before.says.get(Kind.BEFORE)
    is_hour = before.raw.rpartition(" ")[2] in _BEFORE_HOUR or tokens[at].raw in _ONLY_HOURS
    is_small = tokens[at].says[Kind.NUMBER] in ("1", "2")
    counts = is_small and not is_hour and after.raw and not after.says
    if told in ("at", "after", "until", "before", "from", "between", ONLY_AT, MAYBE_UNTIL):
        return not counts  # "po drugiej stronie"
    follows = tokens[at + 2] if at + 2 < len(tokens) else NOTHING
    is_of_day = before.says.get(Kind.SAYS) in DAYS or follows.says.get(Kind.SAYS) in PARTS
    if Kind.HOUR in after.says and (told == "maybe at" or is_of_day):
        return True
    if told == "maybe from" and {Kind.JOINS, Kind.HOUR} & after.says.keys():
        return True
    if Kind.NUMBER in after.says and tokens[at].raw.endswith(FROM_IT):
        return True  # "kuudesta seitsemään"
    if tokens[at].raw.endswith(AT_IT):
        return True  # "huomenna kuudelta"
    if MINUTES_BEFORE.keys() & before.says.keys():
        return True
    if before.hour is not None and (Kind.NUMBER in before.says or before.raw.isdigit()):
        return True
    if Kind.JOINS in before.says and at > 1 and tokens[at - 2].hour is not None:
        return True
    if {Kind.CLOCK, *MINUTES_BEHIND} & after.says.keys():
        return True
    if Kind.BEHIND in after.says and _is_of_hours(after):
        return True
    if Kind.JOINS in after.says and (Kind.NUMBER in follows.says or follows.hour):
        beyond = tokens[at + 3] if at + 3 < len(tokens) else NOTHING
        if Kind.SAYS in before.says and after.says[Kind.JOINS] == "to":
            return True  # "i morgon ett till tre"
        return bool({Kind.BEHIND, Kind.CLOCK, Kind.SAYS, Kind.HOUR} & beyond.says.keys())
    return before.says.get(Kind.SAYS) in PARTS or after.says.get(Kind.SAYS) in PARTS


def _is_of_hours(behind: Token) -> bool:
    """Whether what stands behind a number makes an hour of it; "at" is a syllable in some."""
    told = behind.says[Kind.BEHIND]
    is_whole_word = not behind.gap or len(behind.raw) > _BRIEF_LETTERS_MAX
    return told not in ("is bad", "instead of") and (told != "at" or is_whole_word)


def _shift(tokens: list[Token]) -> None:
    """ "halb acht" is 7:30, "le sette e mezza" too, and "quarter to eight" is 7:45."""
    for at, token in enumerate(tokens[:-1]):
        later = tokens[at + 1]
        if not later.is_near:
            continue
        number = later.hour or later.says.get(Kind.OF_HALF)
        minutes = _minutes(token, MINUTES_BEFORE)
        if minutes and number and number.isdigit():
            later.hour = _shifted(number, minutes)
            token.out = ""
            continue
        if Kind.HOUR in later.says and at + 2 < len(tokens) and tokens[at + 2].is_near:
            later = tokens[at + 2]
        minutes = _minutes(later, MINUTES_BEHIND)
        if minutes and token.hour and token.hour.isdigit():
            token.hour = _shifted(token.hour, minutes)
            later.says = {}
            later.out = ""


def _at_hours(tokens: list[Token]) -> None:
    """ "Kuudelta": the ending says that it is an hour."""
    for token in tokens:
        if token.raw.endswith(AT_IT) and token.hour is not None and token.hour.isdigit():
            token.hour += ":00"


def _minutes(token: Token, told: dict[Kind, int]) -> int:
    return next((minutes for kind, minutes in told.items() if kind in token.says), 0)


def _shifted(hour: str, minutes: int) -> str:
    whole = int(hour) if minutes > 0 else (int(hour) - 1) or 12
    return f"{whole}:{minutes % 60}"


def _later_part(tokens: list[Token]) -> None:
    """ "早上九点到下午六点": where a part stands before either hour, each says which half."""
    shown = [token for token in tokens if token.out != ""]
    for one, begins, joins, other, ends in zip(
        shown, shown[1:], shown[2:], shown[3:], shown[4:], strict=False
    ):
        parts = [each.says.get(Kind.SAYS) for each in (one, other)]
        is_row = {Kind.JOINS, Kind.BEFORE} & joins.says.keys() and begins.is_near and ends.is_near
        if is_row and begins.hour and ends.hour and all(part in _HALVES for part in parts):
            joins.says = {Kind.JOINS: "to"}
            for part, hour in ((one, begins), (other, ends)):
                hour.hour = f"{hour.hour}{_HALVES[part.says[Kind.SAYS]]}"
                part.says, part.out = {}, ""


def _halves(tokens: list[Token]) -> None:
    """ "9 утра", "las 7 de la tarde": a part right behind an hour says which half of the day."""
    for at, part in enumerate(tokens):
        said = part.says.get(Kind.SAYS)
        if said not in _HALVES or part.gap != " " or not at:
            continue
        hour = tokens[at - 1]
        if Kind.HOUR in hour.says and at > 1:
            hour = tokens[at - 2]
        if hour.hour is not None:
            hour.hour += "" if hour.hour.startswith("12") else _HALVES[said]
            part.says, part.out = {}, ""


def _noons(tokens: list[Token]) -> None:
    """ "9h à midi", "from nine to noon": noon ends what an hour began."""
    for at, noon in enumerate(tokens):
        if noon.says.get(Kind.SAYS) != "noon":
            continue
        behind = tokens[at + 1] if at + 1 < len(tokens) else NOTHING
        if Kind.HALF_PAST in behind.says and behind.is_near:
            noon.hour, noon.says = "12:30", {}  # "midi et demi"
            behind.says, behind.out = {}, ""
            continue
        if not at or not noon.is_near:
            continue
        joins = tokens[at - 1]
        has_joint = (
            bool({Kind.JOINS, Kind.BEFORE} & joins.says.keys()) and Kind.HOUR not in joins.says
        )
        began = next(
            (t for t in reversed(tokens[: at - has_joint]) if Kind.HOUR not in t.says), NOTHING
        )
        if began.hour is not None and (has_joint or noon.raw.startswith(_TO_NOON)):
            noon.hour, noon.says = "12:00", {}
            noon.out = None if has_joint else "to 12:00"


def _clock(tokens: list[Token]) -> None:
    """ "18 Uhr", "19h30", "6 baje": a moment, not how long something takes."""
    for at, token in enumerate(tokens[:-1]):
        unit = tokens[at + 1]
        is_unit = bool({Kind.HOUR, Kind.CLOCK} & unit.says.keys()) and unit.is_near
        if token.hour is None or not is_unit:
            continue
        before = tokens[at - 1] if at else NOTHING
        behind = tokens[at + 2] if at + 2 < len(tokens) else NOTHING
        told = {**before.says} if token.is_near else {}
        is_moment = (
            Kind.CLOCK in unit.says
            or {Kind.BEFORE, Kind.JOINS, Kind.SAYS} & told.keys()
            or Kind.BEHIND in behind.says
            or Kind.JOINS in behind.says
            or unit.gap == ""
        )
        if not is_moment or (before.raw in _AHEAD_OF and Kind.CLOCK not in unit.says):
            token.hour = None
            continue
        unit.says = {}
        unit.out = ""
        token.hour = token.hour.replace(".", ":")
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
        if is_both and token.is_near and before.says.get(Kind.SAYS) in DAYS:
            token.says = {Kind.SAYS: "morning"}
