"""A lost street: words that name a street by its ending and a number, though nobody knows it."""

import re

from core.late_pattern import LatePattern

_STREET = LatePattern(
    r"\b[^\W\d_]*(?:katu|kadu\w+|tie|tien|tiellä|kuja\w*|polku|polu\w+|kaari|väylä\w*|raitti|gatan|"
    r"vägen|stigen|gränd|straße|strasse|str\.)\s+\d{1,4}\s?[a-zA-Z]?\b|"
    r"\b[^\W\d_]{3,}\s+(?:street|st|road|rd|avenue|ave|lane|drive|улица|ул|проспект|переулок)\.?\s*,?"
    r"\s*\d{1,4}\b|\b\d{1,4}\s+[^\W\d_]{3,}\s+(?:street|st|road|rd|avenue|ave|lane|drive)\b|"
    r"\b(?:улиц\w+|ул\.?|проспект\w*|переулок)\s+[^\W\d_]{3,}\W+(?:дом\s+)?\d{1,4}\b",
    re.I,
)


# "Annankadulle 29:ään" is said of Annankatu 29.
_ENDINGS = tuple(
    (re.compile(rf"(?<=\w){said}(?=\s+\d)", re.I), plain)
    for said, plain in (
        (r"kadu(?:lle|lla|lta|n|ssa)", "katu"),
        (r"tie(?:lle|llä|ltä|n)", "tie"),
        (r"kuja(?:lle|lla|lta|n)", "kuja"),
        (r"polu(?:lle|lla|lta|n)", "polku"),
        (r"kaare(?:lle|lla|lta|n)", "kaari"),
        (r"ranna(?:lle|lla|lta|n)", "ranta"),
        (r"mäe(?:lle|llä|ltä|n)", "mäki"),
    )
)
_OF_NUMBER = re.compile(r"(?<![\d:.])(\d{1,4}):[^\W\d_]{1,4}\b")


def plain_street(text: str) -> str:
    """Without the endings that a street and its number wear in Finnish."""
    plain = _OF_NUMBER.sub(r"\1", text)
    for said, ending in _ENDINGS:
        plain = said.sub(ending, plain)
    return plain


def names_street(text: str) -> bool:
    return _STREET.search(text) is not None


def without_street(text: str) -> str:
    """What else was said."""
    return _STREET.sub(" ", text).strip(" ,.;")
