"""Failure words: what the page of failures calls the angles, the spots, and the next steps."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from core.actions.mining import Advice, Angle, Mine, Spot
from core.model.ids import CarrierRef
from core.model.reason import Reason
from web.console.figure_words import reason
from web.console.tongue import Family, number, said
from web.console.words import amount

ANGLE = Family("angle", Angle)
UNKNOWN = Family("angle-unknown", Angle)
ADVICE = Family("advice", Advice)
# Where that is done, or looked at.
WHERE: Mapping[Advice, str] = MappingProxyType(
    {
        Advice.CLOSE_WINDOW: "/console/settings#carriers",
        Advice.PICKUP_POINT: "/console/lockers",
        Advice.ROUTES: "/console/routes",
        Advice.VEHICLE: "/console/routes",
    }
)
PLACE = Family("advice-where", WHERE)
AT_THE_DOOR = frozenset({Advice.DOOR_CARD, Advice.DOOR_ANEW, Advice.HOURS})


def name(angle: Angle, spot: Spot, carriers: Mapping[CarrierRef, str]) -> str:
    if spot.name is None:
        return UNKNOWN[angle]
    match angle:
        case Angle.REASON:
            return reason(Reason(spot.name))
        case Angle.CARRIER:
            return carriers.get(CarrierRef(spot.name), spot.name)
        case Angle.WINDOW:
            return spot.name.replace("-", "–")
        case _:
            return spot.name


def hours(told: Decimal | None) -> str:
    """ "1.5 h"; what is less than an hour is told in minutes."""
    if told is None:
        return said("figure-unmeasured")
    if told >= 1:
        return said("hours", hours=number(float(told), 1))
    return said("minutes", minutes=number(float(told) * 60, 0))


def money(told: Decimal | None, currency: str | None) -> str:
    if told is None or currency is None:
        return said("figure-unmeasured")
    return amount(told, currency)


def worth(spot: Spot, mine: Mine) -> str:
    """What the drawing compares: money where it is known, else hours, else how many."""
    if spot.cost is not None:
        return money(spot.cost, mine.currency)
    return hours(spot.hours) if spot.hours is not None else tries(len(spot.failures))


def tries(count: int) -> str:
    return said("tries", count=count)
