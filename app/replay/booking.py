"""Booking: the routes of a replayed day, with the house's own insertion and booking behind them."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.replay.town import Numbers, Town
from core.model.route import Profile, Route, Stop
from core.model.window import Window
from slots.booking import inserted
from slots.buffer import Buffer
from slots.insertion import Choice, Fit, choices
from slots.timetable import Timetable


@dataclass(slots=True)
class Took:
    """What was measured, in the processor's seconds: what else a machine does is not ours."""

    offers: list[float] = field(default_factory=list)
    holds: list[float] = field(default_factory=list)
    solving: float = 0.0


class Booked:
    """The routes as they stand, and what is promised in them."""

    def __init__(self, town: Town, vans: Iterable[Route], *, buffer: Buffer) -> None:
        self.town = town
        self.took = Took()
        self.buffer = buffer
        self._numbers = Numbers(town)
        self._table = Timetable.of(vans, town.legs, not_before=None, buffer=buffer)
        self._numbers.follow(self._table)

    @property
    def routes(self) -> tuple[Route, ...]:
        return tuple(run.route for run in self._table.runs)

    def offers(self, customer: int) -> dict[Window, Choice]:
        """All windows that some route can serve, with the ways at hand."""
        stop = self.town.stop(customer)
        ways = self.town.ways(customer, self._numbers)
        begun = time.thread_time()
        found = choices(self._table, ways, stop, self.town.windows)
        self.took.offers.append(time.thread_time() - begun)
        return {choice.window: choice for choice in found}

    def book(self, customer: int, fit: Fit) -> None:
        stop = self.town.stop(customer, fit.window)
        legs = self.town.legs[Profile.AUTO]
        begun = time.thread_time()
        route = next(run.route for run in self._table.runs if run.route.ref == fit.route_ref)
        self._table = self._table.with_runs(
            [self._table.run(inserted(route, fit, stop, legs), legs)]
        )
        self.took.holds.append(time.thread_time() - begun)
        self._numbers.follow(self._table)

    def replace(self, routes: Iterable[Route]) -> None:
        """Another plan of the same day."""
        legs = self.town.legs[Profile.AUTO]
        self._table = self._table.with_runs([self._table.run(route, legs) for route in routes])
        self._numbers.follow(self._table)

    def stops(self) -> list[Stop]:
        return [stop for route in self.routes for stop in route.stops]
