"""Lateness: how many promises of a route come late on days as days are, and how many a delay adds.

By how much all travel of a day is off together is taken at three points (a quick day, a usual one
and a slow one; Gauss and Hermite's). On each of them legs and services are off by themselves, and
what a wait swallows is reckoned by Clark's formulas, as in `noise.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, exp, pi, sqrt

import numpy as np
from numpy.typing import NDArray

from core.model.route import Stop
from slots.breaks import Pause
from slots.noise import Arrival, Noise
from slots.openings import is_told, where_it_begins
from slots.seconds import bounds

type Floats = NDArray[np.float64]

FOR_EVER = 1e15
# The delays that are reckoned with, from the first that matters on; between them a straight line.
DELAYS = np.array([*range(0, 5401, 450), 7200, 10800, 14400, 21600, 36000, 72000], dtype=np.float64)
DAYS, SHARES = (-sqrt(3), 0.0, sqrt(3)), np.array([1 / 6, 2 / 3, 1 / 6])
SURELY = 6.0  # deviations: nothing of a normal distribution lies beyond
HARDLY = 2.5  # deviations before a door opens: a delay is waited off
_ROOT_2, _ROOT_2_PI = sqrt(2), sqrt(2 * pi)
_STEPS = np.linspace(-SURELY, SURELY, 1201)
_BELOW = np.array([erfc(-step / _ROOT_2) / 2 for step in _STEPS.tolist()])


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A stop ahead, in seconds: the leg to it and the rest taken there, from when it may begin and
    until when that was promised, when it begins by plan, and how long it takes. `slow`: how often
    as long as planned the leg takes at its hour, and `off` by which share of that by itself."""

    way: int
    rest: int
    opens: float
    closes: float
    begins: int
    service: int
    slow: float
    off: float


@dataclass(frozen=True, slots=True, eq=False)
class Lateness:
    """Of the stops ahead, and of the legs to them and home. By plan the vehicle `leaves` for each
    leg and `arrives`; on each of the days (a row) it does so on average then, and so surely."""

    leaves: tuple[int, ...]
    arrives: tuple[int, ...]
    opens: Floats
    closes: Floats
    arrival: Floats
    sigma: Floats
    departure: Floats
    departure_sigma: Floats
    ways: Floats  # how slow each leg is, and how far off by itself

    @classmethod
    def of(cls, visits: Sequence[Visit], left: Arrival, noise: Noise) -> "Lateness":
        days = [_driven(visits, left, noise, pace) for pace in _paces(noise)]
        arrival, sigma, departure, departure_sigma = (
            np.array(rows, dtype=np.float64) for rows in zip(*days, strict=True)
        )
        leaves = (round(left.mean), *(each.begins + each.service for each in visits))
        home = noise.on_a_way(leaves[-1])
        return cls(
            leaves,
            tuple(at + each.way + each.rest for at, each in zip(leaves, visits, strict=False)),
            np.array([each.opens for each in visits], dtype=np.float64),
            np.array([each.closes for each in visits], dtype=np.float64),
            arrival,
            sigma,
            departure,
            departure_sigma,
            np.array([*((each.slow, each.off) for each in visits), home]).T,
        )

    @property
    def expected(self) -> float:
        """How many of the promises are late, on average."""
        return float(SHARES @ _below((self.arrival - self.closes) / self.sigma).sum(axis=1))

    def doubt(self) -> Floats:
        """By leg: how much later than planned the vehicle leaves for it on average, and how far
        that is off by itself, and with the whole day; and of a way that begins then how slow it is,
        and how far off by itself."""
        behind = SHARES @ self.departure - np.array(self.leaves)
        own = np.sqrt(SHARES @ self.departure_sigma**2)
        day = (self.departure[2] - self.departure[0]) / (DAYS[2] - DAYS[0])
        return np.array([behind, own, day, *self.ways])

    def latest(self, added: float) -> list[int]:
        """When the vehicle may arrive at each stop at the latest, so that of it and those behind it
        no more than so many are late in addition."""
        if not self.arrives:
            return []
        free = np.maximum(0.0, self.opens - (self.arrival + HARDLY * self.sigma).max(axis=0))
        delays = free[:, None] + DELAYS
        late, passed = self._delayed(delays)
        passed = np.clip(passed - np.append(free[1:], 0.0)[:, None], 0.0, DELAYS[-1] - 1)
        at = np.searchsorted(DELAYS, passed, side="right") - 1
        part = (passed - DELAYS[at]) / (DELAYS[at + 1] - DELAYS[at])
        at += np.arange(len(DAYS))[:, None, None] * len(DELAYS)
        behind = np.zeros(len(DAYS) * len(DELAYS))
        sums = np.empty(delays.shape)
        for stop in reversed(range(len(sums))):
            low = behind[at[:, stop]]
            more = late[:, stop] + low + part[:, stop] * (behind[at[:, stop] + 1] - low)
            sums[stop] = SHARES @ more
            behind = more.ravel()
        until = np.array(self.arrives) + free + _comes_to(added, sums)
        return [int(second) for second in until.tolist()]

    def _delayed(self, delays: Floats) -> tuple[Floats, Floats]:
        """By day, stop and delay: how much likelier the stop is late, and what is left of the delay
        when it begins."""
        sigma, none = self.sigma[..., None], self.arrival[..., None]
        opens, closes = self.opens[:, None], self.closes[:, None]
        late = _below((none + delays - closes) / sigma) - _below((none - closes) / sigma)
        begun = _later((none - opens) / sigma)
        passed = sigma * (_later((none + delays - opens) / sigma) - begun)
        return late, np.clip(passed, 0.0, delays)


