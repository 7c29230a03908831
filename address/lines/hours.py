"""Hours and days in a line: numbers that tell when, not where: "24h", "8h-16h", "11 novembre"."""

import re
from collections.abc import Collection, Iterator, Sequence

from address.language.day_names import ENGLISH_MONTHS, end_of_date
from address.language.folding import Token
from address.language.words import NUMBER_FIRST
from address.lines.town_reading import Span
from core.late_pattern import LatePattern

_WORDS = (
    r"h|hrs?|hours?|tunti|tuntia|tim|timmar|std|stunden?|uhr|heures?|horas?|godz|godziny?|tundi|"
    r"ч|час|часа|часов|год|години|утра|вечера|дня|ранку|o'?clock|onwards|morgens|abends|"
    r"asti|saakka|jälkeen|mennessä|aikaan|maissa|eteenpäin|aamulla|illalla|iltapäivällä"
)
_HOUR = rf"\d{{1,2}}(?:[:.]\d\d)?\s?(?:{_WORDS})"
_ENDS = r"(?![^\W_])"
_BEGINS = r"(?<![^\W_])(?<!\d[-/.,:])"
# Whoever says these means no house, wherever he says them.
_ROUND_THE_CLOCK = re.compile(
    rf"{_BEGINS}(?:(?:24|7)\s?[hj]?\s?/\s?(?:24|7)|24\s?h){_ENDS}(?!\s?/|\d)", re.IGNORECASE
)
_HOURS = LatePattern(
    rf"{_BEGINS}(?:\d{{1,2}}(?:[:.]\d\d)?\s?(?:{_WORDS})?\s?[-–—]\s?)?{_HOUR}{_ENDS}(?!\s?[/\d])",
    re.IGNORECASE,
)
LATEST = 24
_ENGLISH_ENDS = frozenset({"st", "nd", "rd", "th"})


def hours_in(
    text: str,
    found: Sequence[Token],
    away: Collection[int],
    streets: Collection[Span],
    country: str | None,
) -> frozenset[int]:
    """The tokens of hours and days. A number right behind a street's name is its house
    ("Unioninkatu 24 h"; but "12 rue de la Paix 24h"), and one that no other stands before may be
    that of a misspelt street's."""
    if not any(token.is_number for token in found):
        return frozenset()
    when: set[int] = set()
    named = {place for start, end in streets for place in range(start, end)}
    ends = {end for _, end in streets}
    for places, is_sure in (*_spans(text, found), *_dates(found)):
        first = places[0]
        if named.intersection(places) or not set(away).isdisjoint(places):
            continue
        other = any(
            found[place].is_number for place in range(first) if place not in named.union(away)
        )
        is_behind_a_name = first in ends and not _is_an_nth(found, first)
        if is_behind_a_name and not (other and country in NUMBER_FIRST):
            continue
        if is_sure or streets or other:
            when.update(places)
    return frozenset(when)


def _is_an_nth(found: Sequence[Token], place: int) -> bool:
    """The 17 of "17th of November"."""
    end = place + 1
    return end < len(found) and found[end].glued and found[end].folded in _ENGLISH_ENDS


def _dates(found: Sequence[Token]) -> Iterator[tuple[range, bool]]:
    for place in range(len(found)):
        end = end_of_date(found, place)
        if end is not None:
            is_sure = all(found[at].folded not in ENGLISH_MONTHS for at in range(place, end))
            yield range(place, end), is_sure


def _spans(text: str, found: Sequence[Token]) -> Iterator[tuple[range, bool]]:
    for pattern in (_ROUND_THE_CLOCK, _HOURS):
        for match in pattern.finditer(text):
            places = [
                place
                for place, token in enumerate(found)
                if match.start() <= token.start < match.end()
            ]
            numbers = [
                int(found[place].folded) for place in places if found[place].folded.isdecimal()
            ]
            if numbers and max(numbers) <= max(LATEST, 59 if ":" in match[0] else 0):
                yield range(places[0], places[-1] + 1), pattern is _ROUND_THE_CLOCK
