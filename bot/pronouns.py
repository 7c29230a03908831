"""Pronouns: somebody who was named before. "Leave it with her" tells no name of its own."""

import re

from core.late_pattern import LatePattern

_SOMEBODY = (
    r"hers?|him|his|them|theirs?|she|he|they|"
    r"häne\w+|heille|heidän|sille|"
    r"ей|ему|им|ней|нему|ним|неё|нее|него|них"
)
_FILLING = (
    r"leave|left|give|drop|bring|hand|put|can|could|you|please|pls|plz|just|ok|okay|yes|it|that|"
    r"the|my|parcel|package|w|with|to|at|by|for|over|off|then|one|place|"
    r"jätä|jättäkää|anna|antakaa|vie|viekää|se|paketti|luokse|luo|luona|kiitos|vaan|sitten|"
    r"оставьте|оставь|отдайте|отдай|передайте|у|для|посылку|её|его|пожалуйста|тогда|можно|да"
)
_WHOLE = LatePattern(
    rf"(?=.*\b(?:{_SOMEBODY})\b)[\W_]*(?:(?:{_SOMEBODY}|{_FILLING})\b[\W_]*)+", re.I | re.S
)


def names_nobody(text: str) -> bool:
    """Whether these words speak of somebody, and name nobody."""
    return _WHOLE.fullmatch(text) is not None
