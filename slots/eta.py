"""ETAs: when the courier comes to each stop ahead, as a range that grows with what lies between.

The time of arrival is as uncertain as `noise.py` says; where the vehicle must wait for a window to
open, the range becomes narrower again. The range is the middle 80 % of it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from statistics import NormalDist

from core.model.eta import Eta
from core.model.location import Location
from core.model.route import Route, StopState
from slots.breaks import NO_PAUSE, Pause
from slots.legs import Legs
from slots.noise import USUAL_NOISE, Arrival, Noise
from slots.openings import opening
from slots.pace import AS_PLANNED, Pace
from slots.schedule import Schedule, behind, schedule
from slots.seconds import moment, not_earlier
from slots.widths import AS_RECKONED, Widths

_NORMAL = NormalDist()


def etas(
    route: Route,
    legs: Legs,
    now: datetime,
    position: tuple[Location, datetime] | None,
    *,
    probability: float = 0.8,
    noise: Noise = USUAL_NOISE,
    pace: Pace = AS_PLANNED,
    widths: Widths = AS_RECKONED,
) -> dict[str, Eta]:
    """By key of every stop not yet served, from the position on where it is newer than the last
    stop. A stop behind an unknown leg has none: nobody can say.
    """
    first = behind(route)
    found: dict[str, Eta] = {}
    arrival = next_arrival(route, legs, not_earlier(now), position, noise, pace)
    rests = _rests(route, legs, now)
    width = _NORMAL.inv_cdf(0.5 + probability / 2)
    for index in range(first, len(route.stops)):
        stop = route.stops[index]
        if arrival is None:
            break
        rest = rests.get(index, NO_PAUSE)
        arrival = rest.after(arrival)
        opens = opening(stop, arrival.mean)
        begins = arrival if opens is None else arrival.not_before(opens)
        half = width * widths.share(begins.mean - now.timestamp())
        found[stop.key] = _range(begins, half, now, probability, noise, opens)
        if index + 1 < len(route.stops):
            leg = legs.between(stop.location, route.stops[index + 1].location)
            served = begins.after_service(pace.service_of(stop), noise)
            arrival = _after(served, leg, noise, pace)
    return found


def _rests(route: Route, legs: Legs, now: datetime) -> Mapping[int, Pause]:
    """The breaks by the leg on which they are planned."""
    found = schedule(route, legs, not_before=now) if route.breaks else None
    if not isinstance(found, Schedule):
        return {}
    return dict(enumerate(found.pauses, start=found.first))


def next_arrival(
    route: Route,
    legs: Legs,
    now: int,
    position: tuple[Location, datetime] | None,
    noise: Noise,
    pace: Pace,
) -> Arrival | None:
    """When the vehicle comes to the first stop that it has not begun; None: nobody can say."""
    first = behind(route)
    if first >= len(route.stops):
        return None
    target = route.stops[first].location
    left, place = _left(route, first, now, noise, pace)
    if position is not None and not _is_at_a_stop(route, first):
        here, heard = position[0], not_earlier(position[1])
        leg = legs.between(here, target)
        if leg is not None and heard >= left.mean:
            silence = max(0, now - heard)
            there = _after(Arrival(heard, noise.silence * silence, 0.0), leg, noise, pace)
            return there and there.later(max(0.0, now - there.mean))
    there = _after(left, legs.between(place, target), noise, pace)
    return there and there.later(max(0.0, now - there.mean))


def _left(route: Route, first: int, now: int, noise: Noise, pace: Pace) -> tuple[Arrival, Location]:
    """When and where the vehicle left, or will leave, for the next stop."""
    if first == 0:
        opens = not_earlier(route.start.at)
        is_waiting = now < opens
        own = noise.departure_seconds if is_waiting else 0.0
        return Arrival(opens, own, 0.0), route.start.location
    last = route.stops[first - 1]
    begun = not_earlier(last.arrival) if last.arrival is not None else now
    if _is_at_a_stop(route, first):
        stays = pace.service_of(last)
        ends = Arrival(begun + stays, noise.service * stays, 0.0)
        return ends.not_before(now), last.location
    done = not_earlier(last.left) if last.left is not None else begun
    return Arrival(done, 0.0, 0.0), last.location


def _is_at_a_stop(route: Route, first: int) -> bool:
    """The courier stands at a door that is not done with."""
    return first > 0 and route.stops[first - 1].state is StopState.PLANNED


def _after(left: Arrival, leg: int | None, noise: Noise, pace: Pace) -> Arrival | None:
    if leg is None:
        return None
    return left.after_leg(leg * pace.travel, noise)


def _range(
    begins: Arrival,
    width: float,
    now: datetime,
    probability: float,
    noise: Noise,
    opens: int | None,
) -> Eta:
    half = timedelta(seconds=width * max(begins.sigma, noise.least_seconds))
    middle = moment(0) + timedelta(seconds=begins.mean)
    earliest = max(now, moment(opens)) if opens is not None else now
    start = max(middle - half, earliest)
    return Eta(start=start, end=max(middle + half, start), probability=probability, as_of=now)
