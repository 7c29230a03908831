"""Deciders: who says which windows a customer may have, and what is done behind their back.

- `insert`: what fits into the stored routes, as they are.
- `insert+reoptimise`: the same, and every few bookings PyVRP puts the stored routes in order.
- `resolve`: what does not fit is asked of VROOM, the whole day anew with that window in it, as
  clear of lateness as `insert` keeps it.
- `counter`: so many bookings to a window, whoever lives where. It is told beforehand how many the
  day takes: a share of what `insert+reoptimise` books, so low that nothing breaks on that day.
"""

import time
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

import msgspec
from msgspec.structs import replace

from app.replay.booking import Booked
from core.model.route import Profile, Route, Stop
from core.model.window import Window
from core.ports import Planner
from integrations.planners.pyvrp import wire as pyvrp_wire
from integrations.planners.pyvrp.client import PyVrp
from integrations.planners.vroom import translate, wire
from slots.booking import DoesNotFit, retimed, troubles
from slots.reordering import Plan, late_on_average, question, question_of, replanned

REOPTIMISED_EVERY = 3  # bookings
REOPTIMISED_ITERATIONS = 50  # at least, and one for each stop: often and short books more than
# seldom and long, but in a bigger town so short a search finds nothing.
RESOLVE_EXPLORATION = 0  # the quickest that VROOM has
SAFE_SHARE = 0.70  # of what can be booked: set so low, a counter breaks hardly anything anywhere
SHARE_STEP = 0.05


class Kind(StrEnum):
    INSERT = "insert"
    REOPTIMISE = "insert+reoptimise"
    COUNTER = "counter"
    RESOLVE = "resolve"


class Decider(Protocol):
    async def given(self, customer: int) -> Window | None:
        """The window that the customer takes, the nearest to the wish that is offered; booked."""
        ...


class Inserting:
    """Books what fits. With a planner, the routes are put in order every few bookings, if somebody
    could not have their wish since: while all can, no order is better than another."""

    def __init__(
        self, booked: Booked, planner: Planner | None = None, *, every: int = REOPTIMISED_EVERY
    ) -> None:
        self.booked = booked
        self._planner = planner
        self._every = every
        self._since = 0
        self._is_tight = False

    async def given(self, customer: int) -> Window | None:
        offered = self.booked.offers(customer)
        wish, *others = self.booked.town.by_nearness(customer)
        self._is_tight |= wish not in offered
        window = next((one for one in (wish, *others) if one in offered), None)
        if window is not None:
            self.booked.book(customer, offered[window].best)
            self._since += 1
        if self._planner is not None and self._is_tight and self._since >= self._every:
            self._since, self._is_tight = 0, False
            begun = time.process_time()
            await reoptimise(self.booked, self._planner)
            self.booked.took.solving += time.process_time() - begun
        return window


async def reoptimise(booked: Booked, planner: Planner) -> bool:
    """Whether a better plan was found and taken, by the very rules of the house."""
    routes, legs = booked.routes, booked.town.legs
    buffer = booked.buffer
    asked = [question(one, legs[Profile.AUTO], buffer=buffer) for one in routes]
    plan = await planner.plan(asked, legs)
    if not plan:
        return False
    try:
        better = replanned(routes, routes, plan, legs, buffer=buffer)
    except DoesNotFit:
        return False
    changed = [new for old, new in zip(routes, better, strict=True) if new is not old]
    booked.replace(changed)
    return True


class Resolving:
    """Books what fits; for each window that does not, nearest first, asks VROOM for a new day."""

    def __init__(self, booked: Booked) -> None:
        from integrations.planners.vroom.solver import solver

        self.booked = booked
        self._solve = solver(RESOLVE_EXPLORATION)

    async def given(self, customer: int) -> Window | None:
        offered = self.booked.offers(customer)
        for window in self.booked.town.by_nearness(customer):
            if window in offered:
                self.booked.book(customer, offered[window].best)
                return window
            begun = time.process_time()
            is_taken = self._resolved(self.booked.town.stop(customer, window))
            self.booked.took.solving += time.process_time() - begun
            if is_taken:
                return window
        return None

    def _resolved(self, stop: Stop) -> bool:
        """Whether VROOM finds a day with this stop in it, from the present routes or from none."""
        routes, legs, buffer = self.booked.routes, self.booked.town.legs, self.booked.buffer
        asked = [question(one, legs[Profile.AUTO], buffer=buffer) for one in routes]
        further = question_of(stop, buffer=buffer)
        warm = translate.fleet_problem(asked, legs, (further,))
        answer = self._answer(warm)
        if answer.code != 0:  # it takes the present routes for infeasible
            answer = self._answer(translate.without_present_order(warm))
        plan = translate.plan(asked, answer, (further,)) if answer.code == 0 else {}
        if not plan:
            return False
        asked_stops = (*(each for one in asked for each in one.stops), further)
        if any(troubles(one, legs[Profile.AUTO]) for one in _planned(asked, plan, asked_stops)):
            return False
        longer = [
            retimed(one, legs[Profile.AUTO])
            for one in _planned(routes, plan, (*self.booked.stops(), stop))
        ]
        added = late_on_average(longer, legs, buffer) - late_on_average(routes, legs, buffer)
        if buffer.added is not None and added > buffer.added:
            return False
        self.booked.replace(longer)
        return True

    def _answer(self, problem: wire.Problem) -> wire.Answer:
        return msgspec.convert(self._solve(msgspec.to_builtins(problem)), wire.Answer)


class Counting:
    """So many to a day, an equal part to each window. Nothing is planned until everybody has
    booked."""

    def __init__(self, booked: Booked, most: int) -> None:
        self.booked = booked
        each, over = divmod(most, len(booked.town.windows))
        self._free = Counter(
            {one: each + (at < over) for at, one in enumerate(booked.town.windows)}
        )

    async def given(self, customer: int) -> Window | None:
        begun = time.thread_time()
        free = (one for one in self.booked.town.by_nearness(customer) if self._free[one])
        window = next(free, None)
        self.booked.took.offers.append(time.thread_time() - begun)
        if window is not None:
            begun = time.thread_time()
            self._free[window] -= 1
            self.booked.took.holds.append(time.thread_time() - begun)
        return window


class Here:
    """PyVRP in this very process: who replays has nobody else to serve meanwhile. It searches as
    long as it is asked to, and longer where there are more stops than that."""

    def __init__(self) -> None:
        from integrations.planners.pyvrp.solver import solved

        self._solved = solved

    async def solve(self, problems: Sequence[pyvrp_wire.Problem]) -> list[pyvrp_wire.Answer]:
        return [
            self._solved(replace(one, iterations=max(one.iterations, len(one.visits))))
            for one in problems
        ]

    async def check(self) -> None: ...
    async def aclose(self) -> None: ...


def planner_here(iterations: int = REOPTIMISED_ITERATIONS) -> Planner:
    return PyVrp(Here(), iterations=iterations)


def _planned(routes: Sequence[Route], plan: Plan, stops: Sequence[Stop]) -> list[Route]:
    by_key = {stop.key: stop for stop in stops}
    return [one.with_stops(tuple(by_key[key] for key in plan[one.ref])) for one in routes]
