"""Which of these: words that choose by place among what is offered: "the first", "toinen"."""

import re

from bot.draft import SUGGESTIONS_SHOWN_MAX, Draft
from bot.understanding.answer_words import NO, NONE, NOT_THIS
from core.late_pattern import LatePattern
from core.model.address import Suggestion

_FIRST = (
    r"first|1st|ensimmäinen|ensimmäisen|eka|ekan|första|1:a|перв\w+|erste[nrs]?|premi(?:er|ère)|1er"
)
_SECOND = r"second|2nd|toinen|toisen|toka|tokan|andra|2:a|втор\w+|zweite[nrs]?|deuxième|seconde?|2e"
_THIRD = r"third|3rd|kolmas|kolmannen|kolmonen|tredje|3:e|трет\w+|dritte[nrs]?|troisième|3e"
_LAST = r"last|bottom|viimeinen|viimeisen|alin|sista|последн\w+|letzte[nrs]?|derni(?:er|ère)"
_TALK = (
    r"yes|yeah|no|ok|okay|it|it['’]?s|its|is|that|the|this|one|i|mean|take|pick|choose|option|please|"
    r"of|them|these|those|on the list|address|"
    r"joo|kyllä|se|on|tuo|niistä|noista|vaihtoehto|osoite|kiitos|"
    r"ja|jo|det|är|den|av|dem|adressen|tack|"
    r"да|это|вариант|адрес|из|них|пожалуйста|"
    r"das|ist|der|die|davon|bitte|adresse|oui|c['’]est|le|la|l['’]|merci"
)
_CHOOSES = LatePattern(
    rf"[\W_]*(?:(?:{_TALK})[\W_]+)*(?:(?P<at0>{_FIRST})|(?P<at1>{_SECOND})|(?P<at2>{_THIRD})|"
    rf"(?P<last>{_LAST}))(?:[\W_]+(?:{_TALK}))*[\W_]*",
    re.I,
)
_ONE_OF = LatePattern(
    r"\b(?:(?:one|some|any) of (?:them|these|those|the)|"
    r"(?:joku|jokin|yksi) (?:niistä|noista|näistä)|"
    r"(?:en|ett|någon) av (?:dem|dom|de)|(?:один|одна|одно|какой-то) из (?:них|этих)|"
    r"eine[rs]? (?:davon|von (?:diesen|denen))|"
    r"une? (?:de|d['’]entre) (?:celles|ceux|eux|elles|ces))\b",
    re.I,
)
_NONE = LatePattern(rf"{NO}|{NOT_THIS}|{NONE}", re.I)


def chosen(text: str, offered: int) -> int | None:
    """Which one of so many the words mean by its place; None where they choose none."""
    found = _CHOOSES.fullmatch(text)
    if found is None or offered < 2:
        return None
    if found["last"]:
        return offered - 1
    at = next(number for number in range(3) if found[f"at{number}"])
    return at if at < offered else None


def says_one_of(text: str) -> bool:
    """ "Yes, one of these": and it is still to be said which."""
    return _ONE_OF.search(text) is not None and _NONE.search(text) is None


def named_by_place(text: str, draft: Draft) -> Suggestion | None:
    """ "The second one", of what stands on the buttons."""
    shown = draft.verdict.suggestions[:SUGGESTIONS_SHOWN_MAX] if draft.verdict is not None else ()
    at = chosen(text, len(shown))
    return None if at is None else shown[at]
