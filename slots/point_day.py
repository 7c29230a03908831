"""A point day: the bookable places of a pickup point on one day, as a route that nobody drives.

Its stops are recipients who come to it, each in the window that they hold or were promised. They
take no time and no way, so the only thing to be tested is how many come in one window.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.model.ids import CarrierRef, RouteRef
from core.model.pickup_point import Bookable, PickupPoint
from core.model.route import Route, Stop, Terminus, Vehicle
from core.model.window import Window
from slots.windows import windows_of_day


def point_day_ref(books_in: CarrierRef, day: date) -> RouteRef:
    return RouteRef(f"{books_in}:{day.isoformat()}")


def empty_day(books_in: CarrierRef, point: PickupPoint, day: date, zone: ZoneInfo) -> Route:
    """Before anybody has booked."""
    begins = datetime.combine(day, time.min, zone)
    ends = datetime.combine(day + timedelta(days=1), time.min, zone)
    return Route(
        ref=point_day_ref(books_in, day),
        carrier=books_in,
        date=day,
        version=1,
        vehicle=Vehicle(ref=str(point.ref)),
        start=Terminus(location=point.location, at=begins),
        end=Terminus(location=point.location, at=ends),
    )


def places_in(bookable: Iterable[Bookable], window: Window, day: date, zone: ZoneInfo) -> int:
    """How many may come in this window of the day; none where it is not one of the point's."""
    return sum(
        each.places for each in bookable if window in windows_of_day((each.window,), day, zone)
    )


def taken(route: Route | None, window: Window, asks: str | None = None) -> int:
    """How many others come then. Who holds a window that they were promised is one person."""
    stops = route.stops if route is not None else ()
    return len({stop.delivery for stop in stops if stop.window == window} - {asks})


def with_visit(route: Route, stop: Stop) -> Route:
    """The day with one more who comes, in the order of the windows."""
    assert stop.window is not None
    stop = replace(stop, arrival=stop.window.start)
    return route.with_stops(tuple(sorted((*route.stops, stop), key=_by_arrival)))


def without_visit(route: Route, key: str) -> Route:
    """Nobody drives, so nobody comes later because one comes not."""
    return route.with_stops(tuple(stop for stop in route.stops if stop.key != key))


def _by_arrival(stop: Stop) -> tuple[bool, datetime | None, str]:
    return stop.arrival is None, stop.arrival, stop.key
