"""Faults: what is wrong with what was typed, as the house says it to programs, in words for whoever
typed it."""

import re
from collections.abc import Sequence

from web.console.tongue import Family, said

# How the house says it: a text's name, and what a number or a name in it is called.
_FAULTS = {
    r"is blank": "blank",
    r"is longer than (?P<number>\d+) letters": "too-long",
    r"is no time of the day": "no-time",
    r"ends before it begins": "ends-first",
    r"is shorter than five minutes": "too-short",
    r"is not inside the chosen one": "not-inside",
    r"is promised already": "promised-already",
    r"has begun": "begun",
    r"is not before the promised time": "not-before",
    r"is no day": "no-day",
    r"is not in the future": "not-ahead",
    r"is more than (?P<number>\d+) days ahead": "too-far",
    r"is no later than it waits anyway": "no-later",
    r"is over, or more than (?P<number>\d+) days away": "snoozed",
    r"is not one of those that are offered": "not-offered",
    r"are words": "tags",
    r"are at most (?P<number>\d+), of (?P<letters>\d+) letters each": "tags-many",
    r"is no e-mail address": "no-email",
    r"belongs to somebody who is here already": "email-taken",
    r"are not written as OpenStreetMap writes them": "hours",
    r"says nothing": "says-nothing",
    r"still holds a number, a code, a link or an e-mail address": "still-tells",
    r"is no fallback of this carrier": "no-fallback",
    r"is another one than code": "gate-code",
    r"(?P<what>.+) is none of ours": "stranger",
    r"is missing": "missing",
}
FAULT = Family("fault", _FAULTS.values())


def fault(why: str) -> str:
    """One of them; as the house says it where we have no words of our own."""
    for told, name in _FAULTS.items():
        if found := re.fullmatch(told, why):
            return said(FAULT.key(name), **found.groupdict())
    return why


def faults(fields: Sequence[tuple[str, str]]) -> str:
    """All of them, without what each is about."""
    return ", ".join(fault(why) for _, why in fields)
