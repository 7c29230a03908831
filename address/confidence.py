"""Confidence: how often an address was right that was found on such evidence.

The figures are measured, not felt: `benchmarks/address_confidence.py` counts them on messy lines of
known addresses and writes `confidence.toml`. Evidence is the strongest reason for doubt, and how
alike the street's name is; more likeness never makes less confidence.
"""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from address.doubts import Doubts
from address.match import Agreement, Candidate
from address.number_reading import Fit

TABLE = Path(__file__).parent / "confidence.toml"
BANDS = (0.78, 0.85, 0.93, 0.97)  # likeness below the first, from the first, ... from the last


class Reason(StrEnum):
    """The strongest reason for doubt; the last two are none."""

    NUMBER_UNKNOWN = "number_unknown"
    TWO_RIVALS = "two_rivals"
    RIVAL = "rival"
    UNKNOWN_TOWN = "unknown_town"
    OTHER_TOWN = "other_town"
    OTHER_POSTCODE = "other_postcode"
    MAY_BE_ELSEWHERE = "may_be_elsewhere"
    MAY_BE_ANOTHER = "may_be_another"
    NUMBER_CUT = "number_cut"
    SILENT = "silent"  # neither town nor postcode was typed
    AGREED = "agreed"


def reason_of(best: Candidate, doubts: Doubts | None) -> Reason:
    """`doubts` are None where only the street was found."""
    if doubts is None:
        return Reason.NUMBER_UNKNOWN
    against = (
        (Reason.TWO_RIVALS, len(doubts.rivals) > 1),
        (Reason.RIVAL, bool(doubts.rivals)),
        (Reason.UNKNOWN_TOWN, doubts.unknown_town is not None),
        (Reason.OTHER_TOWN, best.town is Agreement.OTHER),
        (Reason.OTHER_POSTCODE, best.postcode is Agreement.OTHER),
        (Reason.MAY_BE_ELSEWHERE, doubts.may_be_elsewhere),
        (Reason.MAY_BE_ANOTHER, doubts.may_be_another),
        (Reason.NUMBER_CUT, best.fit is not Fit.EXACT),
        (Reason.SILENT, Agreement.SAME not in (best.postcode, best.town)),
    )
    return next((reason for reason, holds in against if holds), Reason.AGREED)


def band_of(similarity: float) -> int:
    return sum(similarity >= low for low in BANDS)


def confidence_in(best: Candidate, doubts: Doubts | None) -> float:
    """How sure one may be that this address is the one that was meant."""
    return _table()[reason_of(best, doubts)][band_of(best.similarity)]


@cache
def _table() -> Mapping[Reason, tuple[float, ...]]:
    read = tomllib.loads(TABLE.read_text())
    return {reason: tuple(read[reason.value]) for reason in Reason}
