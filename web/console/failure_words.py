"""Failure words: what the page of failures calls the angles, the spots, and the next steps."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from core.actions.mining import Advice, Angle, Mine, Spot
from core.model.ids import CarrierRef
from core.model.reason import Reason

ANGLE: Mapping[Angle, str] = MappingProxyType(
    {
        Angle.BUILDING: "building",
        Angle.REASON: "reason",
        Angle.WINDOW: "promised window",
        Angle.ZONE: "postcode",
        Angle.CARRIER: "carrier",
    }
)
UNKNOWN: Mapping[Angle, str] = MappingProxyType(
    {
        Angle.BUILDING: "no house that we know",
        Angle.REASON: "no reason",
        Angle.WINDOW: "nothing was promised",
        Angle.ZONE: "no postcode that we know",
        Angle.CARRIER: "no carrier",
    }
)
ADVICE: Mapping[Advice, str] = MappingProxyType(
    {
        Advice.DOOR_CARD: "No door card: ask who lives there for entrance and code.",
        Advice.DOOR_ANEW: "There is a door card, and it did not help: ask what has changed.",
        Advice.VEHICLE: "The vehicle is too big: tell the height and weight of the vehicles with "
        "their routes, and of the way on the door card.",
        Advice.ADDRESS: "The address is wrong or incomplete: tell the sender, or import newer "
        "addresses with “doorstep address import”.",
        Advice.CLOSE_WINDOW: "It fails far more often than the others: take it out of the "
        "carrier's windows.",
        Advice.PICKUP_POINT: "Most are not at home: offer a pickup point near by.",
        Advice.HOURS: "It is closed then: ask for the opening hours, they go onto the door card.",
        Advice.ROUTES: "The courier did not get there: look at what the routes are given to do.",
    }
)
# Where that is done, or looked at.
WHERE: Mapping[Advice, tuple[str, str]] = MappingProxyType(
    {
        Advice.CLOSE_WINDOW: ("/console/settings#carriers", "Windows"),
        Advice.PICKUP_POINT: ("/console/lockers", "Lockers"),
        Advice.ROUTES: ("/console/routes", "Routes"),
        Advice.VEHICLE: ("/console/routes", "Routes"),
    }
)
AT_THE_DOOR = frozenset({Advice.DOOR_CARD, Advice.DOOR_ANEW, Advice.HOURS})
NOT_MEASURED = "not measured"


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


def reason(code: Reason) -> str:
    return code.replace("_", " ")


def hours(told: Decimal | None) -> str:
    """ "1.5 h"; what is less than a tenth of an hour is told in minutes."""
    if told is None:
        return NOT_MEASURED
    return f"{told:.1f} h" if told >= 1 else f"{told * 60:.0f} min"


def money(told: Decimal | None, currency: str | None) -> str:
    return NOT_MEASURED if told is None or currency is None else f"{told:,.2f} {currency}"


def worth(spot: Spot, mine: Mine) -> str:
    """What the drawing compares: money where it is known, else hours, else how many."""
    if spot.cost is not None:
        return money(spot.cost, mine.currency)
    return hours(spot.hours) if spot.hours is not None else tries(len(spot.failures))


def tries(count: int) -> str:
    return f"{count} {'try' if count == 1 else 'tries'}"
