"""Saying words: how the console calls what a recipient said, and what is typed beside it."""

from core.model.saying import IS_SURE, MAY_HAVE_WORDS, WANTS_WORDS, Saying
from web.console.tongue import Family

TITLE = Family("saying", Saying)
# What is typed beside it.
WORDS = Family("saying-words", (one for one in Saying if one in WANTS_WORDS | MAY_HAVE_WORDS))


def is_typed(saying: Saying) -> bool:
    """Whether there is something to type beside it."""
    return saying in WORDS


def must_be_typed(saying: Saying) -> bool:
    return saying in WANTS_WORDS


def is_sure(saying: Saying) -> bool:
    """Whether it is asked for twice."""
    return saying in IS_SURE
