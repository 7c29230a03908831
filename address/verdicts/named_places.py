"""Named places: what words name beside a pin, and that is not where the pin stands."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.places import House
from address.gazetteers.towns import town_key
from address.language.words import FRONT_TYPES, GLUED, NUMBER_FIRST, STREET_TYPES
from address.lines.number_reading import is_labelled
from address.lines.pieces import may_hold_an_address, pieces_of
from address.lines.postcodes import postcode_key
from address.lines.reading import Reading, read
from address.lines.town_reading import breaks
from address.matching.other_towns import after_the_code, known_elsewhere
from core.model.address import ComponentStatus, Verdict, VerdictCode
from core.model.location import Location

HOUSES_AROUND_MAX = 60
ON_THE_STREET_METRES = 500.0
WORDS_BETWEEN_MAX = 3
TYPE_LETTERS_MIN = 3  # "t", "ul": too many things are written so
_LENGTHS = frozenset({"m", "km", "min", "metres", "meters", "metria", "meter", "м", "км"})


def named_elsewhere(
    verdict: Verdict, words: str, pin: Location, gazetteer: Gazetteer
) -> Verdict | None:
    """The verdict with what in the words is not at the pin: a town, a postcode, a country, a
    street; None where they agree with it or name no place at all ("the red house by the lake")."""
    around = gazetteer.nearest(pin, HOUSES_AROUND_MAX)
    if not around:
        return None
    houses = [house for _, house in around]
    found = _with_country(verdict, houses)
    for reading in _readings(words, gazetteer, found.components.country):
        found = _with_postcode(found, reading, houses)
        found = _with_town(found, reading, houses)
        if around[0][0] <= ON_THE_STREET_METRES:
            found = _with_street(found, reading)
    if _is_off_its_street(found, around, pin):
        found = _with(found, ComponentStatus.CONFLICTING, "street")
    return None if found == verdict and found.statuses == verdict.statuses else found


def _readings(words: str, gazetteer: Gazetteer, country: str | None) -> Iterator[Reading]:
    for start, end in pieces_of(words):
        if start == 0 or may_hold_an_address(words[start:end]):
            yield read(words[start:end], gazetteer, country)


def _with(verdict: Verdict, status: ComponentStatus, *names: str, **told: str) -> Verdict:
    return replace(
        verdict,
        components=replace(verdict.components, **told),
        statuses={**verdict.statuses, **dict.fromkeys((*names, *told), status)},
    )


def _with_country(verdict: Verdict, houses: Sequence[House]) -> Verdict:
    told, there = verdict.components.country, houses[0].country
    if told is None or there is None or told.upper() == there.upper():
        return verdict
    return _with(verdict, ComponentStatus.CONFLICTING, "country")


def _with_postcode(verdict: Verdict, reading: Reading, houses: Sequence[House]) -> Verdict:
    code, is_talk = reading.postcode, verdict.verdict is VerdictCode.NOT_AN_ADDRESS
    there = {
        postcode_key(known)
        for house in houses
        for known in (house.postcode, *house.postcodes, *house.may_be)
        if known
    }
    if code is None or is_talk or not there or postcode_key(code) in there:
        return verdict
    return _with(verdict, ComponentStatus.CONFLICTING, postcode=code)


def _with_town(verdict: Verdict, reading: Reading, houses: Sequence[House]) -> Verdict:
    there = {town_key(house.street.city): house.street.city for house in houses
             if house.street.city}  # fmt: skip
    if not there:
        return verdict
    if reading.towns:
        if any(there.keys() & town.keys for town, _, _ in reading.towns):
            return verdict
        return _with(verdict, ComponentStatus.CONFLICTING, city=reading.towns[-1][0].name)
    used = reading.explained
    spans = [known_elsewhere(reading, used, city, houses[0].country) for city in there.values()]
    at = spans[0] if all(spans) else None
    if at is None and verdict.statuses.get("postcode") is ComponentStatus.CONFLICTING:
        at = after_the_code(reading, used)
    if at is None:
        return verdict
    return _with(verdict, ComponentStatus.CONFLICTING, city=reading.written(at))


def _is_off_its_street(
    verdict: Verdict, around: Sequence[tuple[float, House]], pin: Location
) -> bool:
    """A street that we know, told without a number, and the pin stands away from it."""
    street, middle = verdict.components.street, verdict.location
    is_sure = verdict.statuses.get("street") is ComponentStatus.MATCHED
    if street is None or not is_sure or verdict.verdict is not VerdictCode.NEEDS_HOUSE_NUMBER:
        return False
    if middle is not None and pin.metres_to(middle) <= ON_THE_STREET_METRES:
        return False
    return not any(
        house.street.name == street and metres <= ON_THE_STREET_METRES for metres, house in around
    )


def _with_street(verdict: Verdict, reading: Reading) -> Verdict:
    """A street with its number that is not here, where the houses around are known."""
    if verdict.components.street is not None or not _names_a_street(reading):
        return verdict
    return _with(verdict, ComponentStatus.UNCONFIRMED, "street", "house_number")


def _names_a_street(reading: Reading) -> bool:
    found = reading.tokens
    return any(
        _is_a_way(token.folded) and place not in reading.explained and _has_a_number(reading, place)
        for place, token in enumerate(found)
    )


def _is_a_way(word: str) -> bool:
    if word in STREET_TYPES:
        return len(word) >= TYPE_LETTERS_MIN
    return any(word.endswith(kind) and len(word) > len(kind) + 1 for kind in GLUED)


def _has_a_number(reading: Reading, place: int) -> bool:
    """Right behind the word; farther on where the name stands between ("улица Ленина 5"); before
    it where the country writes it so."""
    found, reach = reading.tokens, WORDS_BETWEEN_MAX
    is_front = found[place].folded in FRONT_TYPES
    after = range(place + 1, min(len(found), place + 2 + (reach if is_front else 0)))
    ahead = range(place - 1, max(-1, place - 2 - reach), -1)
    sides = [after, ahead] if reading.country in NUMBER_FIRST else [after]
    return any(_meets_a_number(reading, side) for side in sides)


def _meets_a_number(reading: Reading, places: range) -> bool:
    found, step = reading.tokens, places.step
    for place in places:
        if breaks(reading.text, found, place if step > 0 else place + 1):
            return False
        if found[place].is_number:
            is_length = place + 1 < len(found) and found[place + 1].folded in _LENGTHS
            away = place in reading.explained or is_labelled(reading, place)
            return not is_length and not away
    return False
