"""Noisy days: planned routes driven as days are, and how many promises come late.

The noise is that of docs/rooms/slots.md: each leg by itself, each service by itself, all travel of
a route's day together. It knows nothing of the arithmetic that planned them.
"""

from collections.abc import Sequence

import numpy as np

from app.replay.town import Town, seconds
from core.model.route import Route
from slots.legs import point_of

DAYS = 200
LEG, SERVICE, DAY = 0.20, 0.35, 0.10
LEAST_SERVICE = 0.1  # of what was planned


def late_share(town: Town, routes: Sequence[Route], seed: int) -> float:
    """Of all promises on all days, those whose service began after their window."""
    chance = np.random.default_rng(seed)
    day, late, promises = town.instance, 0, 0
    for route in routes:
        now = np.full(DAYS, float(day.opens[0]))
        slow = chance.lognormal(0, DAY, DAYS)
        before = 0
        for stop in route.stops:
            number = town.number_of[point_of(stop.location)]
            now += day.seconds[before, number] * chance.lognormal(0, LEG, DAYS) * slow
            if stop.window is not None:
                now = np.maximum(now, seconds(stop.window.start))
                late += int((now >= seconds(stop.window.end)).sum())
                promises += DAYS
            share = np.maximum(LEAST_SERVICE, chance.normal(1, SERVICE, DAYS))
            now += day.service[number] * share
            before = number
    return late / promises if promises else 0.0
