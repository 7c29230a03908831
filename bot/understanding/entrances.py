"""Entrances: the staircase of a house that a message names by its letter or its number."""

import re

from core.late_pattern import LatePattern

_WORDS = (
    r"entrances?|rappukäytäv\w*|stair(?:case|way|well)s?|rap(?:pu|un|usta|ussa|ulle)|porra(?:s|ssa|sta|skäytävä\w*)|"
    r"portaikko\w*|uppgång\w*|trapphus\w*|trappuppgång\w*|ingång\w*|"
    r"aufgang|eingang|treppenhaus|stiege|ingang|"
    r"подъезд\w*|подьезд\w*|парадн\w+|під.?їзд\w*|pod(?:['’]?)jezd\w*|podyezd\w*|"
    r"klatk[aęi]|cage d['’]escalier|escalier|esc\.|escalera|portal|scala|bloco|escada|"
    r"blok|girişi?|مدخل|المدخل|بلوك"
)
_SIGN = r"(?:\s*(?:is|on|är|ist|number|no\.?|nr\.?|nº|n°|№|:|=|-)\s*|\s+)"
# A lower-case letter that is a word of its own ("entrance a bit to the left") ends what is told.
_LETTER = (
    r"(?:(?-i:[A-HJ-ZА-ЯІЇЄÅÄÖ])|"
    r"[^\W\d_](?=\s*(?:$|[,.;\n]|\d)|\s+(?:flat|apt|as|asunto|krs|floor|code|кв)\b))"
)
_VALUE = rf"(?:{_LETTER}|\d{{1,2}})(?!\w|[.:]\d|['’])"
_NOT_A_FLOOR = (
    r"(?!\s*(?:\.|st\b|nd\b|rd\b|th\b)?[\s-]*(?:floors?|krs|kerro\w*|этаж\w*|поверх\w*|våning\w*|"
    r"stock|etage|étage|piso|planta|piano|piętr\w*|andar|kat\b|times|min))"
)
_BEHIND = LatePattern(rf"(?<![^\W\d_])(?:{_WORDS}){_SIGN}({_VALUE}){_NOT_A_FLOOR}", re.I)
_ONE = (
    r"(?:rap(?:pu|un|usta|ussa|ulle)|porra(?:s|ssa|sta)|trappan?|uppgången|blok|"
    r"подъезд\w*|подьезд\w*|під.?їзд\w*|entrance|staircase)(?!\w)"
)
_BEFORE = LatePattern(
    rf"(?<!\w)(?:((?-i:[A-ZА-ЯÅÄÖ])|(?:(?<=^)|(?<=[,;]\s))[a-hа-е]|[a-h](?=-))[-\s]{_ONE}|"
    rf"(\d{{1,2}})(?:-?(?:й|ый|ой|ий|м|ом))?[-\s]{_ONE}(?!\s+\d))",
    re.I,
)
# "B 3. krs as 7": Finnish leaves its word out before a floor or a flat.
_BARE = re.compile(
    r"^\W*((?-i:[A-H]))[\s,]+(?=\d{1,2}\.?\s?(?:krs|kerro)|(?:as|asunto|krs|kerros)\b\.?\s?\d|as\d)",
    re.I,
)
_WAYS = (_BEHIND, _BEFORE, _BARE)


def entrance(text: str) -> str | None:
    """ "B rappu", "подъезд 2": its letter or number as it stands on the door."""
    found = _found(text)
    return found[found.lastindex or 1].upper() if found is not None else None


def without_entrance(text: str) -> str:
    """The words that tell something else."""
    found = _found(text)
    return text if found is None else f"{text[: found.start()]} {text[found.end() :]}"


def _found(text: str) -> re.Match[str] | None:
    return next(filter(None, (way.search(text) for way in _WAYS)), None)
