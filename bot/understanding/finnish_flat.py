"""A Finnish flat: "as 14" is short for "asunto 14", and no hour; in Portuguese it is one."""

import re

from core.late_pattern import LatePattern

_AS_IS_AT = "pt"  # the language in which "as 14" is at two in the afternoon
# Nothing but what is told of a door stands before it: "as soon as 14" is another language's.
_AT_A_DOOR = (
    r"(?<![^\W\d_])(?:(?:rap[pu]|porra)\w*(?:\s+[a-zåäö])?|kerro\w*|krs|"
    r"puh\w*[\s:.+()\d-]*)[\s,.;:]*"
)
_ANYWHERE = (
    r"^|[,;.:/\n]|\d[^\W\d_]?|(?<!\w)[^\W\d_]|"
    r"(?<!\w)(?:se|on|siis|vaan|ehkä|kai|eiku|ei kun|asun|talo\w*)"
)
# "As 14h", "as 14:30", "as 14 horas" tell when; "as 5 people" tells how many.
_NUMBER = (
    r"(?=\d{1,4}(?:\s?[a-gi-zåäö](?!\w))?"
    r"(?!\w|[:.]\d|\s?(?:h|hs|hrs?|hours?|hora\w*|am|pm|e meia|o['’]?clock|"
    r"people|years?|of|in|the|jälkeen|alkaen|asti|mennessä|maiss\w+)\b))"
)
_SHORT = r"\bas\.?[ ]?"
_BY_THE_DOOR = LatePattern(rf"({_AT_A_DOOR}){_SHORT}{_NUMBER}", re.I)
_FLAT = LatePattern(rf"((?:{_ANYWHERE})\s*){_SHORT}{_NUMBER}", re.I)


def spelt_out(text: str, language: str | None) -> str:
    """The text with its flat as everybody reads it."""
    plain = _BY_THE_DOOR.sub(r"\1asunto ", text)
    return plain if language == _AS_IS_AT else _FLAT.sub(r"\1asunto ", plain)
