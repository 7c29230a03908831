"""Days with noise: what was planned, and what really happened, stop by stop.

Legs are off by a fifth of themselves (lognormal), visits by a third, and all the travel of a day by
a tenth together; a part of the day goes slower than planned. Nothing here uses the code under test.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from core.model.ids import RouteRef
from core.model.location import Location
from core.model.route import Route, StopState
from slots.legs import Legs
from tests.slots.days import DEPOT, EIGHT, between, route, stop

LEG, VISIT, DAY = 0.20, 0.35, 0.10
WINDOW_MINUTES = 120


@dataclass(frozen=True)
class NoisyDay:
    """A planned route, the legs that it was planned with, and when each visit began and ended."""

    planned: Route
    legs: Legs
    begun: tuple[datetime, ...]
    done: tuple[datetime, ...]

    def at(self, now: datetime) -> Route:
        """The route as it was reported by then."""
        stops = list(self.planned.stops)
        progress = 0
        for index, (began, ended) in enumerate(zip(self.begun, self.done, strict=True)):
            if began > now:
                break
            progress = index + 1
            stops[index] = replace(stops[index], arrival=began)
            if ended <= now:
                stops[index] = replace(stops[index], state=StopState.SERVED, left=ended)
        return replace(self.planned, stops=tuple(stops), progress=progress)


def noisy_day(
    number: int, stops: int, chance: Random, *, windows: bool = True, wild: float = 1.0
) -> NoisyDay:
    """`stops` visits of four minutes, five minutes from one another, every third in a window.
    `wild`: how often as far everything is off as usual."""
    places = [DEPOT, *(_somewhere(chance) for _ in range(stops))]
    seconds = [[0 if a == b else _leg(chance) for b in places] for a in places]
    legs = Legs.of_matrix(places, places, seconds)
    planned, at = [], EIGHT
    for index in range(stops):
        at += timedelta(seconds=seconds[index][index + 1])
        minutes = (at - EIGHT).total_seconds() / 60
        opens = minutes - chance.uniform(-10, WINDOW_MINUTES - 10)
        window = between(opens, opens + WINDOW_MINUTES) if windows and index % 3 == 0 else None
        visit = stop(index + 1, window, service_seconds=240, arrival=at)
        planned.append(replace(visit, location=places[index + 1]))
        if window is not None:
            at = max(at, window.start)
        at += timedelta(seconds=240)
    driven = replace(route(*planned, hours=12), ref=RouteRef(f"r{number}"))
    return NoisyDay(driven, legs, *_driven(driven, seconds, chance, wild))


def _driven(
    planned: Route, seconds: list[list[int]], chance: Random, wild: float
) -> tuple[tuple[datetime, ...], tuple[datetime, ...]]:
    slow, off = chance.gauss(1.0, DAY * wild), LEG * wild
    begun, done, now = [], [], EIGHT + timedelta(seconds=abs(chance.gauss(0, 180)))
    for index, visit in enumerate(planned.stops):
        leg = seconds[index][index + 1] * slow * chance.lognormvariate(-(off**2) / 2, off)
        now += timedelta(seconds=leg)
        if visit.window is not None:
            now = max(now, visit.window.start)
        begun.append(now)
        now += timedelta(seconds=max(20.0, chance.gauss(1.0, VISIT * wild) * visit.service_seconds))
        done.append(now)
    return tuple(begun), tuple(done)


def _somewhere(chance: Random) -> Location:
    return Location(60.15 + chance.random() / 20, 24.88 + chance.random() / 10)


def _leg(chance: Random) -> int:
    return round(chance.uniform(120, 540))
