"""Day tokens: which numbers of a message are days of a month, "the 3rd", "vom 26. bis 29."."""

from itertools import pairwise

from bot.understanding.time_lexicon import Kind
from bot.understanding.time_token import MONTHS, NOTHING, Token

HOURS, DAYS_OF_MONTH = 24, 31
_BETWEEN_DAYS = frozenset(("al", "au", "ao"))  # "del 3 al 9"; hours have another word
_ORDINAL = frozenset(("st", "nd", "rd", "th"))
_AFTER_DATE = frozenset(
    ("instead", "please", "pls", "if", "is", "would", "works", "as", "because", "svp", "s", "si",
     "va", "serait", "c", "ça", "por", "puede", "me", "mi", "andrebbe", "sarebbe", "per", "plutôt",
     "mejor", "stp", "merci", "gracias", "grazie")
)  # fmt: skip


def months_first(tokens: list[Token]) -> None:
    """ "Joulukuun neljäntenä": the day may stand behind its month."""
    for before, token in pairwise(tokens):
        if before.says.get(Kind.SAYS) in MONTHS and token.is_near and Kind.OF_DAY in token.says:
            token.hour, token.says = None, {Kind.SAYS: token.says[Kind.OF_DAY]}


def days_between(tokens: list[Token]) -> None:
    """ "Vom 26. bis 29.", "с 3 по 6 декабря": past the hours, or before a month, they are days."""
    for at in range(1, len(tokens) - 2):
        joins, first = tokens[at], tokens[at - 1]
        if first.says.get(Kind.BEHIND) == "date" and at > 1:
            first = tokens[at - 2]
        is_of_days = joins.raw in _BETWEEN_DAYS
        is_joint = joins.says.get(Kind.JOINS) == "to" or joins.says.get(Kind.BEFORE) == "until"
        last = next((at for at in (at + 1, at + 2) if _may_be_day(tokens, at)), None)
        if not is_joint or not is_day_of_month(first) or last is None:
            continue
        month = next((m for each in tokens[last + 1 : last + 3] if (m := _month(each))), None)
        is_far = int(tokens[last].raw) > HOURS or is_of_days or month is not None
        if int(first.raw) < int(tokens[last].raw) and is_far:
            for day in (first, tokens[last]):
                is_named = day is tokens[last] and month is not None
                whole = f"{day.raw} {month}" if month else f"the {day.raw}th"
                told = day.raw if is_named else whole
                day.hour, day.says = None, {Kind.SAYS: told}
            joins.says = {Kind.JOINS: "to"}


def days_of_month(tokens: list[Token]) -> None:
    """ "On the 3rd", "tgl 3", "3 числа": a day of the month that is not named."""
    for at, token in enumerate(tokens[:-1]):
        follows = tokens[at + 1]
        is_named = follows.is_near and follows.raw.isdigit() and follows.out is None
        told = token.says.get(Kind.BEFORE)
        if told == "maybe date" and is_named and not _names_a_thing(tokens, at + 2):
            token.out, follows.out, follows.hour = "the", f"{follows.raw}th", None
        elif told == "date" and is_named:
            ordinal = tokens[at + 2] if at + 2 < len(tokens) else NOTHING
            is_ordinal = not ordinal.gap and ordinal.raw in _ORDINAL
            is_the = token.raw == "the"
            if not is_the or (is_ordinal and not _names_a_thing(tokens, at + 3)):
                token.out, follows.out = "the", f"{follows.raw}th"
                ordinal.out = "" if is_ordinal else ordinal.out
        elif _numbers_a_day(token, follows):
            token.raw = token.says.get(Kind.OF_DAY, token.raw)
            token.out, follows.out = f"the {token.raw}th", ""
            token.hour, token.says = None, {Kind.SAYS: token.out}


def is_day_of_month(token: Token) -> bool:
    return token.raw.isdigit() and 1 <= int(token.raw) <= DAYS_OF_MONTH and token.out is None


def _may_be_day(tokens: list[Token], at: int) -> bool:
    """A number behind the joint, with no more than a small word between: "al 29", "au 29"."""
    is_near = all(tokens[each].is_near for each in range(at - 1, at + 1) if each < len(tokens))
    return at < len(tokens) and is_near and is_day_of_month(tokens[at])


def _month(token: Token) -> str | None:
    said = token.says.get(Kind.SAYS)
    return said if said in MONTHS and token.is_near else None


def _numbers_a_day(token: Token, follows: Token) -> bool:
    is_date = follows.says.get(Kind.BEHIND) == "date" and follows.is_near
    return is_date and (token.raw.isdigit() or Kind.OF_DAY in token.says)


def _names_a_thing(tokens: list[Token], at: int) -> bool:
    """ "The 3rd floor": what follows is what is counted."""
    follows = tokens[at] if at < len(tokens) else NOTHING
    return (
        bool(follows.raw)
        and follows.is_near
        and not follows.says
        and follows.raw not in _AFTER_DATE
    )
