"""Forecast: the routes of a day that nobody has planned yet, made of what the fleet did before.

A vehicle that was out on most of the same weekdays before will be out again, with the same shift.
Of the stops that it then usually has, every second one is put on its route as mere load, where such
a stop was: its area, its service time, its place in the vehicle, no name and no window. So the
route is about as long, and as near to a door, as a real one will be, and what is booked into it is
tested like any other stop. Its driver rests as on the day with the most rest. It takes as many
bookings as it carries load: no more is promised before the plan than half of what the vehicle
usually does, and the planner has the other half to move.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.model.ids import CarrierRef, RouteRef
from core.model.route import FORECAST, Break, Route, Stop, StopState, Terminus
from slots.booking import is_way_point

LOAD = "load:"  # how the key of a stop that stands for somebody begins
EVERY = 2


def forecast(past: Sequence[Route], day: date, zone: ZoneInfo) -> tuple[Route, ...]:
    """A route for each vehicle that was out on at least half of the days that `past` is of."""
    past = [route for route in past if route.stops and route.vehicle.units]
    days = {route.date for route in past}
    out = Counter(vehicle for vehicle, _ in {(route.vehicle.ref, route.date) for route in past})
    return tuple(
        _route([one for one in past if one.vehicle.ref == vehicle], day, zone)
        for vehicle, times in sorted(out.items())
        if 2 * times >= len(days)
    )


def forecast_ref(carrier: CarrierRef, day: date, vehicle: str) -> RouteRef:
    return RouteRef(f"{FORECAST}{carrier}:{day.isoformat()}:{vehicle}")


def has_room(route: Route, asks: str | None = None) -> bool:
    """Whether one more may be promised on a forecast; whoever stands there already may move."""
    load = sum(1 for stop in route.stops if stop.key.startswith(LOAD))
    booked = {stop.delivery or stop.key for stop in route.stops if _is_booked(stop)}
    return len(booked - {asks}) < load


def emptied(route: Route) -> Route:
    """The forecast without those who stood on it: they are on a planned route by now."""
    return route.with_stops(tuple(stop for stop in route.stops if stop.key.startswith(LOAD)))


def _route(past: Sequence[Route], day: date, zone: ZoneInfo) -> Route:
    usual = sorted(past, key=lambda one: (len(one.stops), one.date, one.ref))[len(past) // 2]
    newest = max(past, key=lambda one: (one.date, one.ref))
    # It may begin late and end early, as it did: what is promised must hold on such a day too.
    begins = max(_local(one.start.at, one.date, zone) for one in past)
    ends = min(_local(one.end.at, one.date, zone) for one in past)
    if ends <= begins:
        begins = _local(newest.start.at, newest.date, zone)
        ends = _local(newest.end.at, newest.date, zone)
    visits = [stop for stop in usual.stops if not is_way_point(stop)]
    load = visits[EVERY - 1 :: EVERY] if len(visits) > 1 else visits
    return Route(
        ref=forecast_ref(newest.carrier, day, newest.vehicle.ref),
        carrier=newest.carrier,
        date=day,
        version=0,
        vehicle=newest.vehicle,
        start=Terminus(location=newest.start.location, at=_on(day, begins, zone)),
        end=Terminus(location=newest.end.location, at=_on(day, ends, zone)),
        stops=tuple(_load(number, stop) for number, stop in enumerate(load)),
        breaks=_breaks(past, day, zone, begins, ends),
    )


def _breaks(
    past: Sequence[Route], day: date, zone: ZoneInfo, begins: timedelta, ends: timedelta
) -> tuple[Break, ...]:
    """By the clock on the wall, as far as they can be taken within the shift."""
    rested = max(
        past, key=lambda one: (sum(rest.seconds for rest in one.breaks), one.date, one.ref)
    )
    found = []
    for rest in rested.breaks:
        first = max(begins, _local(rest.start, rested.date, zone))
        last = min(
            ends - timedelta(seconds=rest.seconds),
            _local(rest.end, rested.date, zone),
        )
        if first <= last:
            start = _on(day, first, zone)
            # Where the clocks are put forward between them, the later one may come out first.
            end = max(start, _on(day, last, zone))
            found.append(Break(start=start, end=end, seconds=rest.seconds))
    return tuple(found)


def _load(number: int, stop: Stop) -> Stop:
    return Stop(
        key=f"{LOAD}{number}",
        location=stop.location,
        service_seconds=stop.service_seconds,
        units=stop.units,
        weight_kg=stop.weight_kg,
    )


def _is_booked(stop: Stop) -> bool:
    return (stop.promised or stop.hold is not None) and stop.state is StopState.PLANNED


def _local(at: datetime, day: date, zone: ZoneInfo) -> timedelta:
    """What the clock on the wall says, counted from the day's midnight."""
    return at.astimezone(zone).replace(tzinfo=None) - datetime.combine(day, time.min)


def _on(day: date, since_midnight: timedelta, zone: ZoneInfo) -> datetime:
    return (datetime.combine(day, time.min) + since_midnight).replace(tzinfo=zone).astimezone(UTC)
