"""The ETAs of a whole day: every stop ahead of every vehicle, a column of the day at a time.

The arithmetic is that of `eta.py`. Here it goes over arrays with a row for each vehicle, so that
the next stop of five hundred vehicles is one step. A vehicle whose driver still rests, or that
comes to a place which is open more than once, is reckoned by itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import erfc, exp, pi, sqrt
from statistics import NormalDist
from typing import Self

import numpy as np
from numpy.typing import NDArray

from core.model.eta import Eta
from core.model.location import Location
from core.model.route import Route
from slots.eta import etas, next_arrival
from slots.legs import Legs
from slots.noise import USUAL_NOISE, Noise
from slots.openings import openings
from slots.pace import AS_PLANNED, Pace
from slots.schedule import behind
from slots.seconds import bounds, moment, not_earlier
from slots.widths import AS_RECKONED, Widths

type Numbers = NDArray[np.float64]

_NORMAL = NormalDist()
_ROOT_2, _ROOT_2_PI = sqrt(2), sqrt(2 * pi)


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """What stays of a route while it is driven, an element for each of its stops: the seconds of
    the leg to it, those that a visit takes, and the window (seconds since 1970). nan: unknown, or
    none."""

    legs: Numbers
    service: Numbers
    opens: Numbers
    closes: Numbers

    @classmethod
    def of(cls, route: Route, legs: Legs, at_the_door: Mapping[str, int]) -> Self:
        rows = np.full((4, len(route.stops)), np.nan)
        before = route.start.location
        for column, stop in enumerate(route.stops):
            leg = legs.between(before, stop.location)
            if leg is not None:
                rows[0, column] = leg
            rows[1, column] = at_the_door.get(stop.key, stop.service_seconds)
            for window in openings(stop):
                rows[2:, column] = bounds(window)
            before = stop.location
        return cls(*rows)


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A vehicle on its route: the legs along it, where it was heard of last, and its pace. Who has
    the outline at hand, with what the pace knows of the doors in it, need not draw it again."""

    route: Route
    legs: Legs
    heard: tuple[Location, datetime] | None = None
    pace: Pace = AS_PLANNED
    outline: Outline | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """Of the stops ahead of one vehicle, in their order: when each begins, at the earliest and at
    the latest with the stated probability. Seconds since 1970."""

    keys: tuple[str, ...]
    start: Numbers
    end: Numbers

    def eta(self, at: int, now: datetime, probability: float) -> Eta:
        """One of them, for people."""
        start = moment(round(float(self.start[at])))
        end = moment(round(float(self.end[at])))
        return Eta(start=start, end=max(start, end), probability=probability, as_of=now)


def day_etas(
    under_way: Sequence[UnderWay],
    now: datetime,
    *,
    probability: float = 0.8,
    noise: Noise = USUAL_NOISE,
    widths: Widths = AS_RECKONED,
) -> list[Expected]:
    """For each vehicle. A stop behind an unknown leg has none, nor have those after it."""
    found: list[Expected | None] = [None] * len(under_way)
    rows = [number for number, one in enumerate(under_way) if _is_plain(one.route)]
    together = _together([under_way[number] for number in rows], now, probability, noise, widths)
    for number, expected in zip(rows, together, strict=True):
        found[number] = expected
    return [
        _alone(one, now, probability, noise, widths) if expected is None else expected
        for one, expected in zip(under_way, found, strict=True)
    ]


def _is_plain(route: Route) -> bool:
    return not route.breaks and all(len(stop.windows) < 2 or stop.window for stop in route.stops)


def _alone(
    one: UnderWay, now: datetime, probability: float, noise: Noise, widths: Widths
) -> Expected:
    told = etas(
        one.route, one.legs, now, one.heard,
        probability=probability, noise=noise, pace=one.pace, widths=widths,
    )  # fmt: skip
    ends = [(eta.start.timestamp(), eta.end.timestamp()) for eta in told.values()]
    start, end = np.array(ends, dtype=np.float64).reshape(-1, 2).T
    return Expected(tuple(told), start, end)


