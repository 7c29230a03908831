"""Forecasts: what a carrier's fleet will do on a day that nobody has planned yet, kept ready."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from core.model.carrier import Carrier
from core.model.ids import CarrierRef
from core.model.route import Route
from core.ports import Unit
from slots.forecast import forecast

WEEKS_BACK = (1, 2, 3, 4)  # the same weekday: people order as they live
DAYS_BACK_MAX = 14  # else the last day on which anybody drove
BACK_MAX = max(timedelta(weeks=max(WEEKS_BACK)), timedelta(days=DAYS_BACK_MAX))
A_DAY = timedelta(days=1)
KEPT_MAX = 256


class Forecasts:
    """What was made of past days, once a day for each day ahead (by process)."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[CarrierRef, date, date], tuple[Route, ...]] = OrderedDict()

    async def of(self, unit: Unit, carrier: Carrier, day: date, today: date) -> tuple[Route, ...]:
        return (await self.of_days(unit, carrier, [day], today))[day]

    async def of_days(
        self, unit: Unit, carrier: Carrier, days: Sequence[date], today: date
    ) -> Mapping[date, tuple[Route, ...]]:
        """Of each of these days. Of a carrier that never drove nothing is kept, as its past may
        still be told; so that is asked first, and once."""
        found = {day: self._kept.get((carrier.ref, day, today), ()) for day in days}
        missing = [day for day, routes in found.items() if not routes]
        if missing and await _has_driven(unit, carrier.ref, today):
            for day in missing:
                past = await _past(unit, carrier, day, today)
                found[day] = forecast(past, day, carrier.zone)
                self._keep((carrier.ref, day, today), found[day])
        return found

    def _keep(self, key: tuple[CarrierRef, date, date], routes: tuple[Route, ...]) -> None:
        if routes:
            self._kept[key] = routes
            if len(self._kept) > KEPT_MAX:
                self._kept.popitem(last=False)


async def _has_driven(unit: Unit, carrier: CarrierRef, today: date) -> bool:
    marks = await unit.routes.marks(carrier, today - BACK_MAX, today - A_DAY)
    return any(not mark.is_forecast for mark in marks)


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
