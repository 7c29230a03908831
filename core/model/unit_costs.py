"""Unit costs: what a carrier pays for the parts of its day."""

from dataclasses import dataclass
from decimal import Decimal

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCosts:
    """In one currency: for each stop, kilometre, hour on the road, attempt, contact, route (tolls),
    and hour that a courier waits at doors."""

    currency: str
    stop: Decimal = NOTHING
    km: Decimal = NOTHING
    hour: Decimal = NOTHING
    attempt: Decimal = NOTHING
    contact: Decimal = NOTHING
    toll: Decimal = NOTHING
    waiting_hour: Decimal = NOTHING
