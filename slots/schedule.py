"""A schedule: how early and how late each stop of a route can begin, with every promise kept.

For stops 1..m between the start 0 and the end m+1, with travel D and service s:

    earliest[0] = shift opens     earliest[i] = max(a[i], earliest[i-1] + s[i-1] + D[i-1,i])
    latest[m+1] = shift closes    latest[i]   = min(b[i], latest[i+1] - D[i,i+1] - s[i])

What lies between the two is the slack that insertion uses up (Savelsbergh 1992).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.model.route import Route, Stop, StopState
from slots import breaks, openings
from slots.breaks import NO_PAUSE, Around, Pause, Rests
from slots.buffer import NO_BUFFER, Buffer
from slots.lateness import Lateness, lateness
from slots.legs import Legs, Point, point_of
from slots.noise import Arrival
from slots.openings import is_told
from slots.seconds import moment, not_earlier, not_later

WEIGHT_KG_TOLERATED = 1e-9  # sums of tenths are never quite round


class Why(StrEnum):
    WINDOW = "window"  # a promise or a hold would be missed
    UNITS = "units"
    WEIGHT = "weight"
    SHIFT = "shift"  # the vehicle would be back too late
    BREAK = "break"  # the driver could not rest in time
    NO_WAY = "no_way"  # the leg to this stop is unknown, or there is no road


@dataclass(frozen=True, slots=True)
class Trouble:
    """`key` is the stop it is about; None where it is about the whole route."""

    why: Why
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """The route as it stands cannot be driven as promised, for these reasons."""

    reasons: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Whole seconds since 1970.

    By plan the vehicle leaves the place before stop `first` at `leaves`. `earliest` covers every
    stop (those behind the vehicle have the time they were begun), `latest` those from `first` on;
    before that it repeats `earliest`. `given_up` are stops whose window was the planner's own and
    cannot be kept by our travel times: they are never pushed any later. A driver who rests does so
    on these legs (`pauses`), and where a further stop might come it stands in `around`, with the
    breaks on either side.
    """

    first: int
    leaves: int
    now: int | None
    points: tuple[Point, ...]  # start, stops, end
    service: tuple[int, ...]
    earliest: tuple[int, ...]
    latest: tuple[int, ...]
    legs: tuple[int, ...]  # on the road, to each stop from `first` on, and to the end
    back: int
    closes: int
    units: int
    weight_kg: float
    given_up: tuple[str, ...] = ()
    lateness: Lateness | None  # None where nobody asks what a further stop costs the others
    pauses: tuple[Pause, ...]
    around: tuple[Around, ...] | None  # None where nobody rests

    @property
    def under_way(self) -> bool:
        """Whether the vehicle has left for stop `first` (or home) by now, as planned."""
        return self.now is not None and self.now > self.leaves

    @property
    def late(self) -> float:
        """How many of the promises ahead are late on average, where a buffer asks."""
        return self.lateness.expected if self.lateness is not None else 0.0

    def starts_at(self, index: int) -> datetime:
        """The earliest start of service of a stop."""
        return moment(self.earliest[index])


def schedule(
    route: Route, legs: Legs, *, buffer: Buffer = NO_BUFFER, not_before: datetime | None = None
) -> Schedule | Broken:
    """The schedule of a route, or why it has none.

    With `not_before` the vehicle is taken to be on plan at that moment: stops planned to begin by
    then are behind it. A stop is never pushed into the buffer at the end of its window; one
    that stands there by the plan itself is not pushed any later.
    """
    now = None if not_before is None else not_earlier(not_before)
    points = points_of(route)
    service = tuple(stop.service_seconds for stop in route.stops)
    first = behind(route, now)
    begun = _begun(route, legs, points, first)
    leaves = _done(route.stops[first - 1], begun[-1]) if first else not_earlier(route.start.at)
    closes = not_later(route.end.at)
    ways = _ways(route, legs, points, first)
    if isinstance(ways, Broken):
        return ways
    ahead = route.stops[first:]
    resting = breaks.ahead(route.breaks, max(leaves, now or leaves))
    rests = breaks.rests(ahead, ways, resting, leaves=leaves, now=now, closes=closes)
    if rests is not None:
        earliest, back = rests.earliest, rests.back
    else:
        earliest, back = _forward(ahead, ways, resting, leaves, now)
    troubles, given_up = _missed(ahead, earliest)
    units, weight_kg = load(route)
    troubles += overloads(route, units, weight_kg)
    troubles += [Trouble(Why.SHIFT)] * (back > closes)
    troubles += [Trouble(Why.BREAK)] * (bool(resting) and rests is None)
    if troubles:
        return Broken(tuple(troubles))
    pauses = rests.pauses if rests else (NO_PAUSE,) * len(ways)
    clear = [buffer.seconds] * len(ahead)
    latest, around = _backward(ahead, ways, earliest, closes, clear, rests)
    late = None
    if buffer.added is not None:
        left = _left(first, leaves, now, ways, buffer)
        late = lateness(ahead, earliest, ways, pauses, left, buffer.noise)
    return Schedule(
        first=first,
        leaves=leaves,
        now=now,
        points=points,
        service=service,
        earliest=(*begun, *earliest),
        latest=(*begun, *latest),
        legs=ways,
        back=back,
        closes=closes,
        units=units,
        weight_kg=weight_kg,
        given_up=given_up,
        lateness=late,
        pauses=pauses,
        around=around,
    )


