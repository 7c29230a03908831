"""Day routes: a carrier's day to be looked at, route by route: when each stop is made, how much it
may slip, what is aboard; and what one more stop would cost in each gap. It only reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.actions.blackouts import is_blacked_out, is_shut
from core.actions.driven_days import buffer_for
from core.actions.forecasting import may_bring, routes_offered
from core.actions.house import House
from core.actions.stops import stop_for
from core.actions.travel import legs_for
from core.model.carrier import Carrier
from core.model.delivery import Delivery
from core.model.location import Location
from core.model.route import Costing, Route, Stop, Vehicle
from core.model.window import Window
from core.ports import Unavailable
from slots.booking import is_way_point
from slots.legs import Legs
from slots.schedule import Broken, Schedule, Trouble, behind, load, schedule
from slots.seconds import bounds, last_offered, moment, not_earlier
from slots.timetable import Timetable
from slots.windows import windows_of_day

ASKED = "asked"  # the key of a stop that nobody has yet
ASKED_SERVICE_SECONDS = 180
NO_SECONDS = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayStop:
    """A visit as the plan stands: `starts` and `latest` bound when its service can begin."""

    stop: Stop
    number: int
    starts: datetime
    latest: datetime
    travel: timedelta | None  # to it, from the stop before; None where that is not known
    waits: timedelta
    is_behind: bool
    is_way_point: bool

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(seconds=self.stop.service_seconds)

    @property
    def slack(self) -> timedelta:
        return self.latest - self.starts


@dataclass(frozen=True, slots=True, kw_only=True)
class DayGap:
    """Between two stops: what one more would cost there, and into which windows it could come."""

    position: int  # before this stop; the last one is before the way home
    extra: timedelta
    opens: datetime
    closes: datetime
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRoute:
    """`troubles` say why the plan does not hold; it is then shown as its planner told it."""

    route: Route
    stops: tuple[DayStop, ...]
    leaves: datetime
    back: datetime
    travel: timedelta
    waits: timedelta
    units: int
    weight_kg: float
    troubles: tuple[Trouble, ...] = ()
    gaps: tuple[DayGap, ...] = ()

    @property
    def vehicle(self) -> Vehicle:
        return self.route.vehicle

    @property
    def slack(self) -> timedelta:
        """Until the vehicle must be home."""
        return self.route.end.at - self.back


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRoutes:
    """`has_roads` is False where the routing engine did not answer: what is shown is the planner's
    word. `shut` are the day's windows in which the carrier does not drive, there or at all."""

    carrier: Carrier
    day: date
    routes: tuple[DayRoute, ...]
    count: int
    has_roads: bool
    now: datetime
    shut: tuple[Window, ...] = ()

    @property
    def is_forecast(self) -> bool:
        """Whether nobody has planned the day, and its routes stand for what the fleet will do."""
        return bool(self.routes) and all(each.route.is_forecast for each in self.routes)


async def day_routes(
    house: House,
    carrier: Carrier,
    day: date,
    *,
    asks: Delivery | Location | None = None,
    first: int = 0,
    limit: int = 20,
) -> DayRoutes:
    """Some of the day's routes, by their names; of a day that nobody has planned the forecasts on
    which it is offered. `asks` is who wants one more stop.

    Raises Refused(address-not-located) for a delivery without a place.
    """
    now = house.clock.now()
    async with house.store.read() as unit:
        offered = await routes_offered(house, unit, carrier, day, day)
        found = {each.ref: each for each in offered}
        found |= {each.ref: each for each in await unit.routes.of_days(carrier.ref, day, day)}
    every = [found[ref] for ref in sorted(found)]
    shown = every[first : first + limit]
    stop = _asking(asks, carrier)
    try:
        legs = await legs_for(house, shown, [stop.location] if stop is not None else ())
    except Unavailable:
        legs = {}
    every_window = windows_of_day(carrier.windows, day, carrier.zone)
    shut = tuple(window for window in every_window if _is_shut(carrier, window, asks))
    windows = [window for window in every_window if window not in shut]
    return DayRoutes(
        carrier=carrier,
        day=day,
        routes=tuple(_route(house, each, legs, stop, windows, now) for each in shown),
        count=len(every),
        has_roads=bool(legs) or not shown,
        now=now,
        shut=shut,
    )


