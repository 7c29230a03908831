"""Handed over: a parcel is to be left with somebody who is named by their door: "leave it with
Petra in 5C", "5C'deki Petra'ya bırakın". The door is theirs: never the writer's own, and no hour.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from bot.understanding.denial_words import NOT
from bot.understanding.normalise import TEXT_LETTERS_MAX
from bot.understanding.places import is_named
from bot.understanding.thing_words import any_of as thing
from bot.understanding.word_tables import WordTables
from core.late_pattern import LatePattern

_any_of = WordTables(Path(__file__).with_name("handed_words.toml")).any_of
# A full stop behind a short word cuts that word short: "кв. 28".
_CLAUSE = re.compile(r"[,;!?\n؟،]|(?<!\b\w)(?<!\b\w\w)(?<!\b\w\w\w)\.(?!\w)")
_NAME = r"[^\W\d_]{2,}(?:-[^\W\d_]+)*(?:\.?\s+[^\W\d_]{2,}(?:-[^\W\d_]+)*){0,2}"
# "5C", "5 C", "C 12"; "5 h" is an hour, and "a 5" no door.
_LETTERED = (
    r"(?:\d{1,3}(?:-?[a-zа-я]|(?-i:\s[A-GI-ZА-Я]))|"
    r"(?:(?-i:[A-HА-Е])[\s-]?|[a-hа-е])\d{1,3})(?![^\W_]|:\d)"
)
_DOOR = rf"(?:(?:{_any_of('door')}\s*)?{_LETTERED}|(?:{_any_of('door')}|#|№)\s*\d{{1,4}}(?![\w:]))"
_IN = rf"(?:{_any_of('in')}['’]?\s*)"
_OF_AN_HOUR = r"(?![\w:]|[.,]\d|\s*(?:uhr|uur|h|am|pm|o'?clock|year|jahr|ans|años|лет)\b)"
_THERE = (
    rf"(?P<name>{_NAME}?)\s+(?:{_IN}{{1,2}}{_DOOR}|{_any_of('of')}['’]?\s*\d{{1,3}}{_OF_AN_HOUR})"
)
_WITH = LatePattern(rf"{_any_of('with')}\s+(?P<who>{_THERE})", re.I)
_NAMED = LatePattern(rf"(?<!\w)(?P<who>{_THERE})", re.I)
_CASED = LatePattern(rf"(?<!\w)(?P<who>(?P<name>[^\W\d_]{{2,}}lle)\s+{_IN}?{_DOOR})", re.I)
_BEHIND = LatePattern(
    r"(?<!\w)(?P<who>\d{1,3}\s?-?[a-zа-я]?\s?['’]?(?:[dt][ae]ki|numaradaki|dagi|wali|wale|वाले|वाली)"
    r"\s+(?P<name>[^\W\d_]{2,}?))(?:['’](?:n?y?[ea]|ga)|y[ea]|ga|\s+(?:ko|को|ke paas))(?!\w)",
    re.I,
)
_HAND, _TAKES = LatePattern(_any_of("hand"), re.I), LatePattern(_any_of("takes"), re.I)
_NOBODY = LatePattern(_any_of("nobody"), re.I)
_LEADING = LatePattern(_any_of("nobody", "asking", "hand"), re.I)
_STREET = LatePattern(rf"{thing('street_behind')}|{thing('street_before')}", re.I)
_NEIGHBOUR = LatePattern(thing("neighbour"), re.I)
_SMALL = LatePattern(
    rf"{thing('neighbour')}|{_any_of('hand', 'takes', 'with', 'in', 'nobody', 'asking')}", re.I
)
_WORD = re.compile(r"[^\W\d_]+")
_BESIDE_MAX = 1
_BRIEF_WORDS_MAX = 6  # "chez ma voisine Olga au 28"


def handed_to(text: str) -> str | None:
    """Who is to have it, with the door; None where nobody is named by one."""
    for clause in _clauses(text):
        is_handed, is_taken = _HAND.search(clause) is not None, _TAKES.search(clause) is not None
        is_brief = len(clause.split()) <= _BRIEF_WORDS_MAX and _NEIGHBOUR.search(clause) is not None
        if not (is_handed or is_taken or is_brief):
            continue
        patterns = (_WITH, _CASED, _BEHIND) if is_handed or is_brief else (_BEHIND,)
        for pattern in patterns:
            if (who := _somebody(pattern, clause)) is not None:
                return who
        is_done = is_handed or is_taken
        if is_done and (who := _somebody(_NAMED, clause)) is not None and who[0].isupper():
            return who
    return None


def hands_next_door(text: str) -> bool:
    """ "Beim Nachbarn abgeben": a neighbour, whoever it is, and hardly a word beside, as of a place
    by their door."""
    return any(
        _NEIGHBOUR.search(clause) is not None
        and (_HAND.search(clause) is not None or _TAKES.search(clause) is not None)
        and NOT.search(clause) is None
        and sum(_SMALL.fullmatch(word) is None for word in _WORD.findall(clause)) <= _BESIDE_MAX
        for clause in _clauses(text)
    )


def is_filling(word: str) -> bool:
    """Whether it stands beside whoever takes something in, and is none of their name."""
    return _SMALL.fullmatch(word) is not None


def _clauses(text: str) -> Iterator[str]:
    whole = unicodedata.normalize("NFKC", text[:TEXT_LETTERS_MAX])
    told = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in whole)
    return (clause for clause in _CLAUSE.split(told) if clause.strip())


def _somebody(pattern: LatePattern, clause: str) -> str | None:
    """The words, from the name on; None where it names a thing, a place or nobody."""
    for found in pattern.finditer(clause):
        name, who = found["name"], found["who"].strip()
        words = name.split()
        while words and _LEADING.fullmatch(words[0]):
            words.pop(0)
        if pattern is not _BEHIND:
            who = who[len(name) - len(" ".join(words)) :] if words else who
        is_thing = any(_NOBODY.fullmatch(word) for word in words) or _STREET.search(name)
        is_denied = NOT.search(clause[: found.start("who")]) is not None
        if words and not is_thing and not is_denied and not _is_place(" ".join(words)):
            return who
    return None


def _is_place(name: str) -> bool:
    return is_named(name, "safe") or is_named(name, "locker")