def _together(
    rows: Sequence[UnderWay], now: datetime, probability: float, noise: Noise, widths: Widths
) -> Iterable[Expected]:
    if not rows:
        return []
    day = _Day.of(rows, not_earlier(now), noise)
    mean, sigma, waits = day.reckoned(noise)
    width = _NORMAL.inv_cdf(0.5 + probability / 2)
    half = width * np.maximum(sigma, noise.least_seconds)
    half *= widths.shares(mean - now.timestamp())
    earliest = np.where(waits, np.maximum(day.opens, now.timestamp()), now.timestamp())
    start = np.maximum(mean - half, earliest)
    end = np.maximum(mean + half, start)
    return [
        Expected(keys[: (known := int(count))], start[row, :known], end[row, :known])
        for row, (keys, count) in enumerate(
            zip(day.keys, np.isfinite(mean).sum(axis=1), strict=True)
        )
    ]


@dataclass(frozen=True, slots=True, eq=False)
class _Day:
    """A row for each vehicle, a column for each stop ahead of it; nan where there is none."""

    keys: Sequence[tuple[str, ...]]
    mean: Numbers  # when it comes to the first one
    own: Numbers
    day: Numbers
    legs: Numbers  # to each stop from the one before
    service: Numbers
    opens: Numbers
    closes: Numbers

    @classmethod
    def of(cls, rows: Sequence[UnderWay], now: int, noise: Noise) -> "_Day":
        firsts = [behind(one.route) for one in rows]
        ahead = [one.route.stops[first:] for one, first in zip(rows, firsts, strict=True)]
        shape = len(rows), max(map(len, ahead))
        legs, service, opens, closes = (np.full(shape, np.nan) for _ in range(4))
        coming = np.full((3, len(rows)), np.nan)
        for row, (one, first) in enumerate(zip(rows, firsts, strict=True)):
            arrival = next_arrival(one.route, one.legs, now, one.heard, noise, one.pace)
            if arrival is not None:
                coming[:, row] = arrival.mean, arrival.own, arrival.day
            line = one.outline or Outline.of(one.route, one.legs, one.pace.at_the_door)
            here = slice(0, len(ahead[row]))
            legs[row, here] = line.legs[first:] * one.pace.travel
            service[row, here] = line.service[first:] * one.pace.service
            opens[row, here], closes[row, here] = line.opens[first:], line.closes[first:]
        keys = [tuple(stop.key for stop in stops) for stops in ahead]
        mean, own, day = coming
        return cls(keys, mean, own, day, legs, service, opens, closes)

    def reckoned(self, noise: Noise) -> tuple[Numbers, Numbers, NDArray[np.bool_]]:
        """Mean and deviation of when each stop begins, and whether one may wait there."""
        mean, own, day = self.mean.copy(), self.own.copy(), self.day.copy()
        means, sigmas = np.empty_like(self.legs), np.empty_like(self.legs)
        waits = np.zeros(self.legs.shape, dtype=np.bool_)
        for column in range(self.legs.shape[1]):
            if column:
                leg, stays = self.legs[:, column], self.service[:, column - 1]
                mean = mean + stays + leg
                own = np.sqrt(own**2 + (noise.service * stays) ** 2 + (noise.leg * leg) ** 2)
                day = day + noise.day * leg
            waits[:, column] = mean <= self.closes[:, column]
            opens, may_wait = self.opens[:, column], waits[:, column]
            mean, own, day = _not_before(mean, own, day, opens, may_wait)
            means[:, column], sigmas[:, column] = mean, np.hypot(own, day)
        return means, sigmas, waits


def _not_before(
    mean: Numbers, own: Numbers, day: Numbers, opens: Numbers, may_wait: NDArray[np.bool_]
) -> tuple[Numbers, Numbers, Numbers]:
    """max(arrival, opening) by Clark's formulas, for those rows that may have to wait."""
    rows = np.flatnonzero(may_wait)
    if not rows.size:
        return mean, own, day
    mean, own, day = mean.copy(), own.copy(), day.copy()
    sigma = np.hypot(own[rows], day[rows])
    certain = sigma == 0
    safe = np.where(certain, 1.0, sigma)
    ahead = (mean[rows] - opens[rows]) / safe
    below = np.array([erfc(-value / _ROOT_2) / 2 for value in ahead])
    at = np.array([exp(-value * value / 2) / _ROOT_2_PI for value in ahead])
    gain = safe * (at + ahead * below)
    square = safe**2 * ((ahead**2 + 1) * below + ahead * at)
    left = np.sqrt(np.maximum(0.0, square - gain**2)) / safe
    mean[rows] = np.where(certain, np.maximum(mean[rows], opens[rows]), opens[rows] + gain)
    own[rows] = np.where(certain, 0.0, own[rows] * left)
    day[rows] = np.where(certain, 0.0, day[rows] * left)
    return mean, own, day
