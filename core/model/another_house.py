"""Another house: whether words for a neighbour, a safe place or the courier send a parcel there.

Who brings a parcel to "my neighbour" across the town brings it to another address: that goes by
the risk gate and the sender's lock like any other. Whoever is told here, the chat, the API and
the actions ask these functions.
"""

import re
from difflib import SequenceMatcher

from core.late_pattern import LatePattern
from core.model.address import ROUTABLE, Components, ComponentStatus, Verdict
from core.model.delivery import DeliveryAddress

# Next door and the door after it: as far as a courier walks without moving the van.
NEXT_DOOR_METRES_MAX = 100.0
NEXT_NUMBERS_MAX = 4  # for a number that stands nowhere on the map
# A gate on the far side of the block, or where a van may stand.
WAY_IN_METRES_MAX = 250.0
# A street that was guessed from half its name ("Anna 12" may be a person's flat) names no house;
# one that was mistyped does.
SURE_FROM = 0.8
LIKE_FROM = 0.8
_WAY_IN = LatePattern(
    r"\b(?:entr\w+|enter|gates?|door|side|via|through|park\w*|corner|opposite|stairs?|ramp|"
    r"sisäänkäyn\w+|portti\w*|portin|ovi|oven|puolel\w+|kautta|pysäköi\w*|kulma\w*|vastapäätä|"
    r"вход\w*|ворота\w*|калитк\w+|сторон\w+|парков\w+|угл\w+|напротив|"
    r"ingång\w*|grind\w*|sidan|parker\w*|hörn\w*)\b",
    re.I,
)


def may_name_a_house(words: str) -> bool:
    """Without a letter and a digit there is no house to ask the gazetteer about."""
    return any(c.isdigit() for c in words) and any(c.isalpha() for c in words)


def is_another_house(read: Verdict, here: DeliveryAddress) -> bool:
    """Whether what the gazetteer read of the words is a house that is not this one, nor next door
    in the same street."""
    told = read.components
    if told.street is None or told.house_number is None or not _is_sure(read):
        return False
    own = _parts(here)
    if told.is_same_house(own):
        return False
    return not (_is_same(told.street, own.street) and _is_next_door(read, here))


def sends_elsewhere(words: str, read: Verdict, here: DeliveryAddress) -> bool:
    """The same of words for the courier: a gate round the corner is the way to this house."""
    if not is_another_house(read, here):
        return False
    metres = _metres(read, here)
    is_round_the_corner = metres is not None and metres <= WAY_IN_METRES_MAX
    return not (is_round_the_corner and _WAY_IN.search(words))


def _is_sure(read: Verdict) -> bool:
    is_as_written = read.statuses.get("street") is ComponentStatus.MATCHED
    return (
        is_as_written
        or read.confidence >= SURE_FROM
        or any(
            _is_like(each.written, each.corrected)
            for each in read.corrections
            if each.component == "street" and each.written and each.corrected
        )
    )


def _is_like(written: str, street: str) -> bool:
    """Whether the words end in the street's name, give or take a letter: "yard of Bulevardi"."""
    words = written.casefold().split()
    tails = (" ".join(words[start:]) for start in range(len(words)))
    return any(
        SequenceMatcher(None, each, street.casefold()).ratio() >= LIKE_FROM for each in tails
    )


def _is_next_door(read: Verdict, here: DeliveryAddress) -> bool:
    metres = _metres(read, here)
    if metres is not None:
        return metres <= NEXT_DOOR_METRES_MAX
    one, other = (_number(each) for each in (read.components, _parts(here)))
    return one is not None and other is not None and abs(one - other) <= NEXT_NUMBERS_MAX


def _metres(read: Verdict, here: DeliveryAddress) -> float | None:
    """Between the two houses, where both are on the map."""
    if read.granularity not in ROUTABLE or read.location is None or here.point is None:
        return None
    return here.point.metres_to(read.location)


def _parts(here: DeliveryAddress) -> Components:
    found = here.verdict.components if here.verdict is not None else Components()
    return found if found.street is not None else here.components or found


def _is_same(one: str, other: str | None) -> bool:
    return other is not None and one.strip().casefold() == other.strip().casefold()


def _number(parts: Components) -> int | None:
    found = re.match(r"\d+", parts.house_number or "")
    return int(found[0]) if found is not None else None
