"""Mentions: whether a line names an address without asking for anything to be brought there: where
somebody lived, where a friend lives, where a courier was, a question about it."""

from collections.abc import Collection, Iterator

from address.language.folding import fold
from address.language.mending_words import MENDING_PAIRS, MENDING_WORDS
from address.language.negating_words import (
    NO_OR_NUMBER,
    NOT_BEFORE_A_VERB,
    NOT_WORDS,
    SHORTENED_NOT,
)
from address.language.refusing_words import (
    DOUBTING,
    NEAR,
    NOT_THIS,
    NOT_THIS_ONE,
    REFUSING,
    THE_ONE_BESIDE,
)
from address.language.talk_words import COMPANY_WORDS, TALK_WORDS
from address.language.wish_words import (
    CAN_WORDS,
    I_WORDS,
    IF_WORDS,
    LIVE_WORDS,
    LIVES_WORDS,
    MOVED_AWAY,
    MOVED_NEEDS_NO_TO,
    MOVED_WORDS,
    NO_LONGER_WORDS,
    OLD_NOUNS,
    OLD_WORDS,
    OURS_WORDS,
    TO_WORDS,
    WISH_WORDS,
)
from address.language.words import ADDRESS_NOUNS, IS_WORDS, NO_WORDS, RIGHT_WORDS
from address.lines.numbers import is_care_of
from address.lines.reading import Reading
from address.lines.town_reading import breaks

_NAME_WORDS_MAX = 4  # of a firm before its address
_SENTENCE_WORD_MIN = 3  # letters: "str. 5" ends no sentence
_REFUSING_OR_DOUBTING = REFUSING | DOUBTING
_PHRASE_LENGTHS = sorted({len(phrase) for phrase in _REFUSING_OR_DOUBTING})
_PHRASE_BEGINNINGS = frozenset(phrase[0] for phrase in _REFUSING_OR_DOUBTING)
_LEADS_TO_A_WISH = WISH_WORDS | MOVED_WORDS
_FIRM = COMPANY_WORDS - TALK_WORDS
_BREAKING_OFF = MENDING_WORDS - {fold("actually"), fold("siis")}
_IS_NOW = IS_WORDS - NO_LONGER_WORDS
_ASKS_WHETHER = IS_WORDS | RIGHT_WORDS | NO_WORDS | {"or", "vai", "oder", "eller", "или", "eiko"}
_NOT = NOT_WORDS | SHORTENED_NOT | frozenset(NOT_BEFORE_A_VERB) | NO_WORDS
_OURS = OURS_WORDS | ADDRESS_NOUNS


def is_mentioned(reading: Reading, address: Collection[int], explained: Collection[int]) -> bool:
    """`address` are the street and its number, `explained` all that has a meaning already."""
    return (
        _led_to_by_other_words(reading, min(address), explained)
        or _denied_after(reading, max(address), explained)
        or _is_where_others_live(reading, max(address))
        or _depends(reading, min(address))
        or _is_asked(reading, min(address), max(address), explained)
        or _is_left(reading)
        or _is_old(reading)
        or _refuses_or_doubts(reading)
        or _breaks_off(reading)
        or _is_beside_another(reading, address)
        or _is_said_to_be_wrong(reading, address)
        or _denies_its_town(reading)
    )


def _is_beside_another(reading: Reading, address: Collection[int]) -> bool:
    """ "close to Bulevardi 10", "Bulevardi 10, the house opposite"."""
    words = [token.folded for token in reading.tokens]
    first, last = min(address), max(address)
    for phrase in NEAR:
        start = first - len(phrase)
        if start >= 0 and tuple(words[start:first]) == phrase:
            return not any(
                breaks(reading.text, reading.tokens, at) for at in range(start + 1, first + 1)
            )
    behind = words[last + 1 :]
    return any(
        tuple(behind[at : at + len(phrase)]) == phrase
        for phrase in THE_ONE_BESIDE
        for at in range(len(behind))
    )


def _is_said_to_be_wrong(reading: Reading, address: Collection[int]) -> bool:
    """ "Bulevardi 10 (old)", "wrong house, Bulevardi 10": a part that says nothing else."""
    away = set(address) | reading.taken
    part: list[str] = []
    for place in range(len(reading.tokens) + 1):
        ends = place == len(reading.tokens)
        if ends or place in away or breaks(reading.text, reading.tokens, place):
            if NOT_THIS.intersection(part) and all(word in NOT_THIS_ONE for word in part):
                return True
            part = []
        if not ends and place not in away:
            part.append(reading.tokens[place].folded)
    return False


def _denies_its_town(reading: Reading) -> bool:
    """ "Bulevardi 10 not Helsinki"."""
    return any(
        start > 0
        and reading.tokens[start - 1].folded in NOT_WORDS
        and not breaks(reading.text, reading.tokens, start)
        for _, (start, _), _ in reading.towns
    )


def _refuses_or_doubts(reading: Reading) -> bool:
    """ "no thanks", "could be", wherever it is said."""
    words = [token.folded for token in reading.tokens]
    return any(
        tuple(words[start : start + length]) in _REFUSING_OR_DOUBTING
        for start, word in enumerate(words)
        if word in _PHRASE_BEGINNINGS
        for length in _PHRASE_LENGTHS
    )


