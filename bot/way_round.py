"""The way round: "entrance from Annankatu 22", "key in the lockbox": how to get into a house."""

import re

from core.late_pattern import LatePattern

_CLAUSES = re.compile(r"\s*(?:[,;\n]|(?<!\d)[.!](?=\s|$))\s*")
_DOOR = (
    r"entrance|entry|enter|access|gate|door|way in|come in|go in|get in|drive in|driveway|stairs|"
    r"sisäänkäyn\w*|käyn\w*|kulku\w*|sisään|portti\w*|portin|port(?:ista|illa|ilta)|ovi|ove\w+|ajo|"
    r"вход\w*|въезд\w*|заезд\w*|зай\w+|захо\w+|калитк\w*|ворот\w*|двер\w*|"
    r"ingång\w*|entré\w*|port|porten|dörr\w*"
)
_WHENCE = (
    r"from|via|through|off|around|round|on|in|behind|(?:on|at|by) the side|"
    r"puole\w*|kautta|kulma\w*|takaa?|\w{3,}(?:lta|ltä|sta|stä|lla|llä)|"
    r"с|со|через|от|из|на|за|"
    r"från|via|genom|på"
)
_WAY = LatePattern(
    rf"\b(?:{_DOOR})\b(?:\W+(?:is|are|it|the|only|located|on|sijaitsee|находится|является|är))*"
    rf"(?:\W+\w+){{0,2}}?\W+(?:{_WHENCE})\b(?=\W+\w|\W*$)|"
    rf"\b(?:use|take)\b(?:\W+\w+){{0,3}}?\W+(?:{_DOOR})\b",
    re.I,
)
_KEY = LatePattern(
    r"\b(?:key|keys|avain|avaime\w*|ключ\w*|nyckel\w*)\b.{0,30}\b(?:in|under|at|on|behind|box|"
    r"\w+(?:ssa|ssä|lla|llä|alla)|в|под|на|у|i|under|på)\b|"
    r"\b(?:lock ?box|key ?box|avainboksi\w*|avainlokero\w*|avainsäilö\w*|ключниц\w*|nyckelskåp\w*)",
    re.I,
)
_STEM_LETTERS = 4


def names_way(text: str) -> bool:
    """How to get in, said for the courier."""
    return _KEY.search(text) is not None or apart(text)[1] != ""


def apart(text: str) -> tuple[str, str]:
    """What is said of the address, and the way in to it: a street that is named there is no
    other address. What goes on about the same street belongs to it."""
    rest: list[str] = []
    way: list[str] = []
    for clause in _CLAUSES.split(text):
        if _is_way(clause) or (way and _goes_on(way[-1], clause)):
            way.append(clause)
        elif clause:
            rest.append(clause)
    return (", ".join(rest), ", ".join(way)) if way else (text, "")


def _is_way(clause: str) -> bool:
    """A number before it is of the house whose door it is: "Bulevardi 14, the door on the left"."""
    found = _WAY.search(clause)
    return found is not None and not any(c.isdigit() for c in clause[: found.start()])


def _goes_on(before: str, clause: str) -> bool:
    """ "…Annankadun puolelta, Annankatu 22": the same street again."""
    stems = {word[:_STEM_LETTERS] for word in re.findall(r"[^\W\d_]{5,}", before.casefold())}
    return any(
        word[:_STEM_LETTERS] in stems for word in re.findall(r"[^\W\d_]{5,}", clause.casefold())
    )
