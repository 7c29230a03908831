"""Driven: how long ways and visits really took, and the noise that promises are kept clear of.

How often as long as planned a way took is, as a logarithm, the hour's part, the vehicle's day's
and its own. The three are told apart by the moments of a layout with random effects (Searle,
Casella and McCulloch, Variance Components, 1992, chapter 4). Few ways move little: the usual noise
stands beside them as if it had been measured so many times.

Where a carrier reports no more than the end of a visit, only the whole of way and visit is known.
It says how long they take, in the hour and in general: both are as slow as they are together, each
counted by its part of the plan, so that the sum that is planned with comes out right. How far each
is off by itself it does not say. Two that make up for one another look sure together, and a promise
that is made by that would not be: so deviations are learnt from what was told apart alone, and are
the usual ones where nothing was.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from math import exp, log, sqrt
from zoneinfo import ZoneInfo

from core.model.driven import HOURS, Driven
from core.model.route import Route
from slots.legs import Legs
from slots.noise import USUAL_NOISE, Hours, Noise
from slots.pace import AS_PLANNED, Whole, visits_made, ways_driven, wholes_driven

# What stands beside what was measured.
WAYS_BEFORE, WAYS_OF_AN_HOUR_BEFORE, DAYS_BEFORE, VISITS_BEFORE = 200, 40, 20, 100
WAYS_MIN = 4  # of a vehicle's day that says something
SHARE_MIN, SHARE_MAX = 1 / 3, 3.0  # of its plan: the rest are breaks, and reports that came late
LEG, DAY, SERVICE = (0.05, 0.6), (0.03, 0.4), (0.1, 1.0)
SLOW, WIDER, STAYS = (0.6, 2.5), (0.5, 2.5), (0.5, 2.5)
_USUAL_HOURS = Hours(zone=ZoneInfo("UTC"))

type _Way = tuple[int, float]  # the hour in which it began, and the logarithm of its share


def driven(routes: Iterable[tuple[Route, Legs]], zone: ZoneInfo) -> Driven:
    """Of vehicles' days that are over, with the legs that they were to drive."""
    days, shares = [], []
    wholes: list[Whole] = []
    for route, legs in routes:
        ways = [
            (_hour(begins, zone), _log(took / planned))
            for begins, planned, took in ways_driven(route, legs)
        ]
        shares += [took / planned for planned, took in visits_made(route, AS_PLANNED.at_the_door)]
        wholes += wholes_driven(route, legs, AS_PLANNED.at_the_door)
        days += [ways] if len(ways) >= WAYS_MIN else []
    apart = Driven(
        visits=len(shares),
        shares=sum(shares),
        share_squares=sum(share**2 for share in shares),
    )
    return _ways(days) + apart + _wholes(wholes, zone)


def usual_noise(zone: ZoneInfo) -> Noise:
    """Where nothing was measured."""
    return replace(USUAL_NOISE, hours=Hours(zone=zone))


def noise_of(known: Driven, zone: ZoneInfo) -> Noise:
    """The noise as it was measured; what was hardly seen is as usual."""
    ways = sum(known.ways)
    freedom = max(0.0, ways - known.days)
    leg = sqrt((sum(known.left_over) + WAYS_BEFORE * USUAL_NOISE.leg**2) / (freedom + WAYS_BEFORE))
    leg = _within(leg, LEG)
    hours = [
        _of_an_hour(known, hour, leg, freedom / ways if ways else 0.0) for hour in range(HOURS)
    ]
    stays, service = _visits(known)
    return replace(
        USUAL_NOISE,
        leg=leg,
        day=_day(known, leg),
        service=service,
        stays=stays,
        hours=Hours(
            zone=zone,
            slow=tuple(slow for slow, _ in hours),
            wider=tuple(wider for _, wider in hours),
        ),
    )


