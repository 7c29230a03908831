"""The risk gate: what a recipient must show before a parcel goes to another address.

Whoever can talk a parcel away from its door can steal it. A corrected house number must stay a tap;
a dear parcel that shall go to another town wants a person. The table says what is asked by how far
the new door is and how much the parcel is worth; a parcel that is on the road already, and an
address that was changed before, ask for more. A proof is worth less the older it is.

Only recipients in a chat stand before this gate. Agents have looked for themselves, senders and
carriers answer for what they ask, and the sender's lock is `rules.address_change`.
"""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import IntEnum, StrEnum

from core.model.parcel import Money
from core.model.status import ON_THE_ROAD, Status


class Gate(StrEnum):
    """Go on, show again whose chat it is, or let a person look."""

    FREE = "free"
    PROVE = "prove"
    PERSON = "person"


class Way(IntEnum):
    """How far the new door is from the old one."""

    NEAR = 0
    IN_TOWN = 1
    UNKNOWN = 2
    ELSEWHERE = 3


class Worth(IntEnum):
    ORDINARY = 0
    DEAR = 1
    PRECIOUS = 2


class Demand(IntEnum):
    """What is asked, the least first."""

    NOTHING = 0
    PROOF_OF_THE_DAY = 1
    PROOF_OF_NOW = 2
    A_PERSON = 3


class Why(StrEnum):
    """What makes a wish for another address more than a correction."""

    ELSEWHERE = "elsewhere"  # another town
    IN_TOWN = "in_town"  # another part of the same one
    UNKNOWN = "unknown"  # nobody can say how far
    DEAR = "dear"
    ON_THE_ROAD = "on_the_road"
    OFTEN = "often"  # the address was changed before
    MINOR = "minor"  # a child answered in this chat


# A wrong number or the parallel street is a correction, and the same courier still passes by.
NEAR_METRES_MAX = 1_000.0
# Another part of the same town, as people move and work; beyond it is another depot's affair.
IN_TOWN_METRES_MAX = 30_000.0
# Euros. Below, a stolen parcel is worth less than what the questions cost everybody else.
ORDINARY_BELOW = Decimal(200)
# A new telephone or computer: what people steal by telling another address.
PRECIOUS_FROM = Decimal(1_000)
# A chat that was lost or lent since yesterday is asked again before a parcel crosses the town.
DAY_PROOF_MAX = timedelta(hours=24)
# Long enough to prove, to be shown the card again and to press once more.
NOW_PROOF_MAX = timedelta(minutes=15)
# One change, and one more to put it right. Who goes on is looking for a door that opens.
CHANGES_UNASKED_MAX = 2
CHANGES_BY_CHAT_MAX = 4

_D = Demand
DEMANDS: dict[Way, tuple[Demand, Demand, Demand]] = {  # ordinary, dear, precious
    Way.NEAR: (_D.NOTHING, _D.PROOF_OF_THE_DAY, _D.PROOF_OF_NOW),
    Way.IN_TOWN: (_D.PROOF_OF_THE_DAY, _D.PROOF_OF_NOW, _D.A_PERSON),
    # The old address was nowhere on the map: it must be put right, and nobody can say how far.
    Way.UNKNOWN: (_D.PROOF_OF_THE_DAY, _D.PROOF_OF_NOW, _D.A_PERSON),
    Way.ELSEWHERE: (_D.PROOF_OF_NOW, _D.A_PERSON, _D.A_PERSON),
}
PROOF_MAX: dict[Demand, timedelta] = {
    Demand.PROOF_OF_THE_DAY: DAY_PROOF_MAX,
    Demand.PROOF_OF_NOW: NOW_PROOF_MAX,
}
# Once it is in the van, the planner's checks are behind us and nobody else looks at the address.
LATE = ON_THE_ROAD

# Roughly how much of a currency is a euro: the limits are too coarse to need the rate of the day.
PER_EURO: dict[str, Decimal] = {
    "EUR": Decimal(1),
    "USD": Decimal(1),
    "CHF": Decimal(1),
    "GBP": Decimal(1),
    "BGN": Decimal(2),
    "DKK": Decimal(8),
    "SEK": Decimal(11),
    "NOK": Decimal(12),
    "PLN": Decimal(4),
    "RON": Decimal(5),
    "CZK": Decimal(25),
    "HUF": Decimal(400),
    "ISK": Decimal(150),
    "UAH": Decimal(45),
    "RUB": Decimal(90),
    "TRY": Decimal(40),
    "JPY": Decimal(160),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A wish for another address, as the gate sees it. None: not known, or never.

    `minor_present`: a child answered, and nobody has shown since then whose chat it is.
    """

    metres: float | None
    value: Money | None
    proof_age: timedelta | None
    changes_before: int
    status: Status
    minor_present: bool = False


def gate(asked: Asked) -> Gate:
    """What must come before the change; a proof that is young enough is not asked for twice."""
    demand = demanded(asked)
    if demand is Demand.NOTHING:
        return Gate.FREE
    if demand is Demand.A_PERSON:
        return Gate.PERSON
    # What was shown before the child had the phone says nothing of who has it now.
    age = None if asked.minor_present else asked.proof_age
    return Gate.FREE if age is not None and age <= PROOF_MAX[demand] else Gate.PROVE


def demanded(asked: Asked) -> Demand:
    """By the table, one step more for each thing that makes it worse."""
    if asked.changes_before >= CHANGES_BY_CHAT_MAX:
        return Demand.A_PERSON
    base = DEMANDS[_way(asked.metres)][worth(asked.value)]
    worse = (asked.changes_before >= CHANGES_UNASKED_MAX) + (asked.status in LATE)
    least = Demand.PROOF_OF_NOW if asked.minor_present else Demand.NOTHING
    return Demand(max(least, min(base + worse, Demand.A_PERSON)))


def reasons(asked: Asked) -> tuple[Why, ...]:
    """What the demand is made of, for whoever is to look."""
    way = _way(asked.metres)
    found = (
        (_FAR.get(way), way in _FAR),
        (Why.DEAR, worth(asked.value) >= Worth.DEAR),
        (Why.ON_THE_ROAD, asked.status in LATE),
        (Why.OFTEN, asked.changes_before >= CHANGES_UNASKED_MAX),
        (Why.MINOR, asked.minor_present),
    )
    return tuple(why for why, is_so in found if why is not None and is_so)


_FAR = {Way.IN_TOWN: Why.IN_TOWN, Way.UNKNOWN: Why.UNKNOWN, Way.ELSEWHERE: Why.ELSEWHERE}


def _way(metres: float | None) -> Way:
    if metres is None:
        return Way.UNKNOWN
    if metres <= NEAR_METRES_MAX:
        return Way.NEAR
    return Way.IN_TOWN if metres <= IN_TOWN_METRES_MAX else Way.ELSEWHERE


def worth(value: Money | None) -> Worth:
    """How much a thief would get. A value that was not told is an ordinary one; in a currency we
    do not know it may be dear."""
    if value is None:
        return Worth.ORDINARY
    if value.currency not in PER_EURO:
        return Worth.DEAR
    euros = value.amount / PER_EURO[value.currency]
    if euros >= PRECIOUS_FROM:
        return Worth.PRECIOUS
    return Worth.ORDINARY if euros < ORDINARY_BELOW else Worth.DEAR
