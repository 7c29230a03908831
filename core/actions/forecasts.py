"""Forecasts: what a carrier's fleet will do on a day that nobody has planned yet, kept ready."""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import date, timedelta

from core.model.carrier import Carrier
from core.model.ids import CarrierRef
from core.model.route import Route
from core.ports import Unit
from slots.forecast import forecast

WEEKS_BACK = (1, 2, 3, 4)  # the same weekday: people order as they live
DAYS_BACK_MAX = 14  # else the last day on which anybody drove
KEPT_MAX = 256


class Forecasts:
    """What was made of past days, once a day for each day ahead (by process)."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[CarrierRef, date, date], tuple[Route, ...]] = OrderedDict()

    async def of(self, unit: Unit, carrier: Carrier, day: date, today: date) -> tuple[Route, ...]:
        key = carrier.ref, day, today
        found = self._kept.get(key)
        if found is None:
            found = forecast(await _past(unit, carrier, day, today), day, carrier.zone)
            if not found:
                return found  # past days may still be told
            self._kept[key] = found
            if len(self._kept) > KEPT_MAX:
                self._kept.popitem(last=False)
        return found


async def _past(unit: Unit, carrier: Carrier, day: date, today: date) -> Sequence[Route]:
    days = [one for weeks in WEEKS_BACK if (one := day - timedelta(weeks=weeks)) < today]
    found = [route for one in days for route in await _driven(unit, carrier, one)]
    back = 0
    while not found and back < DAYS_BACK_MAX:
        back += 1
        found = await _driven(unit, carrier, today - timedelta(days=back))
    return found


async def _driven(unit: Unit, carrier: Carrier, day: date) -> list[Route]:
    routes = await unit.routes.of_days(carrier.ref, day, day)
    return [route for route in routes if not route.is_forecast and not route.is_taken_away]