def _ways(days: Sequence[Sequence[_Way]]) -> Driven:
    usual = _by_hour(way for ways in days for way in ways)
    rest = [[(hour, share - usual[hour]) for hour, share in ways] for ways in days]
    means = [sum(share for _, share in ways) / len(ways) for ways in rest]
    count, logs, left_over = [0.0] * HOURS, [0.0] * HOURS, [0.0] * HOURS
    for ways, bare, mean in zip(days, rest, means, strict=True):
        for (hour, share), (_, own) in zip(ways, bare, strict=True):
            count[hour] += 1
            logs[hour] += share
            left_over[hour] += (own - mean) ** 2
    return Driven(
        ways=tuple(count),
        logs=tuple(logs),
        left_over=tuple(left_over),
        days=len(days),
        day_logs=sum(means),
        day_squares=sum(mean**2 for mean in means),
        day_parts=sum(1 / len(ways) for ways in days),
    )


def _wholes(wholes: Iterable[Whole], zone: ZoneInfo) -> Driven:
    count, logs = [0.0] * HOURS, [0.0] * HOURS
    visits = shares = 0.0
    for whole in wholes:
        hour, way = _hour(whole.begins, zone), whole.way / whole.planned
        count[hour] += way
        logs[hour] += way * _log(whole.share)
        visits += 1 - way
        shares += (1 - way) * whole.share
    return Driven(
        whole_ways=tuple(count),
        whole_logs=tuple(logs),
        whole_visits=visits,
        whole_shares=shares,
    )


def _by_hour(ways: Iterable[_Way]) -> Mapping[int, float]:
    """The mean of each hour, drawn towards that of the day where there were few."""
    found: dict[int, list[float]] = {}
    for hour, share in ways:
        found.setdefault(hour, []).append(share)
    count = sum(map(len, found.values()))
    whole = sum(map(sum, found.values())) / count if count else 0.0
    return {
        hour: (sum(shares) + WAYS_MIN * whole) / (len(shares) + WAYS_MIN)
        for hour, shares in found.items()
    }


def _of_an_hour(known: Driven, hour: int, leg: float, free: float) -> tuple[float, float]:
    """How slow it is, and how much wider than usual."""
    ways, before = known.ways[hour], WAYS_OF_AN_HOUR_BEFORE
    every = sum(known.ways) + sum(known.whole_ways)
    usual = (sum(known.logs) + sum(known.whole_logs)) / (every + WAYS_BEFORE)
    logs = known.logs[hour] + known.whole_logs[hour]
    slow = exp((logs + before * usual) / (ways + known.whole_ways[hour] + before))
    expected = before * (leg * _USUAL_HOURS.wider[hour]) ** 2
    own = sqrt((known.left_over[hour] + expected) / (ways * free + before))
    return _within(slow, SLOW), _within(own / leg, WIDER)


def _day(known: Driven, leg: float) -> float:
    """What vehicles' days are off by, beside what their ways alone would make of it."""
    if known.days < 2:
        return USUAL_NOISE.day
    mean = known.day_logs / known.days
    square = (known.day_squares - known.days * mean**2) / (known.days - 1)
    own = max(0.0, square - leg**2 * known.day_parts / known.days)
    both = (known.days * own + DAYS_BEFORE * USUAL_NOISE.day**2) / (known.days + DAYS_BEFORE)
    return _within(sqrt(both), DAY)


def _visits(known: Driven) -> tuple[float, float]:
    """How often as long as planned visits take, and by how much they are off."""
    count, shares = known.visits + VISITS_BEFORE, known.shares + VISITS_BEFORE
    stays = (shares + known.whole_shares) / (count + known.whole_visits)
    before = VISITS_BEFORE * (1 + USUAL_NOISE.service**2)
    square = (known.share_squares + before) / count - (shares / count) ** 2
    return _within(stays, STAYS), _within(sqrt(max(0.0, square)), SERVICE)


def _log(share: float) -> float:
    return log(_within(share, (SHARE_MIN, SHARE_MAX)))


def _hour(at: datetime, zone: ZoneInfo) -> int:
    return at.astimezone(zone).hour


def _within(value: float, bounds: tuple[float, float]) -> float:
    return min(bounds[1], max(bounds[0], value))
