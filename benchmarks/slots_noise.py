"""Noisy days: planned routes driven as days are, and how many promises come late.

The noise is that of docs/rooms/slots.md: each leg by itself, each service by itself, all travel of
a route's day together. It knows nothing of the arithmetic that planned them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from app.replay.town import MIDNIGHT, Town, seconds
from core.model.route import Route, StopState
from slots.legs import point_of

DAYS = 200
DAY = 0.10
LEAST_SERVICE = 0.1  # of what was planned
HOUR = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Streets:
    """How far off ways and visits are, as shares of what was planned; in the evening rush ways take
    so often as long, and are off by so much of that."""

    leg: float = 0.20
    service: float = 0.35
    rush: range = range(8, 11)  # hours of the towns' day, which begins at eight: four to seven
    slow: float = 1.0
    rush_leg: float = 0.20


CALM = Streets()
RUSHED = Streets(slow=1.35, rush_leg=0.35)

type Floats = NDArray[np.float64]


def late_share(town: Town, routes: Sequence[Route], seed: int, streets: Streets = CALM) -> float:
    """Of all promises on all days, those whose service began after their window."""
    late = promises = 0
    chance = np.random.default_rng(seed)
    for route in routes:
        begun, _ = _driven(town, route, chance, streets, DAYS)
        for stop, now in zip(route.stops, begun, strict=True):
            if stop.window is not None:
                late += int((now >= seconds(stop.window.end)).sum())
                promises += DAYS
    return late / promises if promises else 0.0


def reported(
    town: Town, routes: Sequence[Route], seed: int, streets: Streets, days: int
) -> list[Route]:
    """The same routes as couriers would have reported them, each on so many days."""
    chance = np.random.default_rng(seed)
    found = []
    for route in routes:
        begun, done = _driven(town, route, chance, streets, days)
        for day in range(days):
            stops = tuple(
                replace(
                    stop,
                    state=StopState.SERVED,
                    arrival=MIDNIGHT + timedelta(seconds=float(came[day])),
                    left=MIDNIGHT + timedelta(seconds=float(left[day])),
                )
                for stop, came, left in zip(route.stops, begun, done, strict=True)
            )
            found.append(replace(route, stops=stops, progress=len(stops)))
    return found


def _driven(
    town: Town, route: Route, chance: np.random.Generator, streets: Streets, days: int
) -> tuple[list[Floats], list[Floats]]:
    """By stop when its visit begins and ends on each day."""
    day = town.instance
    now = np.full(days, float(day.opens[0]))
    slow = chance.lognormal(0, DAY, days)
    before, begun, done = 0, [], []
    for stop in route.stops:
        number = town.number_of[point_of(stop.location)]
        hour = now // HOUR % 24
        is_rush = (hour >= streets.rush.start) & (hour < streets.rush.stop)
        own = chance.lognormal(0, np.where(is_rush, streets.rush_leg, streets.leg), days)
        share = own * slow * np.where(is_rush, streets.slow, 1.0)
        now = now + day.seconds[before, number] * share
        if stop.window is not None:
            now = np.maximum(now, seconds(stop.window.start))
        begun.append(now)
        share = np.maximum(LEAST_SERVICE, chance.normal(1, streets.service, days))
        now = now + day.service[number] * share
        done.append(now)
        before = number
    return begun, done
