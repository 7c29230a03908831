"""A lost street: words that name a street by its ending and a number, though nobody knows it."""

import re

_STREET = re.compile(
    r"\b[^\W\d_]*(?:katu|kadu\w+|tie|tien|tiellä|kuja\w*|polku|polu\w+|kaari|väylä\w*|raitti|gatan|"
    r"vägen|stigen|gränd|straße|strasse|str\.)\s+\d{1,4}\s?[a-zA-Z]?\b|"
    r"\b[^\W\d_]{3,}\s+(?:street|st|road|rd|avenue|ave|lane|drive|улица|ул|проспект|переулок)\.?\s*,?"
    r"\s*\d{1,4}\b|\b\d{1,4}\s+[^\W\d_]{3,}\s+(?:street|st|road|rd|avenue|ave|lane|drive)\b|"
    r"\b(?:улиц\w+|ул\.?|проспект\w*|переулок)\s+[^\W\d_]{3,}\W+(?:дом\s+)?\d{1,4}\b",
    re.I,
)


def names_street(text: str) -> bool:
    return _STREET.search(text) is not None


def without_street(text: str) -> str:
    """What else was said."""
    return _STREET.sub(" ", text).strip(" ,.;")
