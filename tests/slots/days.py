"""Days to try the arithmetic on: routes, roads without a triangle inequality, a plain replay.

Nothing here uses the code under test: the replay drives a route stop by stop and looks.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import strategies as st

from core.model.ids import CarrierRef, DeliveryId, HoldId, RouteRef
from core.model.location import Location
from core.model.route import Route, Stop, Terminus, Vehicle
from core.model.window import Window
from slots.legs import Legs

EIGHT = datetime(2026, 11, 24, 8, tzinfo=UTC)
DEPOT = Location(60.17, 24.90)
Roads = dict[tuple[Location, Location], int | None]
DAY = tuple(Window(EIGHT + timedelta(hours=at), EIGHT + timedelta(hours=at + 1)) for at in range(8))


def place(number: int) -> Location:
    """A place of its own for every number."""
    return Location(60.0 + number / 1000, 25.0)


def at(minutes: float) -> datetime:
    return EIGHT + timedelta(minutes=minutes)


def between(first: float, last: float) -> Window:
    """A window in minutes after eight."""
    return Window(at(first), at(last))


def stop(number: int, window: Window | None = None, **more: object) -> Stop:
    known: dict[str, object] = {"service_seconds": 180, "units": 1, **more}
    return Stop(
        key=f"dlv_{number}",
        delivery=DeliveryId(f"dlv_{number}"),
        location=place(number),
        window=window,
        **known,  # type: ignore[arg-type]
    )


def held(number: int, window: Window) -> Stop:
    hold = HoldId(f"hold_{number}")
    return replace(stop(number, window, booked=True), key=hold, hold=hold)


def route(*stops: Stop, hours: float = 8, units: int = 60, name: str = "r1") -> Route:
    return Route(
        ref=RouteRef(name),
        carrier=CarrierRef("own-fleet"),
        date=date(2026, 11, 24),
        version=1,
        vehicle=Vehicle(ref="van-1", units=units),
        start=Terminus(location=DEPOT, at=EIGHT),
        end=Terminus(location=DEPOT, at=EIGHT + timedelta(hours=hours)),
        stops=stops,
    )


def even_roads(numbers: range, minutes: float = 10) -> Legs:
    """Every place as far from every other."""
    places = [DEPOT, *(place(number) for number in numbers)]
    seconds = [[0 if a == b else round(minutes * 60) for b in places] for a in places]
    return Legs.of_matrix(places, places, seconds)


def legs_of(roads: Roads) -> Legs:
    places = list(dict.fromkeys(a for a, _ in roads))
    return Legs.of_matrix(places, places, [[roads.get((a, b)) for b in places] for a in places])


def replayed(driven: Route, roads: Roads) -> list[datetime] | None:
    """Drive it: when each stop begins, or None where a window, the load or the shift fails."""
    here, now = driven.start.location, driven.start.at
    begun = []
    if sum(each.units for each in driven.stops) > driven.vehicle.units:
        return None
    for each in driven.stops:
        seconds = 0 if here == each.location else roads.get((here, each.location))
        if seconds is None:
            return None
        now += timedelta(seconds=seconds)
        if each.window is not None:
            now = max(now, each.window.start)
            if now >= each.window.end:
                return None
        begun.append(now)
        now += timedelta(seconds=each.service_seconds)
        here = each.location
    seconds = 0 if here == driven.end.location else roads.get((here, driven.end.location))
    if seconds is None or now + timedelta(seconds=seconds) > driven.end.at:
        return None
    return begun


def drives_to(driven: Route, roads: Roads, told: set[str]) -> bool:
    """Whether everybody who was told a window is served in it.

    What the planner does with its own stops is its own affair: their windows, and how the vehicle
    goes on and comes home after the last of those who were told.
    """
    last = max((n for n, each in enumerate(driven.stops, 1) if each.key in told), default=0)
    stops = [
        each if each.key in told else replace(each, window=None) for each in driven.stops[:last]
    ]
    ends = stops[-1].location if stops else driven.start.location
    end = Terminus(location=ends, at=driven.end.at + timedelta(days=7))
    return replayed(replace(driven, stops=tuple(stops), end=end), roads) is not None


def travelled(driven: Route, roads: Roads) -> int:
    """Seconds on the road."""
    places = [driven.start.location, *(each.location for each in driven.stops)]
    places.append(driven.end.location)
    legs = [roads[pair] if pair[0] != pair[1] else 0 for pair in pairwise(places)]
    return sum(leg for leg in legs if leg is not None)


@st.composite
def roads_between(draw: st.DrawFn, numbers: range) -> Roads:
    """Anything but even: one-ways, detours, no triangle inequality, now and then no road at all."""
    places = [DEPOT, *(place(number) for number in numbers)]
    leg = st.one_of(st.integers(0, 2400), st.integers(0, 600), st.just(None))
    return {(a, b): 0 if a == b else draw(leg) for a in places for b in places}


@st.composite
def kept_days(draw: st.DrawFn, stops_max: int = 5, extra: int = 3) -> tuple[Route, Roads]:
    """A route that can be driven as it is, and the roads; `extra` further places are on the map."""
    count = draw(st.integers(0, stops_max))
    roads = draw(roads_between(range(stops_max + extra)))
    hours = draw(st.sampled_from([2, 4, 8]))
    planned = route(hours=hours, units=draw(st.integers(count, count + 2)))
    now = EIGHT
    for number in range(count):
        here = planned.stops[-1].location if planned.stops else DEPOT
        seconds = roads[here, place(number)]
        if seconds is None:
            roads[here, place(number)] = seconds = 60
        now += timedelta(seconds=seconds)
        window = None
        if draw(st.booleans()):
            early = now + timedelta(minutes=draw(st.integers(-90, 30)))
            late = max(now, early) + timedelta(minutes=draw(st.integers(1, 90)))
            window = Window(early, late)
            now = max(now, early)
        service = draw(st.integers(0, 900))
        added = stop(number, window, service_seconds=service, promised=window is not None)
        now += timedelta(seconds=service)
        planned = replace(planned, stops=(*planned.stops, added))
    last = planned.stops[-1].location if planned.stops else DEPOT
    if roads[last, DEPOT] is None:
        roads[last, DEPOT] = 60
    home = now + timedelta(seconds=roads[last, DEPOT] or 0)
    if home > planned.end.at:
        planned = replace(planned, end=Terminus(location=DEPOT, at=home + timedelta(minutes=5)))
    return planned, roads


@st.composite
def windows_asked(draw: st.DrawFn) -> tuple[Window, ...]:
    starts = draw(st.lists(st.integers(-60, 500), min_size=1, max_size=5, unique=True))
    return tuple(between(first, first + draw(st.integers(1, 180))) for first in starts)
