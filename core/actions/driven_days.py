"""Driven days: what each day that is over teaches of how far off plans are, and what promises are
kept clear by because of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from core.actions.house import House
from core.actions.noises import LEARNT_FROM
from core.actions.roads import legs_along
from core.model.carrier import Carrier
from core.model.driven import DrivenDay
from core.model.ids import CarrierRef
from core.model.route import Route
from slots.buffer import Buffer
from slots.driven import driven
from slots.legs import Legs

ROUTES_MAX = 40  # of a carrier's day: more of them say the same


def buffer_for(house: House, carrier: CarrierRef) -> Buffer:
    """How clear of lateness this carrier's promises are made."""
    return replace(house.limits.promise_buffer, noise=house.noises.of(carrier))


async def learn_noises(house: House) -> int:
    """Each day that is over, once. How many were learnt from; raises Unavailable."""
    now = house.clock.now()
    async with house.store.read() as unit:
        carriers = await unit.carriers.all()
    return sum([await _learnt(house, carrier, now) for carrier in carriers])


async def _learnt(house: House, carrier: Carrier, now: datetime) -> int:
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