def _breaks_off(reading: Reading) -> bool:
    """ "Bulevardi 10, no wait": what was to come instead is not said."""
    words = [token.folded for token in reading.tokens]
    return bool(words) and (words[-1] in _BREAKING_OFF or tuple(words[-2:]) in MENDING_PAIRS)


def _led_to_by_other_words(reading: Reading, start: int, explained: Collection[int]) -> bool:
    """ "my friend lives at": in one breath before it, any word that leads to no wish."""
    places = [place for place in _before(reading, start) if place not in explained]
    words = [reading.tokens[place].folded for place in places]
    if not words or _is_a_name(reading, places, words):
        return False
    first = words[-1]  # they were read backwards
    if words == [NO_OR_NUMBER] and places == [start - 1]:
        return True  # "no Bulevardi 10": in Spanish a not
    others = words[:-1] if first in NO_WORDS and places[-1] == 0 else words
    return not all(word in _LEADS_TO_A_WISH for word in others)


def _is_a_name(reading: Reading, places: list[int], words: list[str]) -> bool:
    """ "Kauppa Oy Bulevardi 10", "c/o Virtanen"."""
    if len(words) > _NAME_WORDS_MAX + 1:
        return False
    is_firm = any(word in _FIRM for word in words)
    return is_firm or any(is_care_of(reading.text, reading.tokens, place) for place in places)


def _before(reading: Reading, start: int) -> Iterator[int]:
    for place in range(start - 1, -1, -1):
        if breaks(reading.text, reading.tokens, place + 1) or _ends_a_sentence(reading, place):
            return
        yield place


def _ends_a_sentence(reading: Reading, place: int) -> bool:
    token, after = reading.tokens[place], place + 1
    end = reading.tokens[after].start if after < len(reading.tokens) else len(reading.text)
    gap = reading.text[token.end : end]
    stops = "." in gap and len(token.folded) >= _SENTENCE_WORD_MIN
    return "!" in gap or "?" in gap or (stops and token.folded not in WISH_WORDS)


def _denied_after(reading: Reading, last: int, explained: Collection[int]) -> bool:
    """ "... stämmer inte", "... was my address", "... is my friend's"."""
    found, place = reading.tokens, last + 1
    while place < len(found) and place in explained and not breaks(reading.text, found, place):
        place += 1
    if place >= len(found) or breaks(reading.text, found, place) or found[place].is_letter:
        return False  # the letter of a staircase, the "c" of "c/o"
    word = found[place].folded
    if word in _IS_NOW or (word in NO_LONGER_WORDS and word in OURS_WORDS):
        return not _only_ours(reading, place)
    return word in NO_LONGER_WORDS


def _is_where_others_live(reading: Reading, last: int) -> bool:
    """ "... där bor min bror", "... I don't live there"; "... where I live" is ours."""
    found = reading.tokens
    end = last + 1
    while end < len(found) and not breaks(reading.text, found, end):
        end += 1
    words = {found[place].folded for place in range(last + 1, end)}
    if words & LIVE_WORDS and words & _NOT:
        return True
    return bool(words & LIVES_WORDS) and not words & I_WORDS


def _depends(reading: Reading, start: int) -> bool:
    """ "if I am not home, Mikonkatu 17"."""
    end = start
    while end > 0 and not breaks(reading.text, reading.tokens, end):
        end -= 1
    if end == 0:
        return False
    first = end - 1
    while first > 0 and not breaks(reading.text, reading.tokens, first):
        first -= 1
    return reading.tokens[first].folded in IF_WORDS


def _only_ours(reading: Reading, place: int) -> bool:
    found = reading.tokens
    while place < len(found) and not breaks(reading.text, found, place):
        if found[place].folded not in _OURS:
            return False
        place += 1
    return True


def _is_asked(reading: Reading, start: int, last: int, explained: Collection[int]) -> bool:
    """ "are you at Bulevardi 10?"; "can you come to Bulevardi 10?" is a wish."""
    after = reading.text.find("?", reading.tokens[last].end)
    if after < 0 or any(sign in reading.text[reading.tokens[last].end : after] for sign in ".!\n"):
        return False
    said = {reading.tokens[place].folded for place in _before(reading, start)}
    if not said:  # "Bulevardi 12 as 3?"
        behind = (at for at in range(last + 1, len(reading.tokens)) if at not in explained)
        words = [reading.tokens[at].folded for at in behind if reading.tokens[at].start < after]
        return all(word in _ASKS_WHETHER for word in words)
    return not said & CAN_WORDS


def _is_left(reading: Reading) -> bool:
    """ "I have moved" anywhere, and not "moved to"."""
    found = reading.tokens
    for place, token in enumerate(found):
        if token.folded not in MOVED_WORDS or place in reading.refused:
            continue
        after = found[place + 1].folded if place + 1 < len(found) else ""
        if after in MOVED_AWAY:
            return True
        if after not in TO_WORDS and token.folded not in MOVED_NEEDS_NO_TO:
            led = found[place - 1].folded if place else ""
            return led not in TO_WORDS  # "nach Bulevardi 10 umgezogen"
    return False


def _is_old(reading: Reading) -> bool:
    """ "the old address", wherever it is said."""
    found = reading.tokens
    return any(
        found[place].folded in OLD_WORDS and found[place + 1].folded in OLD_NOUNS
        for place in range(len(found) - 1)
    )
