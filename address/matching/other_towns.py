"""Other towns: words of a line that name another town than the street's, or may name one."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import OSA

from address.gazetteers.towns import town_key
from address.language.country_words import names_another_country
from address.language.folding import Token
from address.language.mending_words import MENDING_WORDS
from address.language.talk_words import COMPANY_WORDS, NOT_KNOWN, TALK_WORDS
from address.language.wish_words import MOVED_WORDS, WISH_WORDS
from address.language.words import ARTICLES, BESIDE_THE_ADDRESS, NUMBER_FIRST, ON_THE_WAY
from address.lines.door_tokens import DoorFacts
from address.lines.known_towns import is_a_short_town, is_nearly_a_town, names_of
from address.lines.numbers import is_care_of
from address.lines.reading import Reading
from address.lines.town_reading import Span, breaks, joined_words
from address.lines.unknown_codes import TOWN_WORDS_MAX
from address.matching.match import Agreement, Candidate, towns_beside, used_tokens

LETTERS_MIN = 4  # of one word that may be a town nobody has told us of
CODE_DIGITS_MIN = 3
_COUNTRY_MARKS = frozenset(
    {"AD", "AL", "AT", "AX", "AZ", "BA", "BE", "BG", "BY", "CH", "CY", "CZ", "DE", "DK", "EE", "ES",
     "FI", "FO", "FR", "GE", "GL", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC",
     "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "SM", "TR", "UA"}
)  # fmt: skip
_SHORT_WORDS = frozenset({"apt", "can", "gap", "van", "hof", "bro", "jos", "fes"})
_NO_TOWN = BESIDE_THE_ADDRESS | COMPANY_WORDS | frozenset(words[-1] for words in NOT_KNOWN)
_NO_NAME = _NO_TOWN | TALK_WORDS
_ASKS_OR_MENDS = WISH_WORDS | MOVED_WORDS | MENDING_WORDS
_NAMES_BEGIN_SO = frozenset({"la", "le", "los", "las", "el", "den", "der", "san"})
_BEFORE_A_TOWN = (
    ON_THE_WAY | ARTICLES | {"g", "gor", "gorod", "m", "misto", "stadt"}
) - _NAMES_BEGIN_SO


def unknown_town(reading: Reading, best: Candidate) -> Span | None:
    """Where a line names a town that is not the street's: "33100 Oulu", "Annankatu 14, Turku"."""
    if towns_beside(reading, best.street_span):
        return _second_town(reading, best)
    return (
        after_the_code(reading, best.used)
        or _known_elsewhere(reading, best)
        or _short_elsewhere(reading, best)
        or _code_from_abroad(reading, best)
    )


def _short_elsewhere(reading: Reading, best: Candidate) -> Span | None:
    """The Ulm of "Annankatu 14, Ulm": so short a name only at the end, and alone in its part."""
    found, last = reading.tokens, len(reading.tokens) - 1
    if last < 1 or best.street.city is None:
        return None
    if last - 1 not in best.used and not breaks(reading.text, found, last):
        return None  # right behind the house, or in a part of its own
    word, used = found[last], used_tokens(reading, best) | reading.refused
    is_name = word.folded not in _NO_NAME | _SHORT_WORDS and is_a_short_town(word.folded)
    return (last, last + 1) if is_name and last not in used else None


def _code_from_abroad(reading: Reading, best: Candidate) -> Span | None:
    """ "LV-1010": a country's mark with digits behind it."""
    country = reading.country or best.street.country
    found = reading.tokens
    for place in range(len(found) - 1):
        mark, after = found[place].folded.upper(), found[place + 1]
        gap = reading.text[found[place].end : after.start]
        is_code = gap == "-" and after.is_number and len(after.folded) >= CODE_DIGITS_MIN
        if is_code and mark in _COUNTRY_MARKS and mark != country and place not in best.used:
            return place, place + 2
    return None


def _second_town(reading: Reading, best: Candidate) -> Span | None:
    """The Espoo of "Bulevardi 10, Helsinki, Espoo": a part of its own. Where the number comes
    first, it may be a county or a borough."""
    at = _known_elsewhere(reading, best)
    if at is None or best.street.country in NUMBER_FIRST:
        return None
    found, (start, end) = reading.tokens, at
    begins = start == 0 or breaks(reading.text, found, start)
    ends = end == len(found) or breaks(reading.text, found, end)
    slashed = _is_slashed(reading, start) or _is_slashed(reading, end)  # "Espoo/Helsinki"
    return at if (begins and ends) or slashed else None


def _is_slashed(reading: Reading, place: int) -> bool:
    found = reading.tokens
    if not 0 < place < len(found):
        return False
    return reading.text[found[place - 1].end : found[place].start].strip() == "/"


