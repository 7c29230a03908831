"""Bells: "ring 24", "soita 24": a number to ring at, and no house."""

from address.language.door_words import BELL_WORDS, BELL_WORDS_NOT_OF, LEADS_TO_A_BELL
from address.language.words import NUMBER_FIRST
from address.lines.reading import Reading
from address.lines.town_reading import breaks

WORDS_BETWEEN_MAX = 3


def is_rung(reading: Reading, place: int) -> bool:
    """Whether a bell's word leads to this number; not where a street's name is between, or follows
    in a country that puts numbers first ("please ring 24 High Street")."""
    if reading.country in NUMBER_FIRST and place + 1 in reading.names:
        return False
    rings = BELL_WORDS - BELL_WORDS_NOT_OF.get(reading.country or "", frozenset())
    for at in range(place - 1, max(-1, place - 2 - WORDS_BETWEEN_MAX), -1):
        if breaks(reading.text, reading.tokens, at + 1):
            return False
        word = reading.tokens[at].folded
        if word in rings:
            return not any(start <= at < end for start, end in reading.streets)
        if word not in LEADS_TO_A_BELL:
            return False
    return False
