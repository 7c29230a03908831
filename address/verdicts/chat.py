"""Chat: lines with a number that name no place: "I will be home at 10", "leave it with 14"."""

from address.language.folding import fold
from address.language.mending_words import MENDING_WORDS, WHILE_MENDING
from address.language.talk_words import TALK_WORDS
from address.language.words import (
    BESIDE_IT,
    BESIDE_THE_ADDRESS,
    HOUR_WORDS,
    IS_WORDS,
    ON_THE_WAY,
    QUESTION_WORDS,
    THANKS,
)
from address.lines.reading import Reading
from address.lines.town_reading import breaks

NAME_LETTERS_MIN = 4


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


_AT_AN_HOUR = _folded(
    "at after before until till by around about from past since klo kello kl um ab bis nach vor "
    "gegen efter före innan après avant vers в после до к около с kell pärast enne po przed alle "
    "dopo prima las después antes"
)
_NEIGHBOURS = _folded(
    "naapuri naapurille naapuriin neighbour neighbor neighbours neighbors nachbar nachbarn "
    "granne grannen соседу соседям сосед voisin vecino vicino sąsiada naabrile"
)
_BEFORE_AN_HOUR = _AT_AN_HOUR | _NEIGHBOURS
_NO_NAMES = (
    TALK_WORDS | MENDING_WORDS | WHILE_MENDING | BESIDE_IT | BESIDE_THE_ADDRESS | HOUR_WORDS
    | IS_WORDS | ON_THE_WAY | QUESTION_WORDS | THANKS | _AT_AN_HOUR | _NEIGHBOURS
    | _folded("will home time times today tomorrow tonight only again later soon back")
)  # fmt: skip


def is_chat(reading: Reading) -> bool:
    """Whether each number is an hour, a day or a neighbour's, or no word could be a street's."""
    places = [at for at in range(len(reading.tokens)) if at not in reading.taken]
    numbers = [at for at in places if reading.tokens[at].is_number]
    return not any(_may_be_a_name(reading, at) for at in places) or all(
        _is_an_hour(reading, at) for at in numbers
    )


def _may_be_a_name(reading: Reading, place: int) -> bool:
    token = reading.tokens[place]
    is_word = not token.is_number and len(token.folded) >= NAME_LETTERS_MIN
    return is_word and token.folded not in _NO_NAMES


def _is_an_hour(reading: Reading, place: int) -> bool:
    """ "after 5pm", "klo 15"; not the 10 of "at 10 Main Street"."""
    found, after = reading.tokens, place + 1
    if place in reading.hours:
        return True
    if after < len(found) and found[after].folded in HOUR_WORDS:
        return True
    if after < len(found) and found[after].is_number and _gap(reading, after) in (":", "."):
        return _leads_to_an_hour(reading, place)
    minutes = place > 0 and found[place - 1].is_number and _gap(reading, place) in (":", ".")
    ends = after >= len(found) or breaks(reading.text, found, after)
    goes_on = not ends and _may_be_a_name(reading, after)
    return (minutes or _leads_to_an_hour(reading, place)) and not goes_on


def _leads_to_an_hour(reading: Reading, place: int) -> bool:
    return place > 0 and reading.tokens[place - 1].folded in _BEFORE_AN_HOUR


def _gap(reading: Reading, place: int) -> str:
    return reading.text[reading.tokens[place - 1].end : reading.tokens[place].start]