def points_of(route: Route) -> tuple[Point, ...]:
    """The start, the stops and the end."""
    return tuple(point_of(place) for place in route.places)


def behind(route: Route, now: int | None = None) -> int:
    """How many stops are under way or behind the vehicle, by what was reported, and at `now` by
    the plan."""
    first = min(max(route.progress, 0), len(route.stops))
    for index in range(first, len(route.stops)):
        stop = route.stops[index]
        is_over = stop.state is not StopState.PLANNED
        has_begun = (
            now is not None and stop.arrival is not None and not_earlier(stop.arrival) <= now
        )
        if is_over or has_begun:
            first = index + 1
    return first


def load(route: Route) -> tuple[int, float]:
    """What is on board, and what will be: everything but what was handed over already.

    A parcel lies in the vehicle once, also while its recipient holds another window of it.
    """
    aboard: dict[str, tuple[int, float]] = {}
    for stop in route.stops:
        if stop.state is not StopState.SERVED:
            parcel = stop.delivery or stop.key
            units, weight_kg = aboard.get(parcel, (0, 0.0))
            aboard[parcel] = max(units, stop.units), max(weight_kg, stop.weight_kg)
    return (
        sum(units for units, _ in aboard.values()),
        sum(weight_kg for _, weight_kg in aboard.values()),
    )


def overloads(route: Route, units: int, weight_kg: float) -> list[Trouble]:
    vehicle = route.vehicle
    troubles = []
    if units > vehicle.units:
        troubles.append(Trouble(Why.UNITS))
    if weight_kg > vehicle.weight_kg + WEIGHT_KG_TOLERATED:
        troubles.append(Trouble(Why.WEIGHT))
    return troubles


def _begun(route: Route, legs: Legs, points: tuple[Point, ...], first: int) -> list[int]:
    """When the stops behind the vehicle were begun: as reported, else as planned, else reckoned."""
    begun: list[int] = []
    leaves = not_earlier(route.start.at)
    for index in range(first):
        stop = route.stops[index]
        if stop.arrival is not None:
            at = not_earlier(stop.arrival)
        else:
            at = leaves + (legs.leg(points[index], points[index + 1]) or 0)
        begun.append(at)
        leaves = _done(stop, at)
    return begun


def _done(stop: Stop, begun: int) -> int:
    """When a visit that has begun is done: as reported, else as planned."""
    return not_earlier(stop.left) if stop.left is not None else begun + stop.service_seconds


def _ways(
    route: Route, legs: Legs, points: tuple[Point, ...], first: int
) -> tuple[int, ...] | Broken:
    """Seconds to each stop from `first` on, and to the end."""
    ways: list[int] = []
    for index in range(first, len(points) - 1):
        leg = legs.leg(points[index], points[index + 1])
        if leg is None:
            key = route.stops[index].key if index < len(route.stops) else None
            return Broken((Trouble(Why.NO_WAY, key),))
        ways.append(leg)
    return tuple(ways)


def _forward(
    ahead: Sequence[Stop],
    ways: tuple[int, ...],
    owed: tuple[breaks.Ahead, ...],
    leaves: int,
    now: int | None,
) -> tuple[list[int], int]:
    """When each stop begins at the earliest, and when the vehicle is back."""
    earliest: list[int] = []
    at = leaves
    for index, stop in enumerate(ahead):
        if owed:
            at, owed = breaks.soonest(owed, at, ways[index], stop)
        else:
            at += ways[index]
        if index == 0 and now is not None:
            at = max(at, now)  # it is not there yet
        at = openings.begins(stop, at)
        earliest.append(at)
        at += stop.service_seconds
    back, _ = breaks.soonest(owed, at, ways[-1], None)
    return earliest, back if now is None else max(back, now)


def _missed(ahead: Sequence[Stop], earliest: list[int]) -> tuple[list[Trouble], tuple[str, ...]]:
    """Windows that cannot be kept: those people were told, and those only the planner wished."""
    told: list[Trouble] = []
    wished: list[str] = []
    for stop, at in zip(ahead, earliest, strict=True):
        if not openings.is_over(stop, at):
            continue
        if is_told(stop):
            told.append(Trouble(Why.WINDOW, stop.key))
        else:
            wished.append(stop.key)
    return told, tuple(wished)


def _backward(
    ahead: Sequence[Stop],
    ways: tuple[int, ...],
    earliest: Sequence[int],
    closes: int,
    clear: Sequence[int],
    rests: Rests | None,
) -> tuple[list[int], tuple[Around, ...] | None]:
    """How late each stop may begin, as the plan stands; with breaks also every place around."""
    if rests is not None:
        rows = rests.latest(ahead, closes, clear)
        late = [row[count] for row, count in zip(rows, rests.taken, strict=False)]
        known = [at if last is None else last for at, last in zip(earliest, late, strict=True)]
        return known, tuple(rests.around(rows))
    latest = list(earliest)
    limit = closes
    for index in range(len(ahead) - 1, -1, -1):
        stop = ahead[index]
        limit -= ways[index + 1] + stop.service_seconds
        limit = openings.latest(stop, limit, clear[index], earliest[index])
        latest[index] = limit
    return latest, None


def _left(
    first: int, leaves: int, now: int | None, ways: tuple[int, ...], buffer: Buffer
) -> Arrival:
    """When the vehicle left; one that is not there yet, so late that it comes now."""
    at = leaves if now is None or now <= leaves else max(leaves, now - ways[0])
    return Arrival(at, 0.0 if first else buffer.noise.departure_seconds, 0.0)
