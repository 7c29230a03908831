"""Noises: how far off each carrier's plans are, learnt from its days and ready for promises."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

from core.actions.roads import legs_along
from core.model.carrier import Carrier
from core.model.driven import Driven, DrivenDay
from core.model.ids import CarrierRef
from core.model.route import Route
from core.ports import Unit
from slots.buffer import Buffer
from slots.driven import driven, noise_of, usual_noise
from slots.legs import Legs
from slots.noise import USUAL_NOISE, Noise

if TYPE_CHECKING:
    from core.actions.house import House

LEARNT_FROM = timedelta(days=14)  # streets and couriers change
KNOWN_BY = timedelta(days=2)  # all processes know by then what was learnt of a day
ROUTES_MAX = 40  # of a carrier's day: more of them say the same


class Noises:
    """By carrier, looked up once a day (by process). Whoever makes promises looks before."""

    def __init__(self) -> None:
        self._kept: dict[CarrierRef, tuple[date, Noise]] = {}

    def of(self, carrier: CarrierRef) -> Noise:
        """As it was looked up last."""
        kept = self._kept.get(carrier)
        return USUAL_NOISE if kept is None else kept[1]

    async def look(self, unit: Unit, ref: CarrierRef, now: datetime) -> None:
        """Every process takes the same days, so that what one offers fits into what another
        books."""
        today = now.date()
        kept = self._kept.get(ref)
        if kept is not None and kept[0] == today:
            return
        carrier = await unit.carriers.get(ref)
        if carrier is None:
            return
        last = today - KNOWN_BY
        days = await unit.driven_days.of(ref, last - LEARNT_FROM, last)
        known = reduce(add, (one.driven for one in days), Driven())
        noise = noise_of(known, carrier.zone) if days else usual_noise(carrier.zone)
        self._kept[ref] = today, noise


def buffer_for(house: "House", carrier: CarrierRef) -> Buffer:
    """How clear of lateness this carrier's promises are made."""
    return replace(house.limits.promise_buffer, noise=house.noises.of(carrier))


async def learn_noises(house: "House") -> int:
    """Each day that is over, once. How many were learnt from; raises Unavailable."""
    now = house.clock.now()
    async with house.store.read() as unit:
        carriers = await unit.carriers.all()
    return sum([await _learnt(house, carrier, now) for carrier in carriers])


async def _learnt(house: "House", carrier: Carrier, now: datetime) -> int:
    today = now.astimezone(carrier.zone).date()
    first, last = today - LEARNT_FROM, today - timedelta(days=1)
    async with house.store.read() as unit:
        known = {one.day for one in await unit.driven_days.of(carrier.ref, first, last)}
        marks = await unit.routes.marks(carrier.ref, first, last)
        routes = await unit.routes.some([one.ref for one in marks if not one.is_forecast])
    lacking = sorted({route.date for route in routes} - known)
    for day in lacking:
        some = _some([one for one in routes if one.date == day and not one.is_ours])
        legs = [(one, await legs_along(house.travel, one, Legs())) for one in some]
        found = DrivenDay(carrier=carrier.ref, day=day, driven=driven(legs, carrier.zone))
        async with house.store.begin() as unit:
            await unit.driven_days.put(found, now)
    return len(lacking)


def _some(routes: Sequence[Route]) -> Sequence[Route]:
    """Evenly among all of a day."""
    each = -(-len(routes) // ROUTES_MAX) or 1
    return sorted(routes, key=lambda one: one.ref)[::each]