def after_the_code(reading: Reading, used: Collection[int]) -> Span | None:
    """The word after a postcode, whatever it is; `used` are the tokens of the address."""
    if reading.postcode_span is None:
        return None
    place = reading.postcode_span[1]
    if place >= len(reading.tokens) or place in reading.taken | reading.refused or place in used:
        return None
    token = reading.tokens[place]
    gap = reading.text[reading.tokens[place - 1].end : token.start]
    is_word = not token.is_number and len(token.folded) >= 3
    if not is_word or any(sign in gap for sign in ",;\n") or token.folded in _NO_NAME:
        return None
    in_district = reading.district_span is not None and place in range(*reading.district_span)
    return None if in_district else (place, place + 1)


def _known_elsewhere(reading: Reading, best: Candidate) -> Span | None:
    if best.street.city is None:
        return None
    used = used_tokens(reading, best) | reading.refused | reading.hours
    return known_elsewhere(reading, used, best.street.city, best.street.country)


def known_elsewhere(
    reading: Reading, used: Collection[int], city: str, country: str | None
) -> Span | None:
    """Words that stand alone, and are the name of a town somewhere that is not this one."""
    here = town_key(city)
    for start, end in _runs(reading, used):
        while end - start > 1 and reading.tokens[start].folded in _BEFORE_A_TOWN:
            start += 1
        key = joined_words(reading.tokens, (start, end))
        names = names_of(key, country)
        if names and here not in names:
            return start, end
        if names_another_country(key, country):
            return start, end
        if not names and OSA.distance(key, here) > 2 and is_nearly_a_town(key, country):
            return start, end
    return None


def _runs(reading: Reading, away: Collection[int]) -> Iterator[Span]:
    """Words beside each other that nothing explains, up to a word of the door: those of "Turku" in
    "Annankatu 14 Turku flat 3"; in "ring Turku" there are none."""
    found = reading.tokens
    start: int | None = None
    for place in range(len(found) + 1):
        ends = place == len(found) or place in away or found[place].is_number
        is_door = not ends and found[place].is_letter and _is_number(found, place + 1)
        says_more = is_door or (
            not ends and found[place].folded in _NO_TOWN and not _is_in_a_town(reading, place)
        )
        anew = not ends and breaks(reading.text, found, place)
        if start is not None and start >= 0 and (ends or says_more or anew):
            yield start, place
            start = None
        if ends or anew:
            start = None
        if says_more:
            start = -1  # what follows belongs to it
        elif not ends and start is None:
            start = place


def _is_in_a_town(reading: Reading, place: int) -> bool:
    """The "i" of "i Åbo", which elsewhere leads to a door."""
    found, after = reading.tokens, place + 1
    leads = found[place].folded in _BEFORE_A_TOWN and after < len(found)
    return leads and bool(names_of(found[after].folded, reading.country))


def _is_number(found: Sequence[Token], place: int) -> bool:
    """Whether a number follows: that of "B 24" is a flat's."""
    return place < len(found) and found[place].is_number


def may_name_a_town(reading: Reading, best: Candidate, door: DoorFacts) -> bool:
    """No town and no postcode, and some words may be one: "Aleksanterinkatu 5 Pikkukylä" may be
    elsewhere. Capitals tell nothing: people type without them; nor does which part comes first."""
    if towns_beside(reading, best.street_span) or best.postcode is Agreement.SAME:
        return False
    away = used_tokens(reading, best) | door.used | reading.refused
    return any(_may_be_a_name(reading, words) for words in _alone(reading, away))


def _alone(reading: Reading, away: Collection[int]) -> Iterator[Sequence[int]]:
    """The unexplained words beside each other, in each part that commas make."""
    part: list[int] = []
    for place in range(len(reading.tokens) + 1):
        if part and (place == len(reading.tokens) or breaks(reading.text, reading.tokens, place)):
            yield from _runs_of(part, away)
            part = []
        part.append(place)


def _runs_of(part: Sequence[int], away: Collection[int]) -> Iterator[Sequence[int]]:
    explained = [at for at, place in enumerate(part) if place in away]
    if not explained:
        yield part
        return
    if explained[0] == 1:  # more words before a street lead to it
        yield part[:1]
    for before, after in pairwise([*explained, len(part)]):
        yield part[before + 1 : after]


def _may_be_a_name(reading: Reading, places: Sequence[int]) -> bool:
    words = [reading.tokens[place] for place in places]
    if not 0 < len(words) <= TOWN_WORDS_MAX or any(token.is_number for token in words):
        return False
    if any(is_care_of(reading.text, reading.tokens, place) for place in places):
        return False
    if any(token.folded in _NO_TOWN for token in words):
        return False
    if any(start <= place < end for place in places for start, end in reading.streets):
        return False  # "Yrjönkadun kulma"
    if all(token.folded in _ASKS_OR_MENDS for token in words):
        return False
    return len(words) > 1 or len(words[0].folded) >= LETTERS_MIN