def lateness(
    stops: Sequence[Stop],
    begins: Sequence[int],
    ways: Sequence[int],
    pauses: Sequence[Pause],
    left: Arrival,
    noise: Noise,
) -> Lateness:
    """Of stops that by plan begin then. Only who was told a window can be disappointed."""
    visits, leaves = [], left.mean
    for stop, at, way, rest in zip(stops, begins, ways, pauses, strict=False):
        window = where_it_begins(stop, at)
        opens, closes = bounds(window) if window is not None else (-FOR_EVER, FOR_EVER)
        slow, off = noise.on_a_way(leaves)
        visits.append(
            Visit(
                way=way,
                rest=rest.seconds,
                opens=max(opens, rest.floor) if rest.seconds else opens,
                closes=closes if is_told(stop) else FOR_EVER,
                begins=at,
                service=stop.service_seconds,
                slow=slow,
                off=off,
            )
        )
        leaves = at + stop.service_seconds
    return Lateness.of(visits, left, noise)


def _paces(noise: Noise) -> list[float]:
    """How long a way takes on each of the days, of what it takes at its hour."""
    return [exp(noise.day * point) for point in DAYS]


def _driven(
    visits: Sequence[Visit], left: Arrival, noise: Noise, pace: float
) -> tuple[list[float], ...]:
    """Arrivals and their deviations, departures and theirs."""
    arrivals, sigmas, departures, departure_sigmas = [], [], [left.mean], [left.own]
    mean, square = left.mean, left.own**2
    for each in visits:
        # A way that is off by itself takes longer more often than it takes less.
        way = each.way * each.slow * pace * exp(each.off**2 / 2)
        mean += way + each.rest
        square += (each.off * way) ** 2
        sigma = sqrt(square) or 1e-3
        arrivals.append(mean)
        sigmas.append(sigma)
        ahead = (mean - each.opens) / sigma
        if ahead < -SURELY:
            mean, square = each.opens, 0.0
        elif ahead < SURELY:
            below, at = erfc(-ahead / _ROOT_2) / 2, exp(-ahead * ahead / 2) / _ROOT_2_PI
            gain = at + ahead * below
            mean = each.opens + gain * sigma
            square *= max(0.0, (ahead * ahead + 1) * below + ahead * at - gain * gain)
        mean += each.service * noise.stays
        square += (noise.service * each.service) ** 2
        departures.append(mean)
        departure_sigmas.append(sqrt(square))
    return arrivals, sigmas, departures, departure_sigmas


def _below(deviations: Floats) -> Floats:
    """The share of a normal distribution below so many deviations."""
    found: Floats = np.interp(deviations, _STEPS, _BELOW, left=0.0, right=1.0)
    return found


def _later(ahead: Floats) -> Floats:
    """How long after the opening one begins on average, in deviations."""
    shape: Floats = np.exp(np.minimum(ahead * ahead, 2 * SURELY**2) / -2) / _ROOT_2_PI
    return shape + ahead * _below(ahead)


def _comes_to(most: float, sums: Floats) -> Floats:
    """By row the delay, counted from the first one, at which a sum comes to the most."""
    over = sums > most
    at = np.maximum(over.argmax(axis=1), 1)
    rows = np.arange(len(sums))
    low, high = sums[rows, at - 1], sums[rows, at]
    part = np.clip((most - low) / np.maximum(high - low, 1e-12), 0.0, 1.0)
    delay = DELAYS[at - 1] + part * (DELAYS[at] - DELAYS[at - 1])
    found: Floats = np.where(over.any(axis=1), delay, FOR_EVER)
    return found
