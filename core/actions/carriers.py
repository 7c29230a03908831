"""Carriers: what a carrier says of itself."""

from zoneinfo import ZoneInfo

from core.actions.house import House
from core.actions.opening import has_holidays
from core.model.asker import Asker
from core.model.carrier import Carrier
from core.refusals import invalid


async def put_carrier(house: House, carrier: Carrier, by: Asker) -> Carrier:
    """Keep the carrier's table of what it allows.

    Raises Refused: invalid (an unknown zone, or a country whose holidays nobody knows).
    """
    must_be_a_zone(carrier.timezone)
    if carrier.holidays is not None and not has_holidays(carrier.holidays):
        raise invalid("holidays", "is not a country whose public holidays are known")
    async with house.store.begin() as unit:
        await unit.carriers.put(carrier)
    return carrier


def must_be_a_zone(timezone: str) -> None:
    """Raises Refused: invalid."""
    try:
        ZoneInfo(timezone)
    except (KeyError, ValueError, OSError):  # OSError: a folder of zones, such as Europe
        raise invalid("timezone", "is not a time zone of the IANA database") from None
