"""Offering: how long the pure arithmetic takes to say which windows the routes still have room for.

Five days with ten routes of sixty stops each, half of them promised a window; nothing is asked of
roads or of the database.
"""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from itertools import pairwise
from math import cos, hypot, radians

import numpy as np

from core.model.ids import CarrierRef, DeliveryId, RouteRef
from core.model.location import Location
from core.model.route import Costing, Profile, Route, Stop, Terminus, Vehicle
from core.model.window import Window
from slots.buffer import USUAL_BUFFER
from slots.legs import Legs, Point, point_of
from slots.offers import offers
from slots.timetable import Timetable, Ways

FIRST_DAY = date(2026, 11, 24)
HOURS = range(8, 20, 2)
METRES_A_SECOND = 8.0
DEPOT = Location(60.17, 24.94)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    days: int
    routes: int
    stops: int
    offered: float
    p50_ms: float
    p99_ms: float


def measured(days: int, routes: int, stops: int, times: int) -> Offering:
    chance = random.Random(7)
    planned = [
        _route(chance, day, number, stops) for day in range(days) for number in range(routes)
    ]
    windows = [_window(day, hour) for day in range(days) for hour in HOURS]
    along = _legs_along(planned)
    places = [DEPOT, *(stop.location for route in planned for stop in route.stops)]
    seconds: list[float] = []
    found = 0
    for number in range(times):
        stop = _stop(f"new-{number}", _place(chance))
        legs = along.merged(_legs_of(stop.location, places))
        begun = time.perf_counter()
        found += len(
            offers(
                planned,
                {Profile.AUTO: legs},
                stop,
                windows,
                not_before=_at(0, 6),
                buffer=USUAL_BUFFER,
            )
        )
        seconds.append(time.perf_counter() - begun)
    seconds.sort()
    return Offering(
        days=days,
        routes=routes,
        stops=stops,
        offered=found / times,
        p50_ms=seconds[len(seconds) // 2] * 1e3,
        p99_ms=seconds[int(len(seconds) * 0.99)] * 1e3,
    )


class Asked:
    """A day's routes as a timetable, and customers who ask for every hour of it."""

    def __init__(self, routes: int, stops: int) -> None:
        self._chance = random.Random(11)
        self._routes = [_route(self._chance, 0, number, stops) for number in range(routes)]
        along: dict[Costing, Legs] = {Profile.AUTO: _legs_along(self._routes)}
        self.table = Timetable.of(self._routes, along, not_before=_at(0, 6), buffer=USUAL_BUFFER)
        self.windows = tuple(
            Window(_at(0, hour), _at(0, hour + 1)) for hour in range(HOURS.start, HOURS.stop)
        )
        self._lat, self._lon = np.array([point for _, point in self.table.places]).T / 1e6

    def another(self) -> tuple[Stop, Ways]:
        """Somebody new, with the ways between them and every place at hand."""
        stop = _stop("new", _place(self._chance))
        here = stop.location
        north = (self._lat - here.lat) * 111_200
        east = (self._lon - here.lon) * 111_200 * np.cos(np.radians(here.lat))
        seconds = np.rint(np.hypot(north, east) / METRES_A_SECOND).astype(np.int64)
        return stop, Ways(seconds, seconds)

    def all_legs(self, stop: Stop) -> Legs:
        """From everywhere to everywhere: what a planner must know."""
        doors = [each.location for route in self._routes for each in route.stops]
        places = [DEPOT, *doors, stop.location]
        return Legs.of_matrix(places, places, [[_seconds(a, b) for b in places] for a in places])


def _route(chance: random.Random, day: int, number: int, stops: int) -> Route:
    """Driven without a wait; every other stop was promised the window that it falls into."""
    at, here = _at(day, HOURS.start), DEPOT
    planned: list[Stop] = []
    for place in range(stops):
        stop = _stop(f"dlv-{day}-{number}-{place}", _place(chance))
        at += timedelta(seconds=_seconds(here, stop.location))
        hour = at.hour - at.hour % HOURS.step
        is_promised = place % 2 == 0 and hour in HOURS
        window = _window(day, hour) if is_promised else None
        planned.append(replace(stop, window=window, promised=is_promised, arrival=at))
        at, here = at + timedelta(seconds=stop.service_seconds), stop.location
    return Route(
        ref=RouteRef(f"route-{day}-{number}"),
        carrier=CarrierRef("own-fleet"),
        date=FIRST_DAY + timedelta(days=day),
        version=1,
        vehicle=Vehicle(ref=f"van-{number}", units=2 * stops),
        start=Terminus(location=DEPOT, at=_at(day, HOURS.start)),
        end=Terminus(location=DEPOT, at=_at(day, HOURS.stop)),
        stops=tuple(planned),
    )


def _stop(key: str, location: Location) -> Stop:
    return Stop(key=key, delivery=DeliveryId(key), location=location, service_seconds=180, units=1)


def _legs_along(routes: Sequence[Route]) -> Legs:
    rows: dict[Point, dict[Point, int | None]] = {}
    for route in routes:
        places = [DEPOT, *(stop.location for stop in route.stops), DEPOT]
        for a, b in pairwise(places):
            rows.setdefault(point_of(a), {})[point_of(b)] = _seconds(a, b)
    return Legs(rows)


def _legs_of(new: Location, places: Sequence[Location]) -> Legs:
    there: list[int | None] = [_seconds(new, place) for place in places]
    to_it = Legs.of_matrix(places, [new], [[seconds] for seconds in there])
    return Legs.of_matrix([new], places, [there]).merged(to_it)


def _place(chance: random.Random) -> Location:
    return Location(60.15 + chance.random() * 0.04, 24.90 + chance.random() * 0.08)


def _seconds(a: Location, b: Location) -> int:
    north = (a.lat - b.lat) * 111_200
    east = (a.lon - b.lon) * 111_200 * cos(radians(a.lat))
    return round(hypot(north, east) / METRES_A_SECOND)


def _at(day: int, hour: int) -> datetime:
    return datetime.combine(FIRST_DAY + timedelta(days=day), clock(hour), tzinfo=UTC)


def _window(day: int, hour: int) -> Window:
    return Window(_at(day, hour), _at(day, hour + HOURS.step))
