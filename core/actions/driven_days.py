"""Driven days: what each day that is over teaches of how far off plans are, and what promises are
kept clear by because of it.

A day is learnt from once, when its last shift is over: a van that drives until six in the morning
has hardly begun when the calendar turns. Promises heed no day younger than `KNOWN_BY`, so there is
time.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from core.actions.house import House
from core.actions.noises import KNOWN_BY, LEARNT_FROM
from core.actions.roads import legs_along
from core.model.carrier import Carrier
from core.model.driven import DrivenDay
from core.model.ids import CarrierRef
from core.model.route import Route, is_ours
from slots.buffer import Buffer
from slots.driven import driven
from slots.legs import Legs

ROUTES_MAX = 40  # of a carrier's day: more of them say the same
REPORTED_BY = timedelta(hours=3)  # after its end: a shift takes longer than planned, a report too
SOON = timedelta(hours=2)  # there is another look before


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
    days = [first + timedelta(days=number) for number in range(LEARNT_FROM.days)]
    return sum([await _learn(house, carrier, day, now) for day in days if day not in known])


async def _learn(house: House, carrier: Carrier, day: date, now: datetime) -> bool:
    async with house.store.read() as unit:
        marks = await unit.routes.marks(carrier.ref, day, day)
        routes = await unit.routes.some([one.ref for one in marks if not is_ours(one.ref)])
    if not _is_over(routes, day, now):
        return False
    legs = [(one, await legs_along(house.travel, one, Legs())) for one in _some(routes)]
    found = DrivenDay(carrier=carrier.ref, day=day, driven=driven(legs, carrier.zone))
    async with house.store.begin() as unit:
        await unit.driven_days.put(found, now)
    return True


def _is_over(routes: Sequence[Route], day: date, now: datetime) -> bool:
    """Whether somebody drove, and all are back. Whoever is still out shortly before promises heed
    the day tells no more: what one process offers by it, another must book."""
    if not routes:
        return False
    back = max(route.end.at for route in routes) + REPORTED_BY
    return back <= now or day + KNOWN_BY <= (now + SOON).astimezone(UTC).date()


def _some(routes: Sequence[Route]) -> Sequence[Route]:
    """Evenly among all of a day."""
    each = -(-len(routes) // ROUTES_MAX) or 1
    return sorted(routes, key=lambda one: one.ref)[::each]
