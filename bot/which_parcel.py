"""Which parcel: words that name one of several, or all of them."""

import re
from collections.abc import Sequence

from bot.card import title
from core.late_pattern import LatePattern
from core.model.delivery import Delivery

NAME_LETTERS_MIN = 4  # a shorter word of a shop's name says nothing
STEM_LETTERS = 5  # endings change: "the wines", "Kirjan"

_ALL = LatePattern(
    r"\bboth\b|\ball (?:of (?:them|it)|the parcels|\d|two|three)\b|\bmolem\w+|\bkummat?kin\b|"
    r"\bkaikki(?:en)?\b|\b(?:оба|обе|обоих|обеих|все (?:посылки|сразу))\b|\b(?:обидва|обидві)\b|"
    r"\bbeide\w?\b|\b(?:les|toutes les|tous les) deux\b|\bamb[oa]s\b|\b(?:los|las) dos\b|"
    r"\bentramb[ie]\b|\bob(?:a|ie|ydwa|ydwie)\b|\bbåda\b|\bikisi\w*\b|\bكلاهما\b|\bكلتاهما\b",
    re.I,
)
_PLACES = (
    r"(?:1|①|1st|(?:the )?first|number one|ensimmäi\w+|eka\w*|перв\w+|erste\w?|prim\w+|första)",
    r"(?:2|②|2nd|(?:the )?second|number two|toi(?:nen|sen|sta)|toka\w*|втор\w+|zweite\w?|seg\w+|"
    r"andra)",
    r"(?:3|③|3rd|(?:the )?third|number three|kolma\w+|трет\w+|dritte\w?|terc\w+|tredje)",
)
_BESIDE = (
    r"(?:the|one|parcel|package|only|just|please|pls|number|no|paketti|посылк\w+|kiitos|пожалуйста)"
)
_NUMBERED = tuple(
    LatePattern(rf"[\W_]*(?:{_BESIDE}\W+)*{place}(?:\W+{_BESIDE})*[\W_]*", re.I)
    for place in _PLACES
)


def names_all(text: str) -> bool:
    return _ALL.search(text) is not None


def named(text: str, deliveries: Sequence[Delivery]) -> Delivery | None:
    """The one that is meant: by its place in the list, where nothing else is said, or its name."""
    for pattern, delivery in zip(_NUMBERED, deliveries, strict=False):
        if pattern.fullmatch(text):
            return delivery
    said = {word[:STEM_LETTERS] for word in _words(text)}
    found = [each for each in deliveries if said & _own(each, deliveries)]
    return found[0] if len(found) == 1 else None


def _own(delivery: Delivery, deliveries: Sequence[Delivery]) -> set[str]:
    """The beginnings of the words in its name that no other parcel has."""
    others = {word for each in deliveries if each.id != delivery.id for word in _words(title(each))}
    mine = _words(title(delivery))
    return {word[:STEM_LETTERS] for word in mine - others if len(word) >= NAME_LETTERS_MIN}


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
