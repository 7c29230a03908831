"""Addok's settings for the comparison. Addok loads this file; nothing of ours is imported here.

By itself Addok takes only a number that leads the line for a house number. Here the first number of
at most three digits is one, with the letter that follows it; postcodes are longer.
"""

import re
from collections.abc import Iterator
from typing import Protocol

NUMBER = re.compile(r"\d{1,3}[a-z]?")


class Token(Protocol):
    """A word of Addok's: a str that knows its kind and its place in the line."""

    kind: str | None
    position: list[int]

    def __str__(self) -> str: ...


class Asked(Protocol):
    """Addok's search while it runs."""

    check_housenumber: bool
    only_housenumber: bool
    housenumbers: list[Token]


class Found(Protocol):
    """A street that Addok found, with its house numbers by token."""

    housenumbers: dict[str, dict[str, object]] | None
    housenumber: object
    type: str

    def update(self, data: dict[str, object]) -> None: ...


def flag_house_number(words: Iterator[Token]) -> Iterator[Token]:
    """The first number, and a single letter right after it."""
    seen, letter_may_follow = False, False
    for word in words:
        text = str(word)
        is_letter = letter_may_follow and len(text) == 1 and text.isalpha()
        is_number = not seen and NUMBER.fullmatch(text) is not None
        if is_letter or is_number:
            word.kind = "housenumber"
        letter_may_follow = is_number and text.isdigit()
        seen = seen or is_number
        yield word


def match_house_number(asked: Asked, street: Found) -> bool | None:
    """As Addok's own, but "20 A" is 20 where no 20 A stands: the letter may be a staircase."""
    if not asked.check_housenumber:
        return None
    words = sorted(asked.housenumbers, key=lambda word: word.position)
    numbers = street.housenumbers or {}
    for end in range(len(words), 0, -1):
        told = numbers.get("".join(map(str, words[:end])))
        if told is not None:
            street.housenumber, street.type = told.pop("raw"), "housenumber"
            street.update(told)
            return None
    return False if asked.only_housenumber else None


PROCESSORS_PYPATHS = [
    "addok.helpers.text.tokenize",
    "addok.helpers.text.normalize",
    "benchmarks.addok_settings.flag_house_number",
    "addok.helpers.text.synonymize",
]
SEARCH_RESULT_PROCESSORS_PYPATHS = [
    "benchmarks.addok_settings.match_house_number",
    "addok.helpers.results.make_labels",
    "addok.helpers.results.score_by_importance",
    "addok.helpers.results.score_by_autocomplete_distance",
    "addok.helpers.results.score_by_ngram_distance",
    "addok.helpers.results.score_by_geo_distance",
    "addok.helpers.results.adjust_scores",
]
QUERY_MAX_LENGTH = 4000  # some lines are longer than the 200 letters that it reads by itself
