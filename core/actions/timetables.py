"""Timetables: each carrier's days in memory, as true as what the database says of every route.

To read, decode and reckon fifty routes for each question takes longer than the answer. So a look
into the database asks for each route's mark only, reads those whose mark has moved, and reckons
these alone anew. The marks decide, whichever process wrote: what is kept here is never older than
the look, and whoever books tests the route again under its lock.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from core.actions.roads import legs_along
from core.model.carrier import Carrier
from core.model.ids import CarrierRef, RouteRef
from core.model.route import Costing, Route, RouteMark
from core.ports import TravelTimes, Unit
from slots.buffer import Buffer
from slots.legs import Legs
from slots.nearby import Neighbourhood
from slots.seconds import moment, not_earlier
from slots.timetable import Run, Timetable
from slots.windows import midnight

KEPT_MAX = 64  # stretches of days, over all carriers
SPARE = 200  # places of stops that have left


@dataclass(slots=True)
class _Days:
    """A carrier's routes of some days in a row."""

    routes: Mapping[RouteRef, Route] = field(default_factory=dict)
    around: Neighbourhood | None = None
    reckoned_at: datetime | None = None
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def runs(self) -> Mapping[RouteRef, Run]:
        return {run.route.ref: run for run in self.around.table.runs} if self.around else {}

    def table(
        self,
        routes: Sequence[Route],
        legs: Mapping[RouteRef, Legs],
        second: datetime,
        buffer: Buffer,
    ) -> Timetable:
        """These routes as a timetable, those without legs as they are at hand."""
        if not self._bears(second, buffer):
            empty, runs = Timetable.of((), {}, not_before=second, buffer=buffer), self.runs()
            known = {one.ref: _legs_of(runs.get(one.ref)) for one in routes} | dict(legs)
            return empty.at(second, fresh=[(one, known[one.ref]) for one in routes])
        assert self.around is not None
        return self.around.table.at(
            second,
            only={one.ref for one in routes if one.ref not in legs},
            fresh=[(one, legs[one.ref]) for one in routes if one.ref in legs],
        )

    def is_true_at(self, second: datetime, buffer: Buffer) -> bool:
        """Whether no vehicle has moved on since: until one leaves nothing depends on the hour."""
        if not self._bears(second, buffer):
            return False
        assert self.around is not None
        runs = self.around.table.runs
        return not_earlier(second) <= min((run.true_until for run in runs), default=0)

    def _bears(self, second: datetime, buffer: Buffer) -> bool:
        """Whether what is kept can be brought up to date, and has not become mostly old places."""
        if self.around is None or self.reckoned_at is None or self.reckoned_at > second:
            return False
        table = self.around.table
        return table.buffer == buffer and len(table.places) <= 2 * table.direct()[0].size + SPARE


class Timetables:
    """One for each process. It holds nothing that could not be read again."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[CarrierRef, date, date], _Days] = OrderedDict()

    async def routes(
        self, unit: Unit, carrier: Carrier, first: date, last: date
    ) -> tuple[Route, ...]:
        """The routes of these days as they stand for this look or transaction, and those of the
        days around that drive into them."""
        known = self._days(carrier.ref, first, last).routes
        begins, ends = (midnight(day, carrier.zone) for day in (first, last + timedelta(days=1)))
        marks = await unit.routes.driving(carrier.ref, first, last, begins, ends)
        moved = [mark.ref for mark in marks if not _is(known.get(mark.ref), mark)]
        read = {route.ref: route for route in await unit.routes.some(moved)}
        found = (read.get(mark.ref) or known.get(mark.ref) for mark in marks)
        return tuple(route for route in found if route is not None)

    async def around(
        self,
        travel: TravelTimes,
        carrier: CarrierRef,
        first: date,
        last: date,
        routes: Sequence[Route],
        *,
        now: datetime,
        buffer: Buffer,
    ) -> Neighbourhood:
        """These routes as a timetable, kept for the next who asks. They must be as they were read
        in a look: what a transaction sees of its own may never come to be. Raises Unavailable."""
        kept, second = self._days(carrier, first, last), moment(not_earlier(now))
        async with kept.turn:
            runs = kept.runs()
            fresh = [one for one in routes if not _is_run(runs.get(one.ref), one)]
            gone = runs.keys() - {one.ref for one in routes}
            if fresh or gone or not kept.is_true_at(second, buffer):
                legs = {
                    one.ref: await legs_along(travel, one, _legs_of(runs.get(one.ref), one))
                    for one in fresh
                }
                kept.around = Neighbourhood.of(kept.table(routes, legs, second, buffer))
                kept.routes = {one.ref: one for one in routes}
                kept.reckoned_at = second
            assert kept.around is not None
            return kept.around

    def within(
        self,
        carrier: CarrierRef,
        day: date,
        routes: Sequence[Route],
        legs_of: Mapping[Costing, Legs],
        *,
        now: datetime,
        buffer: Buffer,
    ) -> Timetable:
        """The same for a transaction, from what is at hand and the legs it was prepared with. A
        route that changed by a way nobody asked for has no place in it. Nothing of it is kept."""
        kept = self._days(carrier, day, day)
        runs = kept.runs()
        legs = {
            one.ref: Legs.together(
                [_legs_of(runs.get(one.ref)), legs_of.get(one.vehicle.costing, Legs())]
            )
            for one in routes
            if not _is_run(runs.get(one.ref), one)
        }
        return kept.table(routes, legs, moment(not_earlier(now)), buffer)

    def _days(self, carrier: CarrierRef, first: date, last: date) -> _Days:
        key = carrier, first, last
        kept = self._kept.setdefault(key, _Days())
        self._kept.move_to_end(key)
        if len(self._kept) > KEPT_MAX:
            self._kept.popitem(last=False)
        return kept


def _is(route: Route | None, mark: RouteMark) -> bool:
    return route is not None and mark.is_of(route)


def _is_run(run: Run | None, route: Route) -> bool:
    if run is None:
        return False
    # Nearly always the very same value: what has not changed was not read again.
    was = run.route
    return was is route or (was.version, was.revision) == (route.version, route.revision)


def _legs_of(run: Run | None, plan: Route | None = None) -> Legs:
    """What was found out for a run; nothing of it where another plan may leave other times where
    there is no road."""
    if run is None or (plan is not None and plan.version != run.route.version):
        return Legs()
    return run.legs
