"""Swapped: "5 -> 9", "replace 5 with 9", "7 not 5": one number of the address for another."""

import re

from bot.draft import standing
from bot.facts import Facts
from bot.understanding.answer_words import NOT_THIS
from core.late_pattern import LatePattern
from core.model.address import Components

_ONE = r"(?:[^\W\d_]\s?)?\d{1,4}(?:\s?[^\W\d_](?!\w))?"
_OF = r"(?:(?:number|no\.?|flat|apt|house|numero|nro|asunto|as\.?|nummer|lgh|номер|кв\.?|дом)\s+)?"
_OLD, _NEW = rf"{_OF}(?P<old>{_ONE})", rf"{_OF}(?P<new>{_ONE})"
_IS = (
    r"(?:it['’]?s|it is|is|should (?:be|say)|must be|ought to be|is really|is actually|its|"
    r"on|se on|pit(?:äisi|äis|ää) olla|oikeasti|vaan|"
    r"(?:det )?ska (?:vara|stå)|(?:det )?är|"
    r"(?:это )?(?:должн[оа] быть|должен быть)|должно|надо|на самом деле|это|"
    r"(?:es )?(?:ist|sollte|muss)|sollte sein|(?:c['’])est|(?:ça )?(?:devrait|doit) être)"
)
_BUT = r"(?:but|mutta|vaan|men|utan|но|а|aber|sondern|mais)"
_LEAD = (
    r"(?:(?:no|nope|almost|nearly|close|not quite|yes|but|please|pls|sorry|it['’]?s|its|it is|the|"
    r"hi|hello|actually|ei|melkein|lähes|se on|siis|nästan|nej|det är|почти|нет|это|"
    r"fast|nein|es ist|presque|non|c['’]est)[\s,.:;!–-]+)*"
)
_TAIL = r"(?:\s*(?:please|pls|thanks|sein|kiitos|tack|пожалуйста|bitte|merci))?[\s.!]*"
_SWAPS = tuple(
    LatePattern(rf"\W*{_LEAD}{said}{_TAIL}", re.I)
    for said in (
        rf"{_OLD}\s*(?:-+>|=+>|→|➡️?|⇒|>)\s*{_NEW}",
        rf"{_OLD}[\s,]+(?:{_IS}\s+)+{_NEW}",
        rf"(?:replace|change|swap|switch|correct|vaihda\w*|muuta\w*|korja\w*|byt|ändra|"
        rf"замен\w+|поменя\w+|исправ\w+|ersetze\w*|ändern?(?: sie)?|remplace[rz]?|change[rz]?)\s+"
        rf"(?:the\s+)?{_OLD}\s+(?:with|to|for|by|into|-+>|mot|till|med|на|durch|zu|in|par|en)\s+{_NEW}",
        rf"(?:(?:it|the (?:address|card|label)|osoitteessa|siinä|tässä|det|там|тут|da|hier|il)\s+)?"
        rf"(?:says?|said|shows?|reads?|lukee|on|står|написано|указано|стоит|steht|est écrit)"
        rf"\s+{_OLD}[\s,]+(?:{_BUT}\s+)?(?:{_IS}\s+)*{_NEW}",
        rf"{_NEW}[\s,]+(?:and |eikä |а |och |und |et )?(?:{NOT_THIS}|instead of|rather than|"
        rf"istället för|вместо|statt|au lieu de)\s+{_OLD}",
        rf"{NOT_THIS}\s+{_OLD}[\s,]+(?:{_BUT}\s+)?(?:{_IS}\s+)*{_NEW}",
    )
)
_LETTER = r"(?P<{name}>[^\W\d_])"
_OLD_LETTER, _NEW_LETTER = _LETTER.format(name="old"), _LETTER.format(name="new")
_OF_STAIRS = r"(?:(?:entrance|staircase|stair|rappu|porras|uppgång|trappa|подъезд)\s+)?"
_LETTERS = tuple(
    LatePattern(rf"\W*{_LEAD}{said}{_TAIL}", re.I)
    for said in (
        rf"{_OF_STAIRS}{_OLD_LETTER}\s*(?:-+>|=+>|→)\s*{_NEW_LETTER}",
        rf"{_OF_STAIRS}{_NEW_LETTER}[\s,]+(?:and |eikä |а )?(?:{NOT_THIS}|instead of)\s+"
        rf"{_OLD_LETTER}",
        rf"{NOT_THIS}\s+{_OF_STAIRS}{_OLD_LETTER}[\s,]+(?:{_BUT}\s+)?(?:{_IS}\s+)*{_NEW_LETTER}",
    )
)

_A_NUMBER = r"\d{1,4}(?:\s?[^\W\d_](?!\w))?"
_THE = r"(?:el\s+|la\s+|número\s+|numero\s+)?"
# "14, no 41", and "no 41, 14" where 41 stands: in Spanish that "no" is no number sign.
_NO_BEHIND = LatePattern(rf"(?<!\w)({_A_NUMBER}[\s,;]+(?:y\s+|pero\s+)?)no(?=\s+{_THE}\d)", re.I)
_NO_FIRST = LatePattern(
    rf"(\A|[.,;!]\s*)no(?=\s+{_THE}(\d{{1,4}})(?!\w)[\s,;.]+(?:es\s+|mejor\s+)?{_THE}\d)", re.I
)


def denied_in_spanish(text: str, facts: Facts) -> str:
    """The words with a "no es" for the "no" that denies a number, where Spanish is spoken."""
    if facts.conversation.language != "es" or facts.delivery is None:
        return text
    here = standing(facts.delivery).verdict
    stands = here.components.house_number if here is not None else None
    text = _NO_BEHIND.sub(r"\1no es", text)
    return _NO_FIRST.sub(lambda no: f"{no[1]}no es" if no[2] == stands else no[0], text)


def swapped(text: str, here: Components) -> str | None:
    """The words as an edit: of the flat where the old one is its, else of the house; None where
    they swap nothing that stands."""
    stairs = next(filter(None, (swap.fullmatch(text) for swap in _LETTERS)), None)
    if stairs is not None and _plain(stairs["old"]) == _plain(here.entrance or ""):
        return f"entrance {stairs['new'].upper()}"
    found = next(filter(None, (swap.fullmatch(text) for swap in _SWAPS)), None)
    if found is None:
        return None
    old, new = _plain(found["old"]), found["new"].strip()
    if old == _plain(here.house_number or ""):
        return f"not {found['old']} but {new}"
    flats = {_plain(here.unit or ""), _plain(f"{here.entrance or ''}{here.unit or ''}")}
    if old not in flats - {""}:
        return None
    letter, number = re.match(r"([^\W\d_]?)\s?(.*)", new).groups()  # type: ignore[union-attr]
    return f"entrance {letter} flat {number}" if letter and here.entrance else f"flat {new}"


def _plain(said: str) -> str:
    return re.sub(r"\W", "", said).casefold()
