"""Day routes: a carrier's day to be looked at, route by route: when each stop is made, how much it
may slip, what is aboard; and what one more stop would cost in each gap. It only reads.

Who asks is told what they would be offered: the same windows, on the same routes.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from core.actions.asking import as_it_serves, must_be_allowed
from core.actions.blackouts import is_blacked_out, is_shut
from core.actions.day_gaps import DayGap, gaps_of
from core.actions.driven_days import buffer_for
from core.actions.forecasting import routes_offered
from core.actions.house import House
from core.actions.searching import GAPS_OFFERED, found_near, search_among
from core.actions.slots import slots_for
from core.actions.stops import stop_for
from core.actions.travel import legs_for
from core.actions.windows import others_than_promised, windows_ahead
from core.model.carrier import Carrier, ChangeAction
from core.model.delivery import Delivery
from core.model.ids import RouteRef
from core.model.location import Location
from core.model.pickup_point import PickupPoint
from core.model.route import Costing, Route, Stop, Vehicle
from core.model.window import Window
from core.ports import Unavailable, Unit
from core.refusals import address_not_located
from slots.booking import is_way_point
from slots.legs import Legs
from slots.offers import Offer, offers_of
from slots.schedule import Broken, Schedule, Trouble, behind, load, schedule
from slots.seconds import moment, not_earlier
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
class DayRoute:
    """`troubles` say why the plan does not hold; it is then shown as its planner told it.
    `is_offered`: whether windows are offered on it, to who asks if anybody does."""

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
    is_offered: bool = True

    @property
    def vehicle(self) -> Vehicle:
        return self.route.vehicle

    @property
    def slack(self) -> timedelta:
        """Until the vehicle must be home."""
        return self.route.end.at - self.back


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRoutes:
    """Some of the day's routes; `numbers` says which of all each one is.

    `is_forecast`: it is a day ahead that nobody has planned, and its routes stand for what the
    fleet will do.
    `has_roads` is False where the routing engine did not answer: what is shown is the planner's
    word. `shut` are the day's windows in which the carrier does not drive, there or at all. Of who
    asks: `windows` may be chosen, whatever the routes say; `offers` are those that can be served,
    each where it costs least among all routes of the day; and `point` is where they come to by
    themselves, so that nobody drives.
    """

    carrier: Carrier
    day: date
    routes: tuple[DayRoute, ...]
    numbers: Mapping[RouteRef, int]
    is_forecast: bool
    has_roads: bool
    now: datetime
    shut: tuple[Window, ...] = ()
    windows: tuple[Window, ...] = ()
    offers: tuple[Offer, ...] = ()
    point: PickupPoint | None = None

    @property
    def count(self) -> int:
        return len(self.numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """Who asks, and what they may be offered. `carrier` is as it serves them; `stop` None: nobody
    drives for them."""

    who: Delivery | Location
    carrier: Carrier
    stop: Stop | None
    windows: tuple[Window, ...]
    routes: Sequence[Route] = ()


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

    Raises Refused: address-not-located, not-allowed, past-cutoff.
    """
    now = house.clock.now()
    async with house.store.read() as unit:
        wish = None if asks is None else await _wish(house, unit, carrier, day, asks)
        offered = await routes_offered(house, unit, carrier, day, day)
        found = {each.ref: each for each in (*offered, *(wish.routes if wish else ()))}
        found |= {each.ref: each for each in await unit.routes.of_days(carrier.ref, day, day)}
    every = [found[ref] for ref in sorted(found)]
    shown = every[first : first + limit]
    stop = wish.stop if wish is not None else None
    try:
        legs = await legs_for(house, shown, [stop.location] if stop is not None else ())
        offers = () if wish is None else await _offers(house, wish, day)
        has_roads = True
    except Unavailable:
        legs, offers, has_roads = {}, (), False
    takes = {each.ref for each in (offered if wish is None else wish.routes)}
    here = carrier if wish is None else wish.carrier
    is_ahead = day > now.astimezone(carrier.zone).date()
    of_the_day = [route for route in every if route.date == day]
    return DayRoutes(
        carrier=carrier,
        day=day,
        routes=tuple(_route(house, each, legs, wish, takes, now) for each in shown),
        numbers={route.ref: number for number, route in enumerate(every)},
        is_forecast=is_ahead and bool(of_the_day) and all(one.is_forecast for one in of_the_day),
        has_roads=has_roads,
        now=now,
        shut=_shut(here, day, asks),
        windows=wish.windows if wish is not None else (),
        offers=offers,
        point=here.point,
    )


async def _wish(
    house: House, unit: Unit, carrier: Carrier, day: date, asks: Delivery | Location
) -> _Wish:
    """Raises the refusal that who asks for its windows would hear."""
    now = house.clock.now()
    if isinstance(asks, Location):
        stop = Stop(key=ASKED, location=asks, service_seconds=ASKED_SERVICE_SECONDS, units=1)
        ahead = tuple(
            window
            for window in windows_of_day(carrier.windows, day, carrier.zone)
            if window.start > now and not is_shut(carrier, window, asks)
        )
        routes = await routes_offered(house, unit, carrier, day, day)
        return _Wish(who=asks, carrier=carrier, stop=stop, windows=ahead, routes=routes)
    here = await as_it_serves(unit, carrier, asks)
    if asks.address.point is None and here.point is None:
        raise address_not_located()
    must_be_allowed(asks, here, ChangeAction.CHANGE_WINDOW, now)
    ahead = others_than_promised(windows_ahead(asks, here, now, day, day), asks)
    if here.point is not None:
        return _Wish(who=asks, carrier=here, stop=None, windows=ahead)
    stop = stop_for(asks, here, None)
    routes = await routes_offered(house, unit, here, day, day, asks.id)
    return _Wish(who=asks, carrier=here, stop=stop, windows=ahead, routes=routes)


async def _offers(house: House, wish: _Wish, day: date) -> tuple[Offer, ...]:
    """What they would be offered, from all routes of the day. Raises Unavailable."""
    if isinstance(wish.who, Delivery):
        return await slots_for(house, wish.who, wish.carrier, day, day)
    assert wish.stop is not None
    search = await search_among(
        house, wish.carrier.ref, day, day, wish.routes, wish.stop, wish.windows
    )
    return offers_of((await found_near(house, search, GAPS_OFFERED)).choices)


def _shut(carrier: Carrier, day: date, asks: Delivery | Location | None) -> tuple[Window, ...]:
    def does_not_drive(window: Window) -> bool:
        if isinstance(asks, Delivery):
            return is_blacked_out(asks, carrier, window)
        return is_shut(carrier, window, asks)

    return tuple(filter(does_not_drive, windows_of_day(carrier.windows, day, carrier.zone)))


def _route(
    house: House,
    route: Route,
    legs_of: Mapping[Costing, Legs],
    wish: _Wish | None,
    takes: Collection[RouteRef],
    now: datetime,
) -> DayRoute:
    legs = legs_of.get(route.vehicle.costing, Legs())
    found = schedule(route, legs, buffer=buffer_for(house, route.carrier), not_before=now)
    is_offered = route.ref in takes
    if isinstance(found, Broken):
        shown = _as_told(route, found, now)
    elif wish is None or wish.stop is None or not is_offered or not wish.windows:
        shown = _as_reckoned(route, found, ())
    else:
        gaps = gaps_of(house, route, legs_of, wish.stop, wish.windows, now)
        shown = _as_reckoned(route, found, gaps)
    return replace(shown, is_offered=is_offered)


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