def _is_shut(carrier: Carrier, window: Window, asks: Delivery | Location | None) -> bool:
    if isinstance(asks, Delivery):
        return is_blacked_out(asks, carrier, window)
    return is_shut(carrier, window, asks)


def _asking(asks: Delivery | Location | None, carrier: Carrier) -> Stop | None:
    match asks:
        case Delivery():
            return stop_for(asks, carrier, None)
        case Location():
            return Stop(key=ASKED, location=asks, service_seconds=ASKED_SERVICE_SECONDS, units=1)
        case None:
            return None


def _route(
    house: House,
    route: Route,
    legs_of: Mapping[Costing, Legs],
    stop: Stop | None,
    windows: Sequence[Window],
    now: datetime,
) -> DayRoute:
    legs = legs_of.get(route.vehicle.costing, Legs())
    found = schedule(route, legs, buffer=buffer_for(house, route.carrier), not_before=now)
    if isinstance(found, Broken):
        return _as_told(route, found, now)
    who = stop.delivery if stop is not None else None
    is_away = who is not None and not may_bring(route, who, now)
    gaps = () if stop is None or is_away else _gaps(house, route, legs_of, stop, windows, now)
    return _as_reckoned(route, found, gaps)


def _as_reckoned(route: Route, found: Schedule, gaps: tuple[DayGap, ...]) -> DayRoute:
    stops = []
    left = not_earlier(route.start.at)
    for index, stop in enumerate(route.stops):
        is_behind = index < found.first
        leg = None if is_behind else found.legs[index - found.first]
        begins = found.earliest[index]
        waits = 0 if leg is None else max(0, begins - left - leg)
        if index == found.first and found.now is not None and found.now > left:
            waits = 0  # it is on its way
        stops.append(
            DayStop(
                stop=stop,
                number=index + 1,
                starts=moment(begins),
                latest=moment(max(begins, found.latest[index])),
                travel=None if leg is None else timedelta(seconds=leg),
                waits=timedelta(seconds=waits),
                is_behind=is_behind,
                is_way_point=is_way_point(stop),
            )
        )
        left = begins + stop.service_seconds
    return DayRoute(
        route=route,
        stops=tuple(stops),
        leaves=route.start.at,
        back=moment(found.back),
        travel=timedelta(seconds=sum(found.legs)),
        waits=sum((stop.waits for stop in stops), NO_SECONDS),
        units=found.units,
        weight_kg=found.weight_kg,
        gaps=gaps,
    )


def _as_told(route: Route, broken: Broken, now: datetime) -> DayRoute:
    """By the planner's own times, where our arithmetic has none."""
    units, weight_kg = load(route)
    first = behind(route, not_earlier(now))
    at = route.start.at
    stops = []
    for index, stop in enumerate(route.stops):
        at = stop.arrival or max(at, stop.window.start if stop.window is not None else at)
        stops.append(
            DayStop(
                stop=stop,
                number=index + 1,
                starts=at,
                latest=at,
                travel=None,
                waits=NO_SECONDS,
                is_behind=index < first,
                is_way_point=is_way_point(stop),
            )
        )
        at += timedelta(seconds=stop.service_seconds)
    return DayRoute(
        route=route,
        stops=tuple(stops),
        leaves=route.start.at,
        back=max(at, route.end.at),
        travel=NO_SECONDS,
        waits=NO_SECONDS,
        units=units,
        weight_kg=weight_kg,
        troubles=broken.reasons,
    )


def _gaps(
    house: House,
    route: Route,
    legs_of: Mapping[Costing, Legs],
    stop: Stop,
    windows: Sequence[Window],
    now: datetime,
) -> tuple[DayGap, ...]:
    """By the very arithmetic that offers windows."""
    buffer = buffer_for(house, route.carrier)
    table = Timetable.of((route,), legs_of, not_before=now, buffer=buffer)
    found = table.gaps(table.ways(legs_of, stop.location), stop)
    columns = zip(
        *(each.tolist() for each in (found.column, found.opens, found.closes)),
        *(each.tolist() for each in (found.extra, found.clear)),
        strict=True,
    )
    return tuple(
        DayGap(
            position=table.position(column),
            extra=timedelta(seconds=extra),
            opens=moment(opens),
            closes=moment(closes),
            windows=tuple(
                window
                for window in windows
                if opens <= last_offered(window, clear)
                and closes >= bounds(window)[0]
                and window.start > now
            ),
        )
        for column, opens, closes, extra, clear in columns
    )
