"""Confidence: how often an address was right that was found on such evidence.

The figures are measured, not felt: `benchmarks/address_confidence.py` counts them on messy lines of
known addresses and writes `confidence.toml`. Evidence is the strongest reason for doubt, and in
how many letters the street's name differs; fewer slips never make less confidence.
"""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from rapidfuzz.distance import OSA

from address.language.similarity import SPELT_MAX, name_from, name_of, slips_between
from address.lines.number_reading import Fit
from address.lines.postcodes import postcode_key
from address.lines.reading import Reading
from address.matching.doubts import TAKEN_SIMILARITY_MIN, Doubts
from address.matching.match import Agreement, Candidate

TABLE = Path(__file__).parent / "confidence.toml"
SPELLINGS = ("other", "near", "three slips", "two slips", "one slip", "as written")
NEAR_SIMILARITY_MIN = 0.85
SLIPS_MAX = 3
CODE_SLIPS_MAX = 1
CONFIRMED_MIN = 0.9  # less sure, nobody confirms


class Reason(StrEnum):
    """The strongest reason for doubt; the last two are none."""

    NUMBER_UNKNOWN = "number_unknown"
    TWO_RIVALS = "two_rivals"
    RIVAL = "rival"
    UNKNOWN_TOWN = "unknown_town"
    OTHER_TOWN = "other_town"
    OTHER_AREA = "other_area"  # a code that is none of ours, and no slip of the house's
    OTHER_POSTCODE = "other_postcode"
    OTHER_COUNTRY = "other_country"  # and nothing in the words names this one
    COUNTRY_WRONG = "country_wrong"  # the words name a town or a code of this one
    ONCE_CALLED = "once_called"  # the street, in older days
    MAY_BE_ELSEWHERE = "may_be_elsewhere"
    IN_PASSING = "in_passing"
    MAY_BE_ANOTHER = "may_be_another"
    NUMBER_CUT = "number_cut"
    PROPOSED = "proposed"  # the street is spelt too unlike to be taken
    SILENT = "silent"  # neither town nor postcode was typed
    AGREED = "agreed"


def reason_of(best: Candidate, doubts: Doubts | None, reading: Reading) -> Reason:
    """`doubts` are None where only the street was found."""
    if doubts is None:
        return Reason.NUMBER_UNKNOWN
    is_named = Agreement.SAME in (best.postcode, best.town)
    abroad = None not in (best.country, reading.country) and best.country != reading.country
    against = (
        (Reason.TWO_RIVALS, len(doubts.rivals) > 1),
        (Reason.RIVAL, bool(doubts.rivals)),
        (Reason.UNKNOWN_TOWN, doubts.unknown_town is not None),
        (Reason.OTHER_TOWN, best.town is Agreement.OTHER),
        (Reason.OTHER_AREA, _is_of_another_area(best, reading)),
        (Reason.OTHER_POSTCODE, best.postcode is Agreement.OTHER),
        (Reason.OTHER_COUNTRY, abroad and not is_named),
        (Reason.COUNTRY_WRONG, abroad),
        (Reason.ONCE_CALLED, doubts.once_called),
        (Reason.MAY_BE_ELSEWHERE, doubts.may_be_elsewhere),
        (Reason.IN_PASSING, doubts.in_passing),
        (Reason.MAY_BE_ANOTHER, doubts.may_be_another),
        (Reason.NUMBER_CUT, best.fit is not Fit.EXACT),
        (Reason.PROPOSED, best.similarity < TAKEN_SIMILARITY_MIN),
        (Reason.SILENT, not is_named),
    )
    return next((reason for reason, holds in against if holds), Reason.AGREED)


def _is_of_another_area(best: Candidate, reading: Reading) -> bool:
    code = reading.postcode
    if best.postcode is not Agreement.OTHER or best.house is None or code is None:
        return False
    own = {*best.house.postcodes, best.house.postcode}
    slips = [OSA.distance(postcode_key(code), postcode_key(one)) for one in own if one]
    return not reading.postcode_known and min(slips, default=0) > CODE_SLIPS_MAX


def spelling_of(best: Candidate, reading: Reading) -> int:
    """How the street was spelt: a place in SPELLINGS."""
    if best.similarity > SPELT_MAX:
        return len(SPELLINGS) - 1
    typed = name_from(reading.tokens[slice(*best.street_span)])
    names = (best.street.name, *best.street.aliases)
    slips = min(slips_between(typed, name_of(name)) for name in names)
    if slips <= SLIPS_MAX:
        return len(SPELLINGS) - 1 - max(1, slips)
    return int(best.similarity >= NEAR_SIMILARITY_MIN)


def confidence_in(best: Candidate, doubts: Doubts | None, reading: Reading) -> float:
    """How sure one may be that this address is the one that was meant."""
    return _table()[reason_of(best, doubts, reading)][spelling_of(best, reading)]


def confidence_with_a_rival() -> float:
    """How sure one may be of a house, where another one is named as well."""
    return _table()[Reason.RIVAL][-1]


@cache
def _table() -> Mapping[Reason, tuple[float, ...]]:
    read = tomllib.loads(TABLE.read_text())
    return {reason: tuple(read[reason.value]) for reason in Reason}
