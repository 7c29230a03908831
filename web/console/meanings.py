"""The console's words for what people want, and for how we came to know that we had misread."""

from core.model.intent import Intent
from core.model.lesson import Corrected
from web.console.tongue import Family

MEANING = Family("meaning", Intent)
HOW = Family("corrected", Corrected)
SAID = Family("learning-said", ("accepted", "declined", "gone", "labelled"))


def meaning_of(name: str) -> Intent | None:
    """The intent of that name; None where nothing was chosen."""
    return next((intent for intent in Intent if intent == name), None)
